package draw

import (
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// Icon is a drawing of look on a widget. It is read again only when its name or
// its colour has changed: reading and rendering one takes far longer than drawing.
type Icon struct {
	// Image is the canvas object to be placed.
	*canvas.Image
	shown string // name and colour
}

// NewIcon makes an icon; Set says which.
func NewIcon() *Icon {
	i := &Icon{Image: canvas.NewImageFromResource(nil)}
	i.FillMode = canvas.ImageFillContain
	return i
}

// Set shows the drawing of this name in the colour of a role.
func (i *Icon) Set(name string, role look.Role) {
	if drawing := look.IconIn(name, role); drawing.Name() != i.shown {
		i.shown, i.Resource = drawing.Name(), drawing
		i.Refresh()
	}
}
