package kv

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/fxamacker/cbor/v2"
)

// Trail is the changes of one record: where they stand in the journal is known
// before any of them is read, so a page of mixed events takes them along with
// its records in one Batch.
//
//	c, trail, err := Clients.Trail(tx, id)
//	steps, err := trail.Steps(tx, HLC(math.MaxUint64), 0, 50)
//	entries := kv.AskEntries(&batch, steps)
type Trail struct {
	id   [16]byte
	last address // of the entry that wrote the record as it is
	rev  uint64
}

// Step is one change of a record: when it was made and where its entry stands.
type Step struct {
	Time HLC
	key  []byte
}

// Trail returns the record and its trail in one call; ErrNotFound when there is
// no record.
func (t *Table[T, K]) Trail(tx *Tx, id K) (*T, Trail, error) {
	key := [16]byte(id)
	raw, err := tx.r.Get(t.t.space, key[:])
	if err != nil {
		return nil, Trail{}, err
	}
	if raw == nil {
		return nil, Trail{}, ErrNotFound
	}
	v, err := t.value(key[:], raw)
	if err != nil {
		return nil, Trail{}, err
	}
	if v == nil {
		return nil, Trail{}, ErrNotFound
	}
	e, err := splitEnvelope(raw)
	return v, Trail{key, e.at, e.rev}, err
}

// Steps returns up to limit changes made before a moment and not before since,
// the newest first; limit 0 is all. A record that has never changed since, or
// only after before, costs no call beyond the one scan.
func (t Trail) Steps(tx *Tx, before, since HLC, limit int) (out []Step, err error) {
	if t.last.Seq == 0 || t.last.Time < since {
		return nil, nil
	}
	if t.last.Time < before {
		out = append(out, Step{t.last.Time, journalKey(nil, t.last.Node, t.last.Incarnation, t.last.Seq)})
	}
	if t.rev == 1 || limit > 0 && len(out) == limit {
		return out, nil
	}
	prefix := append(indexPrefix(tx.db.number(historyPart)), t.id[:]...)
	r := Range{
		From: binary.BigEndian.AppendUint64(bytes.Clone(prefix), uint64(since)),
		To:   binary.BigEndian.AppendUint64(bytes.Clone(prefix), uint64(before)), Reverse: true,
	}
	if before == math.MaxUint64 {
		r.To = afterPrefix(prefix)
	}
	if limit > 0 {
		r.Limit = limit - len(out)
	}
	err = tx.scanIndex(r, func(k []byte) error {
		if len(k) < historyHead {
			return damaged(spaceIndex, k, errShortKey)
		}
		out = append(out, Step{HLC(binary.BigEndian.Uint64(k[historyHead-8:])), k[historyHead:]})
		return nil
	})
	return out, err
}

// AskEntries adds the journal's entries of steps to a batch. After Run the slice
// has one entry per step, nil where damage has taken it.
func AskEntries(b *Batch, steps []Step) *[]*Entry {
	out := make([]*Entry, len(steps))
	for _, s := range steps {
		b.places = append(b.places, Place{spaceJournal, s.key})
	}
	b.counts = append(b.counts, len(steps))
	b.asked = append(b.asked, func(raws [][]byte) error {
		for i, raw := range raws {
			if raw == nil {
				continue
			}
			e, err := parseEntry(steps[i].key, raw)
			if err != nil {
				return err
			}
			out[i] = &e
		}
		return nil
	})
	return &out
}

// Sides are the fields an entry of this table has changed, as records that hold
// nothing else: what they were before and what after.
func (t *Table[T, K]) Sides(e *Entry) (before, after *T, err error) {
	was, now := map[string]cbor.RawMessage{}, map[string]cbor.RawMessage{}
	for _, f := range e.Fields {
		if f.Before != nil {
			was[f.Name] = f.Before
		}
		if f.New != nil {
			now[f.Name] = f.New
		}
	}
	if before, err = sideOf[T](was); err == nil {
		after, err = sideOf[T](now)
	}
	return before, after, err
}

func sideOf[T any](fields map[string]cbor.RawMessage) (*T, error) {
	var buf bytes.Buffer
	if err := Encoding.MarshalToBuffer(fields, &buf); err != nil {
		return nil, err
	}
	v := new(T)
	return v, Decoding.Unmarshal(buf.Bytes(), v)
}
