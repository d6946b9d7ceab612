package kit

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host/hosttest"
)

func TestAShortJobShowsNothing(t *testing.T) {
	b := hosttest.NewBench(t)
	done := false
	Job(b.Env, "Импорт продаж", func(_ context.Context, p *Progress) error {
		p.Report("строки", 1, 1)
		return nil
	}, func(err error) { done = err == nil })
	if !done || b.Dialogs() != 0 {
		t.Errorf("done %v with %d dialogs", done, b.Dialogs())
	}
}

func TestALongJobShowsItsProgressAndStopsWhenAsked(t *testing.T) {
	b := hosttest.NewBench(t)
	window := make(hosttest.Thread, 64)
	run := hosttest.NewClockRunner(t, window.Post)
	b.Run = run
	told := make(chan struct{})
	var ended error
	finished := false
	Job(b.Env, "Импорт продаж", func(ctx context.Context, p *Progress) error {
		for i := int64(1); ctx.Err() == nil; i++ {
			p.Report("sales.csv", i%1000, 1000)
			if i == 1000 { // nobody has looked yet, and the work was not held up
				close(told)
			}
		}
		return ctx.Err()
	}, func(err error) { finished, ended = true, err })
	<-told
	if b.Dialogs() != 0 {
		t.Fatal("the progress is there at once")
	}
	run.Clock.Pass() // 300 ms
	if b.Dialogs() != 1 {
		t.Fatalf("%d dialogs after 300 ms, want the progress", b.Dialogs())
	}
	run.Clock.Pass()        // 100 ms
	b.Press(fyne.KeyReturn) // «Прервать» has the focus
	window.Turn()
	if !finished || !errors.Is(ended, context.Canceled) || b.Dialogs() != 0 {
		t.Errorf("finished %v with %v, %d dialogs left", finished, ended, b.Dialogs())
	}
	run.Clock.Pass()
	if b.Dialogs() != 0 {
		t.Error("the progress comes back after the end")
	}
}
