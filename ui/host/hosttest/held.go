package hosttest

import (
	"context"
	"strings"
	"testing"
)

// Answer finishes what is held of one kind of request.
func (h *HeldRunner) Answer(t *testing.T, what string) {
	t.Helper()
	for key, f := range h.Held {
		if strings.Contains(key, "."+what+".") {
			delete(h.Held, key)
			f()
			return
		}
	}
	t.Fatalf("nobody asks for %q", what)
}

func (h *HeldRunner) Holds(what string) bool {
	for key := range h.Held {
		if strings.Contains(key, "."+what+".") {
			return true
		}
	}
	return false
}

// HeldRunner keeps work until it is told to finish it, the newest of each key,
// and what waits until it is told that the time has come.
type HeldRunner struct {
	Held map[string]func()
	Clock
}

func (h *HeldRunner) Run(key string, work func(context.Context) error, done func(error)) {
	if h.Held == nil {
		h.Held = map[string]func(){}
	}
	h.Held[key] = func() { done(work(context.Background())) }
}

func (h *HeldRunner) Finish() {
	for len(h.Held) > 0 {
		for key, f := range h.Held {
			delete(h.Held, key)
			f()
		}
	}
}
