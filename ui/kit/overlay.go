package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// overlay is a card above the window: a list under a field, a dialog. The
// toolkit gives each overlay a focus of its own, so while one is shown all keys
// come to it, and what its content does not want ends at key.
type overlay struct {
	widget.BaseWidget
	env     *Env
	content fyne.CanvasObject
	// place says where the card stands in a window of this size.
	place func(window fyne.Size) (fyne.Position, fyne.Size)
	// key takes keys no control of the content wanted.
	key func(*fyne.KeyEvent)
	// outside is called for a click beside the card; nil ignores it.
	outside func()
	// veil darkens the window under a dialog.
	veil  bool
	shown bool
}

// show puts the card on top and gives the focus to one of its controls.
func (o *overlay) show(focus fyne.Focusable) {
	o.ExtendBaseWidget(o)
	c := o.env.Window.Canvas()
	o.shown = true
	c.Overlays().Add(o)
	o.Resize(c.Size())
	if focus != nil {
		c.Focus(focus)
	}
}

// hide takes the card away; the focus is where it was before.
func (o *overlay) hide() {
	if !o.shown {
		return
	}
	o.shown = false
	o.env.Window.Canvas().Overlays().Remove(o)
}

// TypedKey takes the keys the content passes on.
func (o *overlay) TypedKey(ev *fyne.KeyEvent) {
	if o.key != nil {
		o.key(ev)
	}
}

// Tapped is a click that hit no control of the content.
func (o *overlay) Tapped(ev *fyne.PointEvent) {
	pos, size := o.place(o.Size())
	in := ev.Position.X >= pos.X && ev.Position.X < pos.X+size.Width &&
		ev.Position.Y >= pos.Y && ev.Position.Y < pos.Y+size.Height
	if !in && o.outside != nil {
		o.outside()
	}
}

// TappedSecondary is Tapped for the other button.
func (o *overlay) TappedSecondary(ev *fyne.PointEvent) { o.Tapped(ev) }

// CreateRenderer draws the veil, a soft edge, the card and its content.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	veil, edge, card := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d := &drawing{owner: o, objects: []fyne.CanvasObject{veil, edge, card, o.content}}
	d.paint = func() {
		t := look.Current()
		veil.FillColor, veil.Hidden = t.Color.Shadow, !o.veil
		edge.FillColor, edge.CornerRadius = t.Color.Shadow, t.Size.Radius+2
		card.FillColor = t.Color.Background
		ring(card, false, t.Color.Line)
	}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.place = func(s fyne.Size) {
		put(veil, 0, 0, s.Width, s.Height)
		pos, size := o.place(s)
		put(edge, pos.X-1, pos.Y, size.Width+2, size.Height+3)
		put(card, pos.X, pos.Y, size.Width, size.Height)
		line := look.Current().Size.Line
		put(o.content, pos.X+line, pos.Y+line, size.Width-2*line, size.Height-2*line)
	}
	return d.started()
}

// under places a card under an object of the window, or over it where there is
// no room below.
func under(at fyne.Position, anchor, card, window fyne.Size) fyne.Position {
	p := fyne.NewPos(at.X, at.Y+anchor.Height+1)
	if p.Y+card.Height > window.Height && at.Y-card.Height-1 >= 0 {
		p.Y = at.Y - card.Height - 1
	}
	p.X = max(0, min(p.X, window.Width-card.Width))
	p.Y = max(0, min(p.Y, window.Height-card.Height))
	return p
}
