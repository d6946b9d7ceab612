package kv

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

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
