package lang

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

// OtherLayout is the text as it would have come out in the other layout:
// bdfyjd is иванов. It returns "" when the text has no letters to go by or is
// of both alphabets.
func OtherLayout(text string) string {
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
