package kv

import (
	"bytes"
	"errors"
)

// merge is one scan of an overlay: it takes the pairs of the layer below as they
// come and passes them on with the pending ones between.
type merge struct {
	below  Range                   // what to ask the layer below for
	give   func(k, v []byte) error // takes a pair of it
	finish func() error            // passes on what is pending after the last
}

// over begins a scan that gives fn the pairs of both layers; pending ones pass
// through own, a copy or nothing.
func (o *overlay) over(s Space, r Range, fn func(k, v []byte) error, own func([]byte) []byte) merge {
	m := o.spaces[s]
	if m == nil || m.count == 0 {
		// A space untouched so far may be written inside fn; what is below
		// stays as it was, and new keys are for the next scan.
		return merge{r, fn, func() error { return nil }}
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
	all := Range{From: r.From, To: r.To, Reverse: r.Reverse}
	w := m.walk(all)
	mine, ok := w.next()
	give := func(k, v []byte) error {
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
	}
	finish := func() error {
		for ; ok && !stopped; mine, ok = w.next() {
			if mine.del {
				continue
			}
			if err := emit(own(mine.key), own(mine.val)); err != nil && !errors.Is(err, ErrStop) {
				return err
			}
		}
		return nil
	}
	return merge{all, give, finish}
}

// lent leaves bytes as they are: the reader may not keep them.
func lent(b []byte) []byte { return b }
