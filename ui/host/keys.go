package host

import "fyne.io/fyne/v2"

// keyed is a thing above the window that takes keys its content passes on.
type keyed interface{ TypedKey(*fyne.KeyEvent) }

// PassKey gives a key to the dialog on top, else to the page.
func PassKey(env *Env, ev *fyne.KeyEvent) {
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

// PassShortcut gives a shortcut to the dialog on top, else to the window.
func PassShortcut(env *Env, s fyne.Shortcut) {
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

// KeyHandler is a page that uses keys no control on it wanted: Ins, F2, F5, F9,
// Del.
type KeyHandler interface {
	// HandleKey reports whether the page used the key.
	HandleKey(*fyne.KeyEvent) bool
}
