package kv

import (
	"bytes"
	"errors"
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

// GetAcross asks the layer below once, for values that are not pending and for
// all runs.
func (o *overlay) GetAcross(places []Place, runs []Run) ([][]byte, [][][]byte, error) {
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
		return vals, nil, nil
	}
	below, keys, err := o.base.GetAcross(ask, runs)
	for i, v := range below {
		vals[at[i]] = v
	}
	for i := range keys {
		keys[i] = o.over(runs[i], keys[i])
	}
	return vals, keys, err
}

// over lays the pending writes of a run over its keys below.
func (o *overlay) over(r Run, below [][]byte) [][]byte {
	w := o.spaces[r.Space].walk(Range{From: r.From, To: r.To})
	for p, ok := w.next(); ok; p, ok = w.next() {
		at, found := slices.BinarySearchFunc(below, p.key, bytes.Compare)
		switch {
		case p.del && found:
			below = slices.Delete(below, at, at+1)
		case !p.del && !found:
			below = slices.Insert(below, at, cloned(p.key))
		}
	}
	return below
}

// Scan merges both layers. Writes made inside fn are seen if they lie ahead.
func (o *overlay) Scan(s Space, r Range, fn func(k, v []byte) error) error {
	return o.merge(s, r, fn, o.base.Scan, cloned)
}

// Lend is Scan without copies of the layer below.
func (o *overlay) Lend(s Space, r Range, fn func(k, v []byte) error) error {
	return o.merge(s, r, fn, func(s Space, r Range, fn func(k, v []byte) error) error {
		return lend(o.base, s, r, fn)
	}, func(b []byte) []byte { return b })
}

// merge gives fn what below gives with the pending pairs over it, which pass
// through own.
func (o *overlay) merge(s Space, r Range, fn func(k, v []byte) error, below func(Space, Range, func(k, v []byte) error) error, own func([]byte) []byte) error {
	m := o.spaces[s]
	if m == nil || m.count == 0 {
		// A space untouched so far may be written inside fn; what is below
		// stays as it was, and new keys are for the next scan.
		return below(s, r, fn)
	}
	left, stopped := r.Limit, false
	emit := func(k, v []byte) error {
		err := fn(k, v)
		if left--; err == nil && left == 0 {
			err = ErrStop
		}
		stopped = err != nil && errors.Is(err, ErrStop)
		return err
	}
	order := 1
	if r.Reverse {
		order = -1
	}
	w := m.walk(Range{From: r.From, To: r.To, Reverse: r.Reverse})
	mine, ok := w.next()
	all := Range{From: r.From, To: r.To, Reverse: r.Reverse}
	err := below(s, all, func(k, v []byte) error {
		for ok && bytes.Compare(mine.key, k)*order < 0 {
			p := mine
			if !p.del {
				if err := emit(own(p.key), own(p.val)); err != nil {
					return err
				}
			}
			mine, ok = w.next()
		}
		if p, hidden := m.get(k); hidden {
			if ok && bytes.Equal(mine.key, k) {
				mine, ok = w.next()
			}
			if p.del {
				return nil
			}
			v = own(p.val)
		}
		return emit(k, v)
	})
	for ; ok && err == nil && !stopped; mine, ok = w.next() {
		if !mine.del {
			err = emit(own(mine.key), own(mine.val))
		}
	}
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
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
