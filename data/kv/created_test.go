package kv

import (
	"errors"
	"testing"
)

func TestTheJournalTellsEveryRecordThatWasCreated(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		c := client{ID: id[clientID](1), Name: "Альфа", INN: "77", Tags: []string{"юг"}, Since: testClock()}
		put := func(name, inn string) {
			c.Name, c.INN = name, inn
			update(t, db, "save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
		}
		drop := func() { update(t, db, "delete", func(tx *Tx) error { c.Rev = 0; return s.clients.Delete(tx, c.ID) }) }
		put("Альфа", "77")
		created(t, db, c.ID, "Альфа 77")
		put("Бета", "")
		put("Гамма", "78")
		created(t, db, c.ID, "Альфа 77")
		drop()
		created(t, db, c.ID, "Альфа 77")
		put("Дельта", "")
		put("Эпсилон", "79")
		created(t, db, c.ID, "Альфа 77", "Дельта ")
		drop()
		created(t, db, c.ID, "Альфа 77", "Дельта ")
	})
}

// created reads the records that were created under the ID from every view of
// the journal.
func created(t *testing.T, db *DB, key clientID, want ...string) {
	t.Helper()
	history, err1 := db.History(t.Context(), "clients", key)
	journal, err2 := db.Journal(t.Context(), 0, 0)
	latest, err3 := db.Latest(t.Context(), 0, 100)
	one, err4 := db.Operation(t.Context(), history[0].Op)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	if got := made(t, one); len(got) != 1 || got[0] != want[0] {
		t.Errorf("the first operation made %q", got)
	}
	for i, entries := range [][]Entry{history, journal, latest} {
		got := made(t, entries)
		if len(got) != len(want) {
			t.Fatalf("%d creations, want %d", len(got), len(want))
		}
		for j, w := range want {
			if i == 2 {
				j = len(want) - 1 - j
			}
			if got[j] != w {
				t.Errorf("created %q, want %q", got[j], w)
			}
		}
	}
}

func made(t *testing.T, entries []Entry) (out []string) {
	t.Helper()
	for _, e := range entries {
		if e.Verb != Created {
			continue
		}
		var c client
		if err := Decoding.Unmarshal(e.Record, &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c.Name+" "+c.INN)
	}
	return out
}
