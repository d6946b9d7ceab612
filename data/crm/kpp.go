package crm

import (
	"regexp"
	"strings"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

// kppForm is NNNNPPXXX: inspection, reason (digits or capital Latin letters),
// number (приказ ФНС 26.06.2025 № ЕД-7-14/559@).
var kppForm = regexp.MustCompile(`^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$`)

// CheckKPP checks a КПП and returns it without spaces. It has no control digit.
//
// Problems: problem.kpp.form, problem.kpp.zeros.
func CheckKPP(s string) (string, error) {
	kpp := text.WithoutSpaces(s)
	if !kppForm.MatchString(kpp) {
		return "", problem.At("", "problem.kpp.form")
	}
	if strings.Trim(kpp, "0") == "" {
		return "", problem.At("", "problem.kpp.zeros")
	}
	return kpp, nil
}
