package exchange

import (
	"errors"
	"testing"
)

func TestANumberIsReadByTheMarksOfItsColumn(t *testing.T) {
	for _, c := range []struct {
		column []string // all cells; the first is read
		usual  byte
		want   string
		err    error
	}{
		{[]string{"1 234,56"}, '.', "1234.56", nil},
		{[]string{"1\u00a0234\u202f567,5"}, '.', "1234567.5", nil},
		{[]string{"1,234.56"}, ',', "1234.56", nil},
		{[]string{"1.234,56"}, '.', "1234.56", nil},
		{[]string{"1,234,567"}, ',', "1234567", nil},
		{[]string{"1'234.50"}, '.', "1234.50", nil},
		{[]string{"0,125", "1,5"}, '.', "0.125", nil},
		{[]string{"1,234", "2,5"}, '.', "1.234", nil},               // the column's mark is the comma
		{[]string{"1,234", "2.5"}, ',', "", errAmbiguous},           // thousands or a slip
		{[]string{"1,234", "12,345.50"}, ',', "1234", nil},          // the comma parts thousands
		{[]string{"1,234", "12,3.4", "1.5"}, '.', "", errAmbiguous}, // marks in no order tell nothing
		{[]string{"1.234"}, '.', "1.234", nil},                      // nothing tells but the file
		{[]string{"1.234"}, ',', "", errAmbiguous},                  // nothing tells
		{[]string{"−1 500,00 ₽"}, '.', "-1500.00", nil},             // minus and currency
		{[]string{"(12,50)"}, '.', "-12.50", nil},                   // as accountants write
		{[]string{"7.707083893E+09"}, '.', "7707083893.", nil},      // as Excel writes long codes
		{[]string{"1.5e-3"}, '.', "0.0015", nil},                    //
		{[]string{"610 руб."}, '.', "610", nil},                     //
		{[]string{"15 %"}, '.', "15", nil},                          //
		{[]string{"1,2,3"}, '.', "", errNotNumber},                  // groups of three only
		{[]string{"12-34"}, '.', "", errNotNumber},                  //
		{[]string{"1.2.3"}, '.', "", errNotNumber},                  //
		{[]string{"много"}, '.', "", errNotNumber},                  //
		{[]string{"1E999999999"}, '.', "", errNotNumber},            // no terabytes of zeros
		{[]string{"--5"}, '.', "", errNotNumber},                    //
		{[]string{"."}, '.', "", errNotNumber},                      //
		{[]string{"12.34.5", "1.234,50"}, '.', "", errNotNumber},    //
	} {
		var e numberEvidence
		for _, text := range c.column {
			e.see(text)
		}
		got, err := decimalText(c.column[0], e.decide(c.usual))
		if !errors.Is(err, c.err) || trimDot(got) != trimDot(c.want) {
			t.Errorf("%q of %q = %q, %v; want %q, %v", c.column[0], c.column, got, err, c.want, c.err)
		}
	}
}

// trimDot makes "5." and "5" one.
func trimDot(s string) string {
	if n := len(s); n > 0 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}

func TestTheBinaryFormOfAStoredNumberIsUndone(t *testing.T) {
	for stored, want := range map[string]string{
		"0.30000000000000004":    "0.3",
		"957.57749999999999":     "957.5775",
		"1234.5649999999999":     "1234.565",
		"12345678901234.56":      "12345678901234.56", // all digits are meant
		"90071992547409.93":      "90071992547409.93",
		"7.7070838930000004E+09": "7707083893",
		"40702810938120061991":   "40702810938120061991", // a code, not a number
		"12.5":                   "12.5",
	} {
		if got := storedNumber(stored); got != want {
			t.Errorf("%s is %s, want %s", stored, got, want)
		}
	}
}
