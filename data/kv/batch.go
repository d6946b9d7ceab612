package kv

// Batch gathers what a page asks of several tables and indexes to read it in few
// calls of the store, which the page would else ask one by one.
//
//	var b kv.Batch
//	orders := kv.Ask(&b, Orders, orderIDs)
//	payments := PaymentClient.Ask(&b, client)
//	err := b.Run(tx) // now *orders and *payments are there
//
// What follows from an answer is asked in a Then. All parts of a page go forward
// together: it costs as many calls as its longest chain of questions has links.
type Batch struct {
	places []Place
	values []valuesAsked
	runs   []runAsked
	then   []func() error
}

// valuesAsked takes the values of some places; nil where there is none.
type valuesAsked struct {
	n    int
	take func(raws [][]byte) error
}

// runAsked takes the pairs of a run, lent. Only the transaction knows the
// numbers of indexes and with them the run.
type runAsked struct {
	of   func(tx *Tx) Run
	take func(k, v []byte) error
}

// Then calls fn once all that was asked before is answered. It may ask more and
// call Then again.
func (b *Batch) Then(fn func() error) { b.then = append(b.then, fn) }

// Ask adds records of a table to the batch. Once they are read the slice has one
// record per ID in the same order, nil where there is none.
func Ask[T any, K ~[16]byte](b *Batch, t *Table[T, K], ids []K) *[]*T {
	out := make([]*T, len(ids))
	b.ask(t.t.space, keysOf(ids), func(raws [][]byte) error {
		for i, raw := range raws {
			if raw == nil {
				continue
			}
			key := [16]byte(ids[i])
			v, err := t.value(key[:], raw)
			if err != nil {
				return err
			}
			out[i] = v
		}
		return nil
	})
	return &out
}

// ask adds keys of a space.
func (b *Batch) ask(s Space, keys [][]byte, take func(raws [][]byte) error) {
	for _, k := range keys {
		b.places = append(b.places, Place{s, k})
	}
	b.values = append(b.values, valuesAsked{len(keys), take})
}

// askIndex adds a run of entries of indexes, which are valid inside take only.
func (b *Batch) askIndex(of func(tx *Tx) Range, take func(entry []byte) error) {
	b.runs = append(b.runs, runAsked{
		func(tx *Tx) Run { return Run{spaceIndex, of(tx)} },
		func(k, _ []byte) error { return wholeEntry(k, take) },
	})
}

// askIDs adds a run of entries for the IDs at their ends.
func askIDs[K ~[16]byte](b *Batch, of func(tx *Tx) Range) *[]K {
	var ids []K
	b.askIndex(of, func(k []byte) error {
		ids = append(ids, K(k[len(k)-16:]))
		return nil
	})
	return &ids
}

// Run reads all that was asked and all that follows, each round in one call; a
// round that asks for nothing makes none.
func (b *Batch) Run(tx *Tx) error {
	for len(b.values)+len(b.runs)+len(b.then) > 0 {
		now := *b
		*b = Batch{}
		if err := now.read(tx); err != nil {
			return err
		}
		for _, then := range now.then {
			if err := then(); err != nil {
				return err
			}
		}
	}
	return nil
}

// read makes the call of one round.
func (b *Batch) read(tx *Tx) error {
	var raws [][]byte
	if len(b.places)+len(b.runs) > 0 {
		runs := make([]Run, len(b.runs))
		for i, r := range b.runs {
			runs[i] = r.of(tx)
		}
		var err error
		raws, err = tx.r.Fetch(b.places, runs, func(run int, k, v []byte) error { return b.runs[run].take(k, v) })
		if err != nil {
			return err
		}
	}
	for _, v := range b.values {
		if err := v.take(raws[:v.n]); err != nil {
			return err
		}
		raws = raws[v.n:]
	}
	return nil
}
