package kv

import (
	"context"
	"errors"
	"testing"
)

// parcel names two clients by links.
type parcel struct {
	ID       [16]byte `json:"id"`
	From, To clientID
	Rev      uint64 `json:"-"`
}

// post is a shop with parcels.
func post() (*shop, *Table[parcel, [16]byte], *Registry) {
	s := newShop(1)
	parcels := NewTable(s.reg, "parcels", func(p *parcel) [16]byte { return p.ID }, func(p *parcel) *uint64 { return &p.Rev })
	NewLink(parcels, "from", s.clients, func(p *parcel) *clientID { return &p.From })
	NewLink(parcels, "to", s.clients, func(p *parcel) *clientID { return &p.To })
	return s, parcels, s.reg
}

func never() error { return nil }

func TestLinksOfARecordAreListedAndTurnedToAnother(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s, parcels, reg := post()
		db, err := Open(e, reg, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		a, b, c := id[clientID](1), id[clientID](2), id[clientID](3)
		update(t, db, "fill", func(tx *Tx) error {
			for _, who := range []clientID{a, b, c} {
				if err := s.clients.Put(tx, &client{ID: who}); err != nil {
					return err
				}
			}
			for i, p := range []parcel{{From: a, To: b}, {From: c, To: a}, {From: a, To: a}, {From: b, To: c}} {
				p.ID = id[[16]byte](10 + i)
				if err := parcels.Put(tx, &p); err != nil {
					return err
				}
			}
			return s.orders.Put(tx, &order{ID: id[orderID](20), Client: a})
		})
		var held, moved []Held
		commit := update(t, db, "relink", func(tx *Tx) error {
			if held, err = s.clients.Holders(tx, a); err != nil {
				return err
			}
			moved, err = s.clients.Relink(tx, append(held, Held{Table: "parcels", IDs: [][16]byte{id[[16]byte](99)}}), a, c, never)
			return err
		})
		if len(held) != 1 || held[0].Table != "parcels" || len(held[0].IDs) != 3 || len(moved) != 1 || len(moved[0].IDs) != 3 {
			t.Fatalf("held by %v, moved %v", held, moved)
		}
		view(t, db, func(tx *Tx) error {
			first, err := parcels.Get(tx, id[[16]byte](10))
			if err != nil || first.From != c || first.To != b {
				t.Errorf("the first parcel is %+v, %v", first, err)
			}
			third, err := parcels.Get(tx, id[[16]byte](12))
			if err != nil || third.From != c || third.To != c {
				t.Errorf("the third parcel is %+v, %v", third, err)
			}
			left, err := s.clients.Holders(tx, a)
			if err != nil || len(left) != 0 {
				t.Errorf("still held by %v, %v", left, err)
			}
			return nil
		})
		if _, err := db.Undo(context.Background(), commit.Op); err != nil {
			t.Fatal(err)
		}
		view(t, db, func(tx *Tx) error {
			if left, err := s.clients.Holders(tx, a); err != nil || len(left) != 1 || len(left[0].IDs) != 3 {
				t.Errorf("after the undo held by %v, %v", left, err)
			}
			return nil
		})
		if r, err := db.Check(context.Background(), nil); err != nil || len(r.Findings) > 0 {
			t.Errorf("check: %v, %v", r.Findings, err)
		}
	})
}

func TestAStoppedRelinkLeavesNothing(t *testing.T) {
	s, parcels, reg := post()
	db, err := Open(NewMemory(), reg, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	a, b := id[clientID](1), id[clientID](2)
	update(t, db, "fill", func(tx *Tx) error {
		for i := range 3 {
			if err := errors.Join(s.clients.Put(tx, &client{ID: id[clientID](1 + i)}), parcels.Put(tx, &parcel{ID: id[[16]byte](10 + i), From: a})); err != nil {
				return err
			}
		}
		return nil
	})
	stop, n := errors.New("stopped"), 0
	_, err = db.Update(context.Background(), "relink", func(tx *Tx) error {
		held, err := s.clients.Holders(tx, a)
		if err != nil {
			return err
		}
		_, err = s.clients.Relink(tx, held, a, b, func() error {
			if n++; n == 3 {
				return stop
			}
			return nil
		})
		return err
	})
	if !errors.Is(err, stop) {
		t.Fatalf("Update = %v", err)
	}
	view(t, db, func(tx *Tx) error {
		held, err := s.clients.Holders(tx, a)
		if err != nil || len(held) != 1 || len(held[0].IDs) != 3 {
			t.Errorf("held by %v, %v", held, err)
		}
		return nil
	})
}
