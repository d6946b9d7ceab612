package kv

import (
	"maps"
	"slices"
)

// batch writes index entries through a transaction's own mechanism.
func (b *rebuild) batch(fn func(tx *Tx) error) error {
	return b.e.Update(b.ctx, func(w Writer) error {
		tx, err := b.db.begin(b.ctx, "repair", w)
		if err != nil {
			return err
		}
		saved := maps.Clone(b.head.digests)
		tx.head = b.head
		if err = fn(tx); err == nil {
			err = tx.w.flush(w)
		}
		if err != nil {
			b.head.digests = saved
		}
		return err
	})
}

// indexes builds the indexes of all tables and the history.
func (b *rebuild) indexes() error {
	for _, t := range b.reg.tables {
		for keys := range slices.Chunk(slices.Sorted(maps.Keys(b.h[t.space])), rebuildBatch) {
			err := b.batch(func(tx *Tx) error {
				for _, k := range keys {
					f := b.h[t.space][k]
					if f.env.deleted || len(k) != 16 {
						continue
					}
					v, err := t.decode(f.env.payload)
					if err != nil {
						b.out.Unreadable++
						continue
					}
					if err := tx.indexRecord(t.indexes, v, [16]byte([]byte(k))); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	for keys := range slices.Chunk(slices.Sorted(maps.Keys(b.h[spaceJournal])), rebuildBatch) {
		err := b.batch(func(tx *Tx) error {
			for _, k := range keys {
				if err := b.remember(tx, []byte(k)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// remember indexes a journal entry that its record does not name itself.
func (b *rebuild) remember(tx *Tx, k []byte) error {
	f := b.h[spaceJournal][string(k)]
	e, err := parseEntry(k, f.raw)
	if err != nil {
		return err
	}
	if last, ok := b.h[Space(e.Table)][string(e.ID[:])]; ok && last.env.at == f.env.at {
		return nil
	}
	return tx.remember(e.ID, f.env.at)
}
