package kv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// Commit says what an Update has done. An Update that changed no record has no
// Op.
type Commit struct {
	Op      OpID     // names the operation for Undo
	Seq     uint64   // the last entry of the journal
	Kind    string   // verb of the business, as given to Update
	Changes []Change // records changed, each once
}

// Update runs fn in a transaction and commits what it wrote durably, with its
// journal, or nothing at all. kind is the verb of the business, "order.ship".
// fn may run again, so it has no effects outside the transaction. If the commit
// fails in a way that may have saved it, the base is opened again and the
// operation looked up: the answer is the truth, or ErrOutcomeUnknown.
func (db *DB) Update(ctx context.Context, kind string, fn func(*Tx) error) (Commit, error) {
	if err := db.Damage(); err != nil {
		return Commit{}, fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	var tx *Tx
	err := db.e.Update(ctx, func(w Writer) (err error) {
		if tx != nil {
			tx.failed()
		}
		if tx, err = db.begin(ctx, kind, w); err != nil {
			return err
		}
		if _, err := tx.loadHead(); err != nil {
			return err
		}
		if err := tx.sealed(); err != nil {
			return err
		}
		tx.op.id = newOpID(db.opt.NewID(), tx.head.time.tick(tx.Now))
		if err := fn(tx); err != nil {
			return err
		}
		return tx.finish(w)
	})
	if errors.Is(err, errNothing) {
		return Commit{Kind: kind}, nil
	}
	if errors.Is(err, ErrOutcomeUnknown) {
		err = db.outcome(ctx, tx, err)
	}
	if err != nil {
		if tx != nil {
			tx.failed()
		}
		return Commit{}, db.judge(err)
	}
	c := Commit{Kind: kind, Seq: tx.head.seq, Changes: tx.op.changes}
	if len(c.Changes) > 0 {
		c.Op = tx.op.id
	}
	return c, nil
}

var errNothing = errors.New("nothing to commit")

func (db *DB) begin(ctx context.Context, kind string, w Writer) (*Tx, error) {
	o, err := layered(w)
	if err != nil {
		return nil, err
	}
	return &Tx{
		Now: db.opt.Now(), db: db, ctx: ctx, r: o, w: o,
		op: &operation{kind: kind, present: map[target2]bool{}},
	}, nil
}

// finish hands the writes to the engine.
func (tx *Tx) finish(w Writer) error {
	if tx.op.spoilt != nil {
		return tx.op.spoilt
	}
	if !tx.op.dirty {
		return errNothing
	}
	if err := errors.Join(tx.saveHead(), tx.saveRecent()); err != nil {
		return err
	}
	return tx.w.flush(w)
}

// outcome finds out whether a failed commit was saved after all: its last entry
// is in the journal or it is not.
func (db *DB) outcome(ctx context.Context, tx *Tx, cause error) error {
	re, ok := db.e.(Reopener)
	if !ok {
		return cause
	}
	if err := re.Reopen(); err != nil {
		return errors.Join(cause, fmt.Errorf("open again: %w", err))
	}
	var saved bool
	err := db.View(context.WithoutCancel(ctx), func(now *Tx) (err error) {
		saved, err = now.holds(tx)
		return err
	})
	switch {
	case err != nil:
		return errors.Join(cause, err)
	case saved:
		return nil
	}
	return fmt.Errorf("not saved: %w", notSaved{cause})
}

// holds reports whether what tx has written is in the base: its last entry in
// the journal or, where it wrote blobs only, its very digests.
func (now *Tx) holds(tx *Tx) (bool, error) {
	if len(tx.op.changes) == 0 {
		h, err := now.loadHead()
		return err == nil && bytes.Equal(h.append(nil), tx.head.append(nil)), err
	}
	key := tx.head.journalKey(tx.head.seq)
	raw, err := now.r.Get(spaceJournal, key)
	if err != nil || raw == nil {
		return false, err
	}
	e, err := parseEntry(key, raw)
	return e.Op == tx.op.id, err
}

// notSaved is the cause of a failed commit without the doubt about it.
type notSaved struct{ error }

func (n notSaved) Is(target error) bool {
	return target != ErrOutcomeUnknown && errors.Is(n.error, target)
}
