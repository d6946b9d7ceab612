package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// choice is a place or an action one chooses by its icon, name and a sentence:
// a line of a section's page, a big answer of the first run. ↑↓ go through the
// choices, Enter and Space take one.
type choice struct {
	pressable
	env         *host.Env
	icon        string
	title       string
	about       *kit.Paragraph
	framed      bool
	focused     bool
	before, nxt *choice
}

func newChoice(env *host.Env, icon, title, about string, take func()) *choice {
	size := look.Current().Size
	c := &choice{env: env, icon: icon, title: title}
	c.about = kit.NewParagraph(about, look.Muted, pageWidth*size.Text/13-3*size.Group-2*size.Icon)
	c.tap = take
	c.ExtendBaseWidget(c)
	return c
}

// chained lets ↑↓ walk through the choices.
func chained(all []*choice) []*choice {
	for i := 1; i < len(all); i++ {
		all[i-1].nxt, all[i].before = all[i], all[i-1]
	}
	return all
}

// FocusGained draws the ring.
func (c *choice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost takes the ring away.
func (c *choice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is for typing; a choice has no use for it.
func (c *choice) TypedRune(rune) {}

// TypedKey moves or takes; other keys go to the page.
func (c *choice) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyReturn, ev.Name == fyne.KeyEnter, ev.Name == fyne.KeySpace:
		c.Tapped(nil)
	case ev.Name == fyne.KeyDown && c.nxt != nil:
		c.env.Window.Canvas().Focus(c.nxt)
	case ev.Name == fyne.KeyUp && c.before != nil:
		c.env.Window.Canvas().Focus(c.before)
	default:
		c.env.Keys(ev)
	}
}

// Cursor is a hand.
func (c *choice) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the icon, the name and the sentence under it.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	frame, title := canvas.NewRectangle(nil), canvas.NewText("", nil)
	icon := canvas.NewImageFromResource(look.Icon(c.icon))
	icon.FillMode = canvas.ImageFillContain
	return &drawn{
		owner:   c,
		objects: []fyne.CanvasObject{frame, icon, title, c.about},
		min: func(t look.Tokens) fyne.Size {
			return fyne.NewSize(0, max(t.Size.Row, c.high(t)+2*c.inset(t)))
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			c.paint(t, frame)
			place(frame, 0, 0, s.Width, s.Height)
			side, edge := t.Size.Group, c.edge(t)
			icon.Resource = look.IconIn(c.icon, look.Accent)
			place(icon, side, (s.Height-edge)/2, edge, edge)
			x := 2*side + edge
			room := s.Width - x - side
			top := (s.Height - c.high(t)) / 2
			label(title, c.title, t.Size.Text, c.about.Text() != "", t.Color.Text, x, top, room, t.Size.Icon)
			place(c.about, x, top+t.Size.Icon, room, c.about.MinSize().Height)
		},
	}
}

// edge is the side of the icon, inset the room over and under the words, high
// their height.
func (c *choice) edge(t look.Tokens) float32 {
	if c.framed {
		return t.Size.Icon * 1.5
	}
	return t.Size.Icon
}

func (c *choice) inset(t look.Tokens) float32 {
	if c.framed {
		return t.Size.Group
	}
	return t.Size.Inner
}

func (c *choice) high(t look.Tokens) float32 {
	if c.about.Text() == "" {
		return t.Size.Icon
	}
	return t.Size.Icon + c.about.MinSize().Height
}

func (c *choice) paint(t look.Tokens, frame *canvas.Rectangle) {
	frame.CornerRadius = t.Size.Radius
	frame.Hidden = !c.framed && !c.hovered && !c.focused
	frame.FillColor, frame.StrokeColor, frame.StrokeWidth = t.Color.Background, t.Color.Line, t.Size.Line
	if c.hovered {
		frame.FillColor, frame.StrokeColor = t.Color.Hover, t.Color.Hover
	}
	if c.focused {
		frame.StrokeColor, frame.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
}
