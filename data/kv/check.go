package kv

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
)

// Check reads the whole base and tells what is wrong with it: the pages of the
// file, the checksum of every record, the digest of every part, indexes
// computed anew, references, the chain of the journal, then the checks of the
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

// table computes the index entries of all records.
func (c *checker) table(t *table) error {
	want := make([]digest, len(t.indexes))
	for i, ix := range t.indexes {
		want[i] = c.want[c.db.number(ix.part)] // other tables of a thread came before
	}
	var a arena
	err := c.each(t, func(id [16]byte, v any) error {
		a = arena{scratch: a.scratch}
		for i, ix := range t.indexes {
			keys, err := ix.keys(c.db.number(ix.part), v, id, &a, nil)
			if err != nil {
				c.found("index", t.space, id[:], "%v", err)
			}
			for _, k := range keys {
				want[i].add(hashOf(k))
				if ix.target != nil {
					c.targets[target2{ix.target, [16]byte(k[2:18])}] = ix
				}
			}
		}
		return nil
	})
	for i, ix := range t.indexes {
		c.want[c.db.number(ix.part)] = want[i]
	}
	return err
}

// indexes holds the computed entries against those in the base. Equal digests
// say that an index holds exactly these; only where they differ is the
// difference sought.
func (c *checker) indexes() error {
	for _, t := range c.db.reg.tables {
		for _, ix := range t.indexes {
			if n := c.db.number(ix.part); c.want[n] == c.seen[n] {
				continue
			}
			if err := c.difference(t, ix); err != nil {
				return err
			}
		}
	}
	return nil
}

// difference names the entries an index lacks and those it should not have.
func (c *checker) difference(t *table, ix *index) error {
	n := c.db.number(ix.part)
	var a arena
	err := c.each(t, func(id [16]byte, v any) error {
		keys, err := ix.keys(n, v, id, &a, nil)
		for _, k := range keys {
			if got, getErr := c.r.Get(spaceIndex, k); getErr == nil && got == nil {
				c.found("index", Space(ix.name), id[:], "the record is missing in the index")
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.tx.lendIndex(Range{From: indexPrefix(n), To: indexPrefix(n + 1)}, func(k []byte) error {
		id := k[len(k)-16:]
		if ix.tag != 0 && k[len(k)-17] != ix.tag {
			return c.step() // of another table of the thread
		}
		raw, err := c.r.Get(t.space, id)
		if err != nil {
			return err
		}
		if c.holds(t, ix, n, id, raw, k) {
			return c.step()
		}
		c.found("index", Space(ix.name), id, "the index names a value the record does not have")
		return c.step()
	})
}

// holds reports whether the record has this index entry.
func (c *checker) holds(t *table, ix *index, n uint16, id, raw, entry []byte) bool {
	if raw == nil {
		return false
	}
	e, err := openEnvelope(t.space, id, raw)
	if err != nil || e.deleted {
		return false
	}
	v, err := t.decode(e.payload)
	if err != nil {
		return false
	}
	keys, _ := ix.keys(n, v, [16]byte(id), &arena{}, nil)
	for _, k := range keys {
		if bytes.Equal(k, entry) {
			return true
		}
	}
	return false
}

func (c *checker) references() error {
	for at, ix := range c.targets {
		ok, err := c.tx.exists(at.t, at.id)
		if err == nil && !ok {
			c.found("reference", Space(ix.name), at.id[:], "a record names one of %s that is not there", at.t.name)
		}
		if err := c.step(); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) unique() error {
	for _, t := range c.db.reg.tables {
		for _, ix := range t.indexes {
			if !ix.unique {
				continue
			}
			n := c.db.number(ix.part)
			var last []byte
			err := c.tx.lendIndex(Range{From: indexPrefix(n), To: indexPrefix(n + 1)}, func(k []byte) error {
				value := k[:len(k)-16]
				if bytes.Equal(value, last) {
					c.found("index", Space(ix.name), k[len(k)-16:], "two records have the same value")
				}
				last = append(last[:0], value...)
				return c.step()
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
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

// indexNumber is the part an index entry belongs to.
func indexNumber(k []byte) uint16 { return binary.BigEndian.Uint16(k) }
