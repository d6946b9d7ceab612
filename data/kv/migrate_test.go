package kv

import (
	"errors"
	"fmt"
	"testing"

	"github.com/fxamacker/cbor/v2"
)

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
	earlier := writeFile(t, path+".v1.copy", []byte("of a try that failed"))
	db, err := Open(e, now.reg, o)
	if err != nil {
		t.Fatal(err)
	}
	if b := db.Base(); b.Schema != 3 || b.Migrated != path+".v1.copy-2" {
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
	if string(readFile(t, earlier)) != "of a try that failed" {
		t.Error("an earlier copy was written over")
	}
	copied, err := OpenBolt(path+".v1.copy-2", BoltOptions{ReadOnly: true})
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

// A field that changes its type makes old records unreadable to the new types;
// the step that rewrites it must get at them all the same.
func TestAMigrationMayChangeTheTypeOfAField(t *testing.T) {
	type oldClient struct {
		ID    clientID `json:"id"`
		Name  int      `json:"name"`
		Since int      `json:"since"`
		Rev   uint64   `json:"-"`
	}
	e := NewMemory()
	before := NewRegistry("kv.shop", 1)
	was := NewTable(before, "clients", func(c *oldClient) clientID { return c.ID }, func(c *oldClient) *uint64 { return &c.Rev })
	db, err := Open(e, before, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	update(t, db, "create", func(tx *Tx) error { return was.Put(tx, &oldClient{ID: id[clientID](1), Name: 42}) })
	now := newShop(2)
	now.reg.Migrate(2, func(tx *Tx) error {
		return RewriteFields(tx, "clients", func(f map[string]cbor.RawMessage) (err error) {
			var n int
			if err := Decoding.Unmarshal(f["name"], &n); err != nil {
				return err
			}
			delete(f, "since")
			f["name"], err = Encoding.Marshal(fmt.Sprint("Клиент ", n))
			return err
		})
	})
	db = open(t, e, now)
	view(t, db, func(tx *Tx) error {
		ids, err := now.byName.IDs(tx, "Клиент 42")
		if len(ids) != 1 {
			t.Errorf("found %d", len(ids))
		}
		return err
	})
	if rep, err := db.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatal(rep.Findings, err)
	}
}
