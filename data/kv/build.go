package kv

import (
	"errors"
	"fmt"
)

// buildIndexes builds the wanted indexes from the records. It enforces nothing:
// Check reports duplicates and missing targets.
func (tx *Tx) buildIndexes(want func(*index) bool) error {
	for _, t := range tx.db.reg.tables {
		var todo []*index
		for _, ix := range t.indexes {
			if want(ix) {
				todo = append(todo, ix)
			}
		}
		if len(todo) == 0 {
			continue
		}
		err := tx.r.Scan(t.space, Range{}, func(k, raw []byte) error {
			e, err := openEnvelope(t.space, k, raw)
			if err != nil || e.deleted {
				return err
			}
			v, err := t.decode(e.payload)
			if err != nil || len(k) != 16 {
				return damaged(t.space, k, errors.Join(err, errNoEnvelope))
			}
			return tx.indexRecord(todo, v, [16]byte(k))
		})
		if err != nil {
			return fmt.Errorf("build indexes of %s: %w", t.name, err)
		}
	}
	return nil
}

func (tx *Tx) indexRecord(ixs []*index, v any, id [16]byte) (err error) {
	for _, ix := range ixs {
		n := tx.db.number(ix.part)
		if tx.op.after, err = ix.keys(n, v, id, &tx.op.arena, tx.op.after); err != nil {
			return err
		}
		for _, k := range tx.op.after {
			if err := tx.putIndex(n, k, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// clearIndex drops all entries of a part.
func (tx *Tx) clearIndex(n uint16) error {
	var keys [][]byte
	r := Range{From: indexPrefix(n), To: indexPrefix(n + 1)}
	err := tx.scanIndex(r, func(k []byte) error { keys = append(keys, k); return nil })
	for _, k := range keys {
		err = errors.Join(err, tx.putIndex(n, k, true))
	}
	delete(tx.head.digests, n)
	return err
}
