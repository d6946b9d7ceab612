package kv

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	bolt "go.etcd.io/bbolt"
)

// boltReader reads one transaction of bbolt. It remembers where it is, so that
// a panic of bbolt on a damaged page can say what was being read; hence no
// deferred leave, which would run before the panic is judged.
type boltReader struct {
	ctx  context.Context
	path string
	// warning of the preflight is a finding of every check.
	warning error
	tx      *bolt.Tx
	in      bool // inside bbolt, not in the caller's function
	s       Space
	key     []byte

	last      *bolt.Bucket // the bucket used last
	lastSpace Space
}

// file opens the file itself for reading.
func (r *boltReader) file() (*os.File, error) { return os.Open(r.path) }

func (r *boltReader) enter(s Space, key []byte) { r.in, r.s, r.key = true, s, key }
func (r *boltReader) leave()                    { r.in = false }

// cause tells a panic of bbolt or of the mapped memory, which is damage, from
// one of the caller, which goes on.
func (r *boltReader) cause(p any) error {
	if p == nil {
		return nil
	}
	_, fault := p.(interface{ Addr() uintptr })
	if !r.in && !fault {
		panic(p)
	}
	return damaged(r.s, r.key, fmt.Errorf("%s", strings.TrimSpace(fmt.Sprint(p))))
}

func (r *boltReader) rollback() (err error) {
	if r.tx == nil {
		return nil
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("roll back: %v", p)
		}
	}()
	return r.tx.Rollback()
}

// bucket returns the bucket of a space, nil when there is none; transactions
// use one many times running.
func (r *boltReader) bucket(s Space) *bolt.Bucket {
	if r.last == nil || r.lastSpace != s {
		r.last, r.lastSpace = r.tx.Bucket([]byte(s)), s
	}
	return r.last
}

// Get copies the value.
func (r *boltReader) Get(s Space, key []byte) ([]byte, error) {
	r.enter(s, key)
	var out []byte
	if b := r.bucket(s); b != nil {
		if v := b.Get(key); v != nil {
			out = cloned(v)
		}
	}
	r.leave()
	return out, nil
}

// GetMany copies the values.
func (r *boltReader) GetMany(s Space, keys [][]byte) ([][]byte, error) {
	r.enter(s, nil)
	out := make([][]byte, len(keys))
	if b := r.bucket(s); b != nil {
		for i, k := range keys {
			r.key = k
			if v := b.Get(k); v != nil {
				out[i] = cloned(v)
			}
		}
	}
	r.leave()
	return out, r.ctx.Err()
}

// Fetch copies the values and lends the pairs of runs.
func (r *boltReader) Fetch(places []Place, runs []Run, fn func(run int, k, v []byte) error) ([][]byte, error) {
	return fetchEach(r, places, runs, fn)
}

// Scan gives copies.
func (r *boltReader) Scan(s Space, rg Range, fn func(k, v []byte) error) error {
	return r.Lend(s, rg, func(k, v []byte) error {
		b := append(append(make([]byte, 0, len(k)+len(v)), k...), v...)
		return fn(b[:len(k):len(k)], b[len(k):])
	})
}

// Lend gives the mapped bytes.
func (r *boltReader) Lend(s Space, rg Range, fn func(k, v []byte) error) error {
	r.enter(s, rg.From)
	b := r.bucket(s)
	if b == nil {
		r.leave()
		return nil
	}
	c := b.Cursor()
	k, v := first(c, rg)
	for n := 0; inRange(k, rg); {
		r.leave()
		if err := fn(k, v); err != nil {
			if errors.Is(err, ErrStop) {
				return nil
			}
			return err
		}
		if n++; n == rg.Limit {
			return nil
		}
		if n%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		r.enter(s, k)
		if rg.Reverse {
			k, v = c.Prev()
		} else {
			k, v = c.Next()
		}
	}
	r.leave()
	return nil
}

func first(c *bolt.Cursor, rg Range) (k, v []byte) {
	switch {
	case !rg.Reverse && rg.From == nil:
		return c.First()
	case !rg.Reverse:
		return c.Seek(rg.From)
	case rg.To == nil:
		return c.Last()
	}
	if k, _ = c.Seek(rg.To); k == nil {
		return c.Last()
	}
	return c.Prev()
}

func inRange(k []byte, rg Range) bool {
	if k == nil {
		return false
	}
	if rg.Reverse {
		return rg.From == nil || string(k) >= string(rg.From)
	}
	return rg.To == nil || string(k) < string(rg.To)
}

// Spaces lists the buckets.
func (r *boltReader) Spaces() ([]Space, error) {
	r.enter("file", nil)
	var out []Space
	err := r.tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
		out = append(out, Space(name))
		return nil
	})
	r.leave()
	return out, err
}

type boltWriter struct{ boltReader }

// fillPercent is how full bbolt leaves the pages it splits. Records and journal
// grow at the end, so half-full pages (its default) would stay so for ever.
const fillPercent = 0.9

// Put makes the bucket when it is not there yet.
func (w *boltWriter) Put(s Space, k, v []byte) error {
	w.enter(s, k)
	var err error
	b := w.bucket(s)
	if b == nil {
		if b, err = w.tx.CreateBucketIfNotExists([]byte(s)); err == nil {
			w.last, w.lastSpace = b, s
		}
	}
	if err == nil {
		b.FillPercent = fillPercent
		err = b.Put(k, v)
	}
	w.leave()
	return err
}

// Delete does nothing when the key is not there.
func (w *boltWriter) Delete(s Space, k []byte) error {
	w.enter(s, k)
	var err error
	if b := w.bucket(s); b != nil {
		err = b.Delete(k)
	}
	w.leave()
	return err
}
