package lang

import (
	"slices"

	"github.com/jeandeaual/go-locale"

	"kartoteka/data/lang/posix"
)

// System returns the code of the language of the system; Russian when the
// system does not say or speaks one we have no words for.
func System() string {
	if posix.Nameless() {
		return codes[0]
	}
	code, err := locale.GetLanguage()
	if err != nil || !slices.Contains(codes, code) {
		return codes[0]
	}
	return code
}
