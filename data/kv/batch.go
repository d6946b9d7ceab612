package kv

// Batch gathers records of several tables to read them in one call of the
// store: what a page of mixed records would else ask table by table.
//
//	var b kv.Batch
//	orders := kv.Ask(&b, Orders, orderIDs)
//	payments := kv.Ask(&b, Payments, paymentIDs)
//	err := b.Run(tx) // now *orders and *payments are there
type Batch struct {
	places []Place
	asked  []func(raws [][]byte) error // each takes its records, in order
	counts []int
	runs   []Run
	ran    []func(keys [][]byte) // each takes the keys of its run
}

// Ask adds records of a table to the batch. After Run the slice has one record
// per ID in the same order, nil where there is none.
func Ask[T any, K ~[16]byte](b *Batch, t *Table[T, K], ids []K) *[]*T {
	out := make([]*T, len(ids))
	for _, key := range keysOf(ids) {
		b.places = append(b.places, Place{t.t.space, key})
	}
	b.counts = append(b.counts, len(ids))
	b.asked = append(b.asked, func(raws [][]byte) error {
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

// Run reads all that was asked, in one call; an empty batch makes none.
func (b *Batch) Run(tx *Tx) error {
	if len(b.places)+len(b.runs) == 0 {
		return nil
	}
	raws, keys, err := tx.r.GetAcross(b.places, b.runs)
	if err != nil {
		return err
	}
	for i, take := range b.asked {
		n := b.counts[i]
		if err := take(raws[:n]); err != nil {
			return err
		}
		raws = raws[n:]
	}
	for i, take := range b.ran {
		take(keys[i])
	}
	return nil
}

// AskNaming adds what names records to the batch: who refers to each of the
// targets. After Run the slice has the IDs of each target in its place.
func AskNaming[K, L ~[16]byte](b *Batch, tx *Tx, r *Ref[K, L], targets []L) *[][]K {
	out := make([][]K, len(targets))
	for i, target := range targets {
		id := [16]byte(target)
		rg := tx.equal(r.ix, func(k []byte) []byte { return append(k, id[:]...) })
		b.runs = append(b.runs, Run{spaceIndex, rg.From, rg.To})
		b.ran = append(b.ran, func(keys [][]byte) {
			for _, k := range keys {
				out[i] = append(out[i], K(k[len(k)-16:]))
			}
		})
	}
	return &out
}

// getEach serves GetAcross where every Get and Scan is at hand.
func getEach(r Reader, places []Place, runs []Run) ([][]byte, [][][]byte, error) {
	values, keys := make([][]byte, len(places)), make([][][]byte, len(runs))
	for i, p := range places {
		v, err := r.Get(p.Space, p.Key)
		if err != nil {
			return nil, nil, err
		}
		values[i] = v
	}
	for i, run := range runs {
		err := lend(r, run.Space, Range{From: run.From, To: run.To}, func(k, _ []byte) error {
			keys[i] = append(keys[i], cloned(k))
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return values, keys, nil
}
