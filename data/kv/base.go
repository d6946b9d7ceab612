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
	if b := l.base; b != nil {
		switch {
		case b.App != db.reg.app:
			return fmt.Errorf("%w: it belongs to %q", ErrNotABase, b.App)
		case b.Schema > db.reg.version:
			return ErrNewer{Have: b.Schema, Want: db.reg.version}
		case b.Schema < db.reg.version:
			if err := db.copyBeforeMigration(ctx, b.Schema); err != nil {
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
	if known := db.opt.Incarnation; known != nil {
		k := known(db.base.ID)
		db.base.Moved = k != 0 && k != db.base.Incarnation
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
	db.mu.Lock()
	defer db.mu.Unlock()
	db.numbers = numbers
	db.base.ID, db.base.App, db.base.Schema, db.base.Node, db.base.Incarnation = b.ID, b.App, b.Schema, b.Node, b.Incarnation
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
	tx := db.begin(ctx, "migrate", w)
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
// version open the base again, it builds them anew.
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

func (tx *Tx) clearIndex(n uint16) error {
	var keys [][]byte
	r := Range{From: indexPrefix(n), To: indexPrefix(n + 1)}
	err := tx.scanIndex(r, func(k []byte) error { keys = append(keys, k); return nil })
	for _, k := range keys {
		err = errors.Join(err, tx.putIndex(n, k, true))
	}
	delete(tx.head.digests, n)
	return err
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

// buildIndexes builds the wanted indexes from the records. It enforces nothing:
// Check tells of duplicates and missing targets.
func (tx *Tx) buildIndexes(want func(*index) bool) error {
	for _, t := range tx.db.reg.tables {
		var todo []*index
		for _, ix := range t.indexes {
			if want(ix) {
				todo = append(todo, ix)
			}
		}
		if len(todo) == 0 {
			continue
		}
		err := tx.r.Scan(t.space, Range{}, func(k, raw []byte) error {
			e, err := openEnvelope(t.space, k, raw)
			if err != nil || e.deleted {
				return err
			}
			v, err := t.decode(e.payload)
			if err != nil || len(k) != 16 {
				return damaged(t.space, k, errors.Join(err, errNoEnvelope))
			}
			return tx.indexRecord(todo, v, [16]byte(k))
		})
		if err != nil {
			return fmt.Errorf("build indexes of %s: %w", t.name, err)
		}
	}
	return nil
}

func (tx *Tx) indexRecord(ixs []*index, v any, id [16]byte) (err error) {
	for _, ix := range ixs {
		n := tx.db.number(&ix.part)
		if tx.op.after, err = ix.keys(n, v, id, &tx.op.arena, tx.op.after); err != nil {
			return err
		}
		for _, k := range tx.op.after {
			if err := tx.putIndex(n, k, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// nextIncarnation is greater than the last and, being the time, than that of
// any other copy made before.
func nextIncarnation(last uint64, now time.Time) uint64 {
	return max(last+1, uint64(max(now.UnixMilli(), 1)))
}

// NewIncarnation begins a new journal of this base, as a copy or a restored
// base must before it works on: its peers then know that the numbers they have
// confirmed may name other lines now. The caller keeps the result in the
// profile of the machine. An empty node keeps the present one.
func (db *DB) NewIncarnation(ctx context.Context, node string) (uint64, error) {
	l, err := newIncarnation(ctx, db.e, db.opt.Now(), node)
	if err != nil {
		return 0, fmt.Errorf("new incarnation: %w", err)
	}
	db.adopt(l)
	db.mu.Lock()
	db.base.Moved = false
	db.mu.Unlock()
	return l.base.Incarnation, nil
}

func newIncarnation(ctx context.Context, e Engine, now time.Time, node string) (l layout, err error) {
	err = e.Update(ctx, func(w Writer) (err error) {
		if l, err = readLayout(w); err != nil {
			return err
		}
		if l.base == nil {
			return ErrNotABase
		}
		o := newOverlay(w)
		tx := &Tx{db: &DB{reg: &Registry{version: l.base.Schema}}, r: o, w: o}
		h, err := tx.loadHead()
		if err != nil {
			return err
		}
		l.base.Incarnation = nextIncarnation(l.base.Incarnation, now)
		if node != "" {
			l.base.Node = node
		}
		h.seq, h.hash = 0, [16]byte{}
		tx.db.base.Node, tx.db.base.Incarnation = l.base.Node, l.base.Incarnation
		return errors.Join(tx.saveLayout(l), tx.saveHead(), o.flush(w))
	})
	return l, err
}
