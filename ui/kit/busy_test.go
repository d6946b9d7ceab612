package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
)

// line is a waiting line whose time passes when told, and what is drawn of it.
func line(t *testing.T) (b *Busy, run *hosttest.HeldRunner, shown func() bool) {
	t.Helper()
	env, run := hosttest.PlainEnv(t), &hosttest.HeldRunner{}
	env.Run = run
	b = NewBusy(env)
	bar := test.WidgetRenderer(b).Objects()[0]
	return b, run, func() bool { return bar.Visible() }
}

func TestTheWaitingLineAppearsOnlyInALongWait(t *testing.T) {
	b, run, shown := line(t)
	b.Start()
	if shown() {
		t.Error("the line is there before anybody has waited")
	}
	run.Pass()
	if !shown() {
		t.Error("no line though the wait is long")
	}
	b.Stop()
	if shown() {
		t.Error("the line stays after the wait")
	}
}

func TestAWaitThatEndedInTimeShowsNoLine(t *testing.T) {
	b, run, shown := line(t)
	b.Start()
	b.Stop()
	run.Pass()
	if shown() {
		t.Error("a line comes after the wait")
	}
}

// The window is drawn, laid out and told of time by one thread: the race
// detector sees that the line is touched by no other.
func TestTheWaitingLineMovesOnTheThreadOfTheWindow(t *testing.T) {
	env, window := hosttest.PlainEnv(t), make(hosttest.Thread, 1)
	env.Run = host.NewBackground(t.Context(), window.Post)
	b := NewBusy(env)
	env.Window.SetContent(b)
	b.Start()
	env.Window.Resize(b.MinSize().AddWidthHeight(100, 0))
	window.Turn()
	if bar := test.WidgetRenderer(b).Objects()[0]; !bar.Visible() {
		t.Error("no line though the wait is long")
	}
	b.Stop()
}

func TestWhatIsStoppedDoesNotCome(t *testing.T) {
	window, came := make(hosttest.Thread, 2), ""
	run := host.NewBackground(t.Context(), window.Post)
	stop := run.After(0, func() { came += "a" })
	late := <-window
	stop()
	late()
	run.After(time.Millisecond, func() { came += "b" })
	window.Turn()
	if came != "b" {
		t.Errorf("came %q", came)
	}
}
