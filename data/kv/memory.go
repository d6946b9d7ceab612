package kv

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"sync"
)

// Memory is an Engine that keeps nothing: for tests, for trying an import, and
// as the proof that nothing above relies on bbolt.
type Memory struct {
	writing sync.Mutex   // one writer
	mu      sync.RWMutex // held by readers, and by the writer while it commits
	spaces  map[Space]*sorted
	hub     hub
}

// NewMemory returns an empty engine.
func NewMemory() *Memory { return &Memory{spaces: map[Space]*sorted{}} }

// View runs fn on the present state; writers wait for it to end.
func (m *Memory) View(ctx context.Context, fn func(Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	return fn(memoryReader{m.spaces})
}

// Update runs fn above the present state and adds what it wrote.
func (m *Memory) Update(ctx context.Context, fn func(Writer) error) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	o := newOverlay(memoryReader{m.spaces})
	if err := fn(o); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	err := o.flush(memoryWriter{memoryReader{m.spaces}})
	m.mu.Unlock()
	m.hub.notify()
	return err
}

// Watch gives a hint after commits.
func (m *Memory) Watch(ctx context.Context) (<-chan Hint, error) { return m.hub.watch(ctx), nil }

// Close ends the watching.
func (m *Memory) Close() error {
	m.hub.close()
	return nil
}

// Backup writes all keys as sized texts: space, key, value; LoadMemory reads
// them.
func (m *Memory) Backup(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	err := m.View(ctx, func(r Reader) error {
		spaces, err := r.Spaces()
		if err != nil {
			return err
		}
		for _, s := range spaces {
			err := r.Scan(s, Range{}, func(k, v []byte) error {
				b := appendSized(appendSized(appendSized(nil, s), k), v)
				_, err := out.Write(b)
				return errors.Join(err, ctx.Err())
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, out.Flush())
}

// LoadMemory reads what Backup of a Memory wrote.
func LoadMemory(r io.Reader) (*Memory, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	m := NewMemory()
	for in := (byteReader{b: b}); len(in.b) > 0; {
		s, k, v := in.sized(), in.sized(), in.sized()
		if in.bad {
			return nil, ErrTruncated
		}
		if err := (memoryWriter{memoryReader{m.spaces}}).Put(Space(s), k, v); err != nil {
			return nil, err
		}
	}
	return m, nil
}

type memoryReader struct{ spaces map[Space]*sorted }

func (r memoryReader) Get(s Space, key []byte) ([]byte, error) {
	if p, ok := r.spaces[s].get(key); ok {
		return cloned(p.val), nil
	}
	return nil, nil
}

// cloned copies a value; an empty one stays different from an absent one.
func cloned(v []byte) []byte { return append(make([]byte, 0, len(v)), v...) }

func (r memoryReader) GetMany(s Space, keys [][]byte) ([][]byte, error) {
	out := make([][]byte, len(keys))
	for i, k := range keys {
		out[i], _ = r.Get(s, k)
	}
	return out, nil
}

func (r memoryReader) Fetch(places []Place, runs []Run, fn func(run int, k, v []byte) error) ([][]byte, error) {
	return fetchEach(r, places, runs, fn)
}

func (r memoryReader) Scan(s Space, rg Range, fn func(k, v []byte) error) error {
	return r.Lend(s, rg, func(k, v []byte) error { return fn(cloned(k), cloned(v)) })
}

func (r memoryReader) Lend(s Space, rg Range, fn func(k, v []byte) error) error {
	w := r.spaces[s].walk(rg)
	for left := rg.Limit; ; {
		p, ok := w.next()
		if !ok {
			return nil
		}
		if err := fn(p.key, p.val); err != nil {
			if errors.Is(err, ErrStop) {
				return nil
			}
			return err
		}
		if left--; left == 0 {
			return nil
		}
	}
}

func (r memoryReader) Spaces() ([]Space, error) {
	var out []Space
	for _, s := range slices.Sorted(maps.Keys(r.spaces)) {
		if r.spaces[s].count > 0 {
			out = append(out, s)
		}
	}
	return out, nil
}

type memoryWriter struct{ memoryReader }

func (w memoryWriter) Put(s Space, k, v []byte) error {
	if len(k) == 0 {
		return errEmptyKey
	}
	m := w.spaces[s]
	if m == nil {
		m = &sorted{}
		w.spaces[s] = m
	}
	m.set(pair{key: bytes.Clone(k), val: cloned(v)})
	return nil
}

func (w memoryWriter) Delete(s Space, k []byte) error {
	if m := w.spaces[s]; m != nil {
		m.remove(k)
	}
	return nil
}

var errEmptyKey = errors.New("key is empty")
