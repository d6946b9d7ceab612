package kv

import (
	"context"
	"sync/atomic"
)

// Counting is an Engine that counts the calls of the store in each View: a
// window is allowed five, since over a network each is a round trip.
type Counting struct {
	Engine
	// Calls is called after each View with the number of its calls.
	Calls func(n int)
}

// View counts Get, GetMany, Fetch, Scan and Lend.
func (c Counting) View(ctx context.Context, fn func(Reader) error) error {
	r := &countingReader{}
	err := c.Engine.View(ctx, func(inner Reader) error {
		r.Reader = inner
		return fn(r)
	})
	c.Calls(int(r.n.Load()))
	return err
}

type countingReader struct {
	Reader
	n atomic.Int64
}

func (r *countingReader) Get(s Space, key []byte) ([]byte, error) {
	r.n.Add(1)
	return r.Reader.Get(s, key)
}

func (r *countingReader) GetMany(s Space, keys [][]byte) ([][]byte, error) {
	r.n.Add(1)
	return r.Reader.GetMany(s, keys)
}

func (r *countingReader) Fetch(places []Place, runs []Run, fn func(run int, k, v []byte) error) ([][]byte, error) {
	r.n.Add(1)
	return r.Reader.Fetch(places, runs, fn)
}

func (r *countingReader) Scan(s Space, rg Range, fn func(k, v []byte) error) error {
	r.n.Add(1)
	return r.Reader.Scan(s, rg, fn)
}

// Lend counts as the Scan it stands for.
func (r *countingReader) Lend(s Space, rg Range, fn func(k, v []byte) error) error {
	r.n.Add(1)
	return lend(r.Reader, s, rg, fn)
}
