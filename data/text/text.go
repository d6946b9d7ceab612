// Package text is what the readers of typed and foreign texts share.
package text

import (
	"strings"
	"unicode"
)

// WithoutSpaces drops spaces of every kind: codes are typed and pasted with them.
func WithoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// IsDigits reports whether s is one or more decimal digits.
func IsDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
