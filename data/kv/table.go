package kv

import (
	"fmt"
	"iter"
)

// Table keeps records of type T under IDs of type K. It is an immutable value
// of a package; the transaction is the handle to a base.
type Table[T any, K ~[16]byte] struct {
	t   *table
	id  func(*T) K
	rev func(*T) *uint64
}

// table is a Table without its types: what writing, checking, undoing and
// repairing need.
type table struct {
	part
	reg     *Registry
	gone    part // the marks left by deleted records
	space   Space
	decode  func(payload []byte) (any, error) // *T
	indexes []*index                          // references of this table among them
	held    []*index                          // references of all tables to this one
	hooks   []func(tx *Tx, before, after any) error
}

// NewTable declares a table of a registry. id gives the ID of a record; rev lends the place of
// its revision, which Get fills and Put compares: 0 is a record not stored yet.
// The revision's field should be left out of the record's encoding (json:"-").
func NewTable[T any, K ~[16]byte](r *Registry, name string, id func(*T) K, rev func(*T) *uint64) *Table[T, K] {
	t := &table{part: part{name: name}, reg: r, gone: part{name: name + ".deleted"}, space: Space(name)}
	t.decode = func(payload []byte) (any, error) {
		v := new(T)
		if err := Decoding.Unmarshal(payload, v); err != nil {
			return nil, err
		}
		return v, nil
	}
	r.take(&t.part)
	r.take(&t.gone)
	r.tables, r.byName[name] = inOrderOfNames(r.tables, t), t
	return &Table[T, K]{t: t, id: id, rev: rev}
}

// newIndex declares an index of its own: one that is no thread's.
func (t *table) newIndex(name string) *index {
	ix := &index{part: &part{name: t.name + "." + name, derived: true}, table: t}
	t.reg.take(ix.part)
	t.indexes = inOrderOfNames(t.indexes, ix)
	return ix
}

// Name returns the name given to NewTable, as Change and Entry have it.
func (t *Table[T, K]) Name() string { return t.t.name }

// OnWrite adds a function that runs inside the transaction after each write of
// a record, also by Undo: before is nil for a new record, after for a deleted
// one. Ledgers that follow from records are kept by it.
func (t *Table[T, K]) OnWrite(fn func(tx *Tx, before, after *T) error) {
	t.t.hooks = append(t.t.hooks, func(tx *Tx, before, after any) error {
		b, _ := before.(*T)
		a, _ := after.(*T)
		return fn(tx, b, a)
	})
}

// value decodes the payload of a record and fills its revision.
func (t *Table[T, K]) value(key, raw []byte) (*T, error) {
	e, err := openEnvelope(t.t.space, key, raw)
	if err != nil || e.deleted {
		return nil, err
	}
	v := new(T)
	if err := Decoding.Unmarshal(e.payload, v); err != nil {
		return nil, damaged(t.t.space, key, err)
	}
	*t.rev(v) = e.rev
	return v, nil
}

// Get returns the record; ErrNotFound when there is none.
func (t *Table[T, K]) Get(tx *Tx, id K) (*T, error) {
	key := [16]byte(id)
	raw, err := tx.r.Get(t.t.space, key[:])
	if err != nil {
		return nil, err
	}
	if raw != nil {
		if v, err := t.value(key[:], raw); v != nil || err != nil {
			return v, err
		}
	}
	return nil, fmt.Errorf("%s %x: %w", t.t.name, key, ErrNotFound)
}

// GetMany returns one record per ID in the same order, nil where there is none,
// in one call of the store.
func (t *Table[T, K]) GetMany(tx *Tx, ids []K) ([]*T, error) {
	out := make([]*T, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	raws, err := tx.r.GetMany(t.t.space, keysOf(ids))
	if err != nil {
		return nil, err
	}
	for i, raw := range raws {
		if raw == nil {
			continue
		}
		key := [16]byte(ids[i])
		if out[i], err = t.value(key[:], raw); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func keysOf[K ~[16]byte](ids []K) [][]byte {
	flat := make([]byte, 0, 16*len(ids))
	keys := make([][]byte, len(ids))
	for i, id := range ids {
		b := [16]byte(id)
		flat = append(flat, b[:]...)
		keys[i] = flat[16*i : 16*i+16 : 16*i+16]
	}
	return keys
}

// Exists reports whether the record is there.
func (t *Table[T, K]) Exists(tx *Tx, id K) (bool, error) {
	return tx.exists(t.t, [16]byte(id))
}

// All yields every record in the order of IDs. An error ends it. The loop may
// write to the table; what it adds ahead may be seen.
func (t *Table[T, K]) All(tx *Tx) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		err := lend(tx.r, t.t.space, Range{}, func(k, raw []byte) error {
			v, err := t.value(k, raw)
			if err != nil {
				return err
			}
			if v != nil && !yield(v, nil) {
				return ErrStop
			}
			return nil
		})
		if err != nil {
			yield(nil, err)
		}
	}
}

// Count returns how many records there are, without counting them.
func (t *Table[T, K]) Count(tx *Tx) (uint64, error) {
	h, err := tx.loadHead()
	if err != nil {
		return 0, err
	}
	return h.digests[tx.db.number(&t.t.part)].count, nil
}

// Put writes the record. Its revision must be the stored one (0 for a new
// record), else ErrStale, and is raised. A record equal to the stored one is
// not written at all. ErrMissing names a reference to nothing, ErrDuplicate a
// value of a unique index that is taken.
func (t *Table[T, K]) Put(tx *Tx, v *T) error {
	id, rev := t.id(v), t.rev(v)
	payload, err := tx.encode(v)
	if err != nil {
		return fmt.Errorf("encode %s %x: %w", t.t.name, [16]byte(id), err)
	}
	now, err := tx.write(t.t, [16]byte(id), *rev, v, payload)
	if err != nil {
		return fmt.Errorf("put %s %x: %w", t.t.name, [16]byte(id), err)
	}
	tx.raise(rev, now)
	return nil
}

// Delete removes the record: ErrReferenced when others name it, ErrNotFound
// when it is not there. Its history stays.
func (t *Table[T, K]) Delete(tx *Tx, id K) error {
	if _, err := tx.write(t.t, [16]byte(id), anyRevision, nil, nil); err != nil {
		return fmt.Errorf("delete %s %x: %w", t.t.name, [16]byte(id), err)
	}
	return nil
}
