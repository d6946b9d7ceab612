package kit

import "fyne.io/fyne/v2"

// linesHost is the form around lines. It is told when a value stands, and takes
// the lines by store, recalculates, and gives them back by present.
type linesHost interface{ linesEdited() }

// linesView is lines on the page of a form over T.
type linesView[T any] interface {
	object() fyne.CanvasObject
	// height is how tall the lines want to be.
	height() float32
	// present shows the lines of v; always also where the person changed them,
	// and then they count as kept.
	present(v *T, always bool)
	// store puts the lines into v, with problems of cells that can't be read.
	store(v *T) error
	dirty() bool
	// owns reports whether a problem's path leads into the lines, blame puts its
	// words at the cell and names it, visit leads to the cell.
	owns(path string) bool
	blame(path, words string) (name string)
	visit(path string)
}
