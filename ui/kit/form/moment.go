package form

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/container"

	"kartoteka/data/calendar"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// MomentField is a day with an hour: "15.6 14:30", "+3 9" and "9:00" are
// understood, in the zone of the machine; the zero time is none. A day alone is
// a whole day where the value can say so by whole; where whole is nil it is taken
// at the present hour.
func MomentField[T any](key string, at func(*T) *time.Time, whole func(*T) *bool) Field[T] {
	f := newField(key,
		func(env *host.Env, v *T) kit.Option {
			return kit.Option{Name: momentWords(env, *at(v), whole == nil || !*whole(v))}
		},
		func(env *host.Env, o kit.Option, v *T) error {
			t, timed := time.Time{}, true
			if o.Name != "" {
				var err error
				if t, timed, err = calendar.ParseMoment(o.Name, env.Now()); err != nil {
					return err
				}
			}
			if whole != nil {
				*whole(v) = !timed
			} else if !timed {
				t = atHourOf(t, env.Now())
			}
			*at(v) = t
			return nil
		})
	f.edit = func(env *host.Env, on edits) editor { return newMomentEditor(env, on) }
	return f
}

// atHourOf is a civil day at the hour and minute clocks show now.
func atHourOf(day, now time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, now.Hour(), now.Minute(), 0, 0, now.Location()).UTC()
}

// momentWords writes a moment as fields show it, a whole day without an hour.
func momentWords(env *host.Env, t time.Time, timed bool) string {
	if !timed {
		return env.Lang.Date(t)
	}
	if t.IsZero() {
		return ""
	}
	return env.Lang.DateTime(t.In(env.Now().Location()))
}

// momentEditor holds a day and an hour; F4 or the picture opens a calendar, which
// leaves the hour as it is.
type momentEditor struct {
	*textEditor
	env *host.Env
}

func newMomentEditor(env *host.Env, on edits) *momentEditor {
	d := &momentEditor{env: env}
	entry := newDayEntry(env, 18, ": \u00a0\u202f", d.open)
	d.textEditor = newTextEditor(entry, on)
	entry.OnLeave = func() {
		entry.SetText(d.value().Name)
		on.left()
	}
	return d
}

func (d *momentEditor) open() {
	d.env.Window.Canvas().Focus(d.Entry)
	t, timed, err := calendar.ParseMoment(d.Text, d.env.Now())
	if err != nil {
		t, timed = time.Time{}, false
	}
	day := t
	if timed {
		day = calendar.DayOf(t.In(d.env.Now().Location()))
	}
	kit.ShowCalendar(d.env, d.Entry, day, func(chosen time.Time) {
		if timed {
			chosen = atHourOf(chosen, t.In(d.env.Now().Location()))
		}
		d.SetText(momentWords(d.env, chosen, timed))
		d.env.Window.Canvas().Focus(d.Entry)
	})
}

func (d *momentEditor) value() kit.Option {
	if t, timed, err := calendar.ParseMoment(d.Text, d.env.Now()); err == nil {
		return kit.Option{Name: momentWords(d.env, t, timed)}
	}
	return kit.Option{Name: strings.TrimSpace(d.Text)}
}

// MomentEntry is the control of a MomentField on its own, for dialogs.
type MomentEntry struct{ *momentEditor }

// NewMomentEntry makes the control.
func NewMomentEntry(env *host.Env) MomentEntry {
	return MomentEntry{newMomentEditor(env, edits{changed: func() {}, left: func() {}, focused: func() {}})}
}

// Moment is what was typed: the day and whether it has an hour, as
// calendar.ParseMoment reads it; the zero time for nothing. What can't be read paints
// the frame in the colour of a problem.
func (m MomentEntry) Moment() (t time.Time, timed bool, err error) {
	if strings.TrimSpace(m.Text) != "" {
		t, timed, err = calendar.ParseMoment(m.Text, m.env.Now())
	}
	m.SetBad(err != nil)
	return t, timed, err
}

// AskMoment asks for a moment until one is given that can be read; a day alone is
// taken at an hour.
func AskMoment(env *host.Env, title string, hour int, done func(time.Time)) {
	m := NewMomentEntry(env)
	var hide func()
	try := func() bool {
		t, timed, err := m.Moment()
		if err != nil || t.IsZero() {
			m.SetBad(true)
			return false
		}
		if !timed {
			now := env.Now()
			t = atHourOf(t, time.Date(now.Year(), now.Month(), now.Day(), hour, 0, 0, 0, now.Location()))
		}
		done(t)
		return true
	}
	m.OnEnter = func() {
		if try() {
			hide()
		}
	}
	hide = kit.Ask(env, kit.Question{
		Text: title, Content: container.New(kit.Stack{}, m.Entry), Focus: m.Entry,
		Verbs: []kit.Verb{
			{Text: env.Lang.T("dialog.apply"), Primary: true, Try: try},
			{Text: env.Lang.T("dialog.cancel"), Cancel: true},
		},
	})
}
