package kv

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
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

// OpenBolt opens an existing base file safely; see Preflight for what it
// refuses before bbolt sees the file. A file open elsewhere is ErrLocked, one
// that may not be written ErrReadOnly. A file that is missing is os.ErrNotExist;
// CreateBolt makes one.
func OpenBolt(path string, o BoltOptions) (Engine, error) {
	warning, err := preflightPatiently(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	e := &boltEngine{path: path, o: o, warning: warning}
	if err := e.open(); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return e, nil
}

// preflightPatiently looks again when it sees damage: another program that has
// the file open may be in the middle of a commit.
func preflightPatiently(path string) (warning, err error) {
	for range 3 {
		warning, err = Preflight(path)
		if _, isDamage := errors.AsType[ErrDamaged](err); !isDamage && warning == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return warning, err
}

const (
	defaultLockTimeout = 2 * time.Second
	defaultMaxSize     = 8 << 30
)

func (e *boltEngine) open() (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			// bbolt keeps the lock of the file now, until the process ends.
			err = ErrDamaged{Space: "file", Cause: fmt.Errorf("open: %v", p)}
		}
	}()
	timeout, maxSize := e.o.LockTimeout, e.o.MaxSize
	if timeout <= 0 {
		timeout = defaultLockTimeout
	}
	if maxSize <= 0 {
		maxSize = defaultMaxSize
	}
	maxInt := int64(^uint(0) >> 1)
	db, err := bolt.Open(e.path, 0o600, &bolt.Options{
		Timeout:         timeout,
		ReadOnly:        e.o.ReadOnly,
		FreelistType:    bolt.FreelistMapType,
		PreLoadFreelist: true,
		InitialMmapSize: e.mapSize(),
		MaxSize:         int(min(maxSize, maxInt)),
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case errors.Is(err, os.ErrPermission) && !e.o.ReadOnly:
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	case err != nil:
		return err
	}
	db.AllocSize = growBy
	e.db = db
	return nil
}

// growBy is by how much the file grows; with a large map bbolt's own 16 MiB
// would be the size of the smallest base.
const growBy = 1 << 20

// mapSize is how much is mapped at once: a reader then never makes a writer
// that must remap wait. On Windows the file itself grows to it.
func (e *boltEngine) mapSize() int {
	if e.o.ReadOnly || ^uint(0)>>32 == 0 {
		return 0
	}
	if runtime.GOOS != "windows" {
		return 1 << 30
	}
	info, err := os.Stat(e.path)
	if err != nil {
		return 0
	}
	return int(min(2*info.Size(), 256<<20))
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

// Reopen closes the file and opens it again, after which it may be written.
func (e *boltEngine) Reopen() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.db == nil {
		return os.ErrClosed
	}
	if fault, stuck := e.blamed(); stuck {
		return fmt.Errorf("reopen %s: %w", e.path, fault)
	}
	err := e.db.Close()
	e.db = nil
	if err == nil {
		e.warning, err = Preflight(e.path)
	}
	if err == nil {
		err = e.open()
	}
	if err != nil {
		return fmt.Errorf("reopen %s: %w", e.path, err)
	}
	e.faultMu.Lock()
	e.fault = nil
	e.faultMu.Unlock()
	return nil
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

// Close closes the file. After a fault in the middle of a write bbolt may hold
// its own lock; the file is then left to the end of the process.
func (e *boltEngine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.db == nil {
		return nil
	}
	e.hub.close()
	db := e.db
	e.db = nil
	if fault, stuck := e.blamed(); stuck {
		return fmt.Errorf("close %s: %w", e.path, fault)
	}
	return db.Close()
}
