package kv

import (
	"testing"

	"pgregory.net/rapid"
)

// A lens shows of each record what the record itself says.
func TestALensShowsAPartOfEachRecord(t *testing.T) {
	type head struct {
		ID  clientID `json:"id"`
		INN string   `json:"inn"`
	}
	rapid.Check(t, func(t *rapid.T) {
		s := newShop(1)
		heads := NewLens[head](s.clients)
		db, err := Open(NewMemory(), s.reg, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		p := plain{clients: map[clientID]client{}, orders: map[orderID]order{}}
		_, err = db.Update(t.Context(), "op", func(tx *Tx) error {
			for range rapid.IntRange(1, 30).Draw(t, "acts") {
				act(t, tx, s, &p)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.View(t.Context(), func(tx *Tx) error {
			var want []clientID
			for c, err := range s.byName.Ordered(tx) {
				if err != nil {
					return err
				}
				want = append(want, c.ID)
			}
			n := 0
			for h, err := range OrderedBy(tx, s.byName, heads) {
				if err != nil {
					return err
				}
				if h.ID != want[n] || h.INN != p.clients[h.ID].INN {
					t.Fatalf("head %d is %+v, want %x with %q", n, h, want[n], p.clients[h.ID].INN)
				}
				n++
			}
			if n != len(want) {
				t.Fatalf("%d heads of %d clients", n, len(want))
			}
			gone, err := heads.GetMany(tx, []clientID{id[clientID](77)})
			if err == nil && gone[0] != nil {
				t.Fatalf("a head of nobody: %+v", gone[0])
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
