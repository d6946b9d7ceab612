package kv

import (
	"bytes"
	"fmt"
	"slices"
	"time"
)

// Thread is an index over several tables at once: what happened to an owner,
// whatever the kind of the record, in the order of time. Its entries are
// `owner ++ time, newest first ++ tag of the table ++ id`, so the latest of a
// long history are found by one short scan. Writing, checking and rebuilding
// are those of every index.
type Thread[L ~[16]byte] struct {
	part *part
	tags map[byte]*table
}

// Moment says when something happened to whom. A record may have many.
type Moment[L ~[16]byte] struct {
	Owner L         // whose history it belongs to
	At    time.Time // when it happened
}

// Event is one entry of a thread: a record and the moment of it. The three name
// a place in the thread, whether there is an entry or not.
type Event struct {
	At  time.Time // when it happened
	Tag byte      // which table the record is of
	ID  [16]byte  // of the record
	key []byte
}

// NewThread declares a thread of a registry; JoinThread gives it tables.
func NewThread[L ~[16]byte](r *Registry, name string) *Thread[L] {
	th := &Thread[L]{part: &part{name: name, derived: true}, tags: map[byte]*table{}}
	r.take(th.part)
	return th
}

// JoinThread gives a thread the records of one more table. The tag tells them
// from those of other tables and stays in the base for ever; 0 and one that is
// taken are faults of the program and panic.
func JoinThread[T any, K, L ~[16]byte](th *Thread[L], tag byte, t *Table[T, K], moments func(*T) []Moment[L]) {
	if tag == 0 || th.tags[tag] != nil {
		panic(fmt.Sprintf("kv: tag %d of thread %s is taken", tag, th.part.name))
	}
	th.tags[tag] = t.t
	t.t.indexes = inOrderOfNames(t.t.indexes, &index{
		part: th.part, tag: tag, table: t.t,
		values: func(record any, dst []byte, emit func([]byte)) {
			for _, m := range moments(record.(*T)) {
				if id := [16]byte(m.Owner); id != [16]byte{} {
					k := append(dst, id[:]...)
					emit(append(appendNewestFirst(k, m.At), tag))
				}
			}
		},
	})
}

// appendNewestFirst writes a moment so that later ones sort before earlier ones.
func appendNewestFirst(dst []byte, at time.Time) []byte {
	n := len(dst)
	dst = timeCodec{}.Append(dst, at)
	for i := n; i < len(dst); i++ {
		dst[i] = ^dst[i]
	}
	return dst
}

const (
	threadOwner = 2 + 16           // part and owner
	threadTime  = threadOwner + 12 // and time
	threadKey   = threadTime + 1 + 16
)

// Latest returns up to limit events of the owner, the newest first, beginning
// after the place of the given one; nil is the beginning, limit 0 is all.
func (th *Thread[L]) Latest(tx *Tx, owner L, after *Event, limit int) (out []Event, err error) {
	err = tx.scanIndex(th.latest(tx, owner, after, limit), func(k []byte) error {
		e, err := parseEvent(k)
		out = append(out, e)
		return err
	})
	return out, err
}

// Ask adds to a batch what Latest returns.
func (th *Thread[L]) Ask(b *Batch, owner L, after *Event, limit int) *[]Event {
	var out []Event
	b.askIndex(func(tx *Tx) Range { return th.latest(tx, owner, after, limit) }, func(k []byte) error {
		e, err := parseEvent(bytes.Clone(k))
		out = append(out, e)
		return err
	})
	return &out
}

func (th *Thread[L]) latest(tx *Tx, owner L, after *Event, limit int) Range {
	r := th.all(tx, owner)
	r.Limit = limit
	if after != nil {
		r.From = append(append(appendNewestFirst(r.From, after.At), after.Tag), after.ID[:]...)
		r.From = append(r.From, 0)
	}
	return r
}

// Count returns how many events the owner has.
func (th *Thread[L]) Count(tx *Tx, owner L) (n int, err error) {
	err = tx.lendIndex(th.all(tx, owner), func([]byte) error { n++; return nil })
	return n, err
}

func (th *Thread[L]) all(tx *Tx, owner L) Range {
	id := [16]byte(owner)
	prefix := append(indexPrefix(tx.db.number(th.part)), id[:]...)
	return Range{From: prefix, To: afterPrefix(prefix)}
}

// afterPrefix is the end of the keys that begin with prefix. An owner is never
// all ones, so no carry runs out of it.
func afterPrefix(prefix []byte) []byte {
	end := slices.Clone(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			break
		}
	}
	return end
}

func parseEvent(k []byte) (Event, error) {
	if len(k) != threadKey {
		return Event{}, damaged(spaceIndex, k, errShortKey)
	}
	var at [12]byte
	for i := range at {
		at[i] = ^k[threadOwner+i]
	}
	t, _, err := timeCodec{}.Decode(at[:])
	return Event{At: t, Tag: k[threadTime], ID: [16]byte(k[threadTime+1:]), key: k}, err
}
