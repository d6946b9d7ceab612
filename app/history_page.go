package app

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// HistoryTop is what a client's history shows first: what is to be done, the next
// first, the pinned interactions, and a page of what happened.
type HistoryTop struct {
	Ahead, Pinned []HistoryRow
	Page          HistoryPage
}

// Top returns what a client's history shows first. However long the history is
// it costs four calls of the store.
func (s *History) Top(ctx context.Context, q HistoryQuery) (top HistoryTop, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		tasks := askHeld(b, store.TaskAhead, store.Tasks, q.Client)
		s.reader(b, q).askTop(b, tasks, &top)
	})
	return top, err
}

// Page returns a page of the history. However long the history is, a page costs
// four calls of the store: the recent writes, the client with the places of
// events and changes, the records, the names. A page narrowed by what only
// records tell reads all of them at once.
func (s *History) Page(ctx context.Context, q HistoryQuery) (page HistoryPage, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { s.reader(b, q).askPage(b, &page) })
	return page, err
}

// Pinned returns the interactions that stand on top of the client's history.
func (s *History) Pinned(ctx context.Context, client crm.ClientID) (rows []HistoryRow, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { s.reader(b, HistoryQuery{Client: client}).askPinned(b, &rows) })
	return rows, err
}

// Ahead returns what is to be done for the client, the next first.
func (s *History) Ahead(ctx context.Context, client crm.ClientID) (rows []HistoryRow, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		tasks := askHeld(b, store.TaskAhead, store.Tasks, client)
		s.reader(b, HistoryQuery{Client: client}).askAhead(b, tasks, &rows)
	})
	return rows, err
}

// historyReader is what the reading of one history shares.
type historyReader struct {
	*History
	q     HistoryQuery
	limit int
	most  int       // places to look for, 0 for all
	steps []kv.Step // the changes of the card
	// client is there a round after the reader was made.
	client *crm.Client
}

// reader begins the reading of a client's history in a batch.
func (s *History) reader(b *kv.Batch, q HistoryQuery) *historyReader {
	r := &historyReader{History: s, q: q, limit: cmp.Or(q.Limit, HistoryLimit)}
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
		r.client, r.steps = card.Record, card.Steps
		return nil
	})
	return r
}

// askTop adds to a batch what the history shows first; the tasks to be done are
// asked for already.
func (r *historyReader) askTop(b *kv.Batch, tasks *[]*crm.Task, top *HistoryTop) {
	r.askAhead(b, tasks, &top.Ahead)
	r.askPinned(b, &top.Pinned)
	r.askPage(b, &top.Page)
}

func (r *historyReader) askPage(b *kv.Batch, page *HistoryPage) {
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
			page.Next = &places[r.limit-1].HistoryPlace
		}
		r.askRows(b, places, &page.Rows)
		b.Then(func() error { r.askNames(b, page.Rows); return nil })
		return nil
	})
}

func (r *historyReader) askPinned(b *kv.Batch, rows *[]HistoryRow) {
	events := store.ClientPinned.Ask(b, r.q.Client, nil, 0)
	b.Then(func() error {
		places := make([]historyPoint, len(*events))
		for i, e := range *events {
			places[i] = historyPoint{HistoryPlace: HistoryPlace{e}}
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

func (r *historyReader) askAhead(b *kv.Batch, tasks *[]*crm.Task, rows *[]HistoryRow) {
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
func (r *historyReader) ahead(tasks []*crm.Task) (rows []HistoryRow) {
	for _, t := range tasks {
		row := doneRow(t, kv.Event{})
		row.At, row.Day, row.Ahead = t.Due.In(r.base.Now().Location()), t.AllDay, true
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b HistoryRow) int { return a.At.Compare(b.At) })
	return rows
}

// ofDeal leaves the rows about the deal asked for, all where none is.
func (r *historyReader) ofDeal(rows *[]HistoryRow) {
	if !r.q.Deal.IsZero() {
		*rows = slices.DeleteFunc(*rows, func(row HistoryRow) bool { return row.about.Deal != r.q.Deal })
	}
}

// historyPoint is a place whose record is not read yet.
type historyPoint struct {
	HistoryPlace
	step kv.Step // of a change
}

// places finds where the rows of the page may stand: one more than the page has
// when nothing narrows it, all that may pass when something does.
func (r *historyReader) places(events []kv.Event) (out []historyPoint) {
	for _, e := range events {
		if r.mayPass(e) {
			out = append(out, historyPoint{HistoryPlace: HistoryPlace{e}})
		}
	}
	if !r.wants(changeTag) {
		return out
	}
	for _, st := range r.steps {
		if p := (historyPoint{placeOf(st), st}); r.mayPass(p.event) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b historyPoint) int {
		if a.before(b.HistoryPlace) {
			return -1
		}
		return 1
	})
	return out
}

// local is the moment of an event where the program's clock is. Documents and
// money have days, which are the same everywhere.
func (r *historyReader) local(e kv.Event) time.Time {
	if dated(e) {
		return e.At
	}
	return e.At.In(r.base.Now().Location())
}

// dated reports whether an event has a day and no hour.
func dated(e kv.Event) bool {
	switch e.Tag {
	case store.HistoryOrder, store.HistoryInvoice, store.HistoryPayment:
		return true
	case store.HistoryDeal:
		return e.At.Equal(crm.DayOf(e.At.UTC()))
	}
	return false
}
