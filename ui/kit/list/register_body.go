package list

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/kit/grid"
)

// rowsView is the body of a list: what shows the rows that pass and lets one
// walk, select and open them. The page uses its body by this alone, so rows in
// lines (Grid) and cards in columns (boardView) have the same search, filters,
// sums, keys and commands. Places of rows are those in the Source.
type rowsView interface {
	fyne.CanvasObject
	fyne.Focusable
	// SetSource replaces the rows; the cursor follows its record.
	SetSource(grid.Source)
	// Reload reads the rows in view again.
	Reload()
	// Cursor is the row under the cursor, −1 for none.
	Cursor() int
	// Select puts the cursor on a row and brings it into view.
	Select(row int)
	// SelectFirst puts the cursor on the row one reads first.
	SelectFirst()
	// Selected lists the rows marked, or the one under the cursor.
	Selected() []int
	// Marked is how many are marked one by one or as a range.
	Marked() int
	// CursorID is the ID of the record under the cursor.
	CursorID() string
	// CursorCorner is where a menu of the row under the cursor opens, in the
	// window.
	CursorCorner() fyne.Position
}

// focusRows gives the keys to the rows.
func (p *Page[R]) focusRows() { p.env.Window.Canvas().Focus(p.body) }

// setVisible shows or hides an object.
func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
