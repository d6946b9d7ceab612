package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// choice is a place or an action one chooses by its icon, name and a sentence:
// a line of a section's page, a big answer of the first run. ↑↓ go through the
// choices, Enter and Space take one.
type choice struct {
	pressable
	env         *kit.Env
	icon        string
	title       string
	about       string
	framed      bool
	focused     bool
	before, nxt *choice
}

func newChoice(env *kit.Env, icon, title, about string, take func()) *choice {
	c := &choice{env: env, icon: icon, title: title, about: about}
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
	frame := canvas.NewRectangle(nil)
	icon := canvas.NewImageFromResource(look.Icon(c.icon))
	icon.FillMode = canvas.ImageFillContain
	title, about := canvas.NewText("", nil), canvas.NewText("", nil)
	return &drawn{
		owner:   c,
		objects: []fyne.CanvasObject{frame, icon, title, about},
		min: func(t look.Tokens) fyne.Size {
			h := t.Size.Row
			if c.about != "" {
				h += t.Size.Icon + t.Size.Pad
			}
			if c.framed {
				h += 2 * t.Size.Inner
			}
			return fyne.NewSize(0, h)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			c.paint(t, frame)
			place(frame, 0, 0, s.Width, s.Height)
			side := t.Size.Group
			icon.Resource = look.IconIn(c.icon, look.Accent)
			edge := t.Size.Icon
			if c.framed {
				edge *= 1.5
			}
			place(icon, side, (s.Height-edge)/2, edge, edge)
			x := 2*side + edge
			room := s.Width - x - side
			if c.about == "" {
				label(title, c.title, t.Size.Text, false, t.Color.Text, x, 0, room, s.Height)
				return
			}
			top := (s.Height - 2*(t.Size.Icon+t.Size.Line)) / 2
			label(title, c.title, t.Size.Text, true, t.Color.Text, x, top, room, t.Size.Icon)
			label(about, c.about, t.Size.Text, false, t.Color.Muted, x, top+t.Size.Icon+2*t.Size.Line, room, t.Size.Icon)
		},
	}
}

func (c *choice) paint(t look.Tokens, frame *canvas.Rectangle) {
	frame.CornerRadius = t.Size.Radius
	frame.FillColor, frame.StrokeColor, frame.StrokeWidth = t.Color.Background, t.Color.Background, t.Size.Line
	if c.framed {
		frame.StrokeColor = t.Color.Line
	}
	if c.hovered {
		frame.FillColor = t.Color.Hover
	}
	if c.focused {
		frame.StrokeColor, frame.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
}
