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

// turn waits for one thing posted and runs it.
func (t thread) turn() { (<-t)() }

// clock is time that passes when told.
type clock struct{ waits []*func() }

func (c *clock) After(_ time.Duration, f func()) (stop func()) {
	c.waits = append(c.waits, &f)
	return func() { f = func() {} }
}

// pass lets the time of all that waits come.
func (c *clock) pass() {
	waits := c.waits
	c.waits = nil
	for _, f := range waits {
		(*f)()
	}
}

// untimed is a Background whose time passes when told: only answers come to the
// thread of the window by themselves.
type untimed struct {
	*Background
	clock clock
}

func (u *untimed) After(d time.Duration, f func()) (stop func()) { return u.clock.After(d, f) }

func newUntimed(t testing.TB, post func(func())) *untimed {
	return &untimed{Background: NewBackground(t.Context(), post)}
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
	window.turn()
	window.turn()
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
		window.turn()
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
	window.turn()
	var p *PanicError
	if !errors.As(got, &p) || len(p.Stack) == 0 || !errors.Is(got, errDisk) {
		t.Errorf("got %v, want the panic with its stack", got)
	}
	Inline{}.Run("", func(context.Context) error { panic("boom") }, func(err error) { got = err })
	if !errors.As(got, &p) || got.Error() != "panic: boom" {
		t.Errorf("inline gave %v", got)
	}
}
