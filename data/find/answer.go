package find

import "iter"

// answer is what is found so far, the better ranks first.
type answer[K ~[16]byte] struct {
	ix    *Index[K]
	query *query
	limit int
	hits  []Hit[K]
}

// names adds the records whose name begins with what was typed.
func (a *answer[K]) names() {
	from, to := a.ix.shelf.beginning(a.query.head)
	a.add(0, func(yield func(int) bool) {
		for i := from; i < to && yield(i); i++ {
		}
	})
}

// held adds the records of rank 1 or 2.
func (a *answer[K]) held(rank int) {
	switch {
	case len(a.hits) >= a.limit:
	case a.ix.lists == nil:
		a.add(rank, func(yield func(int) bool) {
			for i := 0; i < len(a.ix.shelf.ids) && yield(i); i++ {
			}
		})
	default:
		a.add(rank, a.ix.lists.may(a.query, rank == 1).all)
	}
}

// add takes the records of a rank from the places that may have them, and from
// among the loose ones, as their names come.
func (a *answer[K]) add(rank int, places iter.Seq[int]) {
	s, loose := a.ix.shelf, a.ix.loose
	lend := func(text []byte, id K) {
		for ; len(loose) > 0 && (text == nil || compare(loose[0].text, loose[0].ID, text, id) < 0); loose = loose[1:] {
			if len(a.hits) < a.limit && a.query.rank(loose[0].text) == rank {
				a.hits = append(a.hits, loose[0].Hit)
			}
		}
	}
	for i := range places {
		if len(a.hits) >= a.limit {
			return
		}
		text := s.text(i)
		if a.ix.gone.has(i) || a.query.rank(text) != rank {
			continue
		}
		if lend(text, s.ids[i]); len(a.hits) < a.limit {
			a.hits = append(a.hits, s.hit(i))
		}
	}
	lend(nil, *new(K))
}
