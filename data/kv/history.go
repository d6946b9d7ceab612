package kv

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
)

// remember indexes the entry that wrote the record before the present one, so
// that history is found. The last entry is named by the record itself, so a
// record written once costs nothing.
func (tx *Tx) remember(id [16]byte, at address) error {
	n := tx.db.number(historyPart)
	k := tx.op.arena.grab(2 + 16 + 8 + len(at.Node) + 17)
	k = append(binary.BigEndian.AppendUint16(k, n), id[:]...)
	k = binary.BigEndian.AppendUint64(k, uint64(at.Time))
	k = journalKey(k, at.Node, at.Incarnation, at.Seq)
	return tx.putIndex(n, k, false)
}

const historyHead = 2 + 16 + 8

// History returns the journal of one record, oldest first.
func (db *DB) History(ctx context.Context, table string, id [16]byte) (out []Entry, err error) {
	t := db.reg.byName[table]
	if t == nil {
		return nil, fmt.Errorf("history: no table %q", table)
	}
	err = db.View(ctx, func(tx *Tx) error {
		out, err = tx.history(t.space, id)
		return err
	})
	return out, err
}

// history returns the journal of a record as it is stored.
func (tx *Tx) history(s Space, id [16]byte) ([]Entry, error) {
	raw, err := tx.r.Get(s, id[:])
	if err != nil || raw == nil {
		return nil, err
	}
	e, err := openEnvelope(s, id[:], raw)
	if err != nil {
		return nil, err
	}
	var keys [][]byte
	prefix := append(indexPrefix(tx.db.number(historyPart)), id[:]...)
	r := Range{From: prefix, To: append(bytes.Clone(prefix), afterIDs...)}
	err = tx.scanIndex(r, func(k []byte) error {
		keys = append(keys, k[historyHead:])
		return nil
	})
	if err != nil {
		return nil, err
	}
	if e.at.Seq > 0 {
		keys = append(keys, journalKey(nil, e.at.Node, e.at.Incarnation, e.at.Seq))
	}
	raws, err := tx.r.GetMany(spaceJournal, keys)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for i, raw := range raws {
		if raw == nil {
			continue // lost with a damaged page; Check reports it
		}
		entry, err := parseEntry(keys[i], raw)
		if err != nil {
			return nil, err
		}
		if entry.Table == string(s) { // another table may have a record of this ID
			out = append(out, entry)
		}
	}
	return out, nil
}
