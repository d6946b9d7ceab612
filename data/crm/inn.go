package crm

import (
	"strings"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

// Weights of the control digits of an ИНН (приказ ФНС 26.06.2025
// № ЕД-7-14/559@; unchanged since 1993).
var (
	innCompany     = []int{2, 4, 10, 3, 5, 9, 4, 6, 8}
	innPersonFirst = []int{7, 2, 4, 10, 3, 5, 9, 4, 6, 8}
	innPersonLast  = []int{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}
)

// CheckINN checks an ИНН and returns its digits without spaces: 10 digits of a
// company, 12 of an entrepreneur or person, either for an unknown kind. The
// region in the first digits is not judged: since 2026 it need not name an
// inspection.
//
// Problems: problem.inn.digits, .length (Want, Have), .zeros, .checksum.
func CheckINN(s string, kind PartyKind) (string, error) {
	inn := text.WithoutSpaces(s)
	if !text.IsDigits(inn) {
		return "", problem.At("", "problem.inn.digits")
	}
	if err := innLength(inn, kind); err != nil {
		return "", err
	}
	if strings.Trim(inn, "0") == "" {
		return "", problem.At("", "problem.inn.zeros")
	}
	if !innKeyHolds(inn) {
		return "", problem.At("", "problem.inn.checksum")
	}
	return inn, nil
}

func innLength(inn string, kind PartyKind) error {
	short, long := len(inn) == 10, len(inn) == 12
	switch {
	case kind == "" && !short && !long:
		return problem.At("", "problem.inn.length", "Have", len(inn))
	case kind == Company && !short:
		return problem.At("", "problem.inn.length_company", "Have", len(inn))
	case kind != "" && kind != Company && !long:
		return problem.At("", "problem.inn.length_person", "Have", len(inn))
	}
	return nil
}

// innKeyHolds checks the control digits of 10 or 12 digits.
func innKeyHolds(inn string) bool {
	if len(inn) == 10 {
		return innDigit(inn, innCompany) == inn[9]
	}
	return innDigit(inn, innPersonFirst) == inn[10] && innDigit(inn, innPersonLast) == inn[11]
}

// innDigit is the weighted sum of the first digits mod 11 mod 10.
func innDigit(inn string, weights []int) byte {
	sum := 0
	for i, w := range weights {
		sum += w * int(inn[i]-'0')
	}
	return byte('0' + sum%11%10)
}

// RestoreINN gives an ИНН back the leading zero that a spreadsheet ate when it
// took the code for a number: 9 or 11 digits are padded if the result passes
// the check. Anything else is returned as it is, without spaces.
func RestoreINN(s string) string {
	inn := text.WithoutSpaces(s)
	if len(inn) == 9 || len(inn) == 11 {
		if padded, err := CheckINN("0"+inn, ""); err == nil {
			return padded
		}
	}
	return inn
}
