// Package kit is the controls, dialogs and pages of the window. It knows no
// business: screens give it data, words by key and functions to call.
//
// Larger blocks have packages of their own: grid (a table of any length), list
// (a page of records), form (the page of one record), feed (a history), planner
// (a calendar of tasks), files (choosing a file). What they need of the program
// is package host; how they are painted is package draw.
//
// # Pages
//
// A Page is the body of a tab. What it can do besides being shown (save, print,
// reload, take a search) it says by the small interfaces in page.go, which the
// shell looks up by As. Later is a page whose record has to be read first.
//
// # Controls
//
// Button, Check, Chip, Entry, Link, Picker, Select and Tabs embed Control, or do
// as it does: they draw the frame of the focus, can be put out of use, and pass
// keys they have no use for to the page (see package host). Words, Paragraph and
// StateBadge show text. While a drop-down is open the toolkit gives it the focus;
// it passes letters on to the field under it.
//
// # Dialogs
//
// Ask shows a Question with its answers over the window; Notice, Tell, Choose and
// AskText are the usual questions. ShowMenu opens a menu, ShowCalendar a month.
// Job runs long work under a bar of progress with a button that stops it. All are
// an Overlay: a card over the window that gets the keys while it is open.
//
// # Layout
//
// Beside, Wrapped, Stacked, Closed, Labelled, Led and Margins put objects into
// containers with the distances of package look.
package kit
