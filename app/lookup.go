package app

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"kartoteka/data/crm"
	"kartoteka/data/find"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// lookup keeps the search of a table in memory beside the base. Commits only
// tell it which records have changed; it reads them before it answers, so it is
// right whatever order the news come in.
type lookup[T any, K ~[16]byte] struct {
	a     *App
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

// lookupLimit is how many changed records are read one by one; past it the
// index is built anew.
const lookupLimit = 1000

// changed notes which records a commit has changed.
func (l *lookup[T, K]) changed(changes []kv.Change) {
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
		l.a.background(l.build)
	}
}

// find returns the records that answer a text; false while there is no index.
func (l *lookup[T, K]) find(ctx context.Context, text string, limit int) (hits []find.Hit[K], ok bool, err error) {
	index, err := l.fresh(ctx)
	if index == nil || err != nil {
		return nil, false, err
	}
	return index.Find(text, limit), true, nil
}

// fresh is the index with all changes in it.
func (l *lookup[T, K]) fresh(ctx context.Context) (*find.Index[K], error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil || len(l.stale) == 0 {
		return l.index, nil
	}
	ids := slices.Collect(maps.Keys(l.stale))
	var records []*T
	err := l.a.see(ctx, func(tx *kv.Tx) (err error) {
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
		l.a.background(l.build)
	}
	return l.index, nil
}

// build makes the index of all records. What changes meanwhile is read after.
func (l *lookup[T, K]) build(ctx context.Context) error {
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
func (l *lookup[T, K]) took(index *find.Index[K], err error) bool {
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

func (l *lookup[T, K]) read(ctx context.Context) (index *find.Index[K], err error) {
	err = l.a.see(ctx, func(tx *kv.Tx) (fault error) {
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

// prepare builds the index unless there is one.
func (l *lookup[T, K]) prepare(ctx context.Context) error {
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
func (l *lookup[T, K]) forget() {
	l.mu.Lock()
	ready := l.index != nil
	l.index, l.doubt = nil, l.building
	l.mu.Unlock()
	if ready {
		l.a.background(l.build)
	}
}

// PrepareSearch builds what finds clients and products at once, as the window
// does when its first page is drawn. Until then they are found by the indexes of
// the base.
func (a *App) PrepareSearch(ctx context.Context) error {
	err := a.work(ctx, func(ctx context.Context) error {
		return errors.Join(a.clients.prepare(ctx), a.products.prepare(ctx))
	})
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// background does work that nobody waits for; a fault of it will be met again by
// whoever reads the same records.
func (a *App) background(fn func(context.Context) error) {
	go func() { _ = a.work(context.Background(), fn) }()
}

// work runs fn unless the base is being closed, which ends its context and waits
// for it.
func (a *App) work(ctx context.Context, fn func(context.Context) error) error {
	a.mu.Lock()
	if a.closing.Err() != nil {
		a.mu.Unlock()
		return context.Canceled
	}
	a.working.Add(1)
	a.mu.Unlock()
	defer a.working.Done()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(a.closing, cancel)()
	return fn(ctx)
}

func (a *App) lookups() {
	a.clients = &lookup[crm.Client, crm.ClientID]{
		a: a, table: store.Clients, entry: find.Client, gone: func(c *crm.Client) bool { return c.Deleted },
	}
	a.products = &lookup[crm.Product, crm.ProductID]{
		a: a, table: store.Products, entry: find.Product, gone: func(p *crm.Product) bool { return p.Deleted },
	}
}
