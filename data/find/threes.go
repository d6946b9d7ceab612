package find

import (
	"encoding/binary"
	"math/bits"
)

// threes are posting lists: for each three of classes the places of the texts
// that hold it, as differences in varints. Lists of threes that begin alike lie
// side by side, so one and two letters have lists as well.
type threes struct {
	starts []uint32 // of each list, and the end of the last
	lists  []byte
	texts  int
}

const allThrees = 64 * 64 * 64

// post makes the lists of all texts: once to measure them, once to write.
func post(texts int, text func(int) []byte) *threes {
	t := &threes{starts: make([]uint32, allThrees+1), texts: texts}
	last := make([]uint32, allThrees) // one more than the last place in the list
	var b [binary.MaxVarintLen32]byte
	for i := range texts {
		eachThree(text(i), func(three int) {
			if at := uint32(i + 1); last[three] != at {
				t.starts[three+1] += uint32(binary.PutUvarint(b[:], uint64(at-last[three])))
				last[three] = at
			}
		})
	}
	end := uint32(0)
	for i, size := range t.starts {
		end += size
		t.starts[i] = end
	}
	t.lists = make([]byte, t.starts[allThrees])
	ends := append([]uint32(nil), t.starts[:allThrees]...)
	clear(last)
	for i := range texts {
		eachThree(text(i), func(three int) {
			if at := uint32(i + 1); last[three] != at {
				ends[three] += uint32(binary.PutUvarint(t.lists[ends[three]:], uint64(at-last[three])))
				last[three] = at
			}
		})
	}
	return t
}

// eachThree gives the threes of a text, as if nothing stood around it.
func eachThree(text []byte, fn func(three int)) {
	three := 0
	for _, b := range text {
		three = three<<6&(allThrees-1) | int(class[b])
		fn(three)
	}
	fn(three << 6 & (allThrees - 1))
	fn(three << 12 & (allThrees - 1))
}

// set is a set of places.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

// all yields the places in their order.
func (s set) all(yield func(int) bool) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(w<<6 | bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

func (s set) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s set) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }

// may is the texts that may hold every term; with begin, at the beginning of a
// word. Which of them do is for the texts to say.
func (t *threes) may(q *query, begin bool) set {
	var out set
	for _, term := range q.terms {
		held := newSet(t.texts)
		for _, form := range term {
			classes := make([]uint8, 0, len(form)+1)
			if begin {
				classes = append(classes, 0)
			}
			for _, b := range form {
				classes = append(classes, class[b])
			}
			t.mayHold(classes, held)
		}
		if out == nil {
			out = held
			continue
		}
		for i := range out {
			out[i] &= held[i]
		}
	}
	return out
}

// mayHold adds the texts that hold the two rarest threes of the classes.
func (t *threes) mayHold(classes []uint8, to set) {
	if n := len(classes); n < 3 {
		from := 0
		for _, c := range classes {
			from = from<<6 | int(c)
		}
		wide := 18 - 6*n
		t.fill(to, from<<wide, (from+1)<<wide)
		return
	}
	first, second := -1, -1
	for i := range len(classes) - 2 {
		three := int(classes[i])<<12 | int(classes[i+1])<<6 | int(classes[i+2])
		switch {
		case three == first || three == second:
		case first < 0 || t.size(three) < t.size(first):
			first, second = three, first
		case second < 0 || t.size(three) < t.size(second):
			second = three
		}
	}
	if second < 0 || t.size(first) < fewPlaces {
		t.fill(to, first, first+1)
		return
	}
	both, other := newSet(t.texts), newSet(t.texts)
	t.fill(both, first, first+1)
	t.fill(other, second, second+1)
	for i := range to {
		to[i] |= both[i] & other[i]
	}
}

// fewPlaces is a list so short that reading texts costs less than a second list.
const fewPlaces = 64

func (t *threes) size(three int) uint32 { return t.starts[three+1] - t.starts[three] }

// fill adds the places in the lists from one three to another, which is not among
// them.
func (t *threes) fill(to set, from, end int) {
	for three := from; three < end; three++ {
		at := -1
		for list := t.lists[t.starts[three]:t.starts[three+1]]; len(list) > 0; {
			step, n := uint64(list[0]), 1
			if step >= 0x80 {
				step, n = binary.Uvarint(list)
			}
			at += int(step)
			list = list[n:]
			to.add(at)
		}
	}
}
