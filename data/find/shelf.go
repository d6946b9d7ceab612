package find

import (
	"bytes"
	"iter"
	"slices"
	"sort"
)

// shelf is the records as they were when the index was built, in the order of
// names. It never changes but for its lists, which come later.
type shelf[K ~[16]byte] struct {
	ids    []K
	starts []uint32 // of each text in the arena, and its end
	arena  []byte
	place  map[K]uint32
}

// shelve writes all texts and puts them in order.
func shelve[K ~[16]byte](entries iter.Seq[Entry[K]]) *shelf[K] {
	raw := &shelf[K]{starts: []uint32{0}}
	for e := range entries {
		raw.ids = append(raw.ids, e.ID)
		raw.arena = e.text(raw.arena)
		raw.starts = append(raw.starts, uint32(len(raw.arena)))
	}
	order := make([]int, len(raw.ids))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return compare(raw.text(a), raw.ids[a], raw.text(b), raw.ids[b])
	})
	s := &shelf[K]{
		ids: make([]K, len(order)), starts: make([]uint32, 1, len(order)+1),
		arena: make([]byte, 0, len(raw.arena)), place: make(map[K]uint32, len(order)),
	}
	for at, i := range order {
		s.ids[at] = raw.ids[i]
		s.place[raw.ids[i]] = uint32(at)
		s.arena = append(s.arena, raw.text(i)...)
		s.starts = append(s.starts, uint32(len(s.arena)))
	}
	return s
}

// text is all texts of a record.
func (s *shelf[K]) text(i int) []byte { return s.arena[s.starts[i]:s.starts[i+1]] }

// compare orders by the own name, the legal form, then the ID.
func compare[K ~[16]byte](a []byte, idA K, b []byte, idB K) int {
	if c := bytes.Compare(nameOf(a), nameOf(b)); c != 0 {
		return c
	}
	x, y := [16]byte(idA), [16]byte(idB)
	return bytes.Compare(x[:], y[:])
}

// nameOf is the own name and the legal form, each with its end.
func nameOf(text []byte) []byte {
	name := bytes.IndexByte(text, fieldEnd) + 1
	return text[:name+bytes.IndexByte(text[name:], fieldEnd)+1]
}

// beginning is where the names that begin with head stand.
func (s *shelf[K]) beginning(head []byte) (from, to int) {
	before := func(i int) []byte { t := s.text(i); return t[:min(len(t), len(head))] }
	from = sort.Search(len(s.ids), func(i int) bool { return bytes.Compare(before(i), head) >= 0 })
	n := sort.Search(len(s.ids)-from, func(i int) bool { return bytes.Compare(before(from+i), head) > 0 })
	return from, from + n
}
