package app

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Page returns a page of the history. However long the history is, a page costs
// five calls of the store: the client, the places of events, the places of
// changes, the records, the names. A page narrowed by what only records tell
// reads all of them at once.
func (s *History) Page(ctx context.Context, q HistoryQuery) (page HistoryPage, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		page = HistoryPage{}
		c, trail, err := store.Clients.Trail(tx, q.Client)
		if err != nil {
			return err
		}
		r := historyReader{History: s, tx: tx, q: q, client: c, limit: cmp.Or(q.Limit, HistoryLimit)}
		places, err := r.places(trail)
		if err != nil {
			return err
		}
		if r.byRecord() {
			page.Rows, page.Next, err = r.narrowed(places)
			return err
		}
		if len(places) > r.limit {
			places = places[:r.limit]
			page.Next = &places[r.limit-1].HistoryPlace
		}
		if page.Rows, err = r.read(places); err != nil {
			return err
		}
		return r.name(page.Rows)
	})
	return page, err
}

// Pinned returns the interactions that stand on top of the client's history.
func (s *History) Pinned(ctx context.Context, client crm.ClientID) (rows []HistoryRow, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		c, _, err := store.Clients.Trail(tx, client)
		if err != nil {
			return err
		}
		events, err := store.ClientPinned.Latest(tx, client, nil, 0)
		if err != nil {
			return err
		}
		r := historyReader{History: s, tx: tx, client: c}
		places := make([]historyPoint, len(events))
		for i, e := range events {
			places[i] = historyPoint{HistoryPlace: HistoryPlace{e}}
		}
		if rows, err = r.read(places); err != nil {
			return err
		}
		return r.name(rows)
	})
	return rows, err
}

// Ahead returns what is to be done for the client, the next first.
func (s *History) Ahead(ctx context.Context, client crm.ClientID) (rows []HistoryRow, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		rows = nil
		c, _, err := store.Clients.Trail(tx, client)
		if err != nil {
			return err
		}
		ids, err := store.TaskClient.IDs(tx, client)
		if err != nil {
			return err
		}
		tasks, err := present(tx, store.Tasks, ids)
		if err != nil {
			return err
		}
		for _, t := range tasks {
			if t.Open() {
				row := doneRow(t, kv.Event{})
				row.At, row.Day, row.Ahead = t.Due.In(s.Now().Location()), t.AllDay, true
				rows = append(rows, row)
			}
		}
		slices.SortStableFunc(rows, func(a, b HistoryRow) int { return a.At.Compare(b.At) })
		return (&historyReader{History: s, tx: tx, client: c}).name(rows)
	})
	return rows, err
}

// historyReader is what the reading of one page shares.
type historyReader struct {
	*History
	tx     *kv.Tx
	q      HistoryQuery
	client *crm.Client
	limit  int
}

// historyPoint is a place whose record is not read yet.
type historyPoint struct {
	HistoryPlace
	step kv.Step // of a change
}

// byRecord reports whether only the records tell which rows pass.
func (r *historyReader) byRecord() bool {
	return !r.q.Deal.IsZero() || !r.q.Contact.IsZero() || !r.q.Author.IsZero() || strings.TrimSpace(r.q.Text) != "" || r.bySpoken()
}

// bySpoken reports whether some kinds of interactions are wanted, but not all.
func (r *historyReader) bySpoken() bool {
	n := 0
	for _, k := range spokenKinds {
		if slices.Contains(r.q.Kinds, k) {
			n++
		}
	}
	return n > 0 && n < len(spokenKinds)
}

// places finds where the rows of the page may stand: one more than the page has
// when nothing narrows it, all that may pass when something does.
func (r *historyReader) places(trail kv.Trail) ([]historyPoint, error) {
	most := r.limit + 1
	if r.byRecord() || len(r.q.Kinds) > 0 || !r.q.Period.IsZero() {
		most = 0
	}
	var after *kv.Event
	before := kv.HLC(math.MaxUint64)
	if r.q.After != nil {
		after, before = &r.q.After.event, r.q.After.clock()
	}
	events, err := store.ClientHistory.Latest(r.tx, r.q.Client, after, most)
	if err != nil {
		return nil, err
	}
	since := kv.HLC(0)
	if most > 0 && len(events) == most {
		since = kv.ClockAt(events[most-1].At)
	}
	var out []historyPoint
	for _, e := range events {
		if p := (historyPoint{HistoryPlace: HistoryPlace{e}}); r.mayPass(e) {
			out = append(out, p)
		}
	}
	if r.wants(changeTag) {
		steps, err := trail.Steps(r.tx, before, since, most)
		if err != nil {
			return nil, err
		}
		for _, st := range steps {
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
	}
	return out, nil
}

// wants reports whether the records of a tag may be among the kinds asked for.
func (r *historyReader) wants(tag byte) bool {
	if len(r.q.Kinds) == 0 {
		return true
	}
	if kind, ok := tagKinds[tag]; ok {
		return slices.Contains(r.q.Kinds, kind)
	}
	return slices.ContainsFunc(r.q.Kinds, func(k HistoryKind) bool { return slices.Contains(spokenKinds, k) })
}

// mayPass judges by what a place tells.
func (r *historyReader) mayPass(e kv.Event) bool {
	return r.wants(e.Tag) && (r.q.Period.IsZero() || r.q.Period.Contains(r.local(e)))
}

// local is the moment of an event where the program's clock is. Documents and
// money have days, which are the same everywhere.
func (r *historyReader) local(e kv.Event) time.Time {
	if dated(e) {
		return e.At
	}
	return e.At.In(r.Now().Location())
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

// narrowed reads all places and keeps a page of the rows that pass.
func (r *historyReader) narrowed(places []historyPoint) ([]HistoryRow, *HistoryPlace, error) {
	rows, err := r.read(places)
	if err != nil {
		return nil, nil, err
	}
	rows = slices.DeleteFunc(rows, func(row HistoryRow) bool { return !r.passes(&row) })
	words := strings.Fields(store.Fold(r.q.Text))
	if len(words) > 0 {
		if err := r.name(rows); err != nil {
			return nil, nil, err
		}
		rows = slices.DeleteFunc(rows, func(row HistoryRow) bool { return !row.holds(words) })
	}
	var next *HistoryPlace
	if len(rows) > r.limit {
		rows = rows[:r.limit]
		next = &rows[r.limit-1].Place
	}
	if len(words) > 0 {
		return rows, next, nil
	}
	return rows, next, r.name(rows)
}

// passes judges by what a record tells.
func (r *historyReader) passes(row *HistoryRow) bool {
	return (r.q.Deal.IsZero() || row.about.Deal == r.q.Deal || row.Kind == HistoryStage && row.ID == r.q.Deal.String()) &&
		(len(r.q.Kinds) == 0 || slices.Contains(r.q.Kinds, row.Kind)) &&
		(r.q.Contact.IsZero() || row.contact == r.q.Contact) &&
		(r.q.Author.IsZero() || row.author == r.q.Author)
}

// holds reports whether the row's texts hold all words.
func (row *HistoryRow) holds(words []string) bool {
	texts := []string{row.Name, row.Text, row.Author, row.Contact, row.About.Name}
	for _, f := range row.Files {
		texts = append(texts, f.Name)
	}
	for _, c := range row.Changes {
		texts = append(texts, c.words()...)
	}
	text := store.Fold(strings.Join(texts, " "))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}
