package kv

import "fmt"

// Ref says that records of one table name records of another. It is an index by
// the named ID, written in the same transaction, so a deletion knows at once
// what holds the record; a record that names a missing one is refused.
type Ref[K, L ~[16]byte] struct{ ix *index }

// NewRef declares a reference. Zero IDs name nothing.
func NewRef[T any, K ~[16]byte, U any, L ~[16]byte](from *Table[T, K], name string, to *Table[U, L], value func(*T) []L) *Ref[K, L] {
	ix := from.t.newIndex(name)
	ix.target = to.t
	ix.values = func(record any, dst []byte, emit func([]byte)) {
		for _, l := range value(record.(*T)) {
			if id := [16]byte(l); id != [16]byte{} {
				emit(append(dst, id[:]...))
			}
		}
	}
	to.t.held = inOrderOfNames(to.t.held, ix)
	return &Ref[K, L]{ix: ix}
}

// IDs returns the records that name the target.
func (r *Ref[K, L]) IDs(tx *Tx, target L) ([]K, error) {
	return idsAt[K](tx, tx.holders(r.ix, [16]byte(target)))
}

// Ask adds to a batch the records that name the target.
func (r *Ref[K, L]) Ask(b *Batch, target L) *[]K {
	return askIDs[K](b, func(tx *Tx) Range { return tx.holders(r.ix, [16]byte(target)) })
}

// AskCount adds to a batch how many records name the target.
func (r *Ref[K, L]) AskCount(b *Batch, target L) *int {
	n := 0
	b.askIndex(func(tx *Tx) Range { return tx.holders(r.ix, [16]byte(target)) }, func([]byte) error { n++; return nil })
	return &n
}

// Count returns how many records name the target.
func (r *Ref[K, L]) Count(tx *Tx, target L) (int, error) {
	return tx.countHolders(r.ix, [16]byte(target))
}

func (tx *Tx) countHolders(ix *index, target [16]byte) (n int, err error) {
	err = tx.lendIndex(tx.holders(ix, target), func([]byte) error { n++; return nil })
	return n, err
}

// holders is the entries of the records that name the target.
func (tx *Tx) holders(ix *index, target [16]byte) Range {
	return tx.equal(ix, func(b []byte) []byte { return append(b, target[:]...) })
}

// unheld fails when a record of another table, or another one of the same
// table, names the record.
func (tx *Tx) unheld(t *table, id [16]byte) error {
	for _, ix := range t.held {
		n, err := tx.countHolders(ix, id)
		if err != nil {
			return err
		}
		if n > 0 && ix.table == t {
			own := tx.holders(ix, id).From
			raw, err := tx.r.Get(spaceIndex, append(own, id[:]...))
			if err != nil {
				return err
			}
			if raw != nil {
				n--
			}
		}
		if n > 0 {
			return ErrReferenced{Table: t.name, By: ix.name, Count: n}
		}
	}
	return nil
}

// present fails when the record that a new entry of a reference names is not
// there. Many records of an import name the same few, so answers are kept.
func (tx *Tx) present(ix *index, entry []byte) error {
	target := [16]byte(entry[2:18])
	if id := [16]byte(entry[18:34]); ix.target == ix.table && id == target {
		return nil // a record may name itself
	}
	known := target2{ix.target, target}
	if tx.op.present[known] {
		return nil
	}
	ok, err := tx.exists(ix.target, target)
	if err != nil {
		return err
	}
	if !ok {
		return ErrMissing{Ref: ix.name, ID: target}
	}
	tx.op.present[known] = true
	return nil
}

// target2 is a record of a table, by name.
type target2 struct {
	t  *table
	id [16]byte
}

func (tx *Tx) exists(t *table, id [16]byte) (bool, error) {
	raw, err := tx.r.Get(t.space, id[:])
	if err != nil || raw == nil {
		return false, err
	}
	e, err := openEnvelope(t.space, id[:], raw)
	if err != nil {
		return false, fmt.Errorf("look for %s: %w", t.name, err)
	}
	return !e.deleted, nil
}
