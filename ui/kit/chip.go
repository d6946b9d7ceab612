package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Chip is a filter in force or on offer: a round word with a light ground. One
// that is on can be removed by its cross, Delete or Backspace.
type Chip struct {
	Control
	text    string
	on      bool
	pressed func()
	cross   *canvas.Text

	// Remove is what the cross does; nil for a chip without one.
	Remove func()
}

// NewChip makes a chip; on is one in force. Remove may be nil.
func NewChip(env *host.Env, text string, on bool, pressed, remove func()) *Chip {
	c := &Chip{text: text, on: on, pressed: pressed, Remove: remove}
	c.Extend(env, c)
	return c
}

// SetText changes the words.
func (c *Chip) SetText(text string) { c.text = text; c.Refresh() }

// Text is the words of the chip.
func (c *Chip) Text() string { return c.text }

// SetOn shows the chip as in force or on offer.
func (c *Chip) SetOn(on bool) { c.on = on; c.Refresh() }

// Tapped presses the chip, or removes it where the cross is.
func (c *Chip) Tapped(ev *fyne.PointEvent) {
	if c.Remove != nil && c.cross != nil && ev.Position.X >= c.cross.Position().X-look.Current().Size.Pad {
		c.Remove()
		return
	}
	c.press()
}

func (c *Chip) press() {
	if c.pressed != nil {
		c.pressed()
	} else if c.Remove != nil {
		c.Remove()
	}
}

// TypedKey presses by Enter and Space, removes by Delete and Backspace.
func (c *Chip) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.press()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if c.Remove != nil {
			c.Remove()
			return
		}
		c.Pass(ev)
	default:
		c.Pass(ev)
	}
}

// CreateRenderer draws the chip.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	box, word := canvas.NewRectangle(nil), canvas.NewText("", nil)
	c.cross = canvas.NewText("", nil)
	d := &draw.Drawing{Owner: c, Parts: []fyne.CanvasObject{box, word, c.cross}}
	d.Paint = func() {
		t := look.Current()
		role, fill := look.Muted, t.Color.Surface
		if c.on {
			role, fill = look.Accent, t.Color.AccentWeak
		}
		box.FillColor = fill
		if c.hovered && !c.on {
			box.FillColor = t.Color.Hover
		}
		draw.Ring(box, c.Focused, t.Color.Line)
		if !c.Focused {
			box.StrokeWidth = 0
		}
		box.CornerRadius = t.Size.Chip / 2
		draw.Write(word, c.text, t.Size.Text, t.Color.Of(role), false)
		draw.Write(c.cross, "×", t.Size.Text, t.Color.Of(role), false)
		c.cross.Hidden = c.Remove == nil
	}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		w := word.MinSize().Width + 2*(t.Inner+t.Pad)
		if c.Remove != nil {
			w += t.Pad + c.cross.MinSize().Width
		}
		return fyne.NewSize(w, t.Chip)
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		draw.Put(box, 0, 0, s.Width, s.Height)
		x := t.Inner + t.Pad
		x += draw.PutText(word, x, 0, s.Height)
		draw.PutText(c.cross, x+t.Pad, 0, s.Height)
	}
	return d.Started()
}
