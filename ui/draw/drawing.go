package draw

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// Drawing renders a widget of ours: raw canvas objects, placed by one function
// and painted from the tokens by another at each Refresh.
type Drawing struct {
	Owner fyne.CanvasObject
	Parts []fyne.CanvasObject
	Place func(fyne.Size)
	Min   func() fyne.Size
	Paint func()
}

func (d *Drawing) Layout(s fyne.Size) { d.Place(s) }

func (d *Drawing) MinSize() fyne.Size { return d.Min() }

func (d *Drawing) Objects() []fyne.CanvasObject { return d.Parts }

func (d *Drawing) Destroy() {}

func (d *Drawing) Refresh() {
	d.Paint()
	d.Place(d.Owner.Size())
	canvas.Refresh(d.Owner)
}

// Started paints a new drawing once, so that its MinSize is right at once.
func (d *Drawing) Started() *Drawing {
	d.Paint()
	return d
}

// Put gives an object its place.
func Put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// Write sets a text's words, size, colour and weight.
func Write(t *canvas.Text, s string, size float32, c color.Color, bold bool) {
	t.Text, t.TextSize, t.Color = s, size, c
	t.TextStyle = fyne.TextStyle{Bold: bold}
}

// PutText centres a text on a line of the height and returns its width. The
// height of plain letters counts: a text with a rarer sign, such as the minus,
// is measured taller below and would stand higher than its neighbours.
func PutText(t *canvas.Text, x, y, h float32) float32 {
	m := t.MinSize()
	Put(t, x, y+(h-LineHeight(t.TextSize))/2, m.Width, m.Height)
	return m.Width
}

// Ring paints the frame of a control: thicker and in the accent when focused.
func Ring(r *canvas.Rectangle, focused bool, plain color.Color) {
	t := look.Current()
	r.CornerRadius = t.Size.Radius
	r.StrokeColor, r.StrokeWidth = plain, t.Size.Line
	if focused {
		r.StrokeColor, r.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
}

func Inside(at, pos fyne.Position, size fyne.Size) bool {
	return at.X >= pos.X && at.X < pos.X+size.Width && at.Y >= pos.Y && at.Y < pos.Y+size.Height
}
