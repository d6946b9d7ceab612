package kv

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// nextIncarnation is greater than the last and, being the time, than that of
// any other copy made before.
func nextIncarnation(last uint64, now time.Time) uint64 {
	return max(last+1, uint64(max(now.UnixMilli(), 1)))
}

// NewIncarnation begins a new journal of this base, as a copy or a restored
// base must before it works on: its peers then know that the numbers they have
// confirmed may name other lines now. The caller keeps the result in the
// profile of the machine. An empty node keeps the present one.
func (db *DB) NewIncarnation(ctx context.Context, node string) (uint64, error) {
	l, err := newIncarnation(ctx, db.e, db.opt.Now(), node)
	if err != nil {
		return 0, fmt.Errorf("new incarnation: %w", err)
	}
	db.adopt(l)
	return l.base.Incarnation, nil
}

func newIncarnation(ctx context.Context, e Engine, now time.Time, node string) (l layout, err error) {
	err = e.Update(ctx, func(w Writer) (err error) {
		if l, err = readLayout(w); err != nil {
			return err
		}
		if l.base == nil {
			return ErrNotABase
		}
		o := newOverlay(w)
		tx := &Tx{db: &DB{reg: &Registry{version: l.base.Schema}}, r: o, w: o}
		h, err := tx.loadHead()
		if err != nil {
			return err
		}
		l.base.Incarnation = nextIncarnation(l.base.Incarnation, now)
		if node != "" {
			l.base.Node = node
		}
		h.node, h.incarnation, h.seq, h.hash = l.base.Node, l.base.Incarnation, 0, [16]byte{}
		return errors.Join(tx.saveLayout(l), tx.saveHead(), o.flush(w))
	})
	return l, err
}
