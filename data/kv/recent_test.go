package kv

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
)

// pendingIn counts the recent writes of a space.
func pendingIn(t *testing.T, db *DB, s Space) (n int) {
	t.Helper()
	err := db.e.View(t.Context(), func(r Reader) error {
		o, err := layered(r)
		if m := o.spaces[s]; err == nil && m != nil {
			n = m.count
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSmallWritesGatherAndMoveTogether(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		moved := false
		for i := range 300 {
			before := pendingIn(t, db, "clients")
			update(t, db, "save", func(tx *Tx) error {
				return s.clients.Put(tx, &client{ID: id[clientID](i), Name: fmt.Sprint("Клиент ", i)})
			})
			now := pendingIn(t, db, "clients")
			if now != before+1 && now != 0 {
				t.Fatalf("%d clients wait after %d", now, before)
			}
			moved = moved || now == 0
		}
		if !moved {
			t.Error("recent writes were never moved")
		}
		other := newShop(1)
		everyone(t, db, s, 300)
		everyone(t, open(t, e, other), other, 300)
	})
}

// everyone reads the clients by name and has the base checked.
func everyone(t *testing.T, db *DB, s *shop, want int) {
	t.Helper()
	n := 0
	view(t, db, func(tx *Tx) error {
		for _, err := range s.byName.Ordered(tx) {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if rep, err := db.Check(t.Context(), nil); n != want || err != nil || !rep.OK() {
		t.Fatal(n, rep.Findings, err)
	}
}

func TestRecentEntriesOfAnOlderProgramAreRead(t *testing.T) {
	var payload []byte
	for _, k := range []string{"a", "b", "c"} {
		del := byte(0)
		if k == "b" {
			del = 1
		}
		payload = appendSized(append(payload, del), k)
	}
	e := envelope{space: spaceBase, key: keyRecent, payload: payload}
	raw, _ := e.append(nil)
	spaces, err := parseRecent(raw)
	if err != nil || len(spaces) != 1 || spaces[spaceIndex].count != 3 {
		t.Fatalf("%v %v", spaces, err)
	}
	if p, ok := spaces[spaceIndex].get([]byte("b")); !ok || !p.del {
		t.Errorf("a dropped entry is %v %v", p, ok)
	}
}

func TestAnOldHeadWithItsOldWritesIsFound(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	put := func(i int) error {
		_, err := db.Update(t.Context(), "save", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](i)}) })
		return err
	}
	page := func(w Writer) (vs [][]byte, err error) {
		return w.GetMany(spaceBase, [][]byte{keyHead, keyRecent})
	}
	if err := put(1); err != nil {
		t.Fatal(err)
	}
	var old [][]byte
	err1 := db.e.Update(t.Context(), func(w Writer) (err error) { old, err = page(w); return err })
	err2 := put(2)
	err3 := db.e.Update(t.Context(), func(w Writer) error {
		now, err := page(w)
		if bytes.Equal(now[1], old[1]) {
			t.Error("the write did not wait in the record")
		}
		return errors.Join(err, w.Put(spaceBase, keyHead, old[0]), w.Put(spaceBase, keyRecent, old[1]))
	})
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	if rep, err := db.Check(t.Context(), nil); err != nil || rep.OK() {
		t.Errorf("check: %v %v", rep, err)
	}
	if _, is := errors.AsType[ErrDamaged](put(3)); !is {
		t.Error("the base was written on")
	}
}
