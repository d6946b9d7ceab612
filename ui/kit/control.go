package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host"
)

// Control is embedded by every control that takes the focus. It holds the state
// the drawing depends on, and passes unused keys to the page.
type Control struct {
	widget.BaseWidget
	// Env is what the control was made with.
	Env *host.Env
	// Focused is whether the control has the focus; its drawing shows it.
	Focused bool
	// OnFocus is called when the focus comes.
	OnFocus func()

	self    fyne.Widget
	hovered bool
	off     bool
}

// Extend is called by the constructor of self, the control that embeds c.
func (c *Control) Extend(env *host.Env, self fyne.Widget) {
	c.Env, c.self = env, self
	c.ExtendBaseWidget(self)
}

// FocusGained draws the ring.
func (c *Control) FocusGained() {
	c.Focused = true
	c.Refresh()
	if c.OnFocus != nil {
		c.OnFocus()
	}
}

// FocusLost takes the ring away.
func (c *Control) FocusLost() { c.Focused = false; c.Refresh() }

// TypedRune is for typing; a control has no use for it.
func (c *Control) TypedRune(rune) {}

// MouseIn brightens the control under the pointer.
func (c *Control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved changes nothing.
func (c *Control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (c *Control) MouseOut() { c.hovered = false; c.Refresh() }

// Disabled reports whether the control is out of use.
func (c *Control) Disabled() bool { return c.off }

// Enable puts the control to use.
func (c *Control) Enable() { c.off = false; c.Refresh() }

// Disable takes the control out of use: it can't be focused or pressed.
func (c *Control) Disable() { c.off = true; c.Refresh() }

// Pass hands a key the control has no use for to the page.
func (c *Control) Pass(ev *fyne.KeyEvent) { host.PassKey(c.Env, ev) }
