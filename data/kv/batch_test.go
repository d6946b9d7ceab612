package kv

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/trial"
)

// A batch must answer as the questions do when they are asked one by one, before
// and after the recent writes are moved into their spaces.
func TestABatchAnswersAsItsQuestionsDoOneByOne(t *testing.T) {
	trial.Check(t, func(rt *rapid.T) {
		s := newShop(1)
		db := open(t, NewMemory(), s)
		n := rapid.IntRange(1, 60).Draw(rt, "orders")
		update(t, db, "fill", func(tx *Tx) error {
			for i := range 4 {
				if err := s.clients.Put(tx, &client{ID: id[clientID](i), Name: fmt.Sprint("клиент ", i/2)}); err != nil {
					return err
				}
			}
			return s.ledger.Put(tx, []byte("k"), []byte("v"))
		})
		for i := range n {
			o := order{ID: id[orderID](i), Client: id[clientID](rapid.IntRange(0, 3).Draw(rt, "client")), Day: int32(rapid.IntRange(0, 9).Draw(rt, "day"))}
			update(t, db, "order", func(tx *Tx) error { return s.orders.Put(tx, &o) })
		}
		err := db.View(t.Context(), func(tx *Tx) error { return sameAnswers(rt, tx, s) })
		if err != nil {
			rt.Fatal(err)
		}
	})
}

func sameAnswers(t *rapid.T, tx *Tx, s *shop) error {
	who, limit := id[clientID](rapid.IntRange(0, 4).Draw(t, "of whom")), rapid.IntRange(0, 5).Draw(t, "limit")
	from, to := int32(rapid.IntRange(0, 5).Draw(t, "from")), int32(rapid.IntRange(3, 9).Draw(t, "to"))
	var b Batch
	ids, count := s.of.Ask(&b, who), s.of.AskCount(&b, who)
	named := s.byName.Ask(&b, "клиент 1")
	life := s.life.Ask(&b, who, nil, limit)
	var days []int32
	s.byDay.AskEntries(&b, &from, &to, func(e Entried[orderID, int32]) { days = append(days, e.Value) })
	blob, none := s.ledger.Ask(&b, []byte("k")), s.ledger.Ask(&b, []byte("none"))
	lent := 0
	s.ledger.AskRun(&b, Range{}, func(_, v []byte) error { lent += len(v); return nil })
	var orders *[]*order
	b.Then(func() error { orders = Ask(&b, s.orders, *ids); return nil })
	if err := b.Run(tx); err != nil {
		return err
	}
	wantIDs, err1 := s.of.IDs(tx, who)
	wantNamed, err2 := s.byName.IDs(tx, "клиент 1")
	wantLife, err3 := s.life.Latest(tx, who, nil, limit)
	wantOrders, err4 := s.orders.GetMany(tx, wantIDs)
	var wantDays []int32
	for e, err := range s.byDay.Entries(tx, &from, &to) {
		if err != nil {
			return err
		}
		wantDays = append(wantDays, e.Value)
	}
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	if !slices.Equal(*ids, wantIDs) || *count != len(wantIDs) || !slices.Equal(*named, wantNamed) || !slices.Equal(days, wantDays) {
		t.Fatalf("%v, %d, %v, %v; one by one %v, %v, %v", *ids, *count, *named, days, wantIDs, wantNamed, wantDays)
	}
	same := func(a, b Event) bool { return a.ID == b.ID && a.Tag == b.Tag && a.At.Equal(b.At) }
	if !slices.EqualFunc(*life, wantLife, same) {
		t.Fatalf("events %v, one by one %v", *life, wantLife)
	}
	if !slices.EqualFunc(*orders, wantOrders, func(a, b *order) bool { return a.ID == b.ID && a.Day == b.Day }) {
		t.Fatalf("records %v, one by one %v", *orders, wantOrders)
	}
	if string(*blob) != "v" || *none != nil || lent != 1 {
		t.Fatalf("blobs %q, %q, %d bytes lent", *blob, *none, lent)
	}
	return nil
}

func TestPartsOfAPageShareTheCallsOfARound(t *testing.T) {
	s := newShop(1)
	calls := 0
	db := open(t, Counting{NewMemory(), func(n int) { calls = n }}, s)
	update(t, db, "client", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](1), Name: "Альфа"}) })
	refused := errors.New("refused")
	err := db.View(t.Context(), func(tx *Tx) error {
		var b Batch
		for range 3 { // three parts, each of two links, the last of which asks for nothing
			found := s.byName.Ask(&b, "Альфа")
			b.Then(func() error {
				c := Ask(&b, s.clients, *found)
				b.Then(func() error {
					if len(*c) != 1 || (*c)[0].Name != "Альфа" {
						t.Errorf("found %v", *c)
					}
					b.Then(func() error { return refused })
					return nil
				})
				return nil
			})
		}
		return b.Run(tx)
	})
	if !errors.Is(err, refused) {
		t.Errorf("the refusal of a Then is lost: %v", err)
	}
	if calls > 3 { // the first takes up the recent writes
		t.Errorf("%d calls, want 3 at most", calls)
	}
}
