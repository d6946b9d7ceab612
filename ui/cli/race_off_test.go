//go:build !race

package cli_test

// raced tells that the race detector watches: drawing is ten times slower.
const raced = false
