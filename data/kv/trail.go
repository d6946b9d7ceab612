package kv

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/fxamacker/cbor/v2"
)

// Trailed is a record and its trail: the changes made to it, which stand in the
// journal. Where is known before any of them is read, so a page of mixed events
// takes them along with its records.
//
//	c := kv.AskTrail(&batch, Clients, id, HLC(math.MaxUint64), 50)
//	batch.Then(func() error { entries = kv.AskEntries(&batch, c.Steps); … })
type Trailed[T any] struct {
	Record *T     // nil when there is none
	Steps  []Step // the newest first
}

// Step is one change of a record: when it was made and where its entry is.
type Step struct {
	Time HLC // clock of the change
	key  []byte
}

// AskTrail adds to a batch a record and up to limit changes of it made before a
// moment; limit 0 is all.
func AskTrail[T any, K ~[16]byte](b *Batch, t *Table[T, K], id K, before HLC, limit int) *Trailed[T] {
	out := &Trailed[T]{}
	key := [16]byte(id)
	b.askIndex(func(tx *Tx) Range {
		prefix := append(indexPrefix(tx.db.number(historyPart)), key[:]...)
		r := Range{From: prefix, To: binary.BigEndian.AppendUint64(bytes.Clone(prefix), uint64(before)), Reverse: true, Limit: limit}
		if before == math.MaxUint64 {
			r.To = afterPrefix(prefix)
		}
		return r
	}, func(k []byte) error {
		if len(k) < historyHead {
			return damaged(spaceIndex, k, errShortKey)
		}
		k = bytes.Clone(k)
		out.Steps = append(out.Steps, Step{HLC(binary.BigEndian.Uint64(k[historyHead-8:])), k[historyHead:]})
		return nil
	})
	b.ask(t.t.space, [][]byte{key[:]}, func(raws [][]byte) error {
		if raws[0] == nil {
			out.Steps = nil
			return nil
		}
		e, err := splitEnvelope(raws[0])
		if err == nil {
			out.Record, err = t.value(key[:], raws[0])
		}
		// The entry that wrote the record as it is now is named in its envelope.
		if err == nil && e.at.Seq != 0 && e.at.Time < before {
			last := Step{e.at.Time, journalKey(nil, e.at.Node, e.at.Incarnation, e.at.Seq)}
			out.Steps = append([]Step{last}, out.Steps...)
		}
		if limit > 0 && len(out.Steps) > limit {
			out.Steps = out.Steps[:limit]
		}
		return err
	})
	return out
}

// AskEntries adds the journal's entries of steps to a batch. After Run the slice
// has one entry per step, nil where damage has taken it.
func AskEntries(b *Batch, steps []Step) *[]*Entry {
	out := make([]*Entry, len(steps))
	keys := make([][]byte, len(steps))
	for i, s := range steps {
		keys[i] = s.key
	}
	b.ask(spaceJournal, keys, func(raws [][]byte) error {
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
