package store

import (
	"strings"
	"unicode"

	"kartoteka/data/crm"
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

// FormMark stands between the own name and the legal form in a NameKey. It
// sorts before whatever may continue a name.
const FormMark = "\x01"

// NameKey is what clients are found by and ordered by: the folded own name, then
// the legal form. «ООО «Альфа»» stands beside «ИП Алёхин» and is the same client
// as «Альфа, ООО», but not as «АО «Альфа»».
func NameKey(name string) string {
	own, form := crm.SplitName(name)
	if form != "" {
		form = FormMark + Fold(form)
	}
	return Fold(own) + form
}
