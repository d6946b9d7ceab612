package kv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// rebuild writes a haul into a new base.
type rebuild struct {
	ctx    context.Context
	e      Engine
	h      haul
	reg    *Registry
	opt    Options
	out    *Repaired
	db     *DB
	layout layout
	head   *head
}

// rebuildBatch is how many keys one transaction of a rebuild writes.
const rebuildBatch = 20_000

func (b *rebuild) run() error {
	if err := b.base(); err != nil {
		return err
	}
	for _, s := range slices.Sorted(maps.Keys(b.h)) {
		if s == spaceBase {
			continue
		}
		if err := b.space(s); err != nil {
			return fmt.Errorf("write %s: %w", s, err)
		}
	}
	if err := b.journal(); err != nil {
		return err
	}
	if err := b.indexes(); err != nil {
		return err
	}
	if err := b.finish(); err != nil {
		return err
	}
	if len(b.reg.rebuilds) == 0 {
		return nil
	}
	_, err := b.db.Update(b.ctx, "repair", func(tx *Tx) error {
		for _, step := range b.reg.rebuilds {
			if err := step(tx); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// base finds what the base knew of itself, or starts afresh where that is lost.
func (b *rebuild) base() error {
	b.db = &DB{e: b.e, reg: b.reg, opt: b.opt}
	if b.db.opt.NewID == nil {
		b.db.opt.NewID = newUUID
	}
	b.layout.catalog = map[string]uint16{}
	if f, ok := b.h[spaceBase][string(keyBase)]; ok {
		if err := Decoding.Unmarshal(f.env.payload, &b.layout.base); err != nil {
			b.layout.base = nil
		}
	}
	if l := b.layout.base; l != nil {
		switch {
		case l.App != b.reg.app:
			return fmt.Errorf("%w: it belongs to %q", ErrNotABase, l.App)
		case l.Schema > b.reg.version:
			return ErrNewer{Have: l.Schema, Want: b.reg.version}
		}
	} else {
		b.layout.base = &baseRecord{
			ID: b.db.opt.NewID(), App: b.reg.app, Schema: b.reg.version,
			Node: b.opt.Node, Created: b.opt.Now().UTC(),
		}
	}
	if f, ok := b.h[spaceBase][string(keyCatalog)]; ok {
		if err := Decoding.Unmarshal(f.env.payload, &b.layout.catalog); err != nil {
			b.layout.catalog = map[string]uint16{}
		}
	}
	b.layout.base.Gaps = nil
	b.db.enumerate(&b.layout)
	b.db.adopt(b.layout)
	b.head = &head{digests: digests{}}
	return nil
}

// space writes the records of one space as they are.
func (b *rebuild) space(s Space) error {
	part, gone := b.layout.catalog[string(s)], b.layout.catalog[string(s)+".deleted"]
	if part == 0 || s == spaceIndex {
		return nil // of a part that nobody has heard of
	}
	for keys := range slices.Chunk(slices.Sorted(maps.Keys(b.h[s])), rebuildBatch) {
		err := b.e.Update(b.ctx, func(w Writer) error {
			for _, k := range keys {
				f := b.h[s][k]
				if err := w.Put(s, []byte(k), f.raw); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, k := range keys {
			f := b.h[s][k]
			n := part
			if f.env.deleted {
				n = gone
			}
			b.head.add(n, hashOf(f.raw))
			b.head.time = max(b.head.time, f.env.at.Time)
			if b.reg.byName[string(s)] != nil && !f.env.deleted {
				b.out.Records++
			}
		}
	}
	return nil
}

// journal notes where the chain is broken and begins a new incarnation.
func (b *rebuild) journal() error {
	var stream []byte
	var seq uint64
	var hash [16]byte
	newest := b.layout.base.Incarnation
	for _, k := range slices.Sorted(maps.Keys(b.h[spaceJournal])) {
		f := b.h[spaceJournal][k]
		e, err := parseEntry([]byte(k), f.raw)
		if err != nil {
			return err
		}
		if s := []byte(k[:len(k)-8]); !bytes.Equal(s, stream) {
			stream, seq, hash = s, 0, [16]byte{}
		}
		if e.Seq != seq+1 || e.Prev != hash {
			b.layout.base.Gaps = append(b.layout.base.Gaps, []byte(k))
		}
		seq, hash = e.Seq, chainHash(f.raw)
		newest = max(newest, e.Incarnation)
		b.out.Entries++
	}
	b.out.Gaps = len(b.layout.base.Gaps)
	b.layout.base.Incarnation = nextIncarnation(newest, b.opt.Now())
	b.db.adopt(b.layout)
	b.head.node, b.head.incarnation = b.layout.base.Node, b.layout.base.Incarnation
	return nil
}

// finish writes the head and the layout.
func (b *rebuild) finish() error {
	return b.e.Update(b.ctx, func(w Writer) error {
		tx, err := b.db.begin(b.ctx, "repair", w)
		if err != nil {
			return err
		}
		b.head.time = b.head.time.tick(time.UnixMilli(0))
		tx.head = b.head
		tx.op.dirty = true
		return errors.Join(tx.saveLayout(b.layout), tx.finish(w))
	})
}
