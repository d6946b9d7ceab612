package money

import (
	"math"
	"strings"
	"unicode"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

// Digits after the separator that each type keeps.
const (
	moneyDigits   = 2
	qtyDigits     = 3
	percentDigits = 2
)

// Parse reads a sum as people and files write it: «1 234,56», «1234.5»,
// «−1 500,00 ₽», «+20 руб.», "1,234.56". Spaces of every kind are skipped. When
// both a comma and a dot occur, the last one separates the kopecks; a lone one
// always does, so "1,234" is a number of three decimals and refused. More than
// two decimals are refused; ParseRounded rounds them.
//
// Problems: problem.money.empty, .syntax (Text), .decimals (Max), .too_big.
func Parse(s string) (Money, error) {
	n, err := parse(trimCurrency(s), moneyDigits, false)
	return Money(n), err
}

// ParseRounded reads like Parse and rounds surplus decimals half away from zero:
// foreign files keep four or more.
func ParseRounded(s string) (Money, error) {
	n, err := parse(trimCurrency(s), moneyDigits, true)
	return Money(n), err
}

// ParseQty reads a quantity, at most three decimals; forms and problems are
// those of Parse.
func ParseQty(s string) (Qty, error) {
	n, err := parse(s, qtyDigits, false)
	return Qty(n), err
}

// ParseQtyRounded reads like ParseQty and rounds surplus decimals half away
// from zero.
func ParseQtyRounded(s string) (Qty, error) {
	n, err := parse(s, qtyDigits, true)
	return Qty(n), err
}

// ParsePercent reads a discount with or without the sign %, at most two
// decimals; forms and problems are those of Parse.
func ParsePercent(s string) (Percent, error) {
	n, err := parse(trimPercent(s), percentDigits, false)
	return Percent(n), err
}

// ParsePercentRounded reads like ParsePercent and rounds surplus decimals half
// away from zero.
func ParsePercentRounded(s string) (Percent, error) {
	n, err := parse(trimPercent(s), percentDigits, true)
	return Percent(n), err
}

// currencies may follow or precede a sum, in any case of letters.
var currencies = []string{"рублей", "рубля", "рубль", "руб.", "руб", "р.", "р", "₽", "rub", "rur"}

func trimCurrency(s string) string {
	t := strings.TrimSpace(s)
	for _, c := range currencies {
		rest := len(t) - len(c)
		if rest >= 0 && strings.EqualFold(t[rest:], c) {
			return t[:rest]
		}
		if rest >= 0 && strings.EqualFold(t[:len(c)], c) {
			return t[len(c):]
		}
	}
	return t
}

func trimPercent(s string) string {
	return strings.TrimSuffix(strings.TrimSpace(s), "%")
}

// parse reads a decimal number as an integer of units 10^-digits.
func parse(s string, digits int, round bool) (int64, error) {
	d, err := scan(s)
	if err != nil {
		return 0, err
	}
	kept, surplus := d.frac, ""
	if len(kept) > digits {
		kept, surplus = d.frac[:digits], d.frac[digits:]
	}
	if strings.Trim(surplus, "0") != "" && !round {
		return 0, problem.At("", "problem.money.decimals", "Text", strings.TrimSpace(s), "Max", digits)
	}
	n, ok := magnitude(d.whole + kept + strings.Repeat("0", digits-len(kept)))
	if ok && surplus != "" && surplus[0] >= '5' {
		n++
	}
	switch {
	case !ok || n > 1<<63 || n == 1<<63 && !d.negative:
		return 0, tooBig()
	case d.negative:
		return -int64(n), nil
	default:
		return int64(n), nil
	}
}

// magnitude reads digits; false when they pass 2^63, the least integer's.
func magnitude(digits string) (uint64, bool) {
	var n uint64
	for _, c := range []byte(digits) {
		if n > (math.MaxUint64-9)/10 {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
	}
	return n, n <= 1<<63
}

// decimal is a number as written: digits before and after the separator.
type decimal struct {
	negative    bool
	whole, frac string
}

// scan splits a written number, dropping spaces and thousands separators.
func scan(s string) (decimal, error) {
	bare := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\'', r == '’':
			return -1
		case r == '−', r == '–':
			return '-'
		default:
			return r
		}
	}, s)
	if bare == "" {
		return decimal{}, problem.At("", "problem.money.empty")
	}
	d := decimal{negative: bare[0] == '-'}
	if d.negative || bare[0] == '+' {
		bare = bare[1:]
	}
	var ok bool
	if d.whole, d.frac, ok = split(bare); !ok {
		return decimal{}, problem.At("", "problem.money.syntax", "Text", strings.TrimSpace(s))
	}
	return d, nil
}

// split cuts an unsigned number at its decimal separator and checks the groups
// of thousands before it.
func split(s string) (whole, frac string, ok bool) {
	whole = s
	if at := strings.LastIndexAny(s, ",."); at >= 0 && strings.Count(s, s[at:at+1]) == 1 {
		whole, frac = s[:at], s[at+1:]
	}
	if at := strings.IndexAny(whole, ",."); at >= 0 {
		groups := strings.Split(whole, whole[at:at+1])
		for i, g := range groups {
			if i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3) {
				return "", "", false
			}
		}
		whole = strings.Join(groups, "")
	}
	return whole, frac, text.IsDigits(whole + frac)
}
