package kv

// Blobs is a space of bytes beside the tables: counters, chunks of the sales
// ledger. Values have the same envelope and digest as records, so damage shows,
// but no journal, history or undo: they follow from records, or only grow.
type Blobs struct{ b *blobs }

type blobs struct {
	part
	space Space
}

// NewBlobs declares a space of bytes of a registry.
func NewBlobs(r *Registry, name string) *Blobs {
	b := &blobs{part: part{name: name}, space: Space(name)}
	r.take(&b.part)
	r.blobs = inOrderOfNames(r.blobs, b)
	return &Blobs{b}
}

// Get returns a copy of the value, nil when there is none.
func (b *Blobs) Get(tx *Tx, key []byte) ([]byte, error) {
	raw, err := tx.r.Get(b.b.space, key)
	if err != nil || raw == nil {
		return nil, err
	}
	e, err := openEnvelope(b.b.space, key, raw)
	return e.payload, err
}

// Ask adds the value of a key to a batch; nil when there is none.
func (b *Blobs) Ask(batch *Batch, key []byte) *[]byte {
	var out []byte
	batch.ask(b.b.space, [][]byte{key}, func(raws [][]byte) error {
		if raws[0] == nil {
			return nil
		}
		e, err := openEnvelope(b.b.space, key, raws[0])
		out = e.payload
		return err
	})
	return &out
}

// AskRun adds to a batch what Lend does.
func (b *Blobs) AskRun(batch *Batch, r Range, fn func(key, value []byte) error) {
	batch.runs = append(batch.runs, runAsked{func(*Tx) Run { return Run{b.b.space, r} }, b.lent(fn)})
}

// GetMany returns one value per key in the same order, nil where there is none,
// in one call of the store.
func (b *Blobs) GetMany(tx *Tx, keys [][]byte) ([][]byte, error) {
	values, err := tx.r.GetMany(b.b.space, keys)
	if err != nil {
		return nil, err
	}
	for i, raw := range values {
		if raw == nil {
			continue
		}
		e, err := openEnvelope(b.b.space, keys[i], raw)
		if err != nil {
			return nil, err
		}
		values[i] = e.payload
	}
	return values, nil
}

// Put keeps a copy of the value.
func (b *Blobs) Put(tx *Tx, key, value []byte) error { return tx.putBlob(b.b, key, value) }

// Delete removes the value, if there is one.
func (b *Blobs) Delete(tx *Tx, key []byte) error { return tx.putBlob(b.b, key, nil) }

// Scan gives fn copies of keys and values in order, their checksums verified.
// ErrStop from fn ends it.
func (b *Blobs) Scan(tx *Tx, r Range, fn func(key, value []byte) error) error {
	return tx.r.Scan(b.b.space, r, func(k, raw []byte) error {
		e, err := openEnvelope(b.b.space, k, raw)
		if err != nil {
			return err
		}
		return fn(k, e.payload)
	})
}

// Lend is Scan with the stored bytes themselves, valid inside fn only, and
// without verifying checksums: a report that reads the whole ledger would
// spend more time on them than on summing. Check verifies them.
func (b *Blobs) Lend(tx *Tx, r Range, fn func(key, value []byte) error) error {
	return lend(tx.r, b.b.space, r, b.lent(fn))
}

// lent gives fn what is inside envelopes.
func (b *Blobs) lent(fn func(key, value []byte) error) func(k, raw []byte) error {
	return func(k, raw []byte) error {
		e, err := splitEnvelope(raw)
		if err != nil {
			return damaged(b.b.space, k, err)
		}
		return fn(k, e.payload)
	}
}

func (tx *Tx) putBlob(b *blobs, key, value []byte) error {
	h, err := tx.forWriting()
	if err != nil {
		return err
	}
	n := tx.db.number(&b.part)
	old, err := tx.r.Get(b.space, key)
	if err != nil {
		return err
	}
	e := envelope{schema: tx.db.reg.version, space: b.space, key: append(tx.op.arena.grab(len(key)), key...), payload: value}
	if old != nil {
		was, err := openEnvelope(b.space, key, old)
		if err != nil {
			return err
		}
		h.drop(n, hashOf(old))
		e.rev = was.rev
	}
	if value == nil && old == nil {
		return nil
	}
	tx.op.dirty = true
	if value == nil {
		return tx.w.Delete(b.space, e.key)
	}
	e.rev++
	raw, _ := e.append(tx.op.arena.grab(e.size()))
	h.add(n, hashOf(raw))
	return tx.w.Put(b.space, e.key, raw)
}
