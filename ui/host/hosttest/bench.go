package hosttest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Bench is a window of the test driver with what a page needs, and what was
// said to the person.
type Bench struct {
	*host.Env
	Toasts []string        // sentences told to the person
	Undo   func()          // what the last of them offers to take back
	Keys   []fyne.KeyName  // keys that no control wanted
	Page   host.KeyHandler // gets those keys; nil for none
}

// NewBench makes a bench; its window closes with the test. The clock is at ten
// o'clock of 23 November 2026.
func NewBench(t testing.TB) *Bench {
	t.Helper()
	test.NewApp().Settings().SetTheme(look.Theme{})
	w := test.NewWindow(nil)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1096, 708))
	t.Cleanup(w.Close)
	b := &Bench{}
	b.Env = &host.Env{
		Lang: lang.For("ru"), Prefs: host.MapPrefs{}, Run: host.Inline{}, Window: w,
		Toast: func(text string, undo func()) { b.Toasts, b.Undo = append(b.Toasts, text), undo },
		Keys: func(ev *fyne.KeyEvent) bool {
			b.Keys = append(b.Keys, ev.Name)
			return b.Page != nil && b.Page.HandleKey(ev)
		},
		Explain: func(err error) string { return "не вышло: " + err.Error() },
		Now:     func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) },
	}
	return b
}

// Show puts objects under each other and focuses the first.
func (b *Bench) Show(focus fyne.Focusable, objects ...fyne.CanvasObject) {
	b.Window.SetContent(container.NewVBox(objects...))
	b.Window.Canvas().Focus(focus)
}

// Press gives keys to whatever has the focus.
func (b *Bench) Press(keys ...fyne.KeyName) {
	for _, k := range keys {
		b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// Enter types a text into whatever has the focus.
func (b *Bench) Enter(text string) {
	for _, r := range text {
		b.Window.Canvas().Focused().TypedRune(r)
	}
}

// Shortcut gives a shortcut to whatever has the focus, as the window does.
func (b *Bench) Shortcut(key fyne.KeyName) {
	s := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	if f, ok := b.Window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	host.PassShortcut(b.Env, s)
}

// Dialogs counts what lies over the window.
func (b *Bench) Dialogs() int { return len(b.Window.Canvas().Overlays().List()) }
