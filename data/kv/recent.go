package kv

import (
	"bytes"
	"errors"
	"maps"
	"slices"
)

// The writes of small transactions are gathered in one record, "recent", beside
// the head of the base. An order else changes a dozen pages of eight B-trees,
// each somewhere else in the file, and a page in a new place costs a disk as
// much as ten in one run. Readers lay the record over the spaces; the
// transaction that fills it up moves all of it into them at once, in order.
var keyRecent = []byte("recent")

// recentMax is the size of the record at which it is moved, in bytes.
const recentMax = 32 << 10

// The record is a list of keys, each after one of these. The first belong to
// the index: an older program gathered nothing else.
const (
	recentKey   = iota // a key without a value, as indexes have
	recentDrop         // a key that was deleted
	recentSpace        // the name of the space of what follows
	recentPut          // a key and its value
)

// recent is the record as it was read.
type recent struct {
	raw    []byte
	spaces map[Space]*sorted
}

// layered is a Reader of the spaces with the recent writes over them.
func layered(r Reader) (*overlay, error) {
	raw, err := r.Get(spaceBase, keyRecent)
	if err != nil {
		return nil, err
	}
	spaces, err := parseRecent(raw)
	return &overlay{base: r, spaces: spaces}, err
}

// layered remembers what the record said: most readers find it unchanged.
func (db *DB) layered(r Reader) (*overlay, error) {
	raw, err := r.Get(spaceBase, keyRecent)
	if err != nil {
		return nil, err
	}
	known := db.recent.Load()
	if known == nil || !bytes.Equal(known.raw, raw) {
		spaces, err := parseRecent(raw)
		if err != nil {
			return nil, err
		}
		known = &recent{raw, spaces}
		db.recent.Store(known)
	}
	return &overlay{base: r, spaces: known.spaces}, nil
}

func parseRecent(raw []byte) (map[Space]*sorted, error) {
	spaces := map[Space]*sorted{}
	if raw == nil {
		return spaces, nil
	}
	e, err := openEnvelope(spaceBase, keyRecent, raw)
	if err != nil {
		return nil, err
	}
	s, pairs := spaceIndex, []pair(nil)
	keep := func() {
		if len(pairs) > 0 {
			spaces[s] = sortedFrom(pairs)
		}
	}
	for in := (byteReader{b: e.payload}); len(in.b) > 0; {
		switch tag := in.uvarint(); tag {
		case recentSpace:
			keep()
			s, pairs = Space(in.name()), nil
		case recentKey, recentDrop:
			pairs = append(pairs, pair{del: tag == recentDrop, val: noValue, key: in.sized()})
		case recentPut:
			pairs = append(pairs, pair{key: in.sized(), val: in.sized()})
		default:
			in.fail()
		}
		if in.bad {
			return nil, damaged(spaceBase, keyRecent, errors.New("recent writes can't be read"))
		}
	}
	keep()
	return spaces, nil
}

// saveRecent keeps the writes of the transaction in the record with those that
// were there, or leaves all to be written to their spaces when they are many.
func (tx *Tx) saveRecent() error {
	e := envelope{schema: tx.db.reg.version, rev: tx.head.seq, space: spaceBase, key: keyRecent}
	if n := tx.w.size(); n <= recentMax {
		e.payload = tx.w.appendRecent(make([]byte, 0, n))
		maps.DeleteFunc(tx.w.spaces, func(s Space, _ *sorted) bool { return s.gathered() })
	}
	raw, _ := e.append(make([]byte, 0, e.size()))
	return tx.w.Put(spaceBase, keyRecent, raw)
}

// gathered reports whether writes to the space may wait in the record.
func (s Space) gathered() bool { return s != spaceBase && s != spaceSeal }

// size is about the bytes appendRecent writes.
func (o *overlay) size() (n int) {
	for s, m := range o.spaces {
		if !s.gathered() {
			continue
		}
		n += len(s) + 2
		for _, b := range m.blocks {
			for _, p := range b {
				n += len(p.key) + len(p.val) + 4
			}
		}
	}
	return n
}

func (o *overlay) appendRecent(dst []byte) []byte {
	now := spaceIndex
	for _, s := range slices.Sorted(maps.Keys(o.spaces)) {
		if !s.gathered() || o.spaces[s].count == 0 {
			continue
		}
		if s != now {
			dst, now = appendSized(append(dst, recentSpace), s), s
		}
		for _, b := range o.spaces[s].blocks {
			for _, p := range b {
				switch {
				case p.del:
					dst = appendSized(append(dst, recentDrop), p.key)
				case len(p.val) == 0:
					dst = appendSized(append(dst, recentKey), p.key)
				default:
					dst = appendSized(appendSized(append(dst, recentPut), p.key), p.val)
				}
			}
		}
	}
	return dst
}
