package crm

import (
	"net/mail"
	"strings"

	"kartoteka/data/problem"
)

// CheckEmail checks an address by RFC 5322 and returns it with its domain in
// lower case. The domain needs a dot and may be Cyrillic: инфо@почта.рф. No
// stricter rule is made: the only proof of an address is a letter that arrives.
//
// Problem: problem.email.form.
func CheckEmail(s string) (string, error) {
	s = strings.TrimSpace(s)
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || strings.ContainsAny(s, " \t\r\n") {
		return "", problem.At("", "problem.email.form")
	}
	at := strings.LastIndexByte(s, '@')
	domain := strings.ToLower(s[at+1:])
	if dot := strings.IndexByte(domain, '.'); dot <= 0 || strings.HasSuffix(domain, ".") || strings.Contains(domain, "..") {
		return "", problem.At("", "problem.email.form")
	}
	return s[:at+1] + domain, nil
}
