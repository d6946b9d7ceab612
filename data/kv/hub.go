package kv

import (
	"context"
	"sync"
)

// hub passes hints to those who watch. A watcher that is slow gets one hint for
// many commits.
type hub struct {
	mu   sync.Mutex
	subs map[chan Hint]bool
}

func (h *hub) watch(ctx context.Context) <-chan Hint {
	ch := make(chan Hint, 1)
	h.mu.Lock()
	if h.subs == nil {
		h.subs = map[chan Hint]bool{}
	}
	h.subs[ch] = true
	h.mu.Unlock()
	context.AfterFunc(ctx, func() { h.drop(ch) })
	return ch
}

func (h *hub) drop(ch chan Hint) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.subs[ch] {
		delete(h.subs, ch)
		close(ch)
	}
}

func (h *hub) notify() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for ch := range h.subs {
		select {
		case ch <- Hint{}:
		default:
		}
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for ch := range h.subs {
		delete(h.subs, ch)
		close(ch)
	}
}
