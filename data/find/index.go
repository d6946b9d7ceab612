package find

import (
	"iter"
	"slices"
	"sync"
)

// Index finds records. It is safe for use from many goroutines.
type Index[K ~[16]byte] struct {
	mu    sync.RWMutex
	shelf *shelf[K]
	lists *threes // nil until Post
	gone  set     // places on the shelf whose record has changed or is no more
	loose []book[K]
}

// book is a record that changed after the index was built, in the order of
// names among the other loose ones.
type book[K ~[16]byte] struct {
	Hit[K]
	text []byte
}

func (b book[K]) compare(o book[K]) int { return compare(b.text, b.ID, o.text, o.ID) }

// Hit is a record found, with what is shown of it.
type Hit[K ~[16]byte] struct {
	ID           K      // of the record
	Name, Detail string // what is shown of it
}

// Build makes an index that can be asked at once.
func Build[K ~[16]byte](entries iter.Seq[Entry[K]]) *Index[K] {
	s := shelve(entries)
	return &Index[K]{shelf: s, gone: newSet(len(s.ids))}
}

// Post makes the lists that spare most of the reading. Meanwhile the index may
// be asked and changed.
func (ix *Index[K]) Post() {
	lists := post(len(ix.shelf.ids), ix.shelf.text)
	ix.mu.Lock()
	ix.lists = lists
	ix.mu.Unlock()
}

// Set takes a new record, or a record as it has become.
func (ix *Index[K]) Set(e Entry[K]) {
	b := book[K]{Hit[K]{e.ID, e.Name, e.Detail}, e.text(nil)}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.remove(e.ID)
	at, _ := slices.BinarySearchFunc(ix.loose, b, book[K].compare)
	ix.loose = slices.Insert(ix.loose, at, b)
}

// Remove forgets a record.
func (ix *Index[K]) Remove(id K) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.remove(id)
}

func (ix *Index[K]) remove(id K) {
	if at, ok := ix.shelf.place(id); ok {
		ix.gone.add(at)
	}
	ix.loose = slices.DeleteFunc(ix.loose, func(b book[K]) bool { return b.ID == id })
}

// Loose is how many records have changed since the index was built. Each is read
// at every question, so past a thousand it is time to rebuild.
func (ix *Index[K]) Loose() int {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	return len(ix.loose)
}

// Find returns up to limit records that answer what was typed: those whose name
// begins with it, then those where each word of it begins a word, then those that
// hold it; in the order of names each time. Nothing typed is everything.
func (ix *Index[K]) Find(text string, limit int) []Hit[K] {
	q := parse(text)
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	a := answer[K]{ix: ix, query: &q, limit: limit}
	a.names()
	for rank := 1; rank < none && len(q.terms) > 0; rank++ {
		a.held(rank)
	}
	return a.hits
}
