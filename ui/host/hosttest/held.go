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

// Holds reports whether a kind of request is held.
func (h *HeldRunner) Holds(what string) bool {
	for key := range h.Held {
		if strings.Contains(key, "."+what+".") {
			return true
		}
	}
	return false
}

// HeldRunner keeps work until Answer or Finish, the newest of each key, and what
// waits for a time until Pass.
type HeldRunner struct {
	// Held is the work not finished yet, by the key of its request.
	Held map[string]func()
	Clock
}

// Run implements host.Runner.
func (h *HeldRunner) Run(key string, work func(context.Context) error, done func(error)) {
	if h.Held == nil {
		h.Held = map[string]func(){}
	}
	h.Held[key] = func() { done(work(context.Background())) }
}

// Finish finishes all that is held, and what that asks for.
func (h *HeldRunner) Finish() {
	for len(h.Held) > 0 {
		for key, f := range h.Held {
			delete(h.Held, key)
			f()
		}
	}
}
