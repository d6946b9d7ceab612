package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// control is what everything that takes the focus shares: the state its
// drawing depends on and the way of unused keys to the page.
type control struct {
	widget.BaseWidget
	env     *Env
	self    fyne.Widget
	focused bool
	hovered bool
	off     bool
	// onFocus is told when the focus comes.
	onFocus func()
}

func (c *control) extend(env *Env, self fyne.Widget) {
	c.env, c.self = env, self
	c.ExtendBaseWidget(self)
}

// FocusGained draws the ring.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	if c.onFocus != nil {
		c.onFocus()
	}
}

// FocusLost takes the ring away.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is for typing; a control has no use for it.
func (c *control) TypedRune(rune) {}

// MouseIn brightens the control under the pointer.
func (c *control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved changes nothing.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (c *control) MouseOut() { c.hovered = false; c.Refresh() }

// Disabled reports whether the control is out of use.
func (c *control) Disabled() bool { return c.off }

// Enable puts the control to use.
func (c *control) Enable() { c.off = false; c.Refresh() }

// Disable takes the control out of use: it can't be focused or pressed.
func (c *control) Disable() { c.off = true; c.Refresh() }

// pass hands a key the control has no use for to the page.
func (c *control) pass(ev *fyne.KeyEvent) { passKey(c.env, ev) }

// keyed is a thing above the window that takes keys its content passes on.
type keyed interface{ TypedKey(*fyne.KeyEvent) }

// passKey gives a key to the dialog on top, else to the page.
func passKey(env *Env, ev *fyne.KeyEvent) {
	c := env.Window.Canvas()
	if top := c.Overlays().Top(); top != nil {
		if k, ok := top.(keyed); ok {
			k.TypedKey(ev)
		}
		return
	}
	if env.Keys != nil {
		env.Keys(ev)
	}
}

// passShortcut gives a shortcut to the dialog on top, else to the window.
func passShortcut(env *Env, s fyne.Shortcut) {
	c := env.Window.Canvas()
	if top := c.Overlays().Top(); top != nil {
		if k, ok := top.(fyne.Shortcutable); ok {
			k.TypedShortcut(s)
		}
		return
	}
	if k, ok := c.(fyne.Shortcutable); ok {
		k.TypedShortcut(s)
	}
}

// drawing renders a widget of ours: raw canvas objects, placed by one function
// and painted from the tokens by another at each Refresh.
type drawing struct {
	owner   fyne.CanvasObject
	objects []fyne.CanvasObject
	place   func(fyne.Size)
	min     func() fyne.Size
	paint   func()
}

func (d *drawing) Layout(s fyne.Size)           { d.place(s) }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawing) Destroy()                     {}

func (d *drawing) Refresh() {
	d.paint()
	d.place(d.owner.Size())
	canvas.Refresh(d.owner)
}

// started paints a new drawing once, so that its MinSize is right at once.
func (d *drawing) started() *drawing {
	d.paint()
	return d
}

// put gives an object its place.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// write sets a text's words, size, colour and weight.
func write(t *canvas.Text, s string, size float32, c color.Color, bold bool) {
	t.Text, t.TextSize, t.Color = s, size, c
	t.TextStyle = fyne.TextStyle{Bold: bold}
}

// putText centres a text on a line of the height and returns its width. The
// height of plain letters counts: a text with a rarer sign, such as the minus,
// is measured taller below and would stand higher than its neighbours.
func putText(t *canvas.Text, x, y, h float32) float32 {
	m := t.MinSize()
	put(t, x, y+(h-lineHeight(t.TextSize))/2, m.Width, m.Height)
	return m.Width
}

// ring paints the frame of a control: thicker and in the accent when focused.
func ring(r *canvas.Rectangle, focused bool, plain color.Color) {
	t := look.Current()
	r.CornerRadius = t.Size.Radius
	r.StrokeColor, r.StrokeWidth = plain, t.Size.Line
	if focused {
		r.StrokeColor, r.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
}
