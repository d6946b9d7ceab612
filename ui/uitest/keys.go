package uitest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/kit"
)

// Press presses keys: the focused control has them first, else the window.
func (c *Clerk) Press(keys ...fyne.KeyName) {
	for _, k := range keys {
		ev, focused := &fyne.KeyEvent{Name: k}, c.Window.Canvas().Focused()
		if tabs, ok := focused.(fyne.Tabbable); k == fyne.KeyTab && (!ok || !tabs.AcceptsTab()) {
			c.Window.Canvas().FocusNext()
		} else if focused != nil {
			focused.TypedKey(ev)
		} else {
			c.Window.Canvas().OnTypedKey()(ev)
		}
	}
}

// Enter types a text.
func (c *Clerk) Enter(text string) {
	for _, r := range text {
		if f := c.Window.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		} else {
			c.Window.Canvas().OnTypedRune()(r)
		}
	}
}

// Replace types a text in place of what the field holds.
func (c *Clerk) Replace(text string) {
	if f, ok := c.Window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if text == "" {
		c.Press(fyne.KeyDelete)
	}
	c.Enter(text)
}

// Paste puts a text into the focused control as Ctrl+V does.
func (c *Clerk) Paste(text string) {
	board := test.NewClipboard()
	board.SetContent(text)
	c.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

// Ctrl presses a key with Ctrl held; the main menu hears it first, as in the
// window.
func (c *Clerk) Ctrl(k fyne.KeyName) { c.T.Helper(); c.chord(k, fyne.KeyModifierControl) }

// Alt presses a key with Alt held.
func (c *Clerk) Alt(k fyne.KeyName) { c.T.Helper(); c.chord(k, fyne.KeyModifierAlt) }

func (c *Clerk) chord(k fyne.KeyName, m fyne.KeyModifier) {
	c.T.Helper()
	want := (&desktop.CustomShortcut{KeyName: k, Modifier: m}).ShortcutName()
	if k == fyne.KeyZ { // has a name of its own in the toolkit
		want = (&fyne.ShortcutUndo{}).ShortcutName()
	}
	for _, menu := range c.Window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == want {
				item.Action()
				return
			}
		}
	}
	c.T.Fatalf("the menu has no chord %s", want)
}

// Held is the text the focused field holds.
func (c *Clerk) Held() string {
	switch e := c.Window.Canvas().Focused().(type) {
	case *kit.Entry:
		return e.Text
	case *widget.Entry:
		return e.Text
	}
	return ""
}

// Field focuses the field of this name in the form shown, by walking with Tab.
func (c *Clerk) Field(caption string) {
	c.T.Helper()
	for range 60 {
		if c.CaptionOfFocus() == caption {
			return
		}
		c.Window.Canvas().FocusNext()
	}
	c.T.Fatalf("Tab leads to no field %q; the window says:\n%s", caption, c.said())
}

// CaptionOfFocus is the words over the focused field: the nearest text above it
// that begins where it does.
func (c *Clerk) CaptionOfFocus() string {
	focused, ok := c.Window.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return ""
	}
	at := Place(focused)
	caption, nearest := "", float32(24)
	Walk(c.Root(), func(o fyne.CanvasObject, _ []fyne.CanvasObject, corner fyne.Position) {
		word, ok := o.(*canvas.Text)
		if !ok || word.Text == "" {
			return
		}
		over, beside := at.Y-corner.Y, corner.X-at.X
		if over > 0 && over < nearest && beside > -8 && beside < 8 {
			caption, nearest = strings.TrimSuffix(word.Text, " *"), over
		}
	})
	return caption
}
