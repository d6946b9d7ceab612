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
	if len(b.places) == 0 {
		return nil
	}
	raws, err := tx.r.GetAcross(b.places)
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
	return nil
}

// getEach serves GetAcross where every Get is at hand.
func getEach(r Reader, places []Place) ([][]byte, error) {
	out := make([][]byte, len(places))
	for i, p := range places {
		v, err := r.Get(p.Space, p.Key)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}
