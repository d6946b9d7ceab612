package crm

import (
	"strconv"
	"strings"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

// CheckOGRN checks the ОГРН of a company, 13 digits, or the ОГРНИП of an
// entrepreneur, 15 digits; either for another kind. It returns the digits
// without spaces. The last digit is the rest of the number before it by 11, or
// by 13 in an ОГРНИП, and of that rest the last digit (приказ Минфина
// 30.10.2017 № 165н).
//
// Problems: problem.ogrn.digits, .length, .length_company and
// .length_entrepreneur (Have), .zeros, .checksum.
func CheckOGRN(s string, kind PartyKind) (string, error) {
	ogrn := text.WithoutSpaces(s)
	if !text.IsDigits(ogrn) {
		return "", problem.At("", "problem.ogrn.digits")
	}
	if err := ogrnLength(ogrn, kind); err != nil {
		return "", err
	}
	if strings.Trim(ogrn, "0") == "" {
		return "", problem.At("", "problem.ogrn.zeros")
	}
	last := len(ogrn) - 1
	number, err := strconv.ParseUint(ogrn[:last], 10, 64)
	divisor := uint64(last - 1) // 11 for 13 digits, 13 for 15
	if err != nil || byte('0'+number%divisor%10) != ogrn[last] {
		return "", problem.At("", "problem.ogrn.checksum")
	}
	return ogrn, nil
}

func ogrnLength(ogrn string, kind PartyKind) error {
	company, entrepreneur := len(ogrn) == 13, len(ogrn) == 15
	switch {
	case kind == Company && !company:
		return problem.At("", "problem.ogrn.length_company", "Have", len(ogrn))
	case kind == Entrepreneur && !entrepreneur:
		return problem.At("", "problem.ogrn.length_entrepreneur", "Have", len(ogrn))
	case !company && !entrepreneur:
		return problem.At("", "problem.ogrn.length", "Have", len(ogrn))
	}
	return nil
}
