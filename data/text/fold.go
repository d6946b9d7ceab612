package text

import (
	"strings"
	"unicode"
)

// FoldLetter is the small letter of r, with е for ё.
func FoldLetter(r rune) rune {
	if r = unicode.ToLower(r); r == 'ё' {
		return 'е'
	}
	return r
}

// Fold prepares a text to be searched: small letters, е for ё.
func Fold(s string) string { return strings.Map(FoldLetter, s) }

// FoldName brings a name to the form it is compared and sorted in: small
// letters, е for ё, one space for each run of spaces, no quotes. Two names with
// the same folded form are the same name to a person.
func FoldName(s string) string {
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
		b.WriteRune(FoldLetter(r))
	}
	return b.String()
}
