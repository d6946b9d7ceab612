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
	b.Run = NewBackground(t.Context(), window.post)
	told := 0
	var ended error
	finished := false
	Job(b.Env, "Импорт продаж", func(ctx context.Context, p *Progress) error {
		for i := int64(1); ; i++ {
			select {
			case <-ctx.Done():
				return ctx.Err()
			default:
				p.Report("sales.csv", i%1000, 1000)
				told++
			}
		}
	}, func(err error) { finished, ended = true, err })
	window.turn(t) // 300 ms have passed
	if b.dialogs() != 1 {
		t.Fatalf("%d dialogs after 300 ms, want the progress", b.dialogs())
	}
	window.turn(t)
	b.press(fyne.KeyReturn) // «Прервать» has the focus
	for !finished {
		window.turn(t)
	}
	if !errors.Is(ended, context.Canceled) || b.dialogs() != 0 {
		t.Errorf("ended with %v, %d dialogs left", ended, b.dialogs())
	}
	if turns := 3; told < 100*turns {
		t.Errorf("work told only %d times: it was held up", told)
	}
}
