package form

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// meeting is a thing with a moment, which may be a whole day.
type meeting struct {
	At    time.Time
	Whole bool
}

// typedMoment types a text into a field of a moment and reads it.
func typedMoment(env *host.Env, f Field[meeting], text string) (shown string, v meeting, err error) {
	e := f.edit(env, edits{changed: func() {}, left: func() {}, focused: func() {}})
	env.Window.SetContent(e.object())
	env.Window.Canvas().Focus(e.focus())
	for _, r := range text {
		e.focus().TypedRune(r)
	}
	env.Window.Canvas().Unfocus()
	err = f.take(env, e.value(), &v)
	return e.value().Name, v, err
}

func momentEnv(t *testing.T) *host.Env {
	t.Helper()
	env, _ := hosttest.NewEnv(t, look.Theme{}, "ru")
	env.Now = func() time.Time { return time.Date(2026, 11, 23, 9, 5, 0, 0, time.FixedZone("MSK", 3*3600)) }
	return env
}

func TestAMomentIsTypedShortAndShownWhole(t *testing.T) {
	env := momentEnv(t)
	f := MomentField("meeting.at", func(m *meeting) *time.Time { return &m.At }, func(m *meeting) *bool { return &m.Whole })
	for text, want := range map[string]struct {
		shown, at string
		whole     bool
	}{
		"15.6 14:30": {"15.06.2026\u00a014:30", "2026-06-15T11:30:00Z", false},
		"9:00":       {"23.11.2026\u00a009:00", "2026-11-23T06:00:00Z", false},
		"+3":         {"26.11.2026", "2026-11-26T00:00:00Z", true},
		"+3 18":      {"26.11.2026\u00a018:00", "2026-11-26T15:00:00Z", false},
		"":           {"", "0001-01-01T00:00:00Z", false},
	} {
		shown, v, err := typedMoment(env, f, text)
		if err != nil || shown != want.shown || v.At.Format(time.RFC3339) != want.at || v.Whole != want.whole {
			t.Errorf("%q: shown %q, read %v, %v, %v; want %+v", text, shown, v.At, v.Whole, err, want)
		}
		if again := f.show(env, &v).Name; again != want.shown {
			t.Errorf("%q is shown again as %q, want %q", text, again, want.shown)
		}
	}
	if shown, _, err := typedMoment(env, f, "25:00"); shown != "25:00" || !problem.Has(err, "at", "problem.time.absent") {
		t.Errorf("25:00: %q, %v", shown, err)
	}
}

func TestADayAloneIsAtThePresentHourWhereAnHourIsNeeded(t *testing.T) {
	env := momentEnv(t)
	f := MomentField("meeting.at", func(m *meeting) *time.Time { return &m.At }, nil)
	_, v, err := typedMoment(env, f, "-1")
	if err != nil || v.At.Format(time.RFC3339) != "2026-11-22T06:05:00Z" {
		t.Errorf("yesterday is %v, %v", v.At, err)
	}
}

func TestTheCalendarOfAMomentKeepsTheHour(t *testing.T) {
	env := momentEnv(t)
	m := NewMomentEntry(env)
	env.Window.SetContent(m.Entry)
	m.SetText("15.6 14:30")
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyReturn} {
		env.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	if m.Text != "16.06.2026\u00a014:30" {
		t.Errorf("after the calendar %q", m.Text)
	}
	if at, timed, err := m.Moment(); err != nil || !timed || at.Format(time.RFC3339) != "2026-06-16T11:30:00Z" {
		t.Errorf("%v, %v, %v", at, timed, err)
	}
}

func TestAMomentIsAskedForUntilItCanBeRead(t *testing.T) {
	env := momentEnv(t)
	var got []time.Time
	AskMoment(env, "До какого времени", 9, func(at time.Time) { got = append(got, at) })
	answer := func(text string) {
		e := env.Window.Canvas().Focused().(*kit.Entry)
		e.SetText(text)
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	answer("")
	answer("32.1")
	if len(got) != 0 || env.Window.Canvas().Overlays().Top() == nil {
		t.Fatalf("answered %v", got)
	}
	answer("+1")
	if len(got) != 1 || got[0].Format(time.RFC3339) != "2026-11-24T06:00:00Z" || env.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("answered %v", got)
	}
}
