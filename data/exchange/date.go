package exchange

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// Faults of a date's text.
var (
	errNotDate   = errors.New("not a date")
	errNoSuchDay = errors.New("no such day")
	errFarDate   = errors.New("year out of range")
)

// Years accepted in foreign files; anything else is a slip of the pen.
const firstYear, lastYear = 1950, 2100

// dateOrder is the order of day, month and year in a column.
type dateOrder int

const (
	orderUnknown dateOrder = iota
	dayFirst               // dd/mm/yyyy, dd.mm.yyyy
	monthFirst             // mm/dd/yyyy
)

// dateParts are the three numbers of a date as written.
type dateParts struct {
	a, b, c   int
	yearFirst bool // a is the year: the order is certain
	named     bool // a is the day and b the month, known by its name
	dotted    bool // written with dots: the day is first wherever dots are used
	serial    int  // days since 1899-12-30, when the text is one number
}

// splitDate parts the text of a date; a time after it is dropped.
func splitDate(text string) (dateParts, error) {
	text = strings.TrimFunc(text, isBlank)
	if n, ok := serialDay(text); ok {
		return dateParts{serial: n}, nil
	}
	if len(text) == 8 && allDigits(text) {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	text, ok := dropTime(text)
	if !ok {
		return dateParts{}, errNotDate
	}
	words := strings.FieldsFunc(text, func(r rune) bool {
		return isBlank(r) || strings.ContainsRune("./-,", r)
	})
	if len(words) == 4 && (strings.EqualFold(words[3], "г") || strings.EqualFold(words[3], "года")) {
		words = words[:3]
	}
	if len(words) != 3 {
		return dateParts{}, errNotDate
	}
	p := dateParts{dotted: strings.Count(text, ".") >= 2}
	if m := monthNamed(words[0]); m > 0 { // November 8, 2016
		words[0], words[1] = words[1], words[0]
	}
	if m := monthNamed(words[1]); m > 0 {
		words[1], p.named = strconv.Itoa(m), true
	}
	for i, word := range words {
		if !allDigits(word) || len(word) > 4 || len(word) > 2 && i == 1 {
			return dateParts{}, errNotDate
		}
	}
	p.a, _ = strconv.Atoi(words[0])
	p.b, _ = strconv.Atoi(words[1])
	p.c, _ = strconv.Atoi(words[2])
	p.yearFirst = len(words[0]) == 4
	switch long := len(words[2]); {
	case p.yearFirst && long > 2, !p.yearFirst && long != 2 && long != 4, !p.yearFirst && len(words[0]) > 2:
		return dateParts{}, errNotDate
	case !p.yearFirst && long == 2: // the century as Excel chooses it, but later: sales are not of the thirties
		if p.c += 1900; p.c < 1970 {
			p.c += 100
		}
	}
	return p, nil
}

// evidence says which order the date itself proves: orderUnknown when both
// are possible or neither is.
func (p dateParts) evidence() dateOrder {
	switch {
	case p.serial != 0 || p.yearFirst || p.named:
		return orderUnknown
	case p.dotted:
		return dayFirst
	case p.a > 12 && p.b <= 12:
		return dayFirst
	case p.b > 12 && p.a <= 12:
		return monthFirst
	}
	return orderUnknown
}

// needsOrder reports whether the day meant depends on the order.
func (p dateParts) needsOrder() bool {
	return p.serial == 0 && !p.yearFirst && !p.named && !p.dotted && p.a != p.b
}

// day makes the civil day, 00:00 UTC.
func (p dateParts) day(order dateOrder, date1904 bool) (time.Time, error) {
	if p.serial != 0 {
		return serialDate(p.serial, date1904)
	}
	y, m, d := p.c, p.b, p.a
	switch {
	case p.yearFirst:
		y, m, d = p.a, p.b, p.c
	case p.named, p.dotted:
	case order == monthFirst:
		m, d = p.a, p.b
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m || t.Year() != y {
		return time.Time{}, errNoSuchDay
	}
	if y < firstYear || y > lastYear {
		return time.Time{}, errFarDate
	}
	return t, nil
}

// serialDay reads a day number of Excel, of five digits since 1927; the fraction
// is the time of day.
func serialDay(text string) (int, bool) {
	whole, frac, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if len(whole) != 5 || !allDigits(whole) || frac != "" && !allDigits(frac) {
		return 0, false
	}
	n, _ := strconv.Atoi(whole)
	return n, n > 0
}

// serialDate makes a day of Excel's number: days since 1899-12-30, or since
// 1904-01-01 in workbooks of old Macintoshes (ECMA-376 part 1, 18.17.4.1).
func serialDate(n int, date1904 bool) (time.Time, error) {
	base := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		base = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	t := base.AddDate(0, 0, n)
	if t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}, errFarDate
	}
	return t, nil
}

// dropTime cuts the time of day off: «2026-11-23T10:05:00Z», «23.11.2026 0:00».
func dropTime(text string) (string, bool) {
	at := strings.IndexByte(text, ':')
	if at < 0 {
		return text, true
	}
	start := strings.LastIndexAny(text[:at], " Tt\u00a0")
	if start < 0 {
		return "", false
	}
	for _, r := range text[start+1:] {
		if (r < '0' || r > '9') && !strings.ContainsRune(":.,+-ZzAaPpMm \u00a0\u202f", r) {
			return "", false
		}
	}
	return strings.TrimFunc(text[:start], isBlank), true
}

// months are the beginnings of month names by which they are told apart.
var months = [...][2]string{
	{"янв", "jan"},
	{"фев", "feb"},
	{"мар", "mar"},
	{"апр", "apr"},
	{"мая", "may"},
	{"июн", "jun"},
	{"июл", "jul"},
	{"авг", "aug"},
	{"сен", "sep"},
	{"окт", "oct"},
	{"ноя", "nov"},
	{"дек", "dec"},
}

// monthNamed is the number of a month by its Russian or English name or its
// beginning; 0 for other words.
func monthNamed(word string) int {
	if allDigits(word) {
		return 0
	}
	word = strings.ToLower(word)
	if word == "май" {
		return 5
	}
	for i, names := range months {
		if strings.HasPrefix(word, names[0]) || strings.HasPrefix(word, names[1]) {
			return i + 1
		}
	}
	return 0
}

// allDigits reports whether the text is digits only, at least one.
func allDigits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text != ""
}

// looksLikeDate reports whether a text is a date in some order, not counting
// bare day numbers.
func looksLikeDate(text string) bool {
	p, err := splitDate(text)
	if err != nil || p.serial != 0 {
		return false
	}
	if _, err = p.day(dayFirst, false); err != nil {
		_, err = p.day(monthFirst, false)
	}
	return err == nil
}
