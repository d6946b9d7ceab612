package kv

import (
	"maps"
	"slices"
)

// overlay is a Writer that keeps its writes in memory above a Reader and reads
// them back. A transaction writes through one: bbolt is then given the keys in
// order, which spares it moving its pages about, a server gets one batch, and
// a scan is not disturbed by the writes made inside it.
type overlay struct {
	base   Reader
	spaces map[Space]*sorted
}

func newOverlay(base Reader) *overlay {
	return &overlay{base: base, spaces: map[Space]*sorted{}}
}

func (o *overlay) space(s Space) *sorted {
	m := o.spaces[s]
	if m == nil {
		m = &sorted{}
		o.spaces[s] = m
	}
	return m
}

// Get returns the pending value or the one below.
func (o *overlay) Get(s Space, key []byte) ([]byte, error) {
	if p, ok := o.spaces[s].get(key); ok {
		if p.del {
			return nil, nil
		}
		return cloned(p.val), nil
	}
	return o.base.Get(s, key)
}

// GetMany asks the layer below once for what is not pending.
func (o *overlay) GetMany(s Space, keys [][]byte) ([][]byte, error) {
	m := o.spaces[s]
	if m == nil {
		return o.base.GetMany(s, keys)
	}
	vals := make([][]byte, len(keys))
	var ask [][]byte
	var at []int
	for i, k := range keys {
		if p, ok := m.get(k); !ok {
			ask, at = append(ask, k), append(at, i)
		} else if !p.del {
			vals[i] = cloned(p.val)
		}
	}
	if len(ask) == 0 {
		return vals, nil
	}
	below, err := o.base.GetMany(s, ask)
	for i, v := range below {
		vals[at[i]] = v
	}
	return vals, err
}

// Fetch asks the layer below once: for the keys that are not pending, and for
// the runs, whose pairs are merged with the pending ones as they come.
func (o *overlay) Fetch(places []Place, runs []Run, fn func(run int, k, v []byte) error) ([][]byte, error) {
	vals := make([][]byte, len(places))
	var ask []Place
	var at []int
	for i, p := range places {
		if mine, ok := o.spaces[p.Space].get(p.Key); !ok {
			ask, at = append(ask, p), append(at, i)
		} else if !mine.del {
			vals[i] = cloned(mine.val)
		}
	}
	if len(ask)+len(runs) == 0 {
		return vals, nil
	}
	below, merged := make([]Run, len(runs)), make([]merge, len(runs))
	for i, run := range runs {
		merged[i] = o.over(run.Space, run.Range, func(k, v []byte) error { return fn(i, k, v) }, lent)
		below[i] = Run{run.Space, merged[i].below}
	}
	found, err := o.base.Fetch(ask, below, func(run int, k, v []byte) error { return merged[run].give(k, v) })
	for i, v := range found {
		vals[at[i]] = v
	}
	for i := range merged {
		if err == nil {
			err = merged[i].finish()
		}
	}
	return vals, err
}

// Scan merges both layers. Writes made inside fn are seen if they lie ahead.
func (o *overlay) Scan(s Space, r Range, fn func(k, v []byte) error) error {
	m := o.over(s, r, fn, cloned)
	if err := o.base.Scan(s, m.below, m.give); err != nil {
		return err
	}
	return m.finish()
}

// Lend is Scan without copies of the layer below.
func (o *overlay) Lend(s Space, r Range, fn func(k, v []byte) error) error {
	m := o.over(s, r, fn, lent)
	if err := lend(o.base, s, m.below, m.give); err != nil {
		return err
	}
	return m.finish()
}

// Spaces lists the spaces below and those written to.
func (o *overlay) Spaces() ([]Space, error) {
	below, err := o.base.Spaces()
	for s := range o.spaces {
		if !slices.Contains(below, s) {
			below = append(below, s)
		}
	}
	slices.Sort(below)
	return below, err
}

// Put keeps k and v themselves.
func (o *overlay) Put(s Space, k, v []byte) error {
	o.space(s).set(pair{key: k, val: v})
	return nil
}

// Delete hides the key.
func (o *overlay) Delete(s Space, k []byte) error {
	o.space(s).set(pair{key: k, del: true})
	return nil
}

// flush writes everything to w, space by space, in key order.
func (o *overlay) flush(w Writer) error {
	for _, s := range slices.Sorted(maps.Keys(o.spaces)) {
		for _, b := range o.spaces[s].blocks {
			for _, p := range b {
				var err error
				if p.del {
					err = w.Delete(s, p.key)
				} else {
					err = w.Put(s, p.key, p.val)
				}
				if err != nil {
					return err
				}
			}
		}
	}
	return nil
}
