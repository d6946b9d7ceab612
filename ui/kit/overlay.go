package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Overlay is a card above the window: a list under a field, a dialog. The
// toolkit gives each overlay a focus of its own: while one is shown it gets all
// keys, and those its content does not want end at Key.
type Overlay struct {
	widget.BaseWidget
	// Env says which window the card lies over.
	Env *host.Env
	// Content is what is on the card.
	Content fyne.CanvasObject
	// Place returns the position and the size of the card in a window of this size.
	Place func(window fyne.Size) (fyne.Position, fyne.Size)
	// Key gets the keys no control of the content wanted; nil drops them.
	Key func(*fyne.KeyEvent)
	// Outside is called for a click beside the card; nil ignores it.
	Outside func()
	// Veil darkens the window under a dialog.
	Veil bool

	shown bool
}

// Open puts the card on top and gives the focus to one of its controls.
func (o *Overlay) Open(focus fyne.Focusable) {
	o.ExtendBaseWidget(o)
	c := o.Env.Window.Canvas()
	o.shown = true
	c.Overlays().Add(o)
	o.Resize(c.Size())
	if focus != nil {
		c.Focus(focus)
	}
}

// Close takes the card away; the focus is where it was before.
func (o *Overlay) Close() {
	if !o.shown {
		return
	}
	o.shown = false
	o.Env.Window.Canvas().Overlays().Remove(o)
}

// TypedKey takes the keys the content passes on.
func (o *Overlay) TypedKey(ev *fyne.KeyEvent) {
	if o.Key != nil {
		o.Key(ev)
	}
}

// Tapped is a click that hit no control of the content.
func (o *Overlay) Tapped(ev *fyne.PointEvent) {
	pos, size := o.Place(o.Size())
	if !draw.Inside(ev.Position, pos, size) && o.Outside != nil {
		o.Outside()
	}
}

// TappedSecondary is Tapped for the other button.
func (o *Overlay) TappedSecondary(ev *fyne.PointEvent) { o.Tapped(ev) }

// CreateRenderer draws the veil, a soft edge, the card and its content.
func (o *Overlay) CreateRenderer() fyne.WidgetRenderer {
	veil, edge, card := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d := &draw.Drawing{Owner: o, Parts: []fyne.CanvasObject{veil, edge, card, o.Content}}
	d.Paint = func() {
		t := look.Current()
		veil.FillColor, veil.Hidden = t.Color.Shadow, !o.Veil
		edge.FillColor, edge.CornerRadius = t.Color.Shadow, t.Size.Radius+2
		card.FillColor = t.Color.Background
		draw.Ring(card, false, t.Color.Line)
	}
	d.Min = func() fyne.Size { return fyne.Size{} }
	d.Place = func(s fyne.Size) {
		draw.Put(veil, 0, 0, s.Width, s.Height)
		pos, size := o.Place(s)
		draw.Put(edge, pos.X-1, pos.Y, size.Width+2, size.Height+3)
		draw.Put(card, pos.X, pos.Y, size.Width, size.Height)
		line := look.Current().Size.Line
		draw.Put(o.Content, pos.X+line, pos.Y+line, size.Width-2*line, size.Height-2*line)
	}
	return d.Started()
}

// Under returns the position of a card under an anchor, a rectangle of the window
// at at, or over it where there is no room below.
func Under(at fyne.Position, anchor, card, window fyne.Size) fyne.Position {
	p := fyne.NewPos(at.X, at.Y+anchor.Height+1)
	if p.Y+card.Height > window.Height && at.Y-card.Height-1 >= 0 {
		p.Y = at.Y - card.Height - 1
	}
	p.X = max(0, min(p.X, window.Width-card.Width))
	p.Y = max(0, min(p.Y, window.Height-card.Height))
	return p
}
