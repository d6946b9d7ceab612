package hosttest

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// NewEnv makes a window of the test driver in a theme and a language ("ru", "en").
// The test may set its clock, which begins at nine o'clock of 23 November 2026.
func NewEnv(t testing.TB, theme look.Theme, code string) (*host.Env, *time.Time) {
	t.Helper()
	test.NewApp().Settings().SetTheme(theme)
	w := test.NewWindow(nil)
	w.SetPadded(false)
	t.Cleanup(w.Close)
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return &host.Env{
		Lang: lang.For(code), Prefs: host.MapPrefs{}, Run: noWait{}, Window: w,
		Now: func() time.Time { return now },
	}, &now
}

// noWait runs work at once; the pointer need not rest for a tip to be shown.
type noWait struct{ host.Inline }

func (n noWait) Run(key string, work func(context.Context) error, done func(error)) {
	if key == "tip" {
		done(nil)
		return
	}
	n.Inline.Run(key, work, done)
}

// PlainEnv is NewEnv in the light theme, in Russian, with a clock that does not move.
func PlainEnv(t testing.TB) *host.Env {
	t.Helper()
	env, _ := NewEnv(t, look.Theme{}, "ru")
	return env
}
