package host_test

import (
	"context"
	"errors"
	"testing"

	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
)

func TestTheRunnerDropsAnAnswerOlderThanTheNewestRequest(t *testing.T) {
	window := make(hosttest.Thread, 8)
	run := host.NewBackground(t.Context(), window.Post)
	var got []string
	old := make(chan struct{})
	run.Run("search", func(ctx context.Context) error {
		<-ctx.Done() // the newer request cancels
		close(old)
		return ctx.Err()
	}, func(error) { got = append(got, "old") })
	run.Run("search", func(context.Context) error { return nil }, func(error) { got = append(got, "new") })
	<-old
	window.Turn()
	window.Turn()
	if len(got) != 1 || got[0] != "new" {
		t.Errorf("answers %v, want the new one only", got)
	}
}

func TestRequestsWithoutAKeyAreNeverDropped(t *testing.T) {
	window := make(hosttest.Thread, 8)
	run := host.NewBackground(t.Context(), window.Post)
	answers := 0
	for range 3 {
		run.Run("", func(ctx context.Context) error { return ctx.Err() }, func(err error) {
			if err == nil {
				answers++
			}
		})
	}
	for range 3 {
		window.Turn()
	}
	if answers != 3 {
		t.Errorf("%d answers, want 3", answers)
	}
}

func TestAPanicOfWorkBecomesAnError(t *testing.T) {
	window := make(hosttest.Thread, 1)
	var got error
	host.NewBackground(t.Context(), window.Post).Run("", func(context.Context) error { panic(hosttest.ErrDisk) },
		func(err error) { got = err })
	window.Turn()
	var p *host.PanicError
	if !errors.As(got, &p) || len(p.Stack) == 0 || !errors.Is(got, hosttest.ErrDisk) {
		t.Errorf("got %v, want the panic with its stack", got)
	}
	host.Inline{}.Run("", func(context.Context) error { panic("boom") }, func(err error) { got = err })
	if !errors.As(got, &p) || got.Error() != "panic: boom" {
		t.Errorf("inline gave %v", got)
	}
}
