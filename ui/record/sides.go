package record

import "fyne.io/fyne/v2"

// Sides is a margin at the left and right and one under the object inside.
type Sides struct{ Edge, Foot float32 }

// Layout places the object.
func (s Sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(s.Edge, 0))
	objects[0].Resize(fyne.NewSize(size.Width-2*s.Edge, size.Height-s.Foot))
}

// MinSize is the least size.
func (s Sides) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 120) }
