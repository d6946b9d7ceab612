package kv

import (
	"context"
	"math"
	"testing"
)

func TestATrailLeadsToEveryChangeNewestFirst(t *testing.T) {
	s := newShop(1)
	calls := 0
	db := open(t, Counting{NewMemory(), func(n int) { calls = n }}, s)
	c := client{ID: id[clientID](1)}
	names := []string{"Альфа", "Бета", "Гамма", "Дельта", "Эпсилон"}
	for _, name := range names {
		c.Name = name
		update(t, db, "client.save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	}
	for limit := range 4 {
		var got []string
		err := db.View(t.Context(), func(tx *Tx) error {
			for before := HLC(math.MaxUint64); ; {
				var b Batch
				trail := AskTrail(&b, s.clients, c.ID, before, limit)
				var entries *[]*Entry
				b.Then(func() error { entries = AskEntries(&b, trail.Steps); return nil })
				if err := b.Run(tx); err != nil || len(trail.Steps) == 0 {
					return err
				}
				if trail.Record.Name != "Эпсилон" {
					t.Fatalf("trail of %+v", trail.Record)
				}
				for i, e := range *entries {
					was, now, err := s.clients.Sides(e)
					if err != nil || e.Clock.Time != trail.Steps[i].Time {
						t.Fatalf("sides of %+v, %v", e, err)
					}
					got = append(got, was.Name+"→"+now.Name)
				}
				if before = trail.Steps[len(trail.Steps)-1].Time; limit == 0 {
					return nil
				}
			}
		})
		want := []string{"Дельта→Эпсилон", "Гамма→Дельта", "Бета→Гамма", "Альфа→Бета", "→"}
		if err != nil || len(got) != len(want) {
			t.Fatalf("by %d the trail tells %v, %v", limit, got, err)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("by %d change %d is %s, want %s", limit, i, got[i], want[i])
			}
		}
		if limit == 0 && calls > 3 { // the first takes up the recent writes, in every View
			t.Errorf("%d calls of the store for a record and all its changes, want 3 at most", calls)
		}
	}
}

func TestWhatIsNotThereHasNoTrail(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	c := client{ID: id[clientID](1), Name: "Альфа"}
	update(t, db, "client.save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	err := db.View(context.Background(), func(tx *Tx) error {
		var b Batch
		none := AskTrail(&b, s.clients, id[clientID](9), math.MaxUint64, 0)
		err := b.Run(tx)
		if none.Record != nil || len(none.Steps) != 0 {
			t.Errorf("a client that is not there has the trail %+v", none)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
