package ui

import (
	"slices"
	"testing"
	"time"

	"kartoteka/ui/nav"
)

func TestAToastOffersTheWayBackAndGoesByItself(t *testing.T) {
	d := started(t)
	var fire func()
	d.Shell.later = func(_ time.Duration, f func()) func() { fire = f; return func() {} }
	undone := false
	d.env.Toast("Клиент помечен на удаление", func() { undone = true })
	shown := d.toasts.layer.Objects[0].(*toast)
	if got := words(shown); !slices.Contains(got, "Клиент помечен на удаление") || !slices.Contains(got, "Отменить") {
		t.Errorf("shown: %v", got)
	}
	shown.undo.Tapped(nil)
	if !undone || len(d.toasts.layer.Objects) != 0 {
		t.Error("the way back was not taken, or the toast stays")
	}
	d.env.Toast("Сохранено", nil)
	fire()
	if len(d.toasts.layer.Objects) != 0 {
		t.Error("the toast did not go by itself")
	}
}

func TestAToastLeavesTheCaretWhereItIs(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	d.env.Toast("Сохранено", func() {})
	d.typed("дальше")
	if got := cards["Альфа"].field.Text; got != "дальше" {
		t.Errorf("the field holds %q", got)
	}
}

func TestALongToastIsBrokenIntoLines(t *testing.T) {
	d := started(t)
	d.env.Toast(d.env.Lang.T("error.panic"), nil)
	o := d.toasts.layer.Objects[0]
	if right := o.Position().X + o.Size().Width; right > d.w.Canvas().Size().Width {
		t.Errorf("the toast ends at %v of %v", right, d.w.Canvas().Size().Width)
	}
	if o.Size().Height < 3*20 {
		t.Errorf("the toast is %v high, too low for its lines", o.Size().Height)
	}
	keep(t, d.w.Canvas().Capture(), "toast.png")
}
