package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Check is a box to tick with its word at the right.
type Check struct {
	Control
	// OnChange is called when the person has changed the tick.
	OnChange func(bool)

	word string
	on   bool
}

// NewCheck makes a check box.
func NewCheck(env *host.Env, word string, onChange func(bool)) *Check {
	c := &Check{word: word, OnChange: onChange}
	c.Extend(env, c)
	return c
}

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// Set ticks or clears the box without telling OnChange.
func (c *Check) Set(on bool) { c.on = on; c.Refresh() }

// Tapped flips the box.
func (c *Check) Tapped(*fyne.PointEvent) {
	if !c.Focused {
		c.Env.Window.Canvas().Focus(c)
	}
	c.flip()
}

// TypedKey flips the box by Space and passes on the rest.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		c.flip()
		return
	}
	c.Pass(ev)
}

func (c *Check) flip() {
	if c.off {
		return
	}
	c.Set(!c.on)
	if c.OnChange != nil {
		c.OnChange(c.on)
	}
}

// CreateRenderer draws the box, the tick and the word.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	box, word := canvas.NewRectangle(nil), canvas.NewText("", nil)
	tick := draw.NewIcon()
	d := &draw.Drawing{Owner: c, Parts: []fyne.CanvasObject{box, tick.Image, word}}
	d.Paint = func() {
		t := look.Current()
		box.FillColor = t.Color.Background
		draw.Ring(box, c.Focused, t.Color.Muted)
		tick.Hidden = !c.on
		if c.on {
			box.FillColor = t.Color.Accent
			if !c.Focused {
				box.StrokeColor = t.Color.Accent
			} else {
				box.StrokeColor = t.Color.Text
			}
			tick.Set("check", look.OnAccent)
		}
		role := look.Plain
		if c.off {
			role = look.Disabled
		}
		draw.Write(word, c.word, t.Size.Text, t.Color.Of(role), false)
	}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(t.Icon+t.Gap+word.MinSize().Width, t.Input)
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		side := t.Icon - 2
		draw.Put(box, 0, (s.Height-side)/2, side, side)
		draw.Put(tick.Image, 1, (s.Height-side)/2+1, side-2, side-2)
		draw.PutText(word, t.Icon+t.Gap-2, 0, s.Height)
	}
	return d.Started()
}
