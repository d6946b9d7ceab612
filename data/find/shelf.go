package find

import (
	"bytes"
	"iter"
	"slices"
	"sort"
	"strings"
)

// shelf is the records as they were when the index was built, in the order of
// names. It never changes but for its lists, which come later.
type shelf[K ~[16]byte] struct {
	ids    []K
	starts []uint32 // of each text in the arena, and its end
	arena  []byte
	shown  labels
	byID   []uint32 // places in the order of IDs
}

// labels are what is shown of records: name and detail of each in one string.
type labels struct {
	text   string
	starts []uint32 // two a record, and the end
}

func (l *labels) at(i int) (name, detail string) {
	from, middle, to := l.starts[2*i], l.starts[2*i+1], l.starts[2*i+2]
	return l.text[from:middle], l.text[middle:to]
}

// shelve writes all texts and puts them in order.
func shelve[K ~[16]byte](entries iter.Seq[Entry[K]]) *shelf[K] {
	raw := &shelf[K]{starts: []uint32{0}}
	var shown [][2]string
	for e := range entries {
		raw.ids = append(raw.ids, e.ID)
		raw.arena = e.text(raw.arena)
		raw.starts = append(raw.starts, uint32(len(raw.arena)))
		shown = append(shown, [2]string{e.Name, e.Detail})
	}
	order := numbers(len(raw.ids))
	slices.SortFunc(order, func(a, b uint32) int {
		return compare(raw.text(int(a)), raw.ids[a], raw.text(int(b)), raw.ids[b])
	})
	s := &shelf[K]{
		ids: make([]K, len(order)), starts: make([]uint32, 1, len(order)+1),
		arena: make([]byte, 0, len(raw.arena)), byID: numbers(len(order)),
	}
	var text strings.Builder
	s.shown.starts = make([]uint32, 1, 2*len(order)+1)
	for at, i := range order {
		s.ids[at] = raw.ids[i]
		s.arena = append(s.arena, raw.text(int(i))...)
		s.starts = append(s.starts, uint32(len(s.arena)))
		for _, part := range shown[i] {
			text.WriteString(part)
			s.shown.starts = append(s.shown.starts, uint32(text.Len()))
		}
	}
	s.shown.text = strings.Clone(text.String()) // without the builder's spare room
	slices.SortFunc(s.byID, func(a, b uint32) int { return compareIDs(s.ids[a], s.ids[b]) })
	return s
}

// numbers counts from 0.
func numbers(n int) []uint32 {
	out := make([]uint32, n)
	for i := range out {
		out[i] = uint32(i)
	}
	return out
}

// place is the place of a record.
func (s *shelf[K]) place(id K) (at int, ok bool) {
	i, ok := slices.BinarySearchFunc(s.byID, id, func(at uint32, id K) int { return compareIDs(s.ids[at], id) })
	if !ok {
		return 0, false
	}
	return int(s.byID[i]), true
}

func (s *shelf[K]) hit(i int) Hit[K] {
	name, detail := s.shown.at(i)
	return Hit[K]{s.ids[i], name, detail}
}

// text is all texts of a record.
func (s *shelf[K]) text(i int) []byte { return s.arena[s.starts[i]:s.starts[i+1]] }

// compare orders by the own name, the legal form, then the ID.
func compare[K ~[16]byte](a []byte, idA K, b []byte, idB K) int {
	if c := bytes.Compare(nameOf(a), nameOf(b)); c != 0 {
		return c
	}
	return compareIDs(idA, idB)
}

func compareIDs[K ~[16]byte](a, b K) int {
	x, y := [16]byte(a), [16]byte(b)
	return bytes.Compare(x[:], y[:])
}

// nameOf is the own name and the legal form, each with its end.
func nameOf(text []byte) []byte {
	name := bytes.IndexByte(text, fieldEnd) + 1
	return text[:name+bytes.IndexByte(text[name:], fieldEnd)+1]
}

// beginning is where the names that begin with head are.
func (s *shelf[K]) beginning(head []byte) (from, to int) {
	before := func(i int) []byte { t := s.text(i); return t[:min(len(t), len(head))] }
	from = sort.Search(len(s.ids), func(i int) bool { return bytes.Compare(before(i), head) >= 0 })
	n := sort.Search(len(s.ids)-from, func(i int) bool { return bytes.Compare(before(from+i), head) > 0 })
	return from, from + n
}
