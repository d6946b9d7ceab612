package kv

import (
	"iter"
	"reflect"
)

// Lens reads a part of the records of a table: the fields that H has under the
// same names; the others are passed over. A list of many wide records costs what
// it shows, not what they hold. H should have the record's ID among its fields.
type Lens[T any, K ~[16]byte, H any] struct {
	t      *Table[T, K]
	fields map[string]bool
}

// NewLens declares a lens over a table.
func NewLens[H, T any, K ~[16]byte](t *Table[T, K]) Lens[T, K, H] {
	return Lens[T, K, H]{t, fieldNames(reflect.TypeFor[H]())}
}

// GetMany returns the parts of records in the order of the IDs, nil where there
// is none, in one call of the store.
func (l Lens[T, K, H]) GetMany(tx *Tx, ids []K) ([]*H, error) {
	out := make([]*H, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	raws, err := tx.r.GetMany(l.t.t.space, keysOf(ids))
	if err != nil {
		return nil, err
	}
	parts := make([]H, len(ids))
	var picked []byte
	for i, raw := range raws {
		if raw == nil {
			continue
		}
		key := [16]byte(ids[i])
		e, err := openEnvelope(l.t.t.space, key[:], raw)
		if err != nil {
			return nil, err
		}
		if e.deleted {
			continue
		}
		payload := e.payload
		if few, ok := pick(picked[:0], payload, l.fields); ok {
			picked, payload = few, few
		}
		if err := Decoding.Unmarshal(payload, &parts[i]); err != nil {
			return nil, damaged(l.t.t.space, key[:], err)
		}
		out[i] = &parts[i]
	}
	return out, nil
}

// OrderedBy yields the parts of all records of an index in the order of values.
func OrderedBy[T any, K ~[16]byte, V, H any](tx *Tx, ix *Index[T, K, V], l Lens[T, K, H]) iter.Seq2[*H, error] {
	return inOrder(tx, ix.ix, ix.bounds(tx, nil, nil), l.GetMany)
}
