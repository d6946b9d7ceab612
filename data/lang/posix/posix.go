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

// Nameless reports that the system names no language: the deciding variable
// holds what this package has put there.
func Nameless() bool {
	name, value := deciding()
	return value != "" && name == replaced.name && value == replaced.value
}

// replaced is the variable that was changed; empty when none was.
var replaced = replace()

// variables are read in this order: the first that is set decides.
var variables = []string{"LC_ALL", "LC_MESSAGES", "LANG"}

type variable struct{ name, value string }

func deciding() (name, value string) {
	for _, name := range variables {
		if value := os.Getenv(name); value != "" {
			return name, value
		}
	}
	return "", ""
}

func replace() (v variable) {
	name, value := deciding()
	locale, encoding, _ := strings.Cut(value, ".")
	if locale != "C" && locale != "POSIX" {
		return v
	}
	if encoding == "" {
		encoding = "UTF-8"
	}
	v = variable{name, "en_US." + encoding}
	_ = os.Setenv(v.name, v.value)
	return v
}
