package lang

import (
	"slices"

	"github.com/jeandeaual/go-locale"
)

// System returns the code of the language of the system; Russian when the
// system does not say or speaks one we have no words for.
func System() string {
	code, err := locale.GetLanguage()
	if err != nil || !slices.Contains(codes, code) {
		return codes[0]
	}
	return code
}
