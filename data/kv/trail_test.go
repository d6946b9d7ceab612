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
			v, trail, err := s.clients.Trail(tx, c.ID)
			if err != nil || v.Name != "Эпсилон" {
				t.Fatalf("trail of %+v, %v", v, err)
			}
			before := HLC(math.MaxUint64)
			for {
				steps, err := trail.Steps(tx, before, 0, limit)
				if err != nil || len(steps) == 0 {
					return err
				}
				var b Batch
				entries := AskEntries(&b, steps)
				if err := b.Run(tx); err != nil {
					return err
				}
				for i, e := range *entries {
					was, now, err := s.clients.Sides(e)
					if err != nil || e.Clock.Time != steps[i].Time {
						t.Fatalf("sides of %+v, %v", e, err)
					}
					got = append(got, was.Name+"→"+now.Name)
				}
				if before = steps[len(steps)-1].Time; limit == 0 {
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
		if limit == 0 && calls > 4 { // the first takes up the recent writes, in every View
			t.Errorf("%d calls of the store for a record and all its changes, want 4 at most", calls)
		}
	}
}

func TestATrailIsCutAtItsSince(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	c := client{ID: id[clientID](1), Name: "Альфа"}
	update(t, db, "client.save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	c.Name = "Бета"
	update(t, db, "client.save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	c.Name = "Гамма"
	update(t, db, "client.save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	err := db.View(context.Background(), func(tx *Tx) error {
		_, trail, err := s.clients.Trail(tx, c.ID)
		if err != nil {
			return err
		}
		all, err := trail.Steps(tx, math.MaxUint64, 0, 0)
		if err != nil || len(all) != 3 {
			t.Fatalf("all steps %v, %v", all, err)
		}
		some, err := trail.Steps(tx, math.MaxUint64, all[1].Time, 0)
		if err != nil || len(some) != 2 {
			t.Errorf("since the second change there are %v", some)
		}
		none, err := trail.Steps(tx, math.MaxUint64, all[0].Time+1, 0)
		if err != nil || len(none) != 0 {
			t.Errorf("since the last change there are %v", none)
		}
		_, _, err = s.clients.Trail(tx, id[clientID](9))
		if err == nil {
			t.Error("a client that is not there has a trail")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
