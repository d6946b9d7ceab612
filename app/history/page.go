package history

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Top is what a client's history shows first: what is to be done, the next
// first, the pinned interactions, and a page of what happened.
type Top struct {
	Ahead, Pinned []Row
	Page          Page
}

// Top returns what a client's history shows first. However long the history is
// it costs four calls of the store.
func (s *History) Top(ctx context.Context, q Query) (top Top, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		tasks := base.AskHeld(b, store.TaskAhead, store.Tasks, q.Client)
		s.Reader(b, q).AskTop(b, tasks, &top)
	})
	return top, err
}

// Page returns a page of the history. However long the history is, a page costs
// four calls of the store: the recent writes, the client with the places of
// events and changes, the records, the names. A page narrowed by what only
// records tell reads all of them at once.
func (s *History) Page(ctx context.Context, q Query) (page Page, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { s.Reader(b, q).askPage(b, &page) })
	return page, err
}

// Pinned returns the interactions that stand on top of the client's history.
func (s *History) Pinned(ctx context.Context, client crm.ClientID) (rows []Row, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { s.Reader(b, Query{Client: client}).askPinned(b, &rows) })
	return rows, err
}

// Ahead returns what is to be done for the client, the next first.
func (s *History) Ahead(ctx context.Context, client crm.ClientID) (rows []Row, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		tasks := base.AskHeld(b, store.TaskAhead, store.Tasks, client)
		s.Reader(b, Query{Client: client}).askAhead(b, tasks, &rows)
	})
	return rows, err
}

// Reader is what the reading of one history shares.
type Reader struct {
	*History
	q     Query
	limit int
	most  int       // places to look for, 0 for all
	steps []kv.Step // the changes of the card
	// Client is there a round after the reader was made.
	Client *crm.Client
}

// Reader begins the reading of a client's history in a batch.
func (s *History) Reader(b *kv.Batch, q Query) *Reader {
	r := &Reader{History: s, q: q, limit: cmp.Or(q.Limit, Limit)}
	if r.most = r.limit + 1; r.byRecord() || len(q.Kinds) > 0 || !q.Period.IsZero() {
		r.most = 0
	}
	before := kv.HLC(math.MaxUint64)
	if q.After != nil {
		before = q.After.clock()
	}
	card := kv.AskTrail(b, store.Clients, q.Client, before, r.most)
	b.Then(func() error {
		if card.Record == nil {
			return kv.ErrNotFound
		}
		r.Client, r.steps = card.Record, card.Steps
		return nil
	})
	return r
}

// AskTop adds to a batch what the history shows first; the tasks to be done are
// asked for already.
func (r *Reader) AskTop(b *kv.Batch, tasks *[]*crm.Task, top *Top) {
	r.askAhead(b, tasks, &top.Ahead)
	r.askPinned(b, &top.Pinned)
	r.askPage(b, &top.Page)
}

func (r *Reader) askPage(b *kv.Batch, page *Page) {
	var after *kv.Event
	if r.q.After != nil {
		after = &r.q.After.event
	}
	events := store.ClientHistory.Ask(b, r.q.Client, after, r.most)
	b.Then(func() error {
		places := r.places(*events)
		if r.byRecord() {
			r.askNarrowed(b, places, page)
			return nil
		}
		if len(places) > r.limit {
			places = places[:r.limit]
			page.Next = &places[r.limit-1].Place
		}
		r.askRows(b, places, &page.Rows)
		b.Then(func() error { r.askNames(b, page.Rows); return nil })
		return nil
	})
}

func (r *Reader) askPinned(b *kv.Batch, rows *[]Row) {
	events := store.ClientPinned.Ask(b, r.q.Client, nil, 0)
	b.Then(func() error {
		places := make([]point, len(*events))
		for i, e := range *events {
			places[i] = point{Place: Place{e}}
		}
		r.askRows(b, places, rows)
		b.Then(func() error {
			r.ofDeal(rows)
			r.askNames(b, *rows)
			return nil
		})
		return nil
	})
}

func (r *Reader) askAhead(b *kv.Batch, tasks *[]*crm.Task, rows *[]Row) {
	b.Then(func() error { // which tasks is known
		b.Then(func() error { // and they are read
			*rows = r.ahead(*tasks)
			r.ofDeal(rows)
			r.askNames(b, *rows)
			return nil
		})
		return nil
	})
}

// ahead makes the rows of tasks to be done.
func (r *Reader) ahead(tasks []*crm.Task) (rows []Row) {
	for _, t := range tasks {
		row := doneRow(t, kv.Event{})
		row.At, row.Day, row.Ahead = t.Due.In(r.base.Now().Location()), t.AllDay, true
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return a.At.Compare(b.At) })
	return rows
}

// ofDeal leaves the rows about the deal asked for, all where none is.
func (r *Reader) ofDeal(rows *[]Row) {
	if !r.q.Deal.IsZero() {
		*rows = slices.DeleteFunc(*rows, func(row Row) bool { return row.about.Deal != r.q.Deal })
	}
}

// point is a place whose record is not read yet.
type point struct {
	Place
	step kv.Step // of a change
}

// places finds where the rows of the page may stand: one more than the page has
// when nothing narrows it, all that may pass when something does.
func (r *Reader) places(events []kv.Event) (out []point) {
	for _, e := range events {
		if r.mayPass(e) {
			out = append(out, point{Place: Place{e}})
		}
	}
	if !r.wants(kv.Event{Tag: changeTag}) {
		return out
	}
	for _, st := range r.steps {
		if p := (point{placeOf(st), st}); r.mayPass(p.event) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b point) int {
		if a.before(b.Place) {
			return -1
		}
		return 1
	})
	return out
}

// local is the moment of an event where the program's clock is. Documents and
// money have days, which are the same everywhere.
func (r *Reader) local(e kv.Event) time.Time {
	if dated(e) {
		return e.At
	}
	return e.At.In(r.base.Now().Location())
}

// dated reports whether an event has a day and no hour.
func dated(e kv.Event) bool {
	k := store.KindTagged(e.Tag)
	return k != nil && k.Dated(e)
}
