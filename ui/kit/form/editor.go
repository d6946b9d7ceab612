package form

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
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

// edits is what an editor tells of.
type edits struct {
	changed func() // by each character
	left    func() // when a value stands
	focused func()
}

// lineEditor is an editor that stands on an Entry.
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

// numberEditor holds a figure: with groups of thousands at rest, bare while one
// types. It computes: 1200*3 becomes 3 600,00.
type numberEditor struct {
	*textEditor
	// write computes a text and writes it with and without groups; empty where
	// there is nothing to show.
	write func(text string) (grouped, bare string, err error)
}

func newNumberEditor(env *host.Env, on edits, write func(string) (string, string, error)) *numberEditor {
	n := &numberEditor{write: write}
	entry := kit.NewEntry(env).Figures()
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

func (n *numberEditor) value() kit.Option {
	if grouped, _, err := n.write(n.Text); err == nil {
		return kit.Option{Name: grouped}
	}
	return kit.Option{Name: n.Text}
}

// bareFigure writes a figure of package money with the decimal mark of the
// language, as one types it.
func bareFigure(env *host.Env, s string) string {
	mark := strings.Trim(env.Lang.Money(1), "0123456789")
	return strings.Replace(s, ".", mark, 1)
}

func writeMoney(env *host.Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		m, err := money.Calc(text)
		return env.Lang.Money(m), bareFigure(env, m.String()), err
	}
}

func writeQty(env *host.Env) func(string) (string, string, error) {
	return func(text string) (string, string, error) {
		if strings.TrimSpace(text) == "" {
			return "", "", nil
		}
		q, err := money.CalcQty(text)
		return env.Lang.Qty(q), bareFigure(env, q.String()), err
	}
}

func writePercent(env *host.Env) func(string) (string, string, error) {
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
	env *host.Env
}

func newDateEditor(env *host.Env, on edits) *dateEditor {
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
func newDayEntry(env *host.Env, maxLen int, letters string, open func()) *kit.Entry {
	e := kit.NewEntry(env)
	e.MaxLen = maxLen
	e.Accept = func(r rune) bool { return r >= '0' && r <= '9' || strings.ContainsRune("./+-−–"+letters, r) }
	e.ActionItem = kit.NewGlyph("calendar", open)
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
	kit.ShowCalendar(d.env, d.Entry, day, func(day time.Time) {
		d.SetText(d.env.Lang.Date(day))
		d.env.Window.Canvas().Focus(d.Entry)
	})
}

func (d *dateEditor) value() kit.Option {
	if day, ok := d.day(); ok {
		return kit.Option{Name: d.env.Lang.Date(day)}
	}
	return kit.Option{Name: strings.TrimSpace(d.Text)}
}

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
