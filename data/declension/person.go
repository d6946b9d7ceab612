package declension

import (
	"strings"
	"unicode/utf8"
)

// Gender is the grammatical gender of a name.
type Gender string

// Genders.
const (
	Unknown Gender = ""
	Male    Gender = "male"
	Female  Gender = "female"
)

// GenderOf tells the gender from a name in the order Фамилия Имя Отчество: by
// the patronymic, or by the ending of the family name where there is none.
func GenderOf(name string) Gender {
	words := strings.Fields(strings.ToLower(name))
	for _, w := range words[min(len(words), 1):] {
		switch {
		case w == "оглы", strings.HasSuffix(w, "ич"):
			return Male
		case w == "кызы", strings.HasSuffix(w, "вна"), strings.HasSuffix(w, "чна"):
			return Female
		}
	}
	if len(words) == 0 {
		return Unknown
	}
	for _, end := range []string{"ова", "ева", "ёва", "ина", "ына", "ская", "цкая"} {
		if strings.HasSuffix(words[0], end) {
			return Female
		}
	}
	for _, end := range []string{"ов", "ев", "ёв", "ин", "ын", "ский", "цкий"} {
		if strings.HasSuffix(words[0], end) {
			return Male
		}
	}
	return Unknown
}

// Person declines a name in the order Фамилия Имя Отчество; initials stay as
// they are. It is "" when the gender cannot be told, and with it the endings.
func Person(name string, c Case) string {
	gender := GenderOf(name)
	if gender == Unknown {
		return ""
	}
	words := strings.Fields(name)
	last := len(words)
	if w := strings.ToLower(words[last-1]); w == "оглы" || w == "кызы" {
		last = min(last, 2) // such a patronymic is not declined
	}
	kinds := rules()
	for i := range words[:last] {
		if i < len(kinds) && !strings.ContainsRune(words[i], '.') {
			words[i] = kinds[i].decline(words[i], gender, c)
		}
	}
	return strings.Join(words, " ")
}

// decline declines each part of a name joined by hyphens.
func (k kindRules) decline(word string, g Gender, c Case) string {
	parts := strings.Split(word, "-")
	for i, part := range parts {
		if r := k.find(strings.ToLower(part), g, i == 0 && len(parts) > 1); r != nil {
			parts[i] = modify(part, r.Mods[c])
			if isShort(part) { // written in capitals
				parts[i] = strings.ToUpper(parts[i])
			}
		}
	}
	return strings.Join(parts, "-")
}

// find is the first rule for a word in lower case: exceptions are whole words,
// the others endings.
func (k kindRules) find(word string, g Gender, first bool) *rule {
	for _, list := range []struct {
		rules []rule
		fits  func(s, test string) bool
	}{{k.Exceptions, func(s, test string) bool { return s == test }}, {k.Suffixes, strings.HasSuffix}} {
		for i := range list.rules {
			r := &list.rules[i]
			if r.Gender != g && r.Gender != androgynous || len(r.Tags) > 0 && !first {
				continue
			}
			for _, test := range r.Test {
				if list.fits(word, test) {
					return r
				}
			}
		}
	}
	return nil
}

// modify changes the end of a word: each hyphen takes a letter off, the rest is
// put on; a point changes nothing.
func modify(word, mod string) string {
	if mod == "." {
		return word
	}
	for strings.HasPrefix(mod, "-") {
		_, size := utf8.DecodeLastRuneInString(word)
		word, mod = word[:len(word)-size], mod[1:]
	}
	return word + mod
}
