package host

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Env is what a page needs of the program around it. The shell makes one for a
// window and hands it to every page; tests make one with Inline and a map.
type Env struct {
	Lang   *lang.Lang  // the language of words, numbers and dates
	Prefs  Prefs       // what is remembered of how the person works
	Run    Runner      // the way off the thread of the window and back
	Window fyne.Window // the window the page is in
	// Toast shows a sentence for a few seconds without taking the focus; undo, when not nil, is
	// offered as «Отменить».
	Toast func(text string, undo func())
	// Explain turns any error into words a person understands.
	Explain func(error) string
	// Stale reports that a value was not kept since somebody changed it after it
	// was read; a form then offers to join both changes. Nil is never.
	Stale func(error) bool
	// Save and Print take what a list shows: visible columns, rows that pass,
	// in order. Nil leaves the command out.
	Save, Print func(reports.Table)
	// Files asks the person for files.
	Files Files
	// Keys is asked for each key the focused control has no use for: F-keys,
	// Ins, Esc. It reports whether the key was used.
	Keys func(*fyne.KeyEvent) bool
	// Now is the present moment; tests set it.
	Now func() time.Time
}

// Runner is the only way to leave the thread of the window and come back. Tests
// use one that leaves nothing.
type Runner interface {
	// Run runs work elsewhere, then done where widgets may be touched. An answer
	// older than the newest request of the same key is dropped, and its context
	// cancelled.
	Run(key string, work func(ctx context.Context) error, done func(error))
	// After runs f on the thread of the window once d has passed, unless it is
	// stopped there before.
	After(d time.Duration, f func()) (stop func())
}

// Prefs remembers how a person arranged the window: widths and order of
// columns, filters in force. Values are JSON; a key never set is "".
type Prefs interface {
	// Get returns the value of a key, "" when it was never set.
	Get(key string) string
	// Set keeps a value.
	Set(key, value string)
}

// MapPrefs keeps preferences in memory.
type MapPrefs map[string]string

// Get implements Prefs.
func (m MapPrefs) Get(key string) string { return m[key] }

// Set implements Prefs.
func (m MapPrefs) Set(key, value string) { m[key] = value }
