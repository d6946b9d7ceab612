package kv

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestABackupIsVerifiedAndARestoreKeepsTheOldFileAndIsNoticed(t *testing.T) {
	s := newShop(1)
	path, e := newFile(t)
	db := open(t, e, s)
	fill(t, db, s, 5, 60)
	was := db.Base()
	copyPath := filepath.Join(t.TempDir(), "shop.crmbak")
	if err := BackupFile(t.Context(), e, copyPath); err != nil {
		t.Fatal(err)
	}
	if err := BackupFile(t.Context(), e, copyPath); !errors.Is(err, os.ErrExist) {
		t.Errorf("second backup to the same name = %v", err)
	}
	update(t, db, "later", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](70)}) })
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := Restore(t.Context(), copyPath, path, testClock())
	if err != nil {
		t.Fatal(err)
	}
	if rep, err := VerifyFile(t.Context(), kept); err != nil || !rep.OK() {
		t.Errorf("the file before: %v %v", rep.Findings, err)
	}
	e, err = OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	o := testOptions()
	o.Incarnation = func(base [16]byte) uint64 {
		if base != was.ID {
			t.Errorf("asked for another base")
		}
		return was.Incarnation
	}
	db, err = Open(e, s.reg, o)
	if err != nil {
		t.Fatal(err)
	}
	if b := db.Base(); !b.Moved || b.Incarnation <= was.Incarnation {
		t.Errorf("restored base %+v, was %+v", b, was)
	}
	view(t, db, func(tx *Tx) error {
		ok, err := s.clients.Exists(tx, id[clientID](70))
		if ok {
			t.Error("the later client is in the restored base")
		}
		return err
	})
	fillMore := update(t, db, "more", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](71)}) })
	if fillMore.Seq != 1 {
		t.Errorf("the new incarnation begins at %d", fillMore.Seq)
	}
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}

func TestADamagedCopyIsNeitherMadeNorRestored(t *testing.T) {
	s := newShop(1)
	path := filled(t, s, 5, 200)
	b := readFile(t, path)
	at := bytes.LastIndex(b[:len(b)-100], []byte("Насос"))
	b[at] ^= 1
	at = bytes.Index(b, []byte("Насос"))
	b[at] ^= 1
	bad := writeFile(t, filepath.Join(t.TempDir(), "bad.crmbak"), bytes.ReplaceAll(b, []byte("Насос"), []byte("Носос")))
	before := readFile(t, path)
	if _, err := Restore(t.Context(), bad, path, testClock()); err == nil {
		t.Fatal("a damaged copy was restored")
	}
	if !bytes.Equal(before, readFile(t, path)) {
		t.Fatal("the base was touched")
	}
	e, err := OpenBolt(bad, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	to := filepath.Join(t.TempDir(), "copy")
	if err := BackupFile(t.Context(), e, to); err == nil {
		t.Fatal("a copy of damage was called good")
	}
	if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("left %v", err)
	}
}

func TestCompactShrinksTheFileAndKeepsEverything(t *testing.T) {
	s := newShop(1)
	path := filled(t, s, 5, 2000)
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	db := open(t, e, s)
	update(t, db, "clear", func(tx *Tx) error {
		for o, err := range s.orders.All(tx) {
			if err != nil {
				return err
			}
			if err := s.orders.Delete(tx, o.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before := len(readFile(t, path))
	kept, err := Compact(t.Context(), path, testClock())
	if err != nil {
		t.Fatal(err)
	}
	if after := len(readFile(t, path)); after >= before || len(readFile(t, kept)) != before {
		t.Errorf("%d bytes of %d", after, before)
	}
	e, err = OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if rep, err := open(t, e, s).Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}
