package exchange

import (
	"strings"

	"kartoteka/data/crm"
)

// inn is an ИНН; a zero lost by a spreadsheet is put back where the check
// digits prove it.
func (r *record) inn(key string) string {
	text := r.digits(key)
	if text == "" {
		return ""
	}
	v, err := crm.CheckINN(crm.RestoreINN(text), "")
	if !r.check(key, "problem.import.inn", err) {
		return ""
	}
	return r.judge.intern(v)
}

// digits is a code kept as text; what a spreadsheet made of it (7.7E+09, a
// trailing .0, spaces) is undone.
func (r *record) digits(key string) string {
	text := strings.Map(func(c rune) rune {
		if isGap(c) {
			return -1
		}
		return c
	}, r.valid(key))
	if !strings.Contains(strings.ToUpper(text), "E+") && !strings.Contains(text, ".") {
		return text
	}
	plain, err := decimalText(text, separators{decimal: '.'})
	if err != nil || strings.HasPrefix(plain, "-") {
		return text
	}
	whole, frac, _ := strings.Cut(plain, ".")
	if strings.Trim(frac, "0") != "" {
		return text
	}
	return strings.TrimPrefix(whole, "+")
}

// code is a code judged by one of crm's checks, in normal form.
func (r *record) code(key, words string, check func(string) (string, error)) string {
	text := r.digits(key)
	if text == "" {
		return ""
	}
	v, err := check(text)
	if !r.check(key, words, err) {
		return ""
	}
	return v
}

// email is one address.
func (r *record) email(key string) string {
	text := r.text(key)
	if text == "" {
		return ""
	}
	v, err := crm.CheckEmail(text)
	r.check(key, "problem.import.email", err)
	return v
}

// choice is the value a word of a limited list stands for.
func (r *record) choice(key string) string {
	text := r.valid(key)
	if text == "" {
		return ""
	}
	v, ok := r.readings[key].field.Choices[fold(text)]
	if !ok {
		r.fault(key, "problem.import.choice")
	}
	return v
}
