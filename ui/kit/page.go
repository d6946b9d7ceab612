package kit

import "fyne.io/fyne/v2"

// Page is the body of one tab. What else it can do it says by the small
// interfaces below, which the shell asks for; a page promises nothing it cannot
// do.
//
//	if p, ok := page.(kit.Printable); ok { p.Print() }
type Page interface {
	fyne.CanvasObject
}

// Titled is a page with a name for its tab; changed is called when the name
// changes.
type Titled interface {
	Title() string
	OnTitle(changed func())
}

// Reloads is a page that reads tables: when one of them changes, the shell
// calls Reload at once if the page is visible and on its next showing if not.
type Reloads interface {
	Tables() []string
	Reload()
}

// Closer is a page that may have something to save. Close asks the person if it
// must and calls done(true) when the page may go.
type Closer interface {
	Dirty() bool
	Close(done func(closed bool))
}

// Printable is a page that can be put on paper (Ctrl+P).
type Printable interface{ Print() }

// Exportable is a page whose content can be saved to a file.
type Exportable interface{ Export() }

// Searchable is a page with a search field of its own (Ctrl+F).
type Searchable interface{ FocusSearch() }

// Savable is a page that can be saved (Ctrl+S; Ctrl+Enter closes it too).
type Savable interface{ Save(andClose bool) }

// Ticks is a page of things to be done: Ctrl+Enter ticks off the selected ones.
type Ticks interface {
	CanTick() bool
	Tick()
}

// Focuser is a page that knows which of its controls to focus when it is shown.
type Focuser interface{ FocusFirst() }

// Hinting is a page with hints for the status line, such as «Ins создать ·
// Enter открыть».
type Hinting interface{ Hints() string }

// Drops is a page that takes files dropped on the window. It reports whether it
// has a use for files; what came of each it says itself.
type Drops interface{ Dropped(paths []string) bool }

// Pointing is a page with a cursor on one of many records: At is the ID of that
// record, "" when there is none.
type Pointing interface{ At() string }

// Follows is a page that can show what a route asks for by its arguments in
// place, such as a list that takes another filter. It is asked when the page is
// made for a route with arguments and when another route of the same screen and
// record is opened; it reports whether it did.
type Follows interface {
	Follow(args map[string]string) bool
}
