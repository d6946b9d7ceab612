package kv

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
)

// Options are what a base takes from the outside. Now is required.
type Options struct {
	Now func() time.Time // the clock
	// NewID makes record IDs; UUIDv7 (RFC 9562) when nil.
	NewID func() [16]byte
	// Node is the prefix of this machine in journals and document numbers, up
	// to 32 bytes; it is kept in a new base. User signs the journal.
	Node, User string
	// Incarnation says which incarnation of the base this machine knows, 0 for
	// none. If the base has another, it is a copy or was restored; see
	// Base.Moved. Nil skips the comparison.
	Incarnation func(base [16]byte) uint64
	// Path is the file of the base: before a migration a verified copy is put
	// beside it as PATH.v1.copy. Empty for a base in memory.
	Path string
}

// Base says what base is open.
type Base struct {
	ID          [16]byte // given at creation, the same in copies
	App         string   // program it belongs to
	Schema      int      // version of its layout
	Node        string   // prefix of this machine
	Incarnation uint64   // number of its life: another one after a copy or restore
	// Moved: this machine knows another incarnation of the base. It is a copy,
	// or was restored from one; the caller decides between a new node and
	// DB.NewIncarnation.
	Moved bool
	// Migrated is the path of the copy made before a migration by this Open.
	Migrated string
}

// DB is an open base: an engine with the tables of a registry.
type DB struct {
	e   Engine
	reg *Registry
	opt Options

	damage atomic.Pointer[ErrDamaged] // the first found: the base is for reading only

	now    atomic.Pointer[opened]
	recent atomic.Pointer[recent] // as last read
}

// opened is what Open has found; a new incarnation replaces it whole.
type opened struct {
	base    Base
	numbers map[*part]uint16 // of parts in the catalog
}

// Open reads the base in e, or lays a new one if e holds nothing at all. A base
// of another program is ErrNotABase, of a newer one ErrNewer; an older schema
// is migrated after a copy of the file.
func Open(e Engine, reg *Registry, o Options) (*DB, error) {
	if o.Now == nil {
		return nil, errors.New("open base: no clock given")
	}
	if strings.Contains(o.Node, "\x00") || len(o.Node) > 32 {
		return nil, fmt.Errorf("open base: node %q is not a short name", o.Node)
	}
	if o.NewID == nil {
		o.NewID = newUUID
	}
	db := &DB{e: e, reg: reg, opt: o}
	if err := db.open(context.Background()); err != nil {
		return nil, fmt.Errorf("open base: %w", err)
	}
	return db, nil
}

// newUUID makes a UUIDv7; only a machine without a source of randomness fails.
func newUUID() [16]byte { return uuid.Must(uuid.NewV7()) }

// Base returns what is open.
func (db *DB) Base() Base { return db.now.Load().base }

// Engine returns the engine under the base.
func (db *DB) Engine() Engine { return db.e }

// Close closes the engine.
func (db *DB) Close() error { return db.e.Close() }

// number returns the number of a part in the catalog of this base.
func (db *DB) number(p *part) uint16 { return db.now.Load().numbers[p] }

// View runs fn on a snapshot.
func (db *DB) View(ctx context.Context, fn func(*Tx) error) error {
	return db.judge(db.e.View(ctx, func(r Reader) error {
		o, err := db.layered(r)
		if err != nil {
			return err
		}
		return fn(&Tx{Now: db.opt.Now(), db: db, ctx: ctx, r: o})
	}))
}

// judge notes that damage was found: from then on the base is read only, since
// what is written next to damage may spread it.
func (db *DB) judge(err error) error {
	if d, ok := errors.AsType[ErrDamaged](err); ok {
		db.damage.CompareAndSwap(nil, &d)
	}
	return err
}

// Damage returns the damage that reading has met, nil for none. Such a base
// refuses to be written; it should be repaired or restored.
func (db *DB) Damage() error {
	if d := db.damage.Load(); d != nil {
		return *d
	}
	return nil
}

// Watch gives a hint after commits.
func (db *DB) Watch(ctx context.Context) (<-chan Hint, error) { return db.e.Watch(ctx) }
