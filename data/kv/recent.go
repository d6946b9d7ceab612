package kv

import "errors"

// The entries of indexes that small transactions write are gathered in one
// record, "recent", beside the head of the base. An order with five indexes
// would else rewrite a dozen pages scattered over the index B-tree, most of the
// cost of its commit. Readers lay the record over the index; the transaction
// that fills it up moves all of it into the index at once, in order.
var keyRecent = []byte("recent")

// recentMax is the size of the record at which it is moved, in bytes.
const recentMax = 8 << 10

// index returns the reader of index entries: the recent ones over the stored.
func (tx *Tx) index() (*overlay, error) {
	if tx.ix != nil {
		return tx.ix, nil
	}
	o := tx.w
	if o == nil {
		o = newOverlay(tx.r)
	}
	if err := loadRecent(tx.r, o.space(spaceIndex)); err != nil {
		return nil, err
	}
	tx.ix = o
	return o, nil
}

func loadRecent(r Reader, into *sorted) error {
	raw, err := r.Get(spaceBase, keyRecent)
	if err != nil || raw == nil {
		return err
	}
	e, err := openEnvelope(spaceBase, keyRecent, raw)
	if err != nil {
		return err
	}
	for in := (byteReader{b: e.payload}); len(in.b) > 0; {
		p := pair{del: in.uvarint() == 1, val: noValue, key: in.sized()}
		if in.bad {
			return damaged(spaceBase, keyRecent, errors.New("recent index entries can't be read"))
		}
		into.set(p)
	}
	return nil
}

// saveRecent keeps the entries of the transaction in the record, or leaves them
// to be written to the index when they are many.
func (tx *Tx) saveRecent() error {
	if tx.ix == nil {
		return nil
	}
	m := tx.w.space(spaceIndex)
	size := 0
	for _, b := range m.blocks {
		for _, p := range b {
			size += len(p.key) + 2
		}
	}
	e := envelope{schema: tx.db.reg.version, rev: tx.head.seq, space: spaceBase, key: keyRecent}
	if size <= recentMax {
		e.payload = make([]byte, 0, size)
		for _, b := range m.blocks {
			for _, p := range b {
				del := byte(0)
				if p.del {
					del = 1
				}
				e.payload = appendSized(append(e.payload, del), p.key)
			}
		}
		delete(tx.w.spaces, spaceIndex)
	}
	raw, _ := e.append(make([]byte, 0, e.size()))
	return tx.w.Put(spaceBase, keyRecent, raw)
}
