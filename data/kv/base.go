package kv

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"
)

var (
	keyBase    = []byte("base")
	keyCatalog = []byte("catalog")
)

// baseRecord is what a base knows of itself.
type baseRecord struct {
	ID          [16]byte  `json:"id"`
	App         string    `json:"app"`
	Schema      int       `json:"schema"`
	Node        string    `json:"node"`
	Incarnation uint64    `json:"incarnation"`
	Created     time.Time `json:"created"`
	// Gaps are the keys of journal entries before which a repair found the
	// chain broken.
	Gaps [][]byte `json:"gaps,omitempty"`
}

// layout is the part of a base that Open reads first.
type layout struct {
	base    *baseRecord       // nil in an empty base
	catalog map[string]uint16 // numbers of parts by name
}

func readLayout(r Reader) (l layout, err error) {
	l.catalog = map[string]uint16{}
	raw, err := r.Get(spaceBase, keyBase)
	if err != nil {
		return l, err
	}
	if raw == nil {
		spaces, err := r.Spaces()
		if err == nil && len(spaces) > 0 {
			err = ErrNotABase
		}
		return l, err
	}
	e, err := openEnvelope(spaceBase, keyBase, raw)
	if err != nil {
		return l, err
	}
	if err := Decoding.Unmarshal(e.payload, &l.base); err != nil {
		return l, damaged(spaceBase, keyBase, err)
	}
	if raw, err = r.Get(spaceBase, keyCatalog); err != nil {
		return l, err
	}
	if raw == nil {
		return l, damaged(spaceBase, keyCatalog, errors.New("catalog is missing"))
	}
	if e, err = openEnvelope(spaceBase, keyCatalog, raw); err != nil {
		return l, err
	}
	if err := Decoding.Unmarshal(e.payload, &l.catalog); err != nil {
		return l, damaged(spaceBase, keyCatalog, err)
	}
	return l, nil
}

// open reads the layout, refuses what is not ours and brings the base up to
// the registry.
func (db *DB) open(ctx context.Context) error {
	var l layout
	err := db.e.View(ctx, func(r Reader) (err error) { l, err = readLayout(r); return err })
	if err != nil {
		return err
	}
	var migrated string
	if b := l.base; b != nil {
		switch {
		case b.App != db.reg.app:
			return fmt.Errorf("%w: it belongs to %q", ErrNotABase, b.App)
		case b.Schema > db.reg.version:
			return ErrNewer{Have: b.Schema, Want: db.reg.version}
		case b.Schema < db.reg.version:
			if migrated, err = db.copyBeforeMigration(ctx, b.Schema); err != nil {
				return err
			}
		}
	}
	if l.base == nil || l.base.Schema < db.reg.version || db.catalogDiffers(l) {
		err := db.e.Update(ctx, func(w Writer) error { return db.bringUp(ctx, w) })
		if errors.Is(err, ErrReadOnly) && l.base != nil && l.base.Schema == db.reg.version {
			err = nil // an index not built yet is empty to this reader
		} else if err == nil {
			err = db.e.View(ctx, func(r Reader) (err error) { l, err = readLayout(r); return err })
		}
		if err != nil {
			return err
		}
	}
	db.adopt(l)
	if migrated != "" {
		now := *db.now.Load()
		now.base.Migrated = migrated
		db.now.Store(&now)
	}
	if known := db.opt.Incarnation; known != nil {
		now := *db.now.Load()
		k := known(now.base.ID)
		now.base.Moved = k != 0 && k != now.base.Incarnation
		db.now.Store(&now)
	}
	return nil
}

// adopt makes the layout that of the open base.
func (db *DB) adopt(l layout) {
	numbers := map[*part]uint16{}
	for _, p := range db.reg.parts() {
		numbers[p] = l.catalog[p.catalogName()] // 0 is a part that nothing has
	}
	b := l.base
	now := opened{numbers: numbers, base: Base{ID: b.ID, App: b.App, Schema: b.Schema, Node: b.Node, Incarnation: b.Incarnation}}
	db.now.Store(&now)
}

func (db *DB) catalogDiffers(l layout) bool {
	own := map[string]bool{}
	for _, p := range db.reg.parts() {
		own[p.catalogName()] = true
		if l.catalog[p.catalogName()] == 0 {
			return true
		}
	}
	for name := range l.catalog {
		if isDerived(name) && !own[name] {
			return true
		}
	}
	return false
}

// bringUp lays a new base, or migrates, numbers new parts, builds new indexes
// and drops those this program does not keep.
func (db *DB) bringUp(ctx context.Context, w Writer) error {
	l, err := readLayout(w)
	if err != nil {
		return err
	}
	tx, err := db.begin(ctx, "migrate", w)
	if err != nil {
		return err
	}
	if l.base == nil {
		l.base = &baseRecord{
			ID: db.opt.NewID(), App: db.reg.app, Schema: db.reg.version, Node: db.opt.Node,
			Incarnation: nextIncarnation(0, db.opt.Now()), Created: db.opt.Now().UTC(),
		}
	}
	fresh := db.enumerate(&l)
	db.adopt(l)
	if _, err := tx.loadHead(); err != nil {
		return err
	}
	tx.op.id = newOpID(db.opt.NewID(), tx.head.time.tick(tx.Now))
	if err := tx.dropUnknown(&l); err != nil {
		return err
	}
	if from := l.base.Schema; from < db.reg.version {
		if err := tx.migrate(from); err != nil {
			return err
		}
		l.base.Schema = db.reg.version
		fresh = nil // all are built
	}
	if err := tx.buildIndexes(func(ix *index) bool { return fresh[ix.catalogName()] }); err != nil {
		return err
	}
	if err := tx.saveLayout(l); err != nil {
		return err
	}
	tx.op.dirty = true
	return tx.finish(w)
}

// enumerate numbers the parts the base has not had and returns their names.
func (db *DB) enumerate(l *layout) map[string]bool {
	fresh := map[string]bool{}
	last := uint16(0)
	for n := range maps.Values(l.catalog) {
		last = max(last, n)
	}
	for _, p := range db.reg.parts() {
		if name := p.catalogName(); l.catalog[name] == 0 {
			last++
			l.catalog[name] = last
			fresh[name] = true
		}
	}
	return fresh
}

// dropUnknown forgets indexes of another version of the program. Should that
// version open the base again, it builds them again.
func (tx *Tx) dropUnknown(l *layout) error {
	own := map[string]bool{}
	for _, p := range tx.db.reg.parts() {
		own[p.catalogName()] = true
	}
	for name, n := range l.catalog {
		if !isDerived(name) || own[name] {
			continue
		}
		if err := tx.clearIndex(n); err != nil {
			return err
		}
		delete(l.catalog, name)
	}
	return nil
}

// saveLayout writes the base record and the catalog.
func (tx *Tx) saveLayout(l layout) error {
	for _, rec := range []struct {
		key   []byte
		value any
	}{{keyBase, l.base}, {keyCatalog, l.catalog}} {
		payload, err := Encoding.Marshal(rec.value)
		if err != nil {
			return err
		}
		e := envelope{schema: l.base.Schema, rev: uint64(l.base.Schema), space: spaceBase, key: rec.key, payload: payload, at: address{Time: tx.head.time, Node: l.base.Node, Incarnation: l.base.Incarnation}}
		raw, _ := e.append(nil)
		if err := tx.w.Put(spaceBase, rec.key, raw); err != nil {
			return err
		}
	}
	return nil
}
