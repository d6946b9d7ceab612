// Package trial is for tests that try one thing again and again. Rounds says how
// often: as often as the test asks in an ordinary run, and as long as
// KARTOTEKA_SOAK says in a long one (`make soak`). Check is Rounds of random
// programs; Kill ends a working process at a random moment. Unpack gives a test
// a base that an earlier version has left.
//
//	for range trial.Rounds(t, 200) {
//		said, err := trial.Kill(exec.Command(os.Args[0]))
//		…
//	}
package trial

import (
	"iter"
	"os"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Soak is the variable of the environment that makes long runs: how long each
// test that asks for Rounds goes on, such as 5m.
const Soak = "KARTOTEKA_SOAK"

// Rounds yields 0, 1, 2… n times, a tenth of it with -short. With the variable
// Soak it yields until that time has passed, at least once. The number of rounds
// made is logged.
func Rounds(t testing.TB, n int) iter.Seq[int] {
	t.Helper()
	var end <-chan time.Time // nil never comes
	switch span := os.Getenv(Soak); {
	case span != "":
		d, err := time.ParseDuration(span)
		if err != nil {
			t.Fatalf("%s: %v", Soak, err)
		}
		end = time.After(d)
	case testing.Short():
		n = max(1, n/10)
	}
	return func(yield func(int) bool) {
		made := 0
		defer func() { t.Logf("%d rounds", made) }()
		for made < n || end != nil {
			made++
			if !yield(made - 1) {
				return
			}
			select {
			case <-end:
				return
			default:
			}
		}
	}
}

// Check is rapid.Check, a hundred random programs, in Rounds: once in an
// ordinary run.
func Check(t testing.TB, prop func(*rapid.T)) {
	t.Helper()
	for range Rounds(t, 1) {
		rapid.Check(t, prop)
	}
}
