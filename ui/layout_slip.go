package ui

import "strings"

// The same keys in the two layouts of a Russian keyboard.
const (
	latinKeys    = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
	cyrillicKeys = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
)

var (
	toCyrillic = slip(latinKeys, cyrillicKeys)
	toLatin    = slip(cyrillicKeys, latinKeys)
)

func slip(from, to string) *strings.Replacer {
	f, t := []rune(from), []rune(to)
	pairs := make([]string, 0, 2*len(f))
	for i := range f {
		pairs = append(pairs, string(f[i]), string(t[i]))
	}
	return strings.NewReplacer(pairs...)
}

// otherLayout is the text as it would have come out in the other layout:
// bdfyjd is иванов. It returns "" when the text has no letters to go by or is
// of both alphabets.
func otherLayout(text string) string {
	latin, cyrillic := false, false
	for _, r := range text {
		latin = latin || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		cyrillic = cyrillic || r >= 'а' && r <= 'я' || r >= 'А' && r <= 'Я' || r == 'ё' || r == 'Ё'
	}
	switch {
	case latin == cyrillic:
		return ""
	case latin:
		return toCyrillic.Replace(text)
	default:
		return toLatin.Replace(text)
	}
}

// folded is a text as it is compared: in small letters, ё as е.
func folded(text string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(text)), "ё", "е")
}

// leastInside is how much must be typed to be looked for inside words too.
const leastInside = 3

// rank tells how well a name answers what was typed: 0 begins with it, 1 has
// words that begin so, 2 holds it; false is no answer. Both are folded.
func rank(name, typed string) (int, bool) {
	if strings.HasPrefix(name, typed) {
		return 0, true
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" «»\"-·(),./", r) })
	all := true
	for _, part := range strings.Fields(typed) {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(w, part)
		}
		all = all && found
	}
	if all {
		return 1, true
	}
	return 2, len([]rune(typed)) >= leastInside && strings.Contains(name, typed)
}
