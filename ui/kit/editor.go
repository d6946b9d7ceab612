package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
)

// editor is the control of a field: on a form, or over a cell of lines.
type editor interface {
	// object is what is put on the page, and focus what takes the keys.
	object() fyne.CanvasObject
	focus() fyne.Focusable
	// value is what the control holds now, written one way for one meaning, so
	// that it can be compared; show puts a value in.
	value() Option
	show(Option)
	setBad(bool)
}

// edits is what an editor tells of.
type edits struct {
	changed func() // by each character
	left    func() // when a value stands
	focused func()
}

// lineEditor is an editor that stands on an Entry.
type lineEditor interface{ entry() *Entry }

// textEditor holds words.
type textEditor struct{ *Entry }

func newTextEditor(e *Entry, on edits) *textEditor {
	e.OnChanged = func(string) { on.changed() }
	e.OnLeave, e.OnFocus = on.left, on.focused
	return &textEditor{e}
}

func (t *textEditor) object() fyne.CanvasObject { return t.Entry }
func (t *textEditor) focus() fyne.Focusable     { return t.Entry }
func (t *textEditor) entry() *Entry             { return t.Entry }
func (t *textEditor) value() Option             { return Option{Name: strings.TrimSpace(t.Text)} }
func (t *textEditor) show(o Option)             { t.SetText(o.Name) }
func (t *textEditor) setBad(bad bool)           { t.SetBad(bad) }

// numberEditor holds a figure: with groups of thousands at rest, bare while one
// types. It computes: 1200*3 becomes 3 600,00.
type numberEditor struct {
	*textEditor
	// write computes a text and writes it with and without groups; empty where
	// there is nothing to show.
	write func(text string) (grouped, bare string, err error)
}

func newNumberEditor(env *Env, on edits, write func(string) (string, string, error)) *numberEditor {
	n := &numberEditor{write: write}
	entry := NewEntry(env).Figures()
	entry.Accept = func(r rune) bool {
		return r >= '0' && r <= '9' || strings.ContainsRune(" \u00a0\u202f.,+-−–*/×÷()%₽", r)
	}
	n.textEditor = newTextEditor(entry, on)
	entry.OnFocus = func() {
		if _, bare, err := write(entry.Text); err == nil {
			n.quietly(bare, on)
		}
		on.focused()
	}
	entry.OnLeave = func() {
		if grouped, _, err := write(entry.Text); err == nil {
			n.quietly(grouped, on)
		}
		on.left()
	}
	return n
}

// quietly rewrites the same figure; nothing has changed.
func (n *numberEditor) quietly(text string, on edits) {
	n.OnChanged = nil
	n.SetText(text)
	n.OnChanged = func(string) { on.changed() }
}

func (n *numberEditor) value() Option {
	if grouped, _, err := n.write(n.Text); err == nil {
		return Option{Name: grouped}
	}
	return Option{Name: n.Text}
}

// bareFigure writes a figure of package money with the decimal mark of the
// language, as one types it.
func bareFigure(env *Env, s string) string {
	mark := strings.Trim(env.Lang.Money(1), "0123456789")
	return strings.Replace(s, ".", mark, 1)
}

func writeMoney(env *Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		m, err := money.Calc(text)
		return env.Lang.Money(m), bareFigure(env, m.String()), err
	}
}

func writeQty(env *Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		q, err := money.CalcQty(text)
		return env.Lang.Qty(q), bareFigure(env, q.String()), err
	}
}

func writePercent(env *Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		p, err := money.ParsePercent(text)
		return env.Lang.Discount(p), bareFigure(env, p.String()), err
	}
}

// dateEditor holds a day: 15, 15.6, 150626, +3 are understood; F4 or the
// picture opens a calendar.
type dateEditor struct {
	*textEditor
	env *Env
}

func newDateEditor(env *Env, on edits) *dateEditor {
	d := &dateEditor{env: env}
	entry := newDayEntry(env, 12, " г", d.open)
	d.textEditor = newTextEditor(entry, on)
	entry.OnLeave = func() {
		if day, ok := d.day(); ok {
			entry.SetText(env.Lang.Date(day))
		}
		on.left()
	}
	return d
}

// newDayEntry takes the figures and signs of a day, and other letters besides; F4
// or the picture opens a calendar.
func newDayEntry(env *Env, maxLen int, letters string, open func()) *Entry {
	e := NewEntry(env)
	e.MaxLen = maxLen
	e.Accept = func(r rune) bool { return r >= '0' && r <= '9' || strings.ContainsRune("./+-−–"+letters, r) }
	e.ActionItem = newGlyph("calendar", open)
	e.Hook = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyF4 {
			open()
		}
		return ev.Name == fyne.KeyF4
	}
	return e
}

// day is the day typed; a field left empty has none.
func (d *dateEditor) day() (time.Time, bool) {
	day, err := calendar.ParseDate(d.Text, d.env.Now())
	return day, err == nil
}

func (d *dateEditor) open() {
	d.env.Window.Canvas().Focus(d.Entry)
	day, _ := d.day()
	showCalendar(d.env, d.Entry, day, func(day time.Time) {
		d.SetText(d.env.Lang.Date(day))
		d.env.Window.Canvas().Focus(d.Entry)
	})
}

func (d *dateEditor) value() Option {
	if day, ok := d.day(); ok {
		return Option{Name: d.env.Lang.Date(day)}
	}
	return Option{Name: strings.TrimSpace(d.Text)}
}

// checkEditor holds a yes or no, as the ID "1" or "".
type checkEditor struct{ *Check }

func newCheckEditor(env *Env, word string, on edits) *checkEditor {
	c := &checkEditor{NewCheck(env, word, func(bool) {
		on.changed()
		on.left()
	})}
	c.onFocus = on.focused
	return c
}

func (c *checkEditor) object() fyne.CanvasObject { return c.Check }
func (c *checkEditor) focus() fyne.Focusable     { return c.Check }
func (c *checkEditor) setBad(bool)               {}
func (c *checkEditor) show(o Option)             { c.Set(o.ID == ticked) }

func (c *checkEditor) value() Option {
	if c.On() {
		return Option{ID: ticked}
	}
	return Option{}
}

// ticked is the ID of yes.
const ticked = "1"

// choiceEditor holds one of a few.
type choiceEditor struct{ *Select }

func newChoiceEditor(env *Env, options func() []Option, on edits) *choiceEditor {
	c := &choiceEditor{NewSelect(env, options, func(Option) {
		on.changed()
		on.left()
	})}
	c.onFocus = on.focused
	return c
}

func (c *choiceEditor) object() fyne.CanvasObject { return c.Select }
func (c *choiceEditor) focus() fyne.Focusable     { return c.Select }
func (c *choiceEditor) value() Option             { return Option{ID: c.Chosen().ID, Name: c.Chosen().Name} }
func (c *choiceEditor) show(o Option)             { c.Choose(o.ID) }
func (c *choiceEditor) setBad(bad bool)           { c.SetBad(bad) }

// pickEditor holds one of many.
type pickEditor struct{ *Picker }

func newPickEditor(env *Env, search Search, on edits) *pickEditor {
	p := &pickEditor{NewPicker(env, search)}
	p.OnTyping = on.changed
	p.OnPick = func(Option) { on.left() }
	p.Entry.OnFocus = on.focused
	p.Entry.OnLeave = func() {
		p.Settle()
		on.left()
	}
	return p
}

func (p *pickEditor) object() fyne.CanvasObject { return p.Entry }
func (p *pickEditor) focus() fyne.Focusable     { return p.Entry }
func (p *pickEditor) entry() *Entry             { return p.Entry }
func (p *pickEditor) value() Option             { return Option{ID: p.Chosen().ID, Name: p.Chosen().Name} }
func (p *pickEditor) show(o Option)             { p.Choose(o) }
func (p *pickEditor) setBad(bad bool)           { p.Entry.SetBad(bad) }
