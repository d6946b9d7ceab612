// Package knot is made up for the test of the sheet: by names caller.go and
// hook.go are tied, by function values and interfaces target.go and shape.go
// are tied to them too.
package knot

// Call calls a function value and a method of an interface.
func Call(f Figure) int {
	Set()
	hooks["area"]()
	return f.Area()
}

var hooks map[string]func()
