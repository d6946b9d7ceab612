package kit

import (
	"context"
	"errors"
	"testing"
	"time"
)

var errDisk = errors.New("disk full")

// thread is the thread of a window: it runs what is posted when told to.
type thread chan func()

func (t thread) post(f func()) { t <- f }

// turn runs one thing posted.
func (t thread) turn(tb testing.TB) {
	tb.Helper()
	select {
	case f := <-t:
		f()
	case <-time.After(5 * time.Second):
		tb.Fatal("nothing came to the thread of the window")
	}
}

func TestTheRunnerDropsAnAnswerOlderThanTheNewestRequest(t *testing.T) {
	window := make(thread, 8)
	run := NewBackground(t.Context(), window.post)
	var got []string
	old := make(chan struct{})
	run.Run("search", func(ctx context.Context) error {
		<-ctx.Done() // the newer request cancels
		close(old)
		return ctx.Err()
	}, func(error) { got = append(got, "old") })
	run.Run("search", func(context.Context) error { return nil }, func(error) { got = append(got, "new") })
	<-old
	window.turn(t)
	window.turn(t)
	if len(got) != 1 || got[0] != "new" {
		t.Errorf("answers %v, want the new one only", got)
	}
}

func TestRequestsWithoutAKeyAreNeverDropped(t *testing.T) {
	window := make(thread, 8)
	run := NewBackground(t.Context(), window.post)
	answers := 0
	for range 3 {
		run.Run("", func(ctx context.Context) error { return ctx.Err() }, func(err error) {
			if err == nil {
				answers++
			}
		})
	}
	for range 3 {
		window.turn(t)
	}
	if answers != 3 {
		t.Errorf("%d answers, want 3", answers)
	}
}

func TestAPanicOfWorkBecomesAnError(t *testing.T) {
	window := make(thread, 1)
	var got error
	NewBackground(t.Context(), window.post).Run("", func(context.Context) error { panic(errDisk) },
		func(err error) { got = err })
	window.turn(t)
	var p *PanicError
	if !errors.As(got, &p) || len(p.Stack) == 0 || !errors.Is(got, errDisk) {
		t.Errorf("got %v, want the panic with its stack", got)
	}
	Inline{}.Run("", func(context.Context) error { panic("boom") }, func(err error) { got = err })
	if !errors.As(got, &p) || got.Error() != "panic: boom" {
		t.Errorf("inline gave %v", got)
	}
}
