package host

import "fyne.io/fyne/v2"

// What only the running program of the toolkit knows is asked here and nowhere
// else.

// Spot is where an object stands in its window.
func Spot(_ *Env, o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// Copy puts a text on the clipboard.
func Copy(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }
