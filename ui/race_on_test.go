//go:build race

package ui_test

// raced tells that the race detector watches: painting is ten times slower.
const raced = true
