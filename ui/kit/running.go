package kit

import "fyne.io/fyne/v2"

// What only the running program of the toolkit knows is asked here and nowhere
// else.

// spot is where an object stands in its window.
func spot(_ *Env, o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// copied puts a text on the clipboard.
func copied(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }
