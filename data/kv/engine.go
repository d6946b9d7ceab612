package kv

import (
	"context"
	"io"
)

// Space names one ordered map of the engine: a bucket of bbolt, a value of the
// leading column of a PostgreSQL table.
type Space string

// Range is a run of keys in [From, To); nil is open on that side. Reverse walks
// it from the greatest key down. Limit 0 is no limit.
type Range struct {
	From, To []byte // keys in [From, To); nil is open
	Reverse  bool   // the greatest key first
	Limit    int    // of keys; 0 is all
}

// Place is a key in a space.
type Place struct {
	Space Space  // where
	Key   []byte // which key
}

// Run is a range of keys in a space.
type Run struct {
	Space Space // where
	Range
}

// Reader is a snapshot of all spaces.
type Reader interface {
	// Get returns a copy of the value; nil, nil when the key is absent.
	Get(s Space, key []byte) ([]byte, error)
	// GetMany returns one value per key, nil where absent, in one round trip.
	GetMany(s Space, keys [][]byte) ([][]byte, error)
	// Fetch reads keys and runs of several spaces, still in one round trip. The
	// values come as those of GetMany. fn is given each pair with the number of
	// its run, those of one run in order; they are lent, valid inside fn only.
	// ErrStop from fn ends the run.
	Fetch(places []Place, runs []Run, fn func(run int, k, v []byte) error) ([][]byte, error)
	// Scan calls fn with copies, in key order, until the range ends, fn fails
	// or fn returns ErrStop, which ends the scan without an error.
	Scan(s Space, r Range, fn func(k, v []byte) error) error
	// Spaces lists the spaces that hold anything, sorted.
	Spaces() ([]Space, error)
}

// Writer reads its own writes. Put and Delete keep neither k nor v changed;
// the caller may not change them until the transaction ends.
type Writer interface {
	Reader
	// Put writes a pair, in the place of one with the same key.
	Put(s Space, k, v []byte) error
	// Delete removes a key; a key that is not there is no error.
	Delete(s Space, k []byte) error
}

// Engine keeps spaces of ordered keys and changes them in transactions.
type Engine interface {
	// View runs fn on a snapshot. It should last under 50 ms: a long reader
	// makes the file of bbolt grow.
	View(ctx context.Context, fn func(Reader) error) error
	// Update runs fn in a serializable transaction and commits durably. fn may
	// run again, so it has no side effects. An error of the commit itself is
	// ErrOutcomeUnknown.
	Update(ctx context.Context, fn func(Writer) error) error
	// Watch gives a hint after commits; hints may be merged, never lost. The
	// channel closes with the context.
	Watch(ctx context.Context) (<-chan Hint, error)
	// Backup writes a consistent copy of the whole base.
	Backup(ctx context.Context, w io.Writer) error
	Close() error
}

// Hint says that the base has changed since the last hint.
type Hint struct{}

// Lender is an optional ability of a Reader: it lends the bytes themselves
// instead of copies. They are valid inside fn only and must not be changed.
type Lender interface {
	// Lend gives fn the pairs of a range in order.
	Lend(s Space, r Range, fn func(k, v []byte) error) error
}

// Reopener is an optional ability of an Engine: after a failed commit it closes
// and opens its storage again, so that what was really saved can be read.
type Reopener interface {
	// Reopen closes the storage and opens it again.
	Reopen() error
}

// fetchEach serves Fetch where everything is at hand.
func fetchEach(r Reader, places []Place, runs []Run, fn func(run int, k, v []byte) error) ([][]byte, error) {
	vals := make([][]byte, len(places))
	for i, p := range places {
		v, err := r.Get(p.Space, p.Key)
		if err != nil {
			return nil, err
		}
		vals[i] = v
	}
	for i, run := range runs {
		if err := lend(r, run.Space, run.Range, func(k, v []byte) error { return fn(i, k, v) }); err != nil {
			return nil, err
		}
	}
	return vals, nil
}

// lend scans without copies where the reader can, with copies where not.
func lend(r Reader, s Space, rg Range, fn func(k, v []byte) error) error {
	if l, ok := r.(Lender); ok {
		return l.Lend(s, rg, fn)
	}
	return r.Scan(s, rg, fn)
}
