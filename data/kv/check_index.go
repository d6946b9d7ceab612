package kv

import (
	"bytes"
	"encoding/binary"
)

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

// indexNumber is the part an index entry belongs to.
func indexNumber(k []byte) uint16 { return binary.BigEndian.Uint16(k) }
