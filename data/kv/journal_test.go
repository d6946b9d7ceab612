package kv

import (
	"errors"
	"strings"
	"testing"
)

func TestAStaleWriteIsRefused(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		mine := client{ID: id[clientID](1), Name: "А"}
		update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &mine) })
		theirs := mine
		theirs.Name = "Б"
		update(t, db, "rename", func(tx *Tx) error { return s.clients.Put(tx, &theirs) })
		mine.Name = "В"
		_, err := db.Update(t.Context(), "rename", func(tx *Tx) error { return s.clients.Put(tx, &mine) })
		if !errors.Is(err, ErrStale) {
			t.Fatalf("stale Put = %v", err)
		}
		again := client{ID: mine.ID, Name: "Г"}
		_, err = db.Update(t.Context(), "create", func(tx *Tx) error { return s.clients.Put(tx, &again) })
		if !errors.Is(err, ErrStale) {
			t.Fatalf("second creation = %v", err)
		}
	})
}

func TestWritingTheSameAgainWritesNothing(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	c := client{ID: id[clientID](1), Name: "А"}
	first := update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	second := update(t, db, "again", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	if len(second.Changes) != 0 || !second.Op.IsZero() || c.Rev != 1 {
		t.Fatalf("%+v, revision %d", second, c.Rev)
	}
	if entries, err := db.Journal(t.Context(), first.Seq, 10); len(entries) != 0 || err != nil {
		t.Fatalf("journal grew: %v %v", entries, err)
	}
}

func TestARefusedWriteLeavesTheTransactionWhole(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	update(t, db, "import", func(tx *Tx) error {
		if err := s.orders.Put(tx, &order{ID: id[orderID](1), Client: id[clientID](9)}); !errors.Is(err, ErrNotFound) {
			t.Errorf("order of nobody = %v", err)
		}
		return s.clients.Put(tx, &client{ID: id[clientID](1), Name: "А"})
	})
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}

func TestTheJournalTellsWhoChangedWhat(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	c := client{ID: id[clientID](1), Name: "Альфа", INN: "77"}
	made := update(t, db, "client.create", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	c.Name = "Бета"
	renamed := update(t, db, "client.rename", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	c.Name, c.INN = "Гамма", ""
	update(t, db, "client.edit", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	update(t, db, "client.delete", func(tx *Tx) error { return s.clients.Delete(tx, c.ID) })

	history, err := db.History(t.Context(), "clients", c.ID)
	if err != nil || len(history) != 4 {
		t.Fatalf("%d entries, %v", len(history), err)
	}
	for i, want := range []struct {
		kind   string
		verb   Verb
		fields string
	}{{"client.create", Created, ""}, {"client.rename", Set, "name"}, {"client.edit", Set, "inn name"}, {"client.delete", Deleted, ""}} {
		e := history[i]
		var names []string
		for _, f := range e.Fields {
			names = append(names, f.Name)
		}
		if e.Kind != want.kind || e.Verb != want.verb || strings.Join(names, " ") != want.fields || e.User != "tester" || e.Node != "A" || e.Seq != uint64(i+1) || e.Rev != uint64(i+1) {
			t.Errorf("entry %d: %+v", i, e)
		}
	}
	if made.Op != history[0].Op || renamed.Op != history[1].Op {
		t.Error("operations are not those of the commits")
	}
	// Each field names the clock of the value it replaces: at first that of the
	// creation, then that of its own last change.
	birth, rename := history[0].Clock, history[1].Clock
	if b := history[1].Fields[0].Base; b != birth {
		t.Errorf("base of the first rename %v, want %v", b, birth)
	}
	if fs := history[2].Fields; fs[0].Base != birth || fs[1].Base != rename {
		t.Errorf("bases of the edit %v and %v", fs[0].Base, fs[1].Base)
	}
	var name string
	if err := Decoding.Unmarshal(history[1].Fields[0].Before, &name); err != nil || name != "Альфа" {
		t.Errorf("before the rename %q, %v", name, err)
	}
	latest, err := db.Latest(t.Context(), 0, 2)
	if err != nil || len(latest) != 2 || latest[0].Seq != 4 || latest[1].Seq != 3 {
		t.Errorf("latest %v, %v", latest, err)
	}
}
