package base

import (
	"context"
	"maps"
	"slices"
	"sync"

	"kartoteka/data/find"
	"kartoteka/data/kv"
)

// Lookup keeps the search of a table in memory beside the base. Commits only
// tell it which records have changed; it reads them before it answers, so it is
// right whatever order the news come in.
type Lookup[T any, K ~[16]byte] struct {
	base  *Base
	table *kv.Table[T, K]
	entry func(*T) find.Entry[K]
	gone  func(*T) bool // marked for deletion

	mu       sync.Mutex
	index    *find.Index[K] // nil until it is built
	stale    map[K]bool     // records that changed since the index has read them
	building bool
	missed   map[K]bool // records that changed since the one being built was begun
	doubt    bool       // what it was begun on may not be what was saved
}

// NewLookup makes the search of a table; a record that is gone, such as one marked
// for deletion, is not found. It is made while the base is joined, before anything
// is done with it.
func NewLookup[T any, K ~[16]byte](b *Base, table *kv.Table[T, K], entry func(*T) find.Entry[K], gone func(*T) bool) *Lookup[T, K] {
	l := &Lookup[T, K]{base: b, table: table, entry: entry, gone: gone}
	b.followers = append(b.followers, l)
	return l
}

// lookupLimit is how many changed records are read one by one; past it the
// index is built anew.
const lookupLimit = 1000

// changed notes which records a commit has changed.
func (l *Lookup[T, K]) changed(changes []kv.Change) {
	l.mu.Lock()
	for _, c := range changes {
		if c.Table != l.table.Name() {
			continue
		}
		if l.index != nil {
			l.stale[K(c.ID)] = true
		}
		if l.building {
			l.missed[K(c.ID)] = true
		}
	}
	var again bool
	if l.index != nil && len(l.stale) > lookupLimit {
		l.index, again = nil, !l.building
	}
	l.mu.Unlock()
	if again {
		l.base.Background(l.build)
	}
}

// Find returns the records that answer a text; false while there is no index.
func (l *Lookup[T, K]) Find(ctx context.Context, text string, limit int) (hits []find.Hit[K], ok bool, err error) {
	index, err := l.fresh(ctx)
	if index == nil || err != nil {
		return nil, false, err
	}
	return index.Find(text, limit), true, nil
}

// fresh is the index with all changes in it.
func (l *Lookup[T, K]) fresh(ctx context.Context) (*find.Index[K], error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil || len(l.stale) == 0 {
		return l.index, nil
	}
	ids := slices.Collect(maps.Keys(l.stale))
	var records []*T
	err := l.base.See(ctx, func(tx *kv.Tx) (err error) {
		records, err = l.table.GetMany(tx, ids)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, v := range records {
		if v == nil || l.gone(v) {
			l.index.Remove(ids[i])
		} else {
			l.index.Set(l.entry(v))
		}
	}
	clear(l.stale)
	if l.index.Loose() > lookupLimit && !l.building {
		l.base.Background(l.build)
	}
	return l.index, nil
}

// build makes the index of all records. What changes meanwhile is read after.
func (l *Lookup[T, K]) build(ctx context.Context) error {
	l.mu.Lock()
	if l.building {
		l.mu.Unlock()
		return nil
	}
	l.building, l.missed = true, map[K]bool{}
	l.mu.Unlock()
	for {
		index, err := l.read(ctx)
		if l.took(index, err) {
			if err == nil {
				index.Post()
			}
			return err
		}
	}
}

// took ends the building, unless too much has changed since it was begun.
func (l *Lookup[T, K]) took(index *find.Index[K], err error) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil && (l.doubt || len(l.missed) > lookupLimit) {
		l.missed, l.doubt = map[K]bool{}, false
		return false
	}
	if l.building = false; err == nil {
		l.index, l.stale = index, l.missed
	}
	return true
}

func (l *Lookup[T, K]) read(ctx context.Context) (index *find.Index[K], err error) {
	err = l.base.See(ctx, func(tx *kv.Tx) (fault error) {
		index = find.Build(func(yield func(find.Entry[K]) bool) {
			n := 0
			for v, err := range l.table.All(tx) {
				if n++; err == nil && n%1000 == 0 {
					err = ctx.Err()
				}
				if fault = err; err != nil || !l.gone(v) && !yield(l.entry(v)) {
					return
				}
			}
		})
		return fault
	})
	return index, err
}

// Prepare builds the index unless there is one.
func (l *Lookup[T, K]) Prepare(ctx context.Context) error {
	l.mu.Lock()
	ready := l.index != nil
	l.mu.Unlock()
	if ready {
		return nil
	}
	return l.build(ctx)
}

// forget drops the index when it is not known what was written, and builds it
// anew.
func (l *Lookup[T, K]) forget() {
	l.mu.Lock()
	ready := l.index != nil
	l.index, l.doubt = nil, l.building
	l.mu.Unlock()
	if ready {
		l.base.Background(l.build)
	}
}
