// Package posix takes the locales of scripts out of the way of the toolkit.
//
// "C" and "POSIX" name no language: cron, containers and bare shells have them.
// The toolkit tries to read them as one while it is initialised, before main
// runs, and complains on stderr, which belongs to the sentences of the command
// line. This package imports next to nothing, so it is initialised before the
// toolkit (the order is that of import paths among packages whose own imports
// are ready; Go specification, "Program initialization") and puts a readable
// name in the place of the locale. A test of the built program holds it.
package posix

import (
	"os"
	"strings"
)

// Unset reports that the system named no language at all.
var Unset = replace()

// variables are read in this order: the first that is set decides.
var variables = []string{"LC_ALL", "LC_MESSAGES", "LANG"}

func replace() bool {
	for _, name := range variables {
		value := os.Getenv(name)
		if value == "" {
			continue
		}
		locale, encoding, _ := strings.Cut(value, ".")
		if locale != "C" && locale != "POSIX" {
			return false
		}
		if encoding == "" {
			encoding = "UTF-8"
		}
		_ = os.Setenv(name, "en_US."+encoding)
		return true
	}
	return true
}
