package kv

import (
	"bytes"
	"context"
	"errors"
)

// Check reads the whole base and says what is wrong with it: the pages of the
// file, the checksum of every record, the digest of every part, indexes
// recomputed, references, the chain of the journal, then the checks of the
// registry. It changes nothing. progress, which may be nil, gets the records
// read and about how many there are.
func (db *DB) Check(ctx context.Context, progress func(done, total uint64)) (Report, error) {
	var rep Report
	err := db.e.View(ctx, func(r Reader) error {
		rep = Report{}
		v := verifier{ctx: ctx, r: r, rep: &rep, progress: progress}
		if br, ok := r.(*boltReader); ok {
			if err := v.pages(br); err != nil || !rep.OK() {
				return err // a wrecked tree is not to be walked through the map
			}
		}
		if err := v.all(); err != nil || v.head == nil {
			return err
		}
		c := checker{verifier: &v, db: db, tx: &Tx{Now: db.opt.Now(), db: db, ctx: ctx, r: v.r}}
		return c.logic()
	})
	if d, ok := errors.AsType[ErrDamaged](err); ok {
		rep.found(Finding{Check: "file", Space: d.Space, Key: d.Key, Text: d.Error()})
		err = nil
	}
	return rep, err
}

// checker adds to the verifier what only the registry knows.
type checker struct {
	*verifier
	db      *DB
	tx      *Tx
	targets map[target2]*index // records named by references, and by which
	want    digests            // of the indexes, by the records
}

func (c *checker) logic() error {
	c.targets, c.want = map[target2]*index{}, digests{}
	for _, t := range c.db.reg.tables {
		if err := c.fatal(t.space, c.table(t)); err != nil {
			return err
		}
	}
	for _, step := range []struct {
		space Space
		fn    func() error
	}{{spaceIndex, c.indexes}, {spaceIndex, c.references}, {spaceIndex, c.unique}, {spaceJournal, c.journal}, {spaceIndex, c.history}} {
		if err := c.fatal(step.space, step.fn()); err != nil {
			return err
		}
	}
	for _, extra := range c.db.reg.checks {
		err := extra.fn(c.ctx, c.tx, func(f Finding) {
			f.Check = extra.name
			c.rep.found(f)
		})
		if err := c.fatal(Space(extra.name), err); err != nil {
			return err
		}
	}
	return nil
}

// each gives fn the good live records of a table; the bad ones are found
// already.
func (c *checker) each(t *table, fn func(id [16]byte, v any) error) error {
	limit, n := c.limit(t.name, t.gone.name), uint64(0)
	return lend(c.r, t.space, Range{}, func(k, raw []byte) error {
		if n++; n > limit {
			return errCircle
		}
		if err := c.step(); err != nil {
			return err
		}
		e, err := openEnvelope(t.space, k, raw)
		if err != nil || e.deleted {
			return nil //nolint:nilerr // told by the verifier
		}
		v, err := t.decode(e.payload)
		if err != nil || len(k) != 16 {
			c.found("checksum", t.space, k, "record can't be read: %v", err)
			return nil
		}
		return fn([16]byte(k), v)
	})
}

// journal follows the chain of each node and incarnation. Breaks that a repair
// has owned up to are not told again.
func (c *checker) journal() error {
	known := map[string]bool{}
	for _, k := range c.layout.base.Gaps {
		known[string(k)] = true
	}
	var stream []byte
	var seq uint64
	var hash [16]byte
	limit, n := c.limit(journalPart.name), uint64(0)
	err := lend(c.r, spaceJournal, Range{}, func(k, raw []byte) error {
		if n++; n > limit {
			return errCircle
		}
		e, err := parseEntry(k, raw)
		if err != nil {
			return nil //nolint:nilerr // told by the verifier
		}
		if s := k[:len(k)-8]; !bytes.Equal(s, stream) {
			stream, seq, hash = bytes.Clone(s), 0, [16]byte{}
		}
		switch {
		case known[string(k)]:
		case e.Seq != seq+1:
			c.found("journal", spaceJournal, k, "entry %d follows entry %d", e.Seq, seq)
		case e.Prev != hash:
			c.found("journal", spaceJournal, k, "entry %d does not follow from the one before", e.Seq)
		}
		seq, hash = e.Seq, chainHash(raw)
		return c.step()
	})
	own := c.head.journalKey(0)
	if err == nil && bytes.Equal(own[:len(own)-8], stream) && (seq != c.head.seq || hash != c.head.hash) {
		c.found("journal", spaceJournal, nil, "the journal ends at %d, the base at %d", seq, c.head.seq)
	}
	return err
}

// history looks whether the entries that history names are in the journal.
func (c *checker) history() error {
	n := c.db.number(historyPart)
	return c.tx.lendIndex(Range{From: indexPrefix(n), To: indexPrefix(n + 1)}, func(k []byte) error {
		if len(k) < historyHead {
			return damaged(spaceIndex, k, errShortKey)
		}
		raw, err := c.r.Get(spaceJournal, k[historyHead:])
		if err == nil && raw == nil {
			c.found("journal", spaceIndex, k, "history names an entry that is not there")
		}
		return errors.Join(err, c.step())
	})
}
