package store

import (
	"strings"
	"unicode"
)

// Fold brings a name to the form it is compared and sorted in: small letters,
// ё as е, runs of spaces as one, no quotes. Two names that fold alike are one
// name to a person.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case strings.ContainsRune("«»\"'“”„‘’`", r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		r = unicode.ToLower(r)
		if r == 'ё' {
			r = 'е'
		}
		b.WriteRune(r)
	}
	return b.String()
}
