package kv

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
)

// index is an Index or a Ref without its types.
type index struct {
	*part       // of a thread, shared by the indexes of its tables
	tag    byte // of a thread: which table; 0 for an index of its own
	table  *table
	target *table // of a reference
	unique bool
	// values calls emit with each sortable value of the record, appended to dst.
	values func(record any, dst []byte, emit func([]byte))
	// turn makes the record name another one where it names old; nil of all but
	// links.
	turn func(record any, old, now [16]byte) bool
}

// maxIndexKey keeps keys far below the limit of bbolt (32 KiB) and several to a
// page.
const maxIndexKey = 1024

func indexPrefix(n uint16) []byte { return binary.BigEndian.AppendUint16(make([]byte, 0, 48), n) }

// equal is the range of entries of one value: codecs say where a value ends,
// so nothing but IDs follows.
func (tx *Tx) equal(ix *index, value func([]byte) []byte) Range {
	return equalRange(value(indexPrefix(tx.db.number(ix.part))))
}

func equalRange(prefix []byte) Range {
	return Range{From: prefix, To: append(slices.Clone(prefix), afterIDs...)}
}

// scanIndex gives fn copies of entries.
func (tx *Tx) scanIndex(r Range, fn func(entry []byte) error) error {
	return tx.r.Scan(spaceIndex, r, func(k, _ []byte) error { return wholeEntry(k, fn) })
}

// lendIndex gives fn entries that are valid inside it only.
func (tx *Tx) lendIndex(r Range, fn func(entry []byte) error) error {
	return lend(tx.r, spaceIndex, r, func(k, _ []byte) error { return wholeEntry(k, fn) })
}

// wholeEntry refuses an entry too short to name a part and a record.
func wholeEntry(k []byte, fn func(entry []byte) error) error {
	if len(k) < 18 {
		return damaged(spaceIndex, k, errShortKey)
	}
	return fn(k)
}

// putIndex adds an entry of a part, or removes it.
func (tx *Tx) putIndex(n uint16, entry []byte, del bool) error {
	if del {
		tx.head.drop(n, hashOf(entry))
		return tx.w.Delete(spaceIndex, entry)
	}
	tx.head.add(n, hashOf(entry))
	return tx.w.Put(spaceIndex, entry, noValue)
}

var noValue = []byte{}

var afterIDs = bytes.Repeat([]byte{0xFF}, 17)

func idsAt[K ~[16]byte](tx *Tx, r Range) ([]K, error) {
	var ids []K
	err := tx.lendIndex(r, func(k []byte) error {
		ids = append(ids, K(k[len(k)-16:]))
		return nil
	})
	return ids, err
}

// keys returns the sorted entries of a record, each kept in the arena.
func (ix *index) keys(number uint16, record any, id [16]byte, a *arena, into [][]byte) ([][]byte, error) {
	into = into[:0]
	if record == nil {
		return into, nil
	}
	var tooLong int
	start := binary.BigEndian.AppendUint16(a.scratch[:0], number)
	ix.values(record, start, func(k []byte) {
		if len(k) > maxIndexKey {
			tooLong = len(k)
			return
		}
		into = append(into, a.join(k, id[:]))
	})
	if tooLong > 0 {
		return nil, fmt.Errorf("%s: value of %d bytes is too long for an index", ix.name, tooLong)
	}
	if len(into) > 1 {
		slices.SortFunc(into, bytes.Compare)
		into = slices.CompactFunc(into, bytes.Equal)
	}
	return into, nil
}
