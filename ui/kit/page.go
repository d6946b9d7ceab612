package kit

import "fyne.io/fyne/v2"

// Page is the body of one tab. What else it can do it says by implementing the
// small interfaces below, which the shell looks up by As.
//
//	if p, ok := kit.As[kit.Printable](page); ok { p.Print() }
type Page interface {
	fyne.CanvasObject
}

// Titled is a page with a name for its tab.
type Titled interface {
	// Title is the name now.
	Title() string
	// OnTitle has changed called whenever the name changes.
	OnTitle(changed func())
}

// Reloads is a page that reads tables: when one of them changes, the shell
// calls Reload at once if the page is visible and on its next showing if not.
type Reloads interface {
	// Tables names the tables of the base the page shows records of.
	Tables() []string
	// Reload reads them again.
	Reload()
}

// Closer is a page that may have something to save.
type Closer interface {
	// Dirty reports whether there are changes that are not saved.
	Dirty() bool
	// Close asks the person what to do with them and calls done: with true when the
	// page may go.
	Close(done func(closed bool))
}

// Printable is a page that can be put on paper (Ctrl+P).
type Printable interface {
	// Print opens what would be printed.
	Print()
}

// Exportable is a page whose content can be saved to a file.
type Exportable interface {
	// Export asks for a file and writes it.
	Export()
}

// Searchable is a page with a search field of its own (Ctrl+F).
type Searchable interface {
	// FocusSearch puts the caret into the field.
	FocusSearch()
}

// Savable is a page that can be saved (Ctrl+S; Ctrl+Enter closes it too).
type Savable interface {
	// Save saves and, when andClose, closes the page if nothing was refused.
	Save(andClose bool)
}

// Ticks is a page of things to be done: Ctrl+Enter ticks off the selected ones.
type Ticks interface {
	// CanTick reports whether the page has such things.
	CanTick() bool
	// Tick ticks off the selected ones.
	Tick()
}

// Focuser is a page that knows which of its controls to focus when it is shown.
type Focuser interface {
	// FocusFirst focuses it.
	FocusFirst()
}

// Hinting is a page with hints for the status line, such as «Ins создать ·
// Enter открыть».
type Hinting interface {
	// Hints is the line, "" for none.
	Hints() string
}

// Drops is a page that takes files dropped on the window.
type Drops interface {
	// Dropped takes files by their paths and reports whether the page has a use for
	// files; what came of each it tells the person itself.
	Dropped(paths []string) bool
}

// Pointing is a page with a cursor on one of many records.
type Pointing interface {
	// At is the ID of that record, "" when there is none.
	At() string
}

// Follows is a page that can show what a route asks for by its arguments in
// place, such as a list that takes another filter. It is asked when the page is
// made for a route with arguments and when another route of the same screen and
// record is opened.
type Follows interface {
	// Follow shows what the arguments ask for and reports whether it could.
	Follow(args map[string]string) bool
}
