package declension

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Post declines a post or a role: «Генеральный директор» is «Генерального
// директора». The adjectives before the first noun and that noun change, what
// follows stays: «Начальник отдела продаж» is «Начальника отдела продаж».
func Post(post string, c Case) string { return phrase(post, c) }

// Basis declines what a signer acts by: «Устав» is «Устава», «доверенность № 5
// от 01.02.2026» is «доверенности № 5 от 01.02.2026».
func Basis(basis string, c Case) string { return phrase(basis, c) }

// phrase declines the words up to the first noun.
func phrase(text string, c Case) string {
	words := strings.Fields(text)
	for i, w := range words {
		if shortAdjectives[strings.ToLower(w)] {
			continue
		}
		if end, ok := adjective(w, c); ok {
			words[i] = end
			continue
		}
		words[i] = nouns(w, c)
		break
	}
	return strings.Join(words, " ")
}

// shortAdjectives are cut adjectives before the noun that does change.
var shortAdjectives = map[string]bool{
	"гл.": true, "ген.": true, "ст.": true, "мл.": true, "исп.": true, "техн.": true, "вед.": true, "фин.": true,
}

// adjective declines a word that ends as an adjective does; «управляющий» is one
// as well.
func adjective(word string, c Case) (string, bool) {
	if isShort(word) {
		return word, false
	}
	masculine := [...]string{Genitive: "го", Dative: "му"}[c]
	stem := func(end string) (string, rune) {
		s := word[:len(word)-len(end)]
		r, _ := utf8.DecodeLastRuneInString(s)
		return s, r
	}
	switch lower := strings.ToLower(word); {
	case strings.HasSuffix(lower, "ый"), strings.HasSuffix(lower, "ой"):
		s, _ := stem("ый")
		return s + "о" + masculine, true
	case strings.HasSuffix(lower, "ий"):
		s, before := stem("ий")
		if strings.ContainsRune("гкх", before) {
			return s + "о" + masculine, true
		}
		return s + "е" + masculine, true
	case strings.HasSuffix(lower, "ая"):
		s, before := stem("ая")
		if strings.ContainsRune("жшщч", before) {
			return s + "ей", true
		}
		return s + "ой", true
	case strings.HasSuffix(lower, "яя"):
		s, _ := stem("яя")
		return s + "ей", true
	}
	return word, false
}

// nouns declines each part of a noun joined by hyphens: главный
// бухгалтера-кассира, but вице-президента.
func nouns(word string, c Case) string {
	parts := strings.Split(word, "-")
	for i, part := range parts {
		if i == len(parts)-1 || !fixedParts[strings.ToLower(part)] {
			parts[i] = noun(part, c)
		}
	}
	return strings.Join(parts, "-")
}

var fixedParts = map[string]bool{"вице": true, "экс": true, "шеф": true, "генерал": true, "пресс": true, "бизнес": true}

// nounRules are the ends of nouns in the nominative and what takes their place,
// the most telling first. They hold for men's posts and for the papers one acts
// by.
var nounRules = []struct {
	end  string
	mods [2]string // by Case
}{
	{"лец", [2]string{"льца", "льцу"}}, // владелец
	{"ец", [2]string{"ца", "цу"}},      // продавец
	{"ость", [2]string{"ости", "ости"}},
	{"ель", [2]string{"еля", "елю"}}, // руководитель
	{"арь", [2]string{"аря", "арю"}}, // секретарь
	{"ей", [2]string{"ея", "ею"}},    // казначей
	{"ья", [2]string{"ьи", "ье"}},    // судья
	{"ия", [2]string{"ии", "ии"}},    // лицензия
	{"ие", [2]string{"ия", "ию"}},    // положение, решение
	{"во", [2]string{"ва", "ву"}},    // свидетельство
	{"ка", [2]string{"ки", "ке"}},
	{"га", [2]string{"ги", "ге"}},
	{"ха", [2]string{"хи", "хе"}},
	{"ша", [2]string{"ши", "ше"}},
	{"ча", [2]string{"чи", "че"}},
	{"ва", [2]string{"вы", "ве"}},    // глава
	{"ца", [2]string{"цы", "це"}},    // заместительница
	{"ина", [2]string{"ины", "ине"}}, // старшина
}

// noun declines one noun; what is no Russian noun in the nominative stays.
func noun(word string, c Case) string {
	lower := strings.ToLower(word)
	if isShort(word) || !isCyrillic(lower) {
		return word
	}
	for _, r := range nounRules {
		if strings.HasSuffix(lower, r.end) {
			return word[:len(word)-len(r.end)] + r.mods[c]
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(lower); strings.ContainsRune("бвгджзклмнпрстфхцчшщ", r) {
		for _, plural := range []string{"ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев"} {
			if strings.HasSuffix(lower, plural) && !nounsLikeCases[lower] {
				return word // in another case already: «управляющий магазином»
			}
		}
		return word + [...]string{Genitive: "а", Dative: "у"}[c]
	}
	return word
}

// nounsLikeCases are nouns whose nominative ends as another case does.
var nounsLikeCases = map[string]bool{
	"агроном": true, "эконом": true, "управдом": true, "диплом": true, "астроном": true,
}

// isShort tells an abbreviation: of capitals, or cut by a point.
func isShort(word string) bool {
	return strings.HasSuffix(word, ".") || utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word)
}

func isCyrillic(word string) bool {
	for _, r := range word {
		if !unicode.Is(unicode.Cyrillic, r) {
			return false
		}
	}
	return word != ""
}
