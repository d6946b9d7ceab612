package kv

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
)

// BoltOptions are how a base file is opened; the zero value is right.
type BoltOptions struct {
	// ReadOnly opens for reading beside other readers.
	ReadOnly bool
	// LockTimeout is how long to wait for another program to let the file go:
	// 2 s when 0.
	LockTimeout time.Duration
	// MaxSize refuses to let the file grow past so many bytes: 8 GiB when 0.
	MaxSize int64
}

// boltEngine is an Engine over one file. After a fault of the storage it
// refuses to write, since bbolt's state in memory can't be trusted any more.
type boltEngine struct {
	path    string
	o       BoltOptions
	hub     hub
	warning error // of the preflight

	writing sync.Mutex   // held by who writes, and while the file is compacted
	mu      sync.RWMutex // held for writing while the file is closed or reopened
	db      *bolt.DB

	faultMu sync.Mutex
	fault   error // why writing is refused
	stuck   bool  // bbolt may hold its own lock for ever
}

// View runs fn on a snapshot of the file.
func (e *boltEngine) View(ctx context.Context, fn func(Reader) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.db == nil {
		return os.ErrClosed
	}
	r := &boltReader{ctx: ctx, path: e.path, warning: e.warning}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := r.cause(recover()); cause != nil {
			err = cause
			e.blame(err, false)
		}
	}()
	defer func() { _ = r.rollback() }() // a reader has nothing to lose
	r.enter("file", nil)
	r.tx, err = e.db.Begin(false)
	r.leave()
	if err != nil {
		return err
	}
	return fn(r)
}

// Update runs fn and commits.
func (e *boltEngine) Update(ctx context.Context, fn func(Writer) error) error {
	e.writing.Lock()
	defer e.writing.Unlock()
	e.mu.RLock()
	defer e.mu.RUnlock()
	fault, _ := e.blamed()
	switch {
	case e.db == nil:
		return os.ErrClosed
	case e.o.ReadOnly:
		return ErrReadOnly
	case fault != nil:
		return fmt.Errorf("%w: %w", ErrReadOnly, fault)
	}
	err := e.update(ctx, fn)
	if err == nil {
		e.hub.notify()
	}
	return err
}

func (e *boltEngine) update(ctx context.Context, fn func(Writer) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	w := &boltWriter{boltReader: boltReader{ctx: ctx, path: e.path, warning: e.warning}}
	committing, done := false, false
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		p := recover()
		stuck := !done && w.rollback() != nil
		if cause := w.cause(p); cause != nil {
			err = cause
			if committing {
				err = fmt.Errorf("%w: %w", ErrOutcomeUnknown, cause)
			}
			e.blame(err, stuck)
		}
	}()
	w.enter("file", nil)
	if w.tx, err = e.db.Begin(true); err != nil {
		return err
	}
	w.leave()
	if err := fn(w); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	w.enter("file", nil)
	committing = true
	err = w.tx.Commit()
	committing, done = false, true
	w.leave()
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrOutcomeUnknown, err)
		e.blame(err, false)
	}
	return err
}

// blame makes the engine refuse further writes.
func (e *boltEngine) blame(cause error, stuck bool) {
	e.faultMu.Lock()
	defer e.faultMu.Unlock()
	if e.fault == nil {
		e.fault = cause
	}
	e.stuck = e.stuck || stuck
}

func (e *boltEngine) blamed() (fault error, stuck bool) {
	e.faultMu.Lock()
	defer e.faultMu.Unlock()
	return e.fault, e.stuck
}

// Watch gives a hint after the commits of this process.
func (e *boltEngine) Watch(ctx context.Context) (<-chan Hint, error) { return e.hub.watch(ctx), nil }

// Backup writes a consistent copy while others read and write.
func (e *boltEngine) Backup(ctx context.Context, w io.Writer) error {
	return e.View(ctx, func(r Reader) error {
		br := r.(*boltReader)
		br.enter("file", nil)
		_, err := br.tx.WriteTo(&cancelled{ctx, w})
		br.leave()
		return err
	})
}

// cancelled is a Writer that ends with its context.
type cancelled struct {
	ctx context.Context
	w   io.Writer
}

func (c *cancelled) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(b)
}
