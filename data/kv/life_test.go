package kv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"
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

// doubtful is an engine whose commits report failure, saved or not.
type doubtful struct {
	Engine
	fail, save bool
	reopened   int
}

func (d *doubtful) Update(ctx context.Context, fn func(Writer) error) error {
	if !d.fail {
		return d.Engine.Update(ctx, fn)
	}
	err := d.Engine.Update(ctx, func(w Writer) error {
		if err := fn(w); err != nil {
			return err
		}
		if !d.save {
			return errChangedMind
		}
		return nil
	})
	if err != nil && !errors.Is(err, errChangedMind) {
		return err
	}
	return fmt.Errorf("%w: disk", ErrOutcomeUnknown)
}

func (d *doubtful) Reopen() error {
	d.reopened++
	d.fail = false
	return nil
}

func TestAFailedCommitIsLookedUpAndTheTruthTold(t *testing.T) {
	for _, what := range []string{"records", "blobs"} {
		for _, saved := range []bool{true, false} {
			t.Run(fmt.Sprint(what, saved), func(t *testing.T) {
				s := newShop(1)
				d := &doubtful{Engine: NewMemory()}
				db := open(t, d, s)
				d.fail, d.save = true, saved
				c := client{ID: id[clientID](1), Name: "А"}
				_, err := db.Update(t.Context(), "create", func(tx *Tx) error {
					if what == "blobs" {
						return s.ledger.Put(tx, []byte("k"), []byte("v"))
					}
					return s.clients.Put(tx, &c)
				})
				if saved && err != nil || !saved && (err == nil || errors.Is(err, ErrOutcomeUnknown)) {
					t.Fatalf("Update = %v", err)
				}
				if d.reopened != 1 || (c.Rev == 1) != (saved && what == "records") {
					t.Errorf("reopened %d times, revision %d", d.reopened, c.Rev)
				}
			})
		}
	}
	t.Run("unknown", func(t *testing.T) {
		s := newShop(1)
		d := &doubtful{Engine: NewMemory()}
		db := open(t, struct{ Engine }{d}, s) // cannot be opened again
		d.fail, d.save = true, true
		_, err := db.Update(t.Context(), "create", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](1)}) })
		if !errors.Is(err, ErrOutcomeUnknown) {
			t.Fatalf("Update = %v", err)
		}
	})
}

// rerun is an engine that runs every Update twice, as a server may.
type rerun struct{ Engine }

func (r rerun) Update(ctx context.Context, fn func(Writer) error) error {
	err := r.Engine.Update(ctx, func(w Writer) error {
		if err := fn(w); err != nil {
			return err
		}
		return errChangedMind
	})
	if !errors.Is(err, errChangedMind) {
		return err
	}
	return r.Engine.Update(ctx, fn)
}

func TestAnUpdateMayRunTwice(t *testing.T) {
	s := newShop(1)
	db := open(t, rerun{NewMemory()}, s)
	c := client{ID: id[clientID](1), Name: "А"}
	for i := range 3 {
		c.Name += "а"
		got := update(t, db, "save", func(tx *Tx) error { return s.clients.Put(tx, &c) })
		if c.Rev != uint64(i+1) || len(got.Changes) != 1 {
			t.Fatalf("revision %d, %d changes", c.Rev, len(got.Changes))
		}
	}
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}

func TestANewIndexIsBuiltAndAnOldOneDropped(t *testing.T) {
	e := NewMemory()
	s := newShop(1)
	db := open(t, e, s)
	fill(t, db, s, 5, 60)
	more := newShop(1)
	byAlso := NewMultiIndex(more.orders, "lines", ByText, func(o *order) (out []string) {
		for _, l := range o.Lines {
			out = append(out, l.Name)
		}
		return out
	})
	db = open(t, e, more)
	view(t, db, func(tx *Tx) error {
		ids, err := byAlso.IDs(tx, "Насос")
		if n, _ := more.orders.Count(tx); len(ids) != int(n) {
			t.Errorf("%d in the new index of %d", len(ids), n)
		}
		return err
	})
	db = open(t, e, s) // the older program again
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}

func TestAMigrationCopiesTheFileAndRewritesRecords(t *testing.T) {
	old := newShop(1)
	path := filled(t, old, 5, 30)
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	now := newShop(3)
	now.reg.Migrate(2, func(tx *Tx) error {
		return RewriteFields(tx, "clients", func(f map[string]cbor.RawMessage) error {
			name, err := Encoding.Marshal("Новая")
			f["name"] = name
			return err
		})
	})
	o := testOptions()
	o.Path = path
	db, err := Open(e, now.reg, o)
	if err != nil {
		t.Fatal(err)
	}
	if b := db.Base(); b.Schema != 3 || b.Migrated != path+".v1.copy" {
		t.Errorf("base %+v", b)
	}
	view(t, db, func(tx *Tx) error {
		ids, err := now.byName.IDs(tx, "Новая")
		if len(ids) != 5 {
			t.Errorf("%d renamed", len(ids))
		}
		return err
	})
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
	copied, err := OpenBolt(path+".v1.copy", BoltOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	view(t, open(t, copied, old), func(tx *Tx) error {
		ids, err := old.byName.IDs(tx, "А")
		if len(ids) != 1 {
			t.Errorf("the copy has %d", len(ids))
		}
		return err
	})
}

func TestAFailedMigrationLeavesTheBaseAsItWas(t *testing.T) {
	e := NewMemory()
	s := newShop(1)
	fill(t, open(t, e, s), s, 3, 10)
	bad := newShop(2)
	bad.reg.Migrate(2, func(tx *Tx) error {
		return errors.Join(bad.clients.Put(tx, &client{ID: id[clientID](77)}), errChangedMind)
	})
	if _, err := Open(e, bad.reg, testOptions()); !errors.Is(err, errChangedMind) {
		t.Fatalf("open = %v", err)
	}
	db := open(t, e, s)
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() || db.Base().Schema != 1 {
		t.Fatal(rep.Findings, err)
	}
}

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
