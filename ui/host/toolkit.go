package host

import "fyne.io/fyne/v2"

// PositionOf returns the position of an object in its window.
func PositionOf(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// CopyText puts a text on the clipboard.
func CopyText(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }
