package kit

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// flow lays objects in a row at their smallest size, a gap apart, and goes on
// in the next row when the width ends.
type flow struct{}

func (f flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.each(objects, size.Width, draw.Put)
}

// height is the height of all rows at a width.
func (f flow) height(objects []fyne.CanvasObject, width float32) float32 {
	return f.each(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// each walks the places of all objects and returns the whole height.
func (flow) each(objects []fyne.CanvasObject, width float32, at func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	gap := look.Current().Size.Gap
	x, y, row := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, row = 0, y+row+gap, 0
		}
		at(o, x, y, m.Width, m.Height)
		x += m.Width + gap
		row = max(row, m.Height)
	}
	return y + row
}

// MinSize is one row: the height of a wrapped flow depends on a width the
// toolkit does not pass.
func (flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w, h float32
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			w, h = max(w, m.Width), max(h, m.Height)
		}
	}
	return fyne.NewSize(w, h)
}

// Row is a layout that places objects from the left at their smallest size,
// centred on one line.
type Row struct {
	Gap float32 // between neighbours
}

// Layout places the objects that are visible.
func (r Row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		draw.Put(o, x, (size.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + r.Gap
	}
}

// MinSize is the width of all objects and the height of the tallest.
func (r Row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w, h float32
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			w, h = w+m.Width+r.Gap, max(h, m.Height)
		}
	}
	return fyne.NewSize(max(0, w-r.Gap), h)
}

// Stack is a layout that places objects under each other in the full width. What
// has no height, such as empty words, has no gap either.
type Stack struct {
	Gap float32 // between neighbours
}

// Layout places the objects that are visible.
func (s Stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		draw.Put(o, 0, y, size.Width, h)
		if h > 0 {
			y += h + s.Gap
		}
	}
}

// MinSize is the width of the widest object and the height of all.
func (s Stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w, h float32
	for _, o := range objects {
		if m := o.MinSize(); o.Visible() && m.Height > 0 {
			w, h = max(w, m.Width), h+m.Height+s.Gap
		}
	}
	return fyne.NewSize(w, max(0, h-s.Gap))
}

// ReadableWidth is the width at which forms and texts stop growing: longer lines
// are hard to read. It follows the zoom.
func ReadableWidth() float32 { return 1120 * look.Current().Zoom }
