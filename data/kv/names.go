package kv

import "sync"

// names keeps one copy of each node and space name read, so that reading a
// record does not allocate them again. Damaged files could bring any number of
// names, so it is bounded.
var names = interned{m: map[string]string{}}

const maxNames = 1024

type interned struct {
	mu sync.RWMutex
	m  map[string]string
}

func (t *interned) get(b []byte) string {
	t.mu.RLock()
	s, ok := t.m[string(b)]
	t.mu.RUnlock()
	if ok {
		return s
	}
	s = string(b)
	t.mu.Lock()
	if len(t.m) < maxNames {
		t.m[s] = s
	}
	t.mu.Unlock()
	return s
}
