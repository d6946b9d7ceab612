package ui

import (
	"strings"

	"kartoteka/data/text"
)

// folded is a text as it is compared: in small letters, ё as е.
func folded(typed string) string {
	return text.Fold(strings.TrimSpace(typed))
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
