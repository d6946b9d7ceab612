package kv

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/trial"
)

// plain is the shop as maps.
type plain struct {
	clients map[clientID]client
	orders  map[orderID]order
}

func (p plain) clone() plain {
	return plain{maps.Clone(p.clients), maps.Clone(p.orders)}
}

func (p plain) innTaken(inn string, by clientID) bool {
	for id, c := range p.clients {
		if inn != "" && c.INN == inn && id != by {
			return true
		}
	}
	return false
}

func (p plain) holders(c clientID) (ids []orderID) {
	for id, o := range p.orders {
		if o.Client == c || slices.Contains(o.Also, c) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b orderID) int { return slices.Compare(a[:], b[:]) })
	return ids
}

func drawClient(t *rapid.T) client {
	return client{
		ID:   id[clientID](rapid.IntRange(1, 6).Draw(t, "client")),
		Name: rapid.SampledFrom([]string{"Альфа", "Бета", "\x00", "", "Альфа "}).Draw(t, "name"),
		INN:  rapid.SampledFrom([]string{"", "7701", "7702", "78"}).Draw(t, "inn"),
		Tags: rapid.SliceOfN(rapid.SampledFrom([]string{"юг", "опт", "x"}), 0, 3).Draw(t, "tags"),
	}
}

func drawOrder(t *rapid.T) order {
	o := order{
		ID:     id[orderID](rapid.IntRange(1, 12).Draw(t, "order")),
		Client: id[clientID](rapid.IntRange(1, 6).Draw(t, "of")),
		Day:    rapid.Int32Range(-3, 5).Draw(t, "day"),
		State:  rapid.Uint8Range(0, 2).Draw(t, "state"),
		Sum:    rapid.Int64Range(-5, 5).Draw(t, "sum"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "also") {
		o.Also = append(o.Also, id[clientID](rapid.IntRange(1, 6).Draw(t, "also")))
	}
	return o
}

// act does one random thing to the shop and to the maps, and fails if they
// disagree whether it may be done.
func act(t *rapid.T, tx *Tx, s *shop, p *plain) {
	want := func(err error, target error, refused bool) bool {
		if refused != (err != nil) || refused && target != nil && !errors.Is(err, target) {
			t.Fatalf("got %v, want refusal %v with %v", err, refused, target)
		}
		return !refused
	}
	switch rapid.IntRange(0, 5).Draw(t, "act") {
	case 0, 1:
		c := drawClient(t)
		old, exists := p.clients[c.ID]
		c.Rev = old.Rev
		stale := exists && rapid.IntRange(0, 5).Draw(t, "stale") == 0
		if stale {
			c.Rev += 7
		}
		err := s.clients.Put(tx, &c)
		if stale {
			want(err, ErrStale, true)
			return
		}
		var dup ErrDuplicate
		if taken := p.innTaken(c.INN, c.ID); want(err, nil, taken) {
			p.clients[c.ID] = c
		} else if !errors.As(err, &dup) || p.clients[clientID(dup.ID)].INN != c.INN {
			t.Fatalf("duplicate names %v", err)
		}
	case 2, 3:
		o := drawOrder(t)
		o.Rev = p.orders[o.ID].Rev
		_, ok := p.clients[o.Client]
		for _, c := range o.Also {
			_, there := p.clients[c]
			ok = ok && there
		}
		if want(s.orders.Put(tx, &o), ErrNotFound, !ok) {
			p.orders[o.ID] = o
		}
	case 4:
		c := id[clientID](rapid.IntRange(1, 6).Draw(t, "client"))
		_, exists := p.clients[c]
		held := len(p.holders(c))
		err := s.clients.Delete(tx, c)
		var ref ErrReferenced
		if errors.As(err, &ref) != (held > 0) || ref.Count != held {
			t.Fatalf("delete a client held by %d: %v", held, err)
		}
		if held == 0 && want(err, ErrNotFound, !exists) {
			delete(p.clients, c)
		}
	case 5:
		o := id[orderID](rapid.IntRange(1, 12).Draw(t, "order"))
		_, exists := p.orders[o]
		if want(s.orders.Delete(tx, o), ErrNotFound, !exists) {
			delete(p.orders, o)
		}
	}
}

// same fails if the shop does not hold what the maps hold.
func same(t *rapid.T, tx *Tx, s *shop, p plain) {
	var cs []client
	for c, err := range s.clients.All(tx) {
		if err != nil {
			t.Fatal(err)
		}
		cs = append(cs, *c)
	}
	if n, err := s.clients.Count(tx); err != nil || len(cs) != len(p.clients) || int(n) != len(cs) {
		t.Fatalf("%d clients, counted %d, want %d: %v", len(cs), n, len(p.clients), err)
	}
	for _, c := range cs {
		if w := p.clients[c.ID]; c.Name != w.Name || c.INN != w.INN || !slices.Equal(c.Tags, w.Tags) {
			t.Fatalf("client %+v, want %+v", c, w)
		}
		held, err := s.of.IDs(tx, c.ID)
		if err != nil || !slices.Equal(held, p.holders(c.ID)) {
			t.Fatalf("orders of %x: %v, want %v; %v", c.ID, held, p.holders(c.ID), err)
		}
	}
	from, to := int32(-2), int32(3)
	var got, wanted []int32
	for o, err := range s.byDay.Range(tx, from, to) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, o.Day)
	}
	for _, o := range p.orders {
		if o.Day >= from && o.Day < to {
			wanted = append(wanted, o.Day)
		}
	}
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Fatalf("days %v, want %v", got, wanted)
	}
	for c := range p.clients {
		sameLife(t, tx, s, p, c)
	}
	for state := range uint8(3) {
		lo, hi := stateDay{state, -100}, stateDay{state + 1, -100}
		ids, err := s.byState.Page(tx, &lo, &hi, true, 3)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, o := range p.orders {
			if o.State == state {
				n++
			}
		}
		if len(ids) != min(n, 3) {
			t.Fatalf("page of state %d has %d of %d", state, len(ids), n)
		}
		for i, id := range ids {
			if o := p.orders[id]; o.State != state || i > 0 && o.Day > p.orders[ids[i-1]].Day {
				t.Fatalf("page of state %d is out of order at %d", state, i)
			}
		}
	}
}

// sameLife reads the thread of a client by pages of two: newest first, whatever
// the table, and the records by one call.
func sameLife(t *rapid.T, tx *Tx, s *shop, p plain, c clientID) {
	var want []time.Time
	want = append(want, p.clients[c].Since)
	for _, o := range p.orders {
		if o.Client == c {
			want = append(want, dayOf(&o), dayOf(&o).Add(time.Hour))
		}
	}
	slices.SortFunc(want, func(a, b time.Time) int { return b.Compare(a) })
	var got []time.Time
	var after *Event
	for {
		page, err := s.life.Latest(tx, c, after, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		after = &page[len(page)-1]
		var b Batch
		cs, os := Ask(&b, s.clients, idsOf[clientID](page, 1)), Ask(&b, s.orders, idsOf[orderID](page, 2))
		if err := b.Run(tx); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(*cs, nil) || slices.Contains(*os, nil) {
			t.Fatalf("the thread of %x names what is not there: %v", c, page)
		}
		for _, e := range page {
			got = append(got, e.At)
		}
	}
	if n, err := s.life.Count(tx, c); err != nil || n != len(want) || !slices.EqualFunc(got, want, time.Time.Equal) {
		t.Fatalf("life of %x: %v (counted %d), want %v; %v", c, got, n, want, err)
	}
}

func idsOf[K ~[16]byte](events []Event, tag byte) (ids []K) {
	for _, e := range events {
		if e.Tag == tag {
			ids = append(ids, K(e.ID))
		}
	}
	return ids
}

func shopProgram(t *rapid.T, e Engine) {
	ctx := context.Background()
	s := newShop(1)
	db, err := Open(e, s.reg, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	p := plain{clients: map[clientID]client{}, orders: map[orderID]order{}}
	for range rapid.IntRange(1, 15).Draw(t, "operations") {
		next := p.clone()
		fail := rapid.IntRange(0, 4).Draw(t, "fails") == 0
		c, err := db.Update(ctx, "op", func(tx *Tx) error {
			next = p.clone()
			for range rapid.IntRange(1, 5).Draw(t, "acts") {
				act(t, tx, s, &next)
			}
			same(t, tx, s, next)
			if fail {
				return errChangedMind
			}
			return nil
		})
		switch {
		case fail:
			if !errors.Is(err, errChangedMind) {
				t.Fatalf("Update = %v", err)
			}
		case err != nil:
			t.Fatal(err)
		case !c.Op.IsZero() && rapid.IntRange(0, 2).Draw(t, "undo") == 0:
			if _, err := db.Undo(ctx, c.Op); err != nil {
				t.Fatalf("undo of the last operation: %v", err)
			}
			// As before but for the revisions, which only grow.
			if err := db.View(ctx, func(tx *Tx) error { same(t, tx, s, p); return p.readRevisions(tx, s) }); err != nil {
				t.Fatal(err)
			}
		default:
			p = next
		}
		if err := db.View(ctx, func(tx *Tx) error { same(t, tx, s, p); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	rep, err := db.Check(ctx, nil)
	if err != nil || !rep.OK() {
		t.Fatalf("check: %v %v", rep.Findings, err)
	}
	wholeJournal(t, db)
}

// wholeJournal reads from the journal every record that was ever created.
func wholeJournal(t *rapid.T, db *DB) {
	entries, err := db.Journal(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Verb == Created && e.Record == nil {
			t.Fatalf("the record that %v made: %x", e, e.Record)
		}
	}
}

func (p plain) readRevisions(tx *Tx, s *shop) error {
	for id, c := range p.clients {
		now, err := s.clients.Get(tx, id)
		if err != nil {
			return err
		}
		c.Rev = now.Rev
		p.clients[id] = c
	}
	for id, o := range p.orders {
		now, err := s.orders.Get(tx, id)
		if err != nil {
			return err
		}
		o.Rev = now.Rev
		p.orders[id] = o
	}
	return nil
}

func TestShopInMemoryBehavesAsMaps(t *testing.T) {
	trial.Check(t, func(t *rapid.T) { shopProgram(t, NewMemory()) })
}

func TestShopOnBoltBehavesAsMaps(t *testing.T) {
	dir := t.TempDir()
	n := 0
	trial.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		e, err := CreateBolt(path, BoltOptions{}, func(Engine) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		shopProgram(t, e)
		if err := errors.Join(e.Close(), os.Remove(path)); err != nil {
			t.Fatal(err)
		}
	})
}
