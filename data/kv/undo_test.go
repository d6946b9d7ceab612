package kv

import (
	"errors"
	"fmt"
	"testing"
)

func TestUndoBringsBackEveryKindOfChange(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		a, b := client{ID: id[clientID](1), Name: "А"}, client{ID: id[clientID](2), Name: "Б"}
		update(t, db, "create", func(tx *Tx) error { return errors.Join(s.clients.Put(tx, &a), s.clients.Put(tx, &b)) })
		c := update(t, db, "mixed", func(tx *Tx) error {
			a.Name = "АА"
			o := order{ID: id[orderID](1), Client: a.ID}
			if err := errors.Join(s.clients.Put(tx, &a), s.orders.Put(tx, &o)); err != nil {
				return err
			}
			o.Sum = 5
			a.Name = "ААА"
			return errors.Join(s.orders.Put(tx, &o), s.clients.Put(tx, &a), s.clients.Delete(tx, b.ID))
		})
		undone, err := db.Undo(t.Context(), c.Op)
		if err != nil {
			t.Fatal(err)
		}
		names := func() (out string) {
			view(t, db, func(tx *Tx) error {
				for c, err := range s.byName.Ordered(tx) {
					if err != nil {
						return err
					}
					out += c.Name + " "
				}
				n, err := s.orders.Count(tx)
				out += fmt.Sprint(n)
				return err
			})
			return out
		}
		if got := names(); got != "А Б 0" {
			t.Fatalf("after undo: %s", got)
		}
		if _, err := db.Undo(t.Context(), undone.Op); err != nil {
			t.Fatalf("redo: %v", err)
		}
		if got := names(); got != "ААА 1" {
			t.Fatalf("after redo: %s", got)
		}
		if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
			t.Fatal(rep.Findings, err)
		}
	})
}

func TestUndoIsRefusedWhenSomethingStandsOnIt(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	a := client{ID: id[clientID](1), Name: "А"}
	made := update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &a) })
	update(t, db, "order", func(tx *Tx) error { return s.orders.Put(tx, &order{ID: id[orderID](1), Client: a.ID}) })
	var ref ErrReferenced
	if _, err := db.Undo(t.Context(), made.Op); !errors.As(err, &ref) || ref.By != "orders.client" {
		t.Errorf("undo of a named client = %v", err)
	}
	a.Name = "Б"
	update(t, db, "rename", func(tx *Tx) error { return s.clients.Put(tx, &a) })
	if _, err := db.Undo(t.Context(), made.Op); !errors.Is(err, ErrStale) {
		t.Errorf("undo of a changed client = %v", err)
	}
	if _, err := db.Undo(t.Context(), OpID{1, 2, 3}); !errors.Is(err, ErrNotFound) {
		t.Errorf("undo of nothing = %v", err)
	}
}

func TestUndoFindsItsOperationAmongManyOfOneMillisecond(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s) // the clock of the tests stands still
	var ops []OpID
	for i := range 40 {
		c := update(t, db, "create", func(tx *Tx) error {
			for j := range 1 + i%5 {
				if err := s.clients.Put(tx, &client{ID: id[clientID](i*10 + j), Name: "А"}); err != nil {
					return err
				}
			}
			return nil
		})
		ops = append(ops, c.Op)
	}
	for i, op := range ops {
		entries, err := db.Operation(t.Context(), op)
		if err != nil || len(entries) != 1+i%5 {
			t.Fatalf("operation %d has %d entries, %v", i, len(entries), err)
		}
	}
}

func TestHooksRunOnEveryWriteAndOnUndo(t *testing.T) {
	s := newShop(1)
	s.orders.OnWrite(func(tx *Tx, before, after *order) error {
		var total int64
		if b, err := s.ledger.Get(tx, []byte("total")); err != nil {
			return err
		} else if b != nil {
			if err := Decoding.Unmarshal(b, &total); err != nil {
				return err
			}
		}
		if before != nil {
			total -= before.Sum
		}
		if after != nil {
			total += after.Sum
		}
		b, err := Encoding.Marshal(total)
		if err != nil {
			return err
		}
		return s.ledger.Put(tx, []byte("total"), b)
	})
	db := open(t, NewMemory(), s)
	a := client{ID: id[clientID](1)}
	update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &a) })
	o := order{ID: id[orderID](1), Client: a.ID, Sum: 100}
	update(t, db, "order", func(tx *Tx) error { return s.orders.Put(tx, &o) })
	o.Sum = 70
	c := update(t, db, "edit", func(tx *Tx) error { return s.orders.Put(tx, &o) })
	if _, err := db.Undo(t.Context(), c.Op); err != nil {
		t.Fatal(err)
	}
	view(t, db, func(tx *Tx) error {
		b, err := s.ledger.Get(tx, []byte("total"))
		var total int64
		if err == nil {
			err = Decoding.Unmarshal(b, &total)
		}
		if total != 100 {
			t.Errorf("total %d, want 100", total)
		}
		return err
	})
}

func TestOperationsAreUndoneOneAfterAnother(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	a := client{ID: id[clientID](1), Name: "А"}
	var ops []OpID
	for _, name := range []string{"А", "Б", "В"} {
		a.Name = name
		ops = append(ops, update(t, db, "save", func(tx *Tx) error { return s.clients.Put(tx, &a) }).Op)
	}
	ops = append(ops, update(t, db, "delete", func(tx *Tx) error { return s.clients.Delete(tx, a.ID) }).Op)
	for i, want := range []string{"В", "Б", "А", ""} {
		if _, err := db.Undo(t.Context(), ops[len(ops)-1-i]); err != nil {
			t.Fatalf("undo %d: %v", i, err)
		}
		view(t, db, func(tx *Tx) error {
			got, err := s.clients.GetMany(tx, []clientID{a.ID})
			if want == "" && got[0] != nil || want != "" && got[0].Name != want {
				t.Errorf("after undo %d: %+v, want %q", i, got[0], want)
			}
			return err
		})
	}
}

func TestUndoIsRefusedWhileALaterChangeIsInForceAgain(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	a := client{ID: id[clientID](1), Name: "А"}
	save := func(name string) OpID {
		a.Name = name
		return update(t, db, "save", func(tx *Tx) error { return s.clients.Put(tx, &a) }).Op
	}
	save("А")
	second, third := save("Б"), save("В")
	undone, err := db.Undo(t.Context(), third)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(t.Context(), undone.Op); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(t.Context(), second); !errors.Is(err, ErrStale) {
		t.Errorf("undo under a change that was redone = %v", err)
	}
}
