package lang

import (
	"math"
	"strconv"
	"strings"

	"kartoteka/data/money"
)

const (
	noBreakSpace = "\u00a0"
	minusSign    = "−"
)

// numbers is how a language writes numbers.
type numbers struct {
	group, decimal      string
	percent             string // after the number, with its space
	beforeRub, afterRub string
}

func (l *Lang) loadNumbers() numbers {
	n := numbers{group: noBreakSpace, decimal: ",", percent: noBreakSpace + "%"}
	if l.code == "en" {
		n.group, n.decimal, n.percent = ",", ".", "%"
	}
	const mark = "\x00"
	n.beforeRub, n.afterRub, _ = strings.Cut(l.T("format.rub", "Sum", mark), mark)
	return n
}

// Money writes a sum with two decimals and no currency: 1 234 567,89, −0,05;
// English 1,234,567.89.
func (l *Lang) Money(m money.Money) string {
	var buf [40]byte
	return string(l.appendFixed(buf[:0], l.numbers.group, int64(m), 2, 2))
}

// Rub writes a sum of roubles as papers do: 12 200,00 руб.; English
// RUB 12,200.00.
func (l *Lang) Rub(m money.Money) string {
	var buf [64]byte
	b := append(buf[:0], l.numbers.beforeRub...)
	b = l.appendFixed(b, l.numbers.group, int64(m), 2, 2)
	return string(append(b, l.numbers.afterRub...))
}

// Qty writes a quantity without trailing zeros: 20, 1,5, 0,125. Thousands are
// parted by no-break spaces in English too: a field would read "1,234" back as
// one unit and a bit.
func (l *Lang) Qty(q money.Qty) string {
	var buf [40]byte
	return string(l.appendFixed(buf[:0], noBreakSpace, int64(q), 3, 0))
}

// Int writes a whole number in groups: 12 345.
func (l *Lang) Int(n int64) string {
	var buf [40]byte
	return string(l.appendFixed(buf[:0], l.numbers.group, n, 0, 0))
}

// Discount writes a discount or mark-up with its sign and without trailing
// zeros: 5,5 %; English 5.5%. Thousands are those of Qty.
func (l *Lang) Discount(p money.Percent) string {
	var buf [40]byte
	b := l.appendFixed(buf[:0], noBreakSpace, int64(p), 2, 0)
	return string(append(b, l.numbers.percent...))
}

// Percent writes a share of a report, given in per cents, with one decimal and
// the sign: 12,3 %; English 12.3%. A value that is no number is a dash.
func (l *Lang) Percent(f float64) string {
	s := l.Number(f, 1)
	if s == dash {
		return s
	}
	return s + l.numbers.percent
}

const dash = "—"

// Number writes a figure of a report, such as a coefficient, with a fixed count
// of decimals, at most nine. It is no way to write money. A value that is no
// number is a dash.
func (l *Lang) Number(f float64, decimals int) string {
	scaled := math.Round(f * math.Pow10(decimals))
	if math.IsNaN(scaled) || math.Abs(scaled) >= 1<<63 {
		return dash
	}
	var buf [40]byte
	return string(l.appendFixed(buf[:0], l.numbers.group, int64(scaled), decimals, decimals))
}

// appendFixed writes n units of 10^-digits, at least so many decimals of them,
// the thousands parted by group.
// Grids call it for each cell they show, so it makes no garbage.
func (l *Lang) appendFixed(b []byte, group string, n int64, digits, least int) []byte {
	u := uint64(n)
	if n < 0 {
		u = -u
		b = append(b, minusSign...)
	}
	var buf [20]byte
	text := strconv.AppendUint(buf[:0], u, 10)
	if short := digits + 1 - len(text); short > 0 {
		text = append(buf[:0], "0000000000"[:short]...)
		text = strconv.AppendUint(text, u, 10)
	}
	whole, frac := text[:len(text)-digits], text[len(text)-digits:]
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, group...)
		}
		b = append(b, c)
	}
	for len(frac) > least && frac[len(frac)-1] == '0' {
		frac = frac[:len(frac)-1]
	}
	if len(frac) > 0 {
		b = append(b, l.numbers.decimal...)
		b = append(b, frac...)
	}
	return b
}
