package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// Glyph is the small picture at the end of an entry that opens its list or
// calendar; keys have F4 for it, so it takes no focus.
type Glyph struct {
	widget.BaseWidget
	icon    string
	pressed func()
}

// NewGlyph makes a picture of look that calls pressed when tapped.
func NewGlyph(icon string, pressed func()) *Glyph {
	g := &Glyph{icon: icon, pressed: pressed}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped opens.
func (g *Glyph) Tapped(*fyne.PointEvent) { g.pressed() }

// Cursor is a hand.
func (g *Glyph) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the picture.
func (g *Glyph) CreateRenderer() fyne.WidgetRenderer {
	icon := draw.NewIcon()
	d := &draw.Drawing{Owner: g, Parts: []fyne.CanvasObject{icon.Image}}
	d.Paint = func() { icon.Set(g.icon, look.Muted) }
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(t.Icon+t.Pad, t.Icon)
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		side := t.Icon - t.Pad
		draw.Put(icon.Image, (s.Width-side)/2, (s.Height-side)/2, side, side)
	}
	return d.Started()
}
