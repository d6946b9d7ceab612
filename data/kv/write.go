package kv

import "bytes"

// anyRevision lets a write pass whatever the stored revision is.
const anyRevision = ^uint64(0)

// write is the one way a record changes. It compares the revision, drops the
// old index entries and adds the new, moves the digests, appends to the journal
// and to the changes of the transaction and runs the table's hooks. A nil
// record is a deletion, which leaves a mark with a higher revision, so that
// salvage does not raise the dead. It returns the new revision.
func (tx *Tx) write(t *table, id [16]byte, rev uint64, record any, payload []byte) (uint64, error) {
	if _, err := tx.forWriting(); err != nil {
		return 0, err
	}
	raw, err := tx.r.Get(t.space, id[:])
	if err != nil {
		return 0, err
	}
	var old envelope
	if raw != nil {
		if old, err = openEnvelope(t.space, id[:], raw); err != nil {
			return 0, err
		}
	}
	lives := raw != nil && !old.deleted
	switch {
	case record == nil && !lives:
		return 0, ErrNotFound
	case rev != anyRevision && (lives || rev != 0) && rev != old.rev:
		return 0, ErrStale
	case record != nil && lives && bytes.Equal(old.payload, payload):
		return old.rev, nil
	}
	var was any
	if lives {
		was, err = t.decode(old.payload)
		if err != nil && !tx.op.migrating {
			return 0, damaged(t.space, id[:], err)
		}
		if err != nil {
			was = nil // of an older shape; all indexes are rebuilt after
		}
	}
	if record == nil {
		if err := tx.unheld(t, id); err != nil {
			return 0, err
		}
		delete(tx.op.present, target2{t, id})
	}
	if err := tx.planIndexes(t, id, was, record); err != nil {
		return 0, err
	}
	// Nothing is written so far and a caller may go on after a refusal; from
	// here on a failure spoils the transaction.
	e, err := tx.apply(t, id, raw, old, payload, record == nil)
	for i := 0; err == nil && i < len(t.hooks); i++ {
		err = t.hooks[i](tx, was, record)
	}
	if err != nil {
		tx.op.spoilt = err
		return 0, err
	}
	return e.rev, nil
}

// apply writes what write has found to be right.
func (tx *Tx) apply(t *table, id [16]byte, raw []byte, old envelope, payload []byte, deleted bool) (envelope, error) {
	tx.op.dirty = true
	for _, c := range tx.op.plan {
		if err := tx.putIndex(c.part, c.entry, c.drop); err != nil {
			return envelope{}, err
		}
	}
	if raw != nil {
		tx.head.drop(tx.db.number(partOf(t, old.deleted)), hashOf(raw))
	}
	return tx.record(t, id, old, raw != nil && !old.deleted, deleted, payload)
}

func partOf(t *table, deleted bool) *part {
	if deleted {
		return &t.gone
	}
	return &t.part
}

// record writes the envelope of the record and its journal entry.
func (tx *Tx) record(t *table, id [16]byte, old envelope, lives, deleted bool, payload []byte) (envelope, error) {
	op, h := tx.op, tx.head
	at := tx.nextAddress()
	key := append(op.arena.grab(16), id[:]...)
	e := envelope{deleted: deleted, schema: tx.db.reg.version, rev: old.rev + 1, at: at, space: t.space, key: key, payload: payload}
	entry := entryBody{Op: op.id, User: tx.db.opt.User, Kind: op.kind, Table: t.name, ID: id, Rev: e.rev, Prev: h.hash}
	change := Change{Table: t.name, ID: id}
	if lives {
		change.Before = old.payload
	}
	var err error
	switch {
	case deleted:
		entry.Verb, entry.Record = Deleted, old.payload
	case !lives:
		entry.Verb, entry.Record = Created, payload
	default:
		entry.Verb = Set
		if entry.Fields, err = diff(old.payload, payload); err != nil {
			return e, damaged(t.space, id[:], err)
		}
		e.clocks = advance(old, entry.Fields, at.clock())
	}
	change.Verb = entry.Verb
	stored, body := e.append(op.arena.grab(e.size()))
	if !deleted {
		change.After = stored[body:]
		if entry.Verb == Created {
			entry.Record = change.After // payload is where the entry will be encoded
		}
	}
	if err := tx.w.Put(t.space, key, stored); err != nil {
		return e, err
	}
	h.add(tx.db.number(partOf(t, deleted)), hashOf(stored))
	if old.rev > 0 {
		if err := tx.remember(id, old.at); err != nil {
			return e, err
		}
	}
	op.changes = append(op.changes, change)
	return e, tx.appendEntry(at, &entry)
}

// advance sets the clocks of the changed fields and names in each field the
// clock of the value it replaces.
func advance(old envelope, fs []Field, now Clock) []fieldClock {
	clocks := append([]fieldClock(nil), old.clocks...)
	if len(clocks) == 0 {
		clocks = []fieldClock{{at: old.at.clock()}}
	}
next:
	for i := range fs {
		for j := range clocks[1:] {
			if c := &clocks[j+1]; c.name == fs[i].Name {
				fs[i].Base, c.at = c.at, now
				continue next
			}
		}
		fs[i].Base = clocks[0].at
		clocks = append(clocks, fieldClock{fs[i].Name, now})
	}
	return clocks
}

// indexChange is one entry to add or drop.
type indexChange struct {
	part  uint16
	entry []byte
	drop  bool
}

// planIndexes lists the index entries that differ between the old value of a
// record and the new one, and refuses those that break a rule.
func (tx *Tx) planIndexes(t *table, id [16]byte, was, now any) (err error) {
	op := tx.op
	op.plan = op.plan[:0]
	for _, ix := range t.indexes {
		n := tx.db.number(ix.part)
		if op.before, err = ix.keys(n, was, id, &op.arena, op.before); err != nil {
			return err
		}
		if op.after, err = ix.keys(n, now, id, &op.arena, op.after); err != nil {
			return err
		}
		b, a := op.before, op.after
		for len(b) > 0 || len(a) > 0 {
			c := -1
			switch {
			case len(b) == 0:
				c = 1
			case len(a) > 0:
				c = bytes.Compare(b[0], a[0])
			}
			if c > 0 {
				if err := tx.allowed(ix, a[0]); err != nil {
					return err
				}
				op.plan = append(op.plan, indexChange{n, a[0], false})
			} else if c < 0 {
				op.plan = append(op.plan, indexChange{n, b[0], true})
			}
			if c <= 0 {
				b = b[1:]
			}
			if c >= 0 {
				a = a[1:]
			}
		}
	}
	return nil
}

// allowed refuses an entry that breaks a unique index or names a missing
// record.
func (tx *Tx) allowed(ix *index, entry []byte) error {
	if ix.target != nil {
		return tx.present(ix, entry)
	}
	if !ix.unique {
		return nil
	}
	value := entry[:len(entry)-16]
	return tx.lendIndex(equalRange(value), func(k []byte) error {
		if id := k[len(k)-16:]; !bytes.Equal(id, entry[len(entry)-16:]) {
			return ErrDuplicate{Index: ix.name, Key: bytes.Clone(value[2:]), ID: [16]byte(id)}
		}
		return nil
	})
}
