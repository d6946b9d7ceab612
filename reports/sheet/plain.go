package sheet

import (
	"strconv"
	"strings"
	"time"

	"kartoteka/reports"
)

// plain writes a cell for programs: dots in numbers, two decimals in money,
// four in per cents, ISO dates, a period by its first day. A word stands by
// its last part, "axis.manager.none" as "none"; beside figures, where a word
// explains why there is none, and for a missing value the field is empty.
func plain(c reports.Cell, in reports.Kind) string {
	if !c.Set {
		return ""
	}
	switch c.Kind {
	case reports.KindMoney:
		return fixed(c.Int, 2, 2)
	case reports.KindQty:
		return fixed(c.Int, 3, 0)
	case reports.KindCount:
		return strconv.FormatInt(c.Int, 10)
	case reports.KindPercent:
		return strconv.FormatFloat(c.Float, 'f', 4, 64)
	case reports.KindDate, reports.KindPeriod:
		return c.Time.Format(time.DateOnly)
	case reports.KindWord:
		if in.Number() {
			return ""
		}
		return c.Text[strings.LastIndexByte(c.Text, '.')+1:]
	}
	return c.Text
}

// fixed writes n units of 10^-digits with a dot, keeping at least so many
// decimals.
func fixed(n int64, digits, least int) string {
	sign, u := "", uint64(n)
	if n < 0 {
		sign, u = "-", -u
	}
	s := strconv.FormatUint(u, 10)
	if len(s) <= digits {
		s = strings.Repeat("0", digits+1-len(s)) + s
	}
	whole, part := s[:len(s)-digits], s[len(s)-digits:]
	for len(part) > least && strings.HasSuffix(part, "0") {
		part = part[:len(part)-1]
	}
	if part == "" {
		return sign + whole
	}
	return sign + whole + "." + part
}

// guard puts an apostrophe before a text that a spreadsheet would take for a
// formula (OWASP, CSV injection). A sign followed by nothing but digits and
// what phones are written with is harmless and stays.
func guard(s string) string {
	if s == "" {
		return s
	}
	switch s[0] {
	case '=', '@', '\t', '\r', '\n':
		return "'" + s
	case '+', '-':
		if strings.Trim(s[1:], "0123456789 ()-\u00a0") != "" {
			return "'" + s
		}
	}
	return s
}

// clean drops the control characters that XML and CSV readers refuse.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}
