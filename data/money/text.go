package money

import "strconv"

// String writes the sum for files: "1234.50", "-0.05". People are shown
// lang.Money instead.
func (m Money) String() string {
	return string(appendFixed(nil, int64(m), moneyDigits, moneyDigits))
}

// String writes the quantity for files without trailing zeros: "20", "0.125".
func (q Qty) String() string { return string(appendFixed(nil, int64(q), qtyDigits, 0)) }

// String writes the per cents for files without trailing zeros or sign: "5.5".
func (p Percent) String() string { return string(appendFixed(nil, int64(p), percentDigits, 0)) }

// appendFixed writes n units of 10^-digits with a dot, keeping at least the
// given count of decimals.
func appendFixed(b []byte, n int64, digits, least int) []byte {
	if n < 0 {
		b = append(b, '-')
	}
	unit := uint64(1)
	for range digits {
		unit *= 10
	}
	b = strconv.AppendUint(b, abs(n)/unit, 10)
	frac := strconv.AppendUint(nil, unit+abs(n)%unit, 10)[1:]
	for len(frac) > least && frac[len(frac)-1] == '0' {
		frac = frac[:len(frac)-1]
	}
	if len(frac) == 0 {
		return b
	}
	return append(append(b, '.'), frac...)
}
