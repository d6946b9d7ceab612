package kv

import (
	"errors"
	"slices"
	"testing"
)

func TestRecordsAreWrittenFoundChangedAndDeleted(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		c := client{ID: id[clientID](1), Name: "Альфа", INN: "7701", Tags: []string{"опт", "юг"}, Since: testClock()}
		update(t, db, "client.create", func(tx *Tx) error { return s.clients.Put(tx, &c) })
		if c.Rev != 1 {
			t.Fatalf("revision after the first write = %d, want 1", c.Rev)
		}
		view(t, db, func(tx *Tx) error {
			got, err := s.byINN.Get(tx, "7701")
			if err != nil {
				return err
			}
			if got.Name != "Альфа" || got.Rev != 1 || !got.Since.Equal(testClock()) {
				t.Errorf("got %+v", got)
			}
			ids, err := s.byTag.IDs(tx, "юг")
			if !slices.Equal(ids, []clientID{c.ID}) {
				t.Errorf("by tag: %v", ids)
			}
			return err
		})
		c.Name, c.Tags = "Бета", []string{"опт"}
		update(t, db, "client.rename", func(tx *Tx) error { return s.clients.Put(tx, &c) })
		view(t, db, func(tx *Tx) error {
			for _, q := range []struct {
				name string
				want int
			}{{"Альфа", 0}, {"Бета", 1}} {
				if ids, err := s.byName.IDs(tx, q.name); err != nil || len(ids) != q.want {
					t.Errorf("%s: %v %v, want %d", q.name, ids, err, q.want)
				}
			}
			if n, err := s.clients.Count(tx); n != 1 || err != nil {
				t.Errorf("Count = %d, %v", n, err)
			}
			return nil
		})
		update(t, db, "client.delete", func(tx *Tx) error { return s.clients.Delete(tx, c.ID) })
		view(t, db, func(tx *Tx) error {
			if _, err := s.clients.Get(tx, c.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("Get of a deleted record = %v", err)
			}
			if n, _ := s.clients.Count(tx); n != 0 {
				t.Errorf("Count after the deletion = %d", n)
			}
			return nil
		})
	})
}
