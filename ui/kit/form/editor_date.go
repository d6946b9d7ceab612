package form

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

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
