package kv

import (
	"fmt"
	"iter"
	"slices"
)

// Index finds records of a table by a value in the order of the values. Its
// entries are `sortable(value) ++ id`, kept by every write of the table.
type Index[T any, K ~[16]byte, V any] struct {
	ix    *index
	table *Table[T, K]
	codec Codec[V]
}

// NewIndex declares an index with at most one value per record; false leaves
// the record out of the index.
func NewIndex[T any, K ~[16]byte, V any](t *Table[T, K], name string, codec Codec[V], value func(*T) (V, bool)) *Index[T, K, V] {
	return newIndex(t, name, codec, func(record any, dst []byte, emit func([]byte)) {
		if v, ok := value(record.(*T)); ok {
			emit(codec.Append(dst, v))
		}
	})
}

// NewMultiIndex declares an index with any number of values per record; the
// same value twice is one entry.
func NewMultiIndex[T any, K ~[16]byte, V any](t *Table[T, K], name string, codec Codec[V], values func(*T) []V) *Index[T, K, V] {
	return newIndex(t, name, codec, func(record any, dst []byte, emit func([]byte)) {
		for _, v := range values(record.(*T)) {
			emit(codec.Append(dst, v))
		}
	})
}

func newIndex[T any, K ~[16]byte, V any](t *Table[T, K], name string, codec Codec[V], values func(any, []byte, func([]byte))) *Index[T, K, V] {
	ix := t.t.newIndex(name)
	ix.values = values
	return &Index[T, K, V]{ix: ix, table: t, codec: codec}
}

// Unique makes a second record of the same value an ErrDuplicate.
func (ix *Index[T, K, V]) Unique() *Index[T, K, V] {
	ix.ix.unique = true
	return ix
}

// IDs returns the records with exactly this value, in the order of IDs.
func (ix *Index[T, K, V]) IDs(tx *Tx, v V) ([]K, error) {
	return idsAt[K](tx, tx.equal(ix.ix, func(b []byte) []byte { return ix.codec.Append(b, v) }))
}

// Ask adds to a batch the records with exactly this value, in the order of IDs.
func (ix *Index[T, K, V]) Ask(b *Batch, v V) *[]K {
	return askIDs[K](b, func(tx *Tx) Range { return tx.equal(ix.ix, func(dst []byte) []byte { return ix.codec.Append(dst, v) }) })
}

// AskEntries adds to a batch the entries Entries yields: fn is given each.
func (ix *Index[T, K, V]) AskEntries(b *Batch, from, to *V, fn func(Entried[K, V])) {
	b.askIndex(func(tx *Tx) Range { return ix.bounds(tx, from, to) }, func(k []byte) error {
		e, err := ix.entry(k)
		if err == nil {
			fn(e)
		}
		return err
	})
}

// Get returns the record with this value of a unique index, or ErrNotFound.
func (ix *Index[T, K, V]) Get(tx *Tx, v V) (*T, error) {
	ids, err := ix.IDs(tx, v)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("%s: %w", ix.ix.name, ErrNotFound)
	}
	return ix.table.Get(tx, ids[0])
}

// Range yields the records with values in [from, to), in the order of values,
// reading them by the thousand.
func (ix *Index[T, K, V]) Range(tx *Tx, from, to V) iter.Seq2[*T, error] {
	return ix.records(tx, ix.bounds(tx, &from, &to))
}

// Ordered yields all records of the index in the order of values.
func (ix *Index[T, K, V]) Ordered(tx *Tx) iter.Seq2[*T, error] {
	return ix.records(tx, ix.bounds(tx, nil, nil))
}

func (ix *Index[T, K, V]) records(tx *Tx, r Range) iter.Seq2[*T, error] {
	return inOrder(tx, ix.ix, r, ix.table.GetMany)
}

// inOrder yields what get reads of the entries in a range, by the thousand.
func inOrder[K ~[16]byte, R any](tx *Tx, ix *index, r Range, get func(*Tx, []K) ([]*R, error)) iter.Seq2[*R, error] {
	const batch = 1000
	return func(yield func(*R, error) bool) {
		for {
			r.Limit = batch
			ids := make([]K, 0, batch)
			var last []byte
			err := tx.scanIndex(r, func(k []byte) error {
				last = k
				ids = append(ids, K(k[len(k)-16:]))
				return nil
			})
			var vs []*R
			if err == nil {
				vs, err = get(tx, ids)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for i, v := range vs {
				if v == nil {
					yield(nil, damaged(spaceIndex, ids[i][:], fmt.Errorf("%s names a missing record", ix.name)))
					return
				}
				if !yield(v, nil) {
					return
				}
			}
			if len(ids) < batch {
				return
			}
			r.From = append(slices.Clone(last), 0)
		}
	}
}

// Page returns up to limit IDs with values in [from, to), nil being open, in
// the order of values or from the greatest down.
func (ix *Index[T, K, V]) Page(tx *Tx, from, to *V, reverse bool, limit int) ([]K, error) {
	r := ix.bounds(tx, from, to)
	r.Reverse, r.Limit = reverse, limit
	return idsAt[K](tx, r)
}

// Entries yields value and ID of each entry in [from, to), nil being open,
// without reading the records.
func (ix *Index[T, K, V]) Entries(tx *Tx, from, to *V) iter.Seq2[Entried[K, V], error] {
	return ix.entries(tx, ix.bounds(tx, from, to))
}

// Backward is Entries of the whole index, the greatest value first.
func (ix *Index[T, K, V]) Backward(tx *Tx) iter.Seq2[Entried[K, V], error] {
	r := ix.bounds(tx, nil, nil)
	r.Reverse = true
	return ix.entries(tx, r)
}

func (ix *Index[T, K, V]) entries(tx *Tx, r Range) iter.Seq2[Entried[K, V], error] {
	return func(yield func(Entried[K, V], error) bool) {
		err := tx.lendIndex(r, func(k []byte) error {
			e, err := ix.entry(k)
			if err == nil && !yield(e, nil) {
				err = ErrStop
			}
			return err
		})
		if err != nil {
			yield(Entried[K, V]{}, err)
		}
	}
}

// Lend calls do with each entry in order: its value as the codec has laid it, and
// the ID. It is for readers of all entries that need a part of each. The bytes are
// the store's: they are neither kept nor changed.
func (ix *Index[T, K, V]) Lend(tx *Tx, do func(value []byte, id K) error) error {
	return tx.lendIndex(ix.bounds(tx, nil, nil), func(k []byte) error {
		end := len(k) - 16
		if end < 2 {
			return damaged(spaceIndex, k, errShortKey)
		}
		return do(k[2:end], K(k[end:]))
	})
}

// entry reads the key of an entry.
func (ix *Index[T, K, V]) entry(k []byte) (Entried[K, V], error) {
	v, rest, err := ix.codec.Decode(k[2:])
	if err != nil || len(rest) != 16 {
		return Entried[K, V]{}, damaged(spaceIndex, k, errShortKey)
	}
	return Entried[K, V]{Value: v, ID: K(rest)}, nil
}

// Entried is one entry of an index.
type Entried[K ~[16]byte, V any] struct {
	Value V // what the index is sorted by
	ID    K // of the record
}

func (ix *Index[T, K, V]) bounds(tx *Tx, from, to *V) Range {
	n := tx.db.number(ix.ix.part)
	r := Range{From: indexPrefix(n), To: indexPrefix(n + 1)}
	if from != nil {
		r.From = ix.codec.Append(r.From, *from)
	}
	if to != nil {
		r.To = ix.codec.Append(indexPrefix(n), *to)
	}
	return r
}
