package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kartoteka/data/crm"
	"kartoteka/data/text"
)

// Likeness is why two cards look like one client. The larger is the surer.
type Likeness int

// Reasons, from the weakest. A name speaks only while one of the cards has no
// ИНН: many firms bear one name.
const (
	LikeNothing Likeness = iota
	LikeNear             // the name is written almost so
	LikeName             // the same name without legal form, quotes and ё
	LikeMail             // a mail of both
	LikePhone            // a phone of both
	LikeINN              // the same ИНН, and not two КПП of one firm
)

// cardKeys is what a card is recognised by.
type cardKeys struct {
	inn, kpp      string
	phones, mails []string
	name          string // letters and digits of the own name, see bareName
	words         string // the same words in order of the alphabet
}

func keysOf(c *crm.Client) cardKeys {
	k := cardKeys{inn: strings.Join(strings.Fields(c.INN), ""), kpp: strings.Join(strings.Fields(c.KPP), ""), name: bareName(c.Name)}
	if c.Deleted || !c.Merged.IsZero() {
		return cardKeys{}
	}
	for _, s := range c.AllPhones() {
		if p := crm.NormalizePhone(s); p.E164 != "" && !slices.Contains(k.phones, p.E164) {
			k.phones = append(k.phones, p.E164)
		}
	}
	for _, s := range c.AllEmails() {
		if s = strings.ToLower(strings.TrimSpace(s)); s != "" && len(s) <= longestMail && !slices.Contains(k.mails, s) {
			k.mails = append(k.mails, s)
		}
	}
	words := strings.Fields(k.name)
	slices.Sort(words)
	k.words = strings.Join(words, " ")
	return k
}

// longestMail is the bytes of the longest address there may be (RFC 5321).
const longestMail = 254

// bareName is the own name by its letters and digits alone: «ООО «Альфа-Снаб»»
// is «альфа снаб».
func bareName(name string) string {
	return strings.Join(strings.FieldsFunc(text.FoldName(crm.OwnName(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// Alike says why two cards look like one client, the surest reason.
func Alike(a, b *crm.Client) Likeness {
	x, y := keysOf(a), keysOf(b)
	return x.like(&y)
}

func (k *cardKeys) like(o *cardKeys) Likeness {
	switch {
	case k.inn != "" && k.inn == o.inn && (k.kpp == o.kpp || k.kpp == "" || o.kpp == ""):
		return LikeINN
	case meet(k.phones, o.phones):
		return LikePhone
	case meet(k.mails, o.mails):
		return LikeMail
	case k.inn != "" && o.inn != "" || k.name == "" || o.name == "":
		return LikeNothing
	case k.words == o.words:
		return LikeName
	case near(k.name, o.name):
		return LikeNear
	}
	return LikeNothing
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// nearLetters is the shortest name one letter of which may be a slip.
const nearLetters = 6

// near reports whether two bare names differ by one letter: put in, left out or
// mistaken. Digits are never a slip («Склад 1» is not «Склад 2»), and neither
// are initials («Иванов А Б» is not «Иванов А В»).
func near(a, b string) bool {
	if utf8.RuneCountInString(a) > utf8.RuneCountInString(b) {
		a, b = b, a
	}
	if utf8.RuneCountInString(a) < nearLetters {
		return false
	}
	x, y := []rune(a), []rune(b)
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	rest := x[i:]
	if len(x) == len(y) && i < len(x) {
		rest = x[i+1:]
	}
	if i == len(y) || string(rest) != string(y[i+1:]) {
		return false
	}
	return slip(y, i) && (len(x) != len(y) || slip(x, i))
}

// slip reports whether the letter could be a slip: no digit, and of a word of
// three letters or more; a space could always.
func slip(name []rune, at int) bool {
	if name[at] == ' ' {
		return true
	}
	from, to := at, at
	for from > 0 && name[from-1] != ' ' {
		from--
	}
	for to < len(name) && name[to] != ' ' {
		to++
	}
	return !unicode.IsDigit(name[at]) && to-from >= 3
}
