package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// editor is the control of a field: on a form, or over a cell of lines.
type editor interface {
	// object is what is put on the page, and focus what takes the keys.
	object() fyne.CanvasObject
	focus() fyne.Focusable
	// value is what the control holds now, written one way for one meaning, so
	// that it can be compared; show puts a value in.
	value() kit.Option
	show(kit.Option)
	setBad(bool)
}

// edits is what an editor calls while it is used.
type edits struct {
	changed func() // at each character
	left    func() // when a value was entered
	focused func() // when the focus comes
}

// lineEditor is an editor made of an Entry.
type lineEditor interface{ entry() *kit.Entry }

// textEditor holds words.
type textEditor struct{ *kit.Entry }

func newTextEditor(e *kit.Entry, on edits) *textEditor {
	e.OnChanged = func(string) { on.changed() }
	e.OnLeave, e.OnFocus = on.left, on.focused
	return &textEditor{e}
}

func (t *textEditor) object() fyne.CanvasObject { return t.Entry }
func (t *textEditor) focus() fyne.Focusable     { return t.Entry }
func (t *textEditor) entry() *kit.Entry         { return t.Entry }
func (t *textEditor) value() kit.Option         { return kit.Option{Name: strings.TrimSpace(t.Text)} }
func (t *textEditor) show(o kit.Option)         { t.SetText(o.Name) }
func (t *textEditor) setBad(bad bool)           { t.SetBad(bad) }

// checkEditor holds a yes or no, as the ID "1" or "".
type checkEditor struct{ *kit.Check }

func newCheckEditor(env *host.Env, word string, on edits) *checkEditor {
	c := &checkEditor{kit.NewCheck(env, word, func(bool) {
		on.changed()
		on.left()
	})}
	c.OnFocus = on.focused
	return c
}

func (c *checkEditor) object() fyne.CanvasObject { return c.Check }
func (c *checkEditor) focus() fyne.Focusable     { return c.Check }
func (c *checkEditor) setBad(bool)               {}
func (c *checkEditor) show(o kit.Option)         { c.Set(o.ID == ticked) }

func (c *checkEditor) value() kit.Option {
	if c.On() {
		return kit.Option{ID: ticked}
	}
	return kit.Option{}
}

// ticked is the ID of yes.
const ticked = "1"

// choiceEditor holds one of a few.
type choiceEditor struct{ *kit.Select }

func newChoiceEditor(env *host.Env, options func() []kit.Option, on edits) *choiceEditor {
	c := &choiceEditor{kit.NewSelect(env, options, func(kit.Option) {
		on.changed()
		on.left()
	})}
	c.OnFocus = on.focused
	return c
}

func (c *choiceEditor) object() fyne.CanvasObject { return c.Select }
func (c *choiceEditor) focus() fyne.Focusable     { return c.Select }
func (c *choiceEditor) value() kit.Option {
	return kit.Option{ID: c.Chosen().ID, Name: c.Chosen().Name}
}
func (c *choiceEditor) show(o kit.Option) { c.Choose(o.ID) }
func (c *choiceEditor) setBad(bad bool)   { c.SetBad(bad) }

// pickEditor holds one of many.
type pickEditor struct{ *kit.Picker }

func newPickEditor(env *host.Env, search kit.Search, on edits) *pickEditor {
	p := &pickEditor{kit.NewPicker(env, search)}
	p.OnTyping = on.changed
	p.OnPick = func(kit.Option) { on.left() }
	p.Entry.OnFocus = on.focused
	p.Entry.OnLeave = func() {
		p.Settle()
		on.left()
	}
	return p
}

func (p *pickEditor) object() fyne.CanvasObject { return p.Entry }
func (p *pickEditor) focus() fyne.Focusable     { return p.Entry }
func (p *pickEditor) entry() *kit.Entry         { return p.Entry }
func (p *pickEditor) value() kit.Option         { return kit.Option{ID: p.Chosen().ID, Name: p.Chosen().Name} }
func (p *pickEditor) show(o kit.Option)         { p.Choose(o) }
func (p *pickEditor) setBad(bad bool)           { p.Entry.SetBad(bad) }
