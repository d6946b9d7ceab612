package kv

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t testing.TB, path string, b []byte) string {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// filled makes a closed base with a few records in it.
func filled(t testing.TB, s *shop, clients, orders int) (path string) {
	t.Helper()
	path, e := newFile(t)
	db := open(t, e, s)
	fill(t, db, s, clients, orders)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// fill writes records in many small commits, so that the file has free pages
// with old versions, some of them deleted since.
func fill(t testing.TB, db *DB, s *shop, clients, orders int) {
	t.Helper()
	update(t, db, "fill", func(tx *Tx) error {
		for i := range clients {
			if err := s.clients.Put(tx, &client{ID: id[clientID](i), Name: string(rune('А' + i%32)), Tags: []string{"опт"}}); err != nil {
				return err
			}
		}
		return s.ledger.Put(tx, []byte("chunk"), bytes.Repeat([]byte{7}, 9000))
	})
	for i := 0; i < orders; i += 50 {
		update(t, db, "order.create", func(tx *Tx) error {
			for j := i; j < min(i+50, orders); j++ {
				o := order{ID: id[orderID](j), Number: "№" + string(rune('0'+j%10)), Client: id[clientID](j % clients), Day: int32(j), Sum: int64(j * 100)}
				for range 3 {
					o.Lines = append(o.Lines, line{Name: "Насос", Qty: 1000, Sum: int64(j)})
				}
				if err := s.orders.Put(tx, &o); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for i := 0; i < orders; i += 10 {
		update(t, db, "order.state", func(tx *Tx) error {
			o, err := s.orders.Get(tx, id[orderID](i))
			if err != nil {
				return err
			}
			o.State = 2
			if i%100 == 0 {
				return s.orders.Delete(tx, o.ID)
			}
			return s.orders.Put(tx, o)
		})
	}
}

func TestEachBadFileGivesItsOwnError(t *testing.T) {
	dir := t.TempDir()
	good := readFile(t, filled(t, newShop(1), 5, 20))
	foreign := filepath.Join(dir, "foreign.db")
	fdb, err := bolt.Open(foreign, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = fdb.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err })
	if err := errors.Join(err, fdb.Close()); err != nil {
		t.Fatal(err)
	}
	spoilt := bytes.Clone(good)
	spoilt[pageHeader+8] ^= 1
	spoilt[4096+pageHeader+8] ^= 1
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(foreign, link); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		want       error
	}{
		{"missing", filepath.Join(dir, "none.db"), os.ErrNotExist},
		{"empty", writeFile(t, filepath.Join(dir, "empty.db"), nil), ErrEmptyFile},
		{"text", writeFile(t, filepath.Join(dir, "text.db"), bytes.Repeat([]byte("не база "), 4000)), ErrNotABase},
		{"zeros", writeFile(t, filepath.Join(dir, "zeros.db"), make([]byte, 40000)), ErrNotABase},
		{"short", writeFile(t, filepath.Join(dir, "short.db"), []byte("x")), ErrNotABase},
		{"directory", dir, ErrNotABase},
		{"link", link, ErrNotABase},
		{"truncated", writeFile(t, filepath.Join(dir, "cut.db"), good[:5*4096]), ErrTruncated},
		{"three pages", writeFile(t, filepath.Join(dir, "three.db"), good[:3*4096]), ErrTruncated},
		{"both metas spoilt", writeFile(t, filepath.Join(dir, "metas.db"), spoilt), ErrDamaged{}},
		{"another program's", foreign, ErrNotABase},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := OpenBolt(c.path, BoltOptions{LockTimeout: 50 * time.Millisecond})
			if err == nil {
				_, err = Open(e, newShop(1).reg, testOptions())
				_ = e.Close()
			}
			if _, isDamage := c.want.(ErrDamaged); isDamage {
				if _, ok := errors.AsType[ErrDamaged](err); !ok {
					t.Fatalf("open = %v, want damage", err)
				}
			} else if !errors.Is(err, c.want) {
				t.Fatalf("open = %v, want %v", err, c.want)
			}
		})
	}
	if !bytes.Equal(readFile(t, foreign), readFile(t, link)) {
		t.Error("a foreign file was written to")
	}
}

func TestOneSpoiltMetaIsAWarning(t *testing.T) {
	path := filled(t, newShop(1), 5, 20)
	b := readFile(t, path)
	b[pageHeader+20] ^= 1
	writeFile(t, path, b)
	if warning, err := Preflight(path); warning == nil || err != nil {
		t.Fatalf("Preflight = %v, %v", warning, err)
	}
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	open(t, e, newShop(1))
}

func TestALockedBaseSaysSo(t *testing.T) {
	path, _ := newFile(t)
	for _, readOnly := range []bool{false, true} {
		if _, err := OpenBolt(path, BoltOptions{LockTimeout: 50 * time.Millisecond, ReadOnly: readOnly}); !errors.Is(err, ErrLocked) {
			t.Errorf("read only %v: %v, want ErrLocked", readOnly, err)
		}
	}
}

func TestAReadOnlyBaseIsReadAndRefusesWrites(t *testing.T) {
	s := newShop(1)
	path := filled(t, s, 5, 20)
	e, err := OpenBolt(path, BoltOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	second, err := OpenBolt(path, BoltOptions{ReadOnly: true})
	if err != nil {
		t.Fatalf("a second reader: %v", err)
	}
	defer second.Close()
	db := open(t, e, s)
	view(t, db, func(tx *Tx) error {
		if err := s.clients.Put(tx, &client{ID: id[clientID](99)}); !errors.Is(err, ErrReadOnly) {
			t.Errorf("Put in a View = %v", err)
		}
		_, err := s.clients.Get(tx, id[clientID](1))
		return err
	})
	_, err = db.Update(t.Context(), "x", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](99)}) })
	if !errors.Is(err, ErrReadOnly) {
		t.Fatalf("Update = %v, want ErrReadOnly", err)
	}
	if os.Geteuid() != 0 { // root may write to anything
		if err := os.Chmod(path, 0o400); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenBolt(path, BoltOptions{}); !errors.Is(err, ErrReadOnly) {
			t.Fatalf("open for writing = %v, want ErrReadOnly", err)
		}
	}
}

func TestANewerBaseIsRefusedWithBothVersions(t *testing.T) {
	path := filled(t, newShop(5), 2, 2)
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	_, err = Open(e, newShop(4).reg, testOptions())
	var newer ErrNewer
	if !errors.As(err, &newer) || newer != (ErrNewer{Have: 5, Want: 4}) {
		t.Fatalf("open = %v", err)
	}
}

func TestABaseOfAnotherProgramIsRefused(t *testing.T) {
	e := NewMemory()
	open(t, e, newShop(1))
	if _, err := Open(e, NewRegistry("another", 1), testOptions()); !errors.Is(err, ErrNotABase) {
		t.Fatalf("open = %v", err)
	}
}

func TestCreateRefusesAnExistingFileAndLeavesNothingOnFailure(t *testing.T) {
	path, e := newFile(t)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	_ = e.Close()
	if _, err := CreateBolt(path, BoltOptions{}, func(Engine) error { return nil }); !errors.Is(err, os.ErrExist) {
		t.Fatalf("create over a file = %v", err)
	}
	dir := t.TempDir()
	_, err := CreateBolt(filepath.Join(dir, "b.db"), BoltOptions{}, func(Engine) error { return errChangedMind })
	if !errors.Is(err, errChangedMind) {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestABaseThatMayNotGrowSaysSoAndStaysWhole(t *testing.T) {
	path, e := newFile(t)
	_ = e.Close()
	e, err := OpenBolt(path, BoltOptions{MaxSize: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	s := newShop(1)
	db := open(t, e, s)
	_, err = db.Update(t.Context(), "fill", func(tx *Tx) error { return s.ledger.Put(tx, []byte("k"), make([]byte, 2<<20)) })
	if err == nil || errors.Is(err, ErrOutcomeUnknown) {
		t.Fatalf("Update = %v, want a plain refusal", err)
	}
	update(t, db, "small", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](1)}) })
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}

func TestACancelledUpdateWritesNothing(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		ctx, cancel := context.WithCancel(t.Context())
		c := client{ID: id[clientID](1)}
		_, err := db.Update(ctx, "x", func(tx *Tx) error { cancel(); return s.clients.Put(tx, &c) })
		if !errors.Is(err, context.Canceled) || c.Rev != 0 {
			t.Fatalf("Update = %v, revision %d", err, c.Rev)
		}
		view(t, db, func(tx *Tx) error {
			if ok, err := s.clients.Exists(tx, c.ID); ok || err != nil {
				t.Errorf("exists %v, %v", ok, err)
			}
			return nil
		})
	})
}
