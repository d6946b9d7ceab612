// Package hosttest makes windows for tests of pages and controls.
//
// NewBench returns a window of the toolkit's test driver with everything a page
// asks of its host, a record of what the person was told, and methods that press
// keys and type. NewEnv returns a bare Env in a theme and a language, with a
// clock the test sets.
//
// By default work runs at once, in the caller. Three runners let a test decide
// when something happens: HeldRunner keeps work until Answer or Finish,
// Thread keeps what is posted to the thread of the window until Turn runs it, and
// ClockRunner runs what waits for a time when Clock.Pass is called.
package hosttest
