package kv

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sabotage writes past everything that keeps a base in order; each case is a
// bug that Check must tell of.
func TestCheckTellsOfEverySabotage(t *testing.T) {
	orderKey := func(n int) []byte { k := id[orderID](n); return k[:] }
	raw := func(w Writer, s Space, k []byte) []byte {
		v, err := w.Get(s, k)
		if err != nil {
			panic(err)
		}
		return v
	}
	// anIndexEntry is the first entry of an index, wherever it lies.
	anIndexEntry := func(t *testing.T, tx *Tx, s *shop) (k []byte) {
		r := s.byDay.bounds(tx, nil, nil)
		if err := tx.scanIndex(r, func(e []byte) error { k = e; return ErrStop }); err != nil {
			t.Fatal(err)
		}
		return k
	}
	for _, c := range []struct {
		name, check string
		do          func(t *testing.T, tx *Tx, s *shop) error
	}{
		{"a record is gone", "digest", func(_ *testing.T, tx *Tx, _ *shop) error {
			return tx.Writer().Delete("orders", orderKey(3))
		}},
		{"an old version is back", "digest", func(_ *testing.T, tx *Tx, s *shop) error {
			old := raw(tx.w, "orders", orderKey(3))
			o, err := s.orders.Get(tx, id[orderID](3))
			if err != nil {
				return err
			}
			o.Lines = nil
			if err := s.orders.Put(tx, o); err != nil {
				return err
			}
			return tx.Writer().Put("orders", orderKey(3), old)
		}},
		{"a record lies under another key", "checksum", func(_ *testing.T, tx *Tx, _ *shop) error {
			return tx.Writer().Put("orders", orderKey(5), raw(tx.w, "orders", orderKey(3)))
		}},
		{"a byte is wrong", "checksum", func(_ *testing.T, tx *Tx, _ *shop) error {
			v := bytes.Clone(raw(tx.w, "orders", orderKey(3)))
			v[len(v)-1] ^= 1
			return tx.Writer().Put("orders", orderKey(3), v)
		}},
		{"an index lacks an entry", "index", func(t *testing.T, tx *Tx, s *shop) error {
			return tx.w.Delete(spaceIndex, anIndexEntry(t, tx, s))
		}},
		{"an index lacks an entry and its digest knows", "index", func(t *testing.T, tx *Tx, s *shop) error {
			return tx.putIndex(tx.db.number(s.byDay.ix.part), anIndexEntry(t, tx, s), true)
		}},
		{"an index has an entry too many", "index", func(t *testing.T, tx *Tx, s *shop) error {
			k := bytes.Clone(anIndexEntry(t, tx, s))
			k[5]++
			return tx.putIndex(tx.db.number(s.byDay.ix.part), k, false)
		}},
		{"a thread lacks an entry and its digest knows", "index", func(t *testing.T, tx *Tx, s *shop) error {
			latest, err := s.life.Latest(tx, id[clientID](1), nil, 1)
			if err != nil || len(latest) != 1 {
				t.Fatalf("latest of a client: %v %v", latest, err)
			}
			return tx.putIndex(tx.db.number(s.life.part), latest[0].key, true)
		}},
		{"a reference to nothing", "reference", func(_ *testing.T, tx *Tx, s *shop) error {
			tx.op.present[target2{s.clients.t, id[clientID](99)}] = true
			return s.orders.Put(tx, &order{ID: id[orderID](900), Client: id[clientID](99)})
		}},
		{"two records of one unique value", "index", func(_ *testing.T, tx *Tx, s *shop) error {
			s.byINN.ix.unique = false
			defer func() { s.byINN.ix.unique = true }()
			if err := s.clients.Put(tx, &client{ID: id[clientID](80), INN: "1"}); err != nil {
				return err
			}
			return s.clients.Put(tx, &client{ID: id[clientID](81), INN: "1"})
		}},
		{"a journal entry is gone", "journal", func(_ *testing.T, tx *Tx, _ *shop) error {
			k := tx.head.journalKey(5)
			tx.head.drop(tx.db.number(journalPart), hashOf(raw(tx.w, spaceJournal, k)))
			return tx.Writer().Delete(spaceJournal, k)
		}},
		{"a journal entry was written anew", "journal", func(_ *testing.T, tx *Tx, _ *shop) error {
			k := tx.head.journalKey(5)
			old := raw(tx.w, spaceJournal, k)
			e, err := openEnvelope(spaceJournal, k, old)
			if err != nil {
				return err
			}
			e.payload = bytes.Replace(e.payload, []byte("tester"), []byte("nobody"), 1)
			v, _ := e.append(nil)
			tx.head.drop(tx.db.number(journalPart), hashOf(old))
			tx.head.add(tx.db.number(journalPart), hashOf(v))
			return tx.Writer().Put(spaceJournal, k, v)
		}},
		{"a chunk of the ledger is older", "digest", func(_ *testing.T, tx *Tx, s *shop) error {
			old := raw(tx.w, "ledger", []byte("chunk"))
			if err := s.ledger.Put(tx, []byte("chunk"), []byte("new")); err != nil {
				return err
			}
			return tx.Writer().Put("ledger", []byte("chunk"), old)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(1)
			db := open(t, NewMemory(), s)
			fill(t, db, s, 5, 60)
			if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
				t.Fatal(rep.Findings, err)
			}
			update(t, db, "sabotage", func(tx *Tx) error {
				tx.op.dirty = true
				return c.do(t, tx, s)
			})
			rep, err := db.Check(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range rep.Findings {
				if f.Check == c.check {
					return
				}
			}
			t.Fatalf("no finding of kind %s: %v", c.check, rep.Findings)
		})
	}
}

// TestNoUnsafeSwitchOfBoltIsUsed reads the whole module: with these a power cut
// loses or breaks data that was acknowledged.
func TestNoUnsafeSwitchOfBoltIsUsed(t *testing.T) {
	forbidden := regexp.MustCompile(`\b(NoSync|NoGrowSync|NoFreelistSync|Mlock)\b|\.Batch\(`)
	root := filepath.Join("..", "..")
	n := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root:
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		if bytes.Contains(b, []byte("go.etcd.io/bbolt")) && forbidden.Match(b) {
			t.Errorf("%s uses %s", path, forbidden.Find(b))
		}
		return nil
	})
	if err != nil || n < 20 {
		t.Fatalf("read %d files: %v", n, err)
	}
}

func TestDamageMetInReadingStopsWriting(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	fill(t, db, s, 5, 60)
	update(t, db, "sabotage", func(tx *Tx) error {
		k := id[orderID](3)
		v, err := tx.Reader().Get("orders", k[:])
		if err != nil {
			return err
		}
		v[len(v)-1] ^= 1
		return tx.Writer().Put("orders", k[:], v)
	})
	err := db.View(t.Context(), func(tx *Tx) error {
		_, err := s.orders.Get(tx, id[orderID](3))
		return err
	})
	var d ErrDamaged
	if !errors.As(err, &d) || d.Space != "orders" || db.Damage() == nil {
		t.Fatalf("Get = %v", err)
	}
	_, err = db.Update(t.Context(), "x", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](1)}) })
	if !errors.Is(err, ErrReadOnly) {
		t.Fatalf("Update = %v, want ErrReadOnly", err)
	}
	view(t, db, func(tx *Tx) error { _, err := s.orders.Get(tx, id[orderID](4)); return err })
}

func TestALostHeadIsFound(t *testing.T) {
	m := NewMemory()
	s := newShop(1)
	db := open(t, m, s)
	fill(t, db, s, 5, 60)
	if err := m.Update(t.Context(), func(w Writer) error { return w.Delete(spaceBase, keyHead) }); err != nil {
		t.Fatal(err)
	}
	rep, err := db.Check(t.Context(), nil)
	if err != nil || rep.OK() {
		t.Fatalf("check = %v, %v", rep.Findings, err)
	}
}

func TestANewIncarnationBeginsItsOwnJournal(t *testing.T) {
	s := newShop(1)
	db := open(t, NewMemory(), s)
	fill(t, db, s, 5, 60)
	was := db.Base()
	inc, err := db.NewIncarnation(t.Context(), "B")
	if err != nil || inc <= was.Incarnation || db.Base().Node != "B" || db.Base().Incarnation != inc {
		t.Fatalf("incarnation %d after %d, %+v, %v", inc, was.Incarnation, db.Base(), err)
	}
	c := client{ID: id[clientID](50), Name: "А"}
	made := update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	entries, err := db.Journal(t.Context(), 0, 10)
	if err != nil || len(entries) != 1 || entries[0].Node != "B" || entries[0].Seq != 1 || entries[0].Op != made.Op {
		t.Fatalf("journal %+v, %v", entries, err)
	}
	if _, err := db.Undo(t.Context(), made.Op); err != nil {
		t.Fatal(err)
	}
	// The history of an older record spans both journals.
	update(t, db, "edit", func(tx *Tx) error {
		o, err := s.orders.Get(tx, id[orderID](10))
		if err != nil {
			return err
		}
		o.Sum++
		return s.orders.Put(tx, o)
	})
	k := id[orderID](10)
	history, err := db.History(t.Context(), "orders", k)
	if err != nil || len(history) != 3 || history[0].Node != "A" || history[2].Node != "B" {
		t.Fatalf("history %+v, %v", history, err)
	}
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}
