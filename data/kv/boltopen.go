package kv

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

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
