package kv

import (
	"bytes"
	"slices"
	"sort"
)

// sorted is an ordered map in memory: a list of small sorted blocks, so that an
// insertion moves a few kilobytes at most. It holds what a transaction has
// written and is the storage of Memory.
type sorted struct {
	blocks  [][]pair
	count   int
	version int // grows with every change of keys, so that walkers seek again
}

// pair with del set hides the key of the layer below.
type pair struct {
	key, val []byte
	del      bool
}

const blockMax = 192

// sortedFrom holds pairs that come in order.
func sortedFrom(pairs []pair) *sorted {
	m := &sorted{count: len(pairs)}
	for b := range slices.Chunk(pairs, blockMax) {
		m.blocks = append(m.blocks, b)
	}
	return m
}

// block returns the block where key is or belongs.
func (m *sorted) block(key []byte) int {
	last := len(m.blocks) - 1
	if bytes.Compare(m.blocks[last][0].key, key) <= 0 {
		return last // most keys come in order
	}
	i := sort.Search(last, func(i int) bool { return bytes.Compare(m.blocks[i][0].key, key) > 0 })
	return max(i-1, 0)
}

// locate is slices.BinarySearchFunc without its calls, which cost as much as
// the comparing.
func locate(b []pair, key []byte) (int, bool) {
	from, to := 0, len(b)
	for from < to {
		mid := int(uint(from+to) >> 1)
		switch c := bytes.Compare(b[mid].key, key); {
		case c == 0:
			return mid, true
		case c < 0:
			from = mid + 1
		default:
			to = mid
		}
	}
	return from, false
}

func (m *sorted) get(key []byte) (pair, bool) {
	if m == nil || len(m.blocks) == 0 {
		return pair{}, false
	}
	b := m.blocks[m.block(key)]
	if i, ok := locate(b, key); ok {
		return b[i], true
	}
	return pair{}, false
}

// set keeps p, replacing the pair of the same key.
func (m *sorted) set(p pair) {
	if len(m.blocks) == 0 {
		m.blocks = [][]pair{append(make([]pair, 0, blockMax), p)}
		m.count, m.version = 1, m.version+1
		return
	}
	bi := m.block(p.key)
	b := m.blocks[bi]
	i, found := locate(b, p.key)
	if found {
		b[i] = p
		return
	}
	m.count++
	m.version++
	if len(b) < blockMax {
		m.blocks[bi] = slices.Insert(b, i, p)
		return
	}
	// Keys that come in order leave full blocks behind them.
	cut := blockMax / 2
	if bi == len(m.blocks)-1 && i == len(b) {
		cut = blockMax
	}
	right := append(make([]pair, 0, blockMax), b[cut:]...)
	clear(b[cut:])
	b = b[:cut]
	if i >= cut {
		right = slices.Insert(right, i-cut, p)
	} else {
		b = slices.Insert(b, i, p)
	}
	m.blocks[bi] = b
	m.blocks = slices.Insert(m.blocks, bi+1, right)
}

// remove forgets the key altogether.
func (m *sorted) remove(key []byte) {
	if len(m.blocks) == 0 {
		return
	}
	bi := m.block(key)
	i, found := locate(m.blocks[bi], key)
	if !found {
		return
	}
	m.count--
	m.version++
	m.blocks[bi] = slices.Delete(m.blocks[bi], i, i+1)
	if len(m.blocks[bi]) == 0 {
		m.blocks = slices.Delete(m.blocks, bi, bi+1)
	}
}

// walker steps through a range of a sorted map, which may change between steps.
type walker struct {
	m       *sorted
	r       Range
	bi, i   int
	version int
	last    []byte
	started bool
}

func (m *sorted) walk(r Range) *walker { return &walker{m: m, r: r} }

// next returns the next pair of the range.
func (w *walker) next() (pair, bool) {
	if w.m == nil || len(w.m.blocks) == 0 {
		return pair{}, false
	}
	if !w.started || w.version != w.m.version {
		w.seek()
	} else if w.r.Reverse {
		w.i--
	} else {
		w.i++
	}
	for w.bi >= 0 && w.bi < len(w.m.blocks) {
		b := w.m.blocks[w.bi]
		switch {
		case w.i >= len(b):
			w.bi, w.i = w.bi+1, 0
		case w.i < 0:
			if w.bi--; w.bi >= 0 {
				w.i = len(w.m.blocks[w.bi]) - 1
			}
		default:
			p := b[w.i]
			if w.r.Reverse && w.r.From != nil && bytes.Compare(p.key, w.r.From) < 0 ||
				!w.r.Reverse && w.r.To != nil && bytes.Compare(p.key, w.r.To) >= 0 {
				return pair{}, false
			}
			w.last = p.key
			return p, true
		}
	}
	return pair{}, false
}

// seek finds the first pair of the range, or the first past the last one given.
func (w *walker) seek() {
	first := !w.started
	w.started, w.version = true, w.m.version
	from := w.last
	if first {
		if from = w.r.From; w.r.Reverse {
			from = w.r.To
		}
		if from == nil {
			w.bi, w.i = 0, 0
			if w.r.Reverse {
				w.bi = len(w.m.blocks) - 1
				w.i = len(w.m.blocks[w.bi]) - 1
			}
			return
		}
	}
	w.bi = w.m.block(from)
	i, found := locate(w.m.blocks[w.bi], from)
	w.i = i
	if w.r.Reverse {
		w.i-- // To and the last pair are both outside
	} else if found && !first {
		w.i++
	}
}
