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

// NewEnv is a window of the test driver with a clock one sets.
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

// noWait runs at once, and a rest of the pointer takes no time.
type noWait struct{ host.Inline }

func (n noWait) Run(key string, work func(context.Context) error, done func(error)) {
	if key == "tip" {
		done(nil)
		return
	}
	n.Inline.Run(key, work, done)
}

// PlainEnv is an Env over rows of the sample register.
func PlainEnv(t testing.TB) *host.Env {
	t.Helper()
	env, _ := NewEnv(t, look.Theme{}, "ru")
	return env
}
