package kit

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
)

func TestAShortJobShowsNothing(t *testing.T) {
	b := newBench(t)
	done := false
	Job(b.Env, "Импорт продаж", func(_ context.Context, p *Progress) error {
		p.Report("строки", 1, 1)
		return nil
	}, func(err error) { done = err == nil })
	if !done || b.dialogs() != 0 {
		t.Errorf("done %v with %d dialogs", done, b.dialogs())
	}
}

func TestALongJobShowsItsProgressAndStopsWhenAsked(t *testing.T) {
	b := newBench(t)
	window := make(thread, 64)
	run := newUntimed(t, window.post)
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
	if b.dialogs() != 0 {
		t.Fatal("the progress is there at once")
	}
	run.clock.pass() // 300 ms
	if b.dialogs() != 1 {
		t.Fatalf("%d dialogs after 300 ms, want the progress", b.dialogs())
	}
	run.clock.pass()        // 100 ms
	b.press(fyne.KeyReturn) // «Прервать» has the focus
	window.turn()
	if !finished || !errors.Is(ended, context.Canceled) || b.dialogs() != 0 {
		t.Errorf("finished %v with %v, %d dialogs left", finished, ended, b.dialogs())
	}
	run.clock.pass()
	if b.dialogs() != 0 {
		t.Error("the progress comes back after the end")
	}
}
