package kv

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
)

// Undo does the inverse of an operation as a new operation of the kind "undo",
// which can be undone in its turn. It is refused with ErrStale if any of the
// records has changed since and was not brought back by undoing that, ErrReferenced if a record it would remove is named
// by another, ErrNotFound if the journal does not know the operation.
func (db *DB) Undo(ctx context.Context, op OpID) (Commit, error) {
	c, err := db.Update(ctx, "undo", func(tx *Tx) error {
		entries, err := tx.entries(op)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			return ErrNotFound
		}
		seen := map[target2]bool{}
		for _, e := range slices.Backward(entries) {
			t := db.reg.byName[e.Table]
			if t == nil {
				return fmt.Errorf("no table %q", e.Table)
			}
			at := target2{t, e.ID}
			if err := tx.revert(t, e, !seen[at]); err != nil {
				return err
			}
			seen[at] = true
		}
		return nil
	})
	if err != nil {
		return Commit{}, fmt.Errorf("undo %s: %w", op, err)
	}
	return c, nil
}

// revert does the inverse of one entry. Of several entries of one record only
// the last, which is reverted first, has the revision that is stored.
func (tx *Tx) revert(t *table, e Entry, compare bool) error {
	raw, err := tx.r.Get(t.space, e.ID[:])
	if err != nil {
		return err
	}
	if raw == nil {
		return ErrStale
	}
	old, err := openEnvelope(t.space, e.ID[:], raw)
	if err != nil {
		return err
	}
	if compare && old.rev != e.Rev {
		if ok, err := tx.restored(t, e); err != nil || !ok {
			return errors.Join(ErrStale, err)
		}
	}
	payload := e.Record
	switch e.Verb {
	case Created:
		_, err := tx.write(t, e.ID, old.rev, nil, nil)
		return err
	case Set:
		if payload, err = undone(old.payload, e.Fields); err != nil {
			return damaged(t.space, e.ID[:], err)
		}
	}
	v, err := t.decode(payload)
	if err != nil {
		return fmt.Errorf("read %s %x as it was: %w", t.name, e.ID, err)
	}
	_, err = tx.write(t, e.ID, old.rev, v, payload)
	return err
}

// entries returns the journal of one operation of this node as it is stored, in
// order.
func (tx *Tx) entries(op OpID) ([]Entry, error) {
	h, err := tx.loadHead()
	if err != nil {
		return nil, err
	}
	key := h.journalKey
	// The clocks of a journal only grow, and an operation bears the millisecond
	// of its first entry.
	first := 1 + sort.Search(int(h.seq), func(i int) bool {
		raw, getErr := tx.r.Get(spaceJournal, key(uint64(i)+1))
		if raw == nil || getErr != nil {
			err = getErr
			return false
		}
		e, splitErr := splitEnvelope(raw)
		return splitErr == nil && e.at.Time.Millis() >= op.millis()
	})
	if err != nil {
		return nil, err
	}
	var out []Entry
	err = tx.r.Scan(spaceJournal, Range{From: key(uint64(first)), To: key(h.seq + 1)}, func(k, raw []byte) error {
		e, err := parseEntry(k, raw)
		switch {
		case err != nil:
			return err
		case e.Op == op:
			out = append(out, e)
		case len(out) > 0 || e.Clock.Time.Millis() > op.millis():
			return ErrStop
		}
		return nil
	})
	return out, err
}

// Operation returns the journal of one operation of this node, in order; none
// if it was never saved.
func (db *DB) Operation(ctx context.Context, op OpID) (out []Entry, err error) {
	err = db.View(ctx, func(tx *Tx) error {
		out, err = tx.entries(op)
		return err
	})
	return out, err
}
