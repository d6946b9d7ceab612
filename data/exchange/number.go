package exchange

import (
	"errors"
	"strconv"
	"strings"
)

// Why a text is no number.
var (
	errNotNumber = errors.New("not a number")
	errAmbiguous = errors.New("decimal or grouping separator")
)

// bareNumber takes away what people write around a number: spaces of all
// widths, apostrophes between thousands, currency and per cent signs; it makes
// every minus a hyphen and (1) into -1.
func bareNumber(text string) string {
	if strings.Trim(text, "0123456789.,-") == "" {
		return text
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case isBlank(r) || r == '\'' || r == '’' || r == '₽' || r == '$' || r == '€' || r == '%':
			return -1
		case r == '−' || r == '–' || r == '—':
			return '-'
		}
		return r
	}, text)
	lower := strings.ToLower(text)
	for _, unit := range []string{"руб.", "руб", "р.", "rub", "rur", "usd", "eur"} {
		if strings.HasSuffix(lower, unit) {
			text = text[:len(text)-len(unit)]
			break
		}
	}
	if len(text) > 2 && text[0] == '(' && text[len(text)-1] == ')' {
		text = "-" + text[1:len(text)-1]
	}
	return text
}

// foreignCurrency reports whether a sum is written in dollars or euros.
func foreignCurrency(text string) bool {
	if strings.ContainsAny(text, "$€") {
		return true
	}
	unit := strings.ToUpper(strings.TrimLeft(text, "0123456789.,-+ \u00a0\u202f"))
	return unit == "USD" || unit == "EUR"
}

// decimalText reads a number written with these separators into plain form:
// sign, digits, a dot, digits.
func decimalText(text string, s separators) (string, error) {
	text = bareNumber(text)
	mantissa, exponent, err := cutExponent(text)
	if err != nil {
		return "", err
	}
	switch at := strings.IndexAny(mantissa, ",."); {
	case at < 0:
	case s.group != 0 && strings.IndexByte(mantissa, s.group) >= 0:
		if mantissa, err = ungroup(mantissa, s); err != nil {
			return "", err
		}
	case strings.Count(mantissa, ",")+strings.Count(mantissa, ".") > 1:
		return "", errNotNumber
	case mantissa[at] != s.decimal && unclearMark(mantissa):
		return "", errAmbiguous
	}
	mantissa = strings.Replace(mantissa, ",", ".", 1)
	if !plainDecimal(mantissa) {
		return "", errNotNumber
	}
	if exponent == 0 {
		return mantissa, nil
	}
	return shift(mantissa, exponent), nil
}

// ungroup drops the marks between thousands when they are in their places.
func ungroup(text string, s separators) (string, error) {
	whole, frac, hasFrac := strings.Cut(text, string(s.decimal))
	for i, part := range strings.Split(strings.TrimLeft(whole, "+-"), string(s.group)) {
		if i > 0 && len(part) != 3 || i == 0 && (part == "" || len(part) > 3) {
			return "", errNotNumber
		}
	}
	whole = strings.ReplaceAll(whole, string(s.group), "")
	if hasFrac {
		return whole + string(s.decimal) + frac, nil
	}
	return whole, nil
}

// cutExponent parts 7.7E+09 into 7.7 and 9.
func cutExponent(text string) (mantissa string, exponent int, err error) {
	at := strings.IndexAny(text, "eE")
	if at < 0 {
		return text, 0, nil
	}
	exponent, err = strconv.Atoi(text[at+1:])
	if err != nil || exponent < -30 || exponent > 30 {
		return "", 0, errNotNumber
	}
	return text[:at], exponent, nil
}

// plainDecimal reports whether the text is a sign, digits, a dot and digits.
func plainDecimal(text string) bool {
	digits, dots := 0, 0
	for i, c := range []byte(text) {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.' && dots == 0:
			dots++
		case (c == '-' || c == '+') && i == 0:
		default:
			return false
		}
	}
	return digits > 0 && digits <= 60
}

// shift moves the dot of a plain decimal by n places to the right.
func shift(text string, n int) string {
	sign := ""
	if text[0] == '-' || text[0] == '+' {
		sign, text = text[:1], text[1:]
	}
	whole, frac, _ := strings.Cut(text, ".")
	at := len(whole) + n
	digits := whole + frac
	if at <= 0 {
		return sign + "0." + strings.Repeat("0", -at) + digits
	}
	if at >= len(digits) {
		return sign + digits + strings.Repeat("0", at-len(digits))
	}
	return sign + digits[:at] + "." + digits[at:]
}

// storedNumber undoes the binary form of a number in a workbook: 0.1+0.2 is
// stored as 0.30000000000000004 while the program that wrote it shows and means
// 15 digits (Excel keeps no more). A number that those 15 digits hardly shorten
// means all it has (16 digits of kopecks lose three letters at most).
func storedNumber(text string) string {
	if len(text) < 17 || strings.Trim(text, "-+0123456789.Ee") != "" {
		return text
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	if short := strconv.FormatFloat(v, 'g', 15, 64); len(short) <= len(text)-4 {
		return short
	}
	return text
}

// surplus reports whether a plain decimal has more than so many decimals, so
// that reading it rounds.
func surplus(text string, places int) bool {
	_, frac, _ := strings.Cut(text, ".")
	return len(frac) > places && strings.Trim(frac[places:], "0") != ""
}

// looksLikeNumber reports whether a text is a number under some separators.
func looksLikeNumber(text string) bool {
	var e numberEvidence
	e.see(text)
	_, err := decimalText(text, e.decide('.'))
	return err == nil
}
