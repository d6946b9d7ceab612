package draw

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// Drawing is the renderer of a widget: raw canvas objects, painted by one function
// and placed by another. It implements fyne.WidgetRenderer.
type Drawing struct {
	Owner fyne.CanvasObject   // the widget that is drawn
	Parts []fyne.CanvasObject // what is drawn, the lowest first; Paint and Place may replace it
	Place func(fyne.Size)     // puts the parts into the size of the widget
	Min   func() fyne.Size    // the smallest size of the widget
	Paint func()              // sets colours, words and icons, at each Refresh
}

// Layout places the parts.
func (d *Drawing) Layout(s fyne.Size) { d.Place(s) }

// MinSize is the smallest size of the widget.
func (d *Drawing) MinSize() fyne.Size { return d.Min() }

// Objects returns the parts.
func (d *Drawing) Objects() []fyne.CanvasObject { return d.Parts }

// Destroy has nothing to free.
func (d *Drawing) Destroy() {}

// Refresh paints and places the parts again.
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

// Put moves and resizes an object.
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
// is measured taller below and would be put higher than its neighbours.
func PutText(t *canvas.Text, x, y, h float32) float32 {
	m := t.MinSize()
	Put(t, x, y+(h-LineHeight(t.TextSize))/2, m.Width, m.Height)
	return m.Width
}

// PutLine writes words on a line of the height, cut to the width, and reports
// whether they were cut. Nothing to be read is hidden.
func PutLine(t *canvas.Text, words string, x, y, width, h, size float32, c color.Color, bold bool) (cut bool) {
	shown, cut := Fit(words, max(0, width)+CutTolerance, size, bold)
	Write(t, shown, size, c, bold)
	t.Hidden = shown == ""
	PutText(t, x, y, h)
	return cut
}

// Ring paints the frame of a control: thicker and in the accent when focused, else
// thin and in the plain colour.
func Ring(r *canvas.Rectangle, focused bool, plain color.Color) {
	t := look.Current()
	r.CornerRadius = t.Size.Radius
	r.StrokeColor, r.StrokeWidth = plain, t.Size.Line
	if focused {
		r.StrokeColor, r.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
}

// Inside reports whether a point lies in the rectangle at pos.
func Inside(at, pos fyne.Position, size fyne.Size) bool {
	return at.X >= pos.X && at.X < pos.X+size.Width && at.Y >= pos.Y && at.Y < pos.Y+size.Height
}
