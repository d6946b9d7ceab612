package ui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/nav"
)

// palette opens the palette, types and returns the words shown.
func (d *desk) palette(text string) []string {
	d.t.Helper()
	d.chord(Ctrl(fyne.KeyK))
	d.typed(text)
	return words(d.w.Canvas().Overlays().Top())
}

func TestThePaletteFindsARecordByKeysAlone(t *testing.T) {
	d := started(t)
	shown := d.palette("иван")
	if !slices.Contains(shown, "Иванов и сыновья") || !slices.Contains(shown, "Клиенты") {
		t.Fatalf("shown: %v", shown)
	}
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.wantTabs("Главное | >ООО «Ивановские ткани»")
	if d.w.Canvas().Overlays().Top() != nil {
		t.Error("the palette is still there")
	}
}

func TestThePaletteUnderstandsTheWrongLayout(t *testing.T) {
	d := started(t)
	d.palette("bdfyjd")
	d.press(fyne.KeyReturn)
	d.wantTabs("Главное | >ООО «Иванов и сыновья»")
	if shown := d.palette("jnx`ns"); !slices.Contains(shown, "Отчёты") {
		t.Errorf("отчёты typed in the Latin layout: %v", shown)
	}
}

func TestThePaletteDoesCommandsAndOpensScreens(t *testing.T) {
	d := started(t)
	d.palette("тёмн")
	d.press(fyne.KeyReturn)
	if !d.appearance.Dark {
		t.Error("the command was not done")
	}
	d.palette("склад")
	d.press(fyne.KeyReturn)
	d.wantTabs("Главное | >Склад")
}

func TestThePaletteShowsTheRecentFirst(t *testing.T) {
	prefs := host.MapPrefs{}
	d := newDesk(t, prefs)
	d.Start()
	d.Open(nav.To("client", "Альфа"))
	d.Open(nav.To("clients"))
	again := newDesk(t, prefs)
	again.Start()
	again.chord(Ctrl(fyne.KeyK))
	again.press(fyne.KeyReturn)
	again.wantTabs("Главное | >ООО «Альфа» | Клиенты")
}

func TestThePaletteClosesByEscAndByItsChord(t *testing.T) {
	d := started(t)
	for _, shut := range []func(){func() { d.press(fyne.KeyEscape) }, func() { d.chord(Ctrl(fyne.KeyK)) }} {
		d.palette("")
		shut()
		if d.w.Canvas().Overlays().Top() != nil {
			t.Fatal("the palette is still there")
		}
	}
}

func TestThePaletteSaysWhenNothingIsFoundAndWhenTheSearchFails(t *testing.T) {
	d := started(t)
	if shown := d.palette("ъъъ"); !strings.Contains(strings.Join(shown, " "), "ъъъ Ничего не найдено") {
		t.Errorf("shown: %v", shown)
	}
	d.press(fyne.KeyReturn, fyne.KeyEscape)
	if shown := d.palette("сломать"); !slices.ContainsFunc(shown, func(s string) bool { return strings.HasPrefix(s, "Не получилось") }) {
		t.Errorf("shown: %v", shown)
	}
	if len(d.faults) == 0 {
		t.Error("the fault was not written down")
	}
}

// slow is a runner whose answers come when the test says.
type slow struct{ answers []func() }

func (r *slow) Run(_ string, work func(context.Context) error, done func(error)) {
	r.answers = append(r.answers, func() { host.Inline{}.Run("", work, done) })
}

func (*slow) After(time.Duration, func()) (stop func()) { return func() {} }

func TestEnterBeforeTheAnswerMeansWhatWasTyped(t *testing.T) {
	d := started(t)
	r := &slow{}
	d.env.Run = r
	d.palette("альфа")
	d.press(fyne.KeyReturn)
	d.wantTabs(">Главное")
	for _, answer := range r.answers {
		answer()
	}
	d.wantTabs("Главное | >ООО «Альфа-Снаб»")
}
