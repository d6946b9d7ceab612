package kv

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// slackened is a base of a file half of which is free pages.
func slackened(t *testing.T, bytes int) (path string, e Engine, db *DB, s *shop) {
	t.Helper()
	path, e = newFile(t)
	s = newShop(1)
	db = open(t, e, s)
	fill(t, db, s, 5, 200)
	block := make([]byte, 1<<20)
	key := func(i int) []byte { return []byte{byte(i >> 8), byte(i)} }
	n := bytes >> 20
	update(t, db, "blobs", func(tx *Tx) error {
		for i := range n {
			if err := s.ledger.Put(tx, key(i), block); err != nil {
				return err
			}
		}
		return nil
	})
	update(t, db, "fewer blobs", func(tx *Tx) error {
		for i := range n - n/10 {
			if err := s.ledger.Delete(tx, key(i)); err != nil {
				return err
			}
		}
		return s.ledger.Put(tx, key(0), make([]byte, 2*recentMax)) // too much to wait among the recent writes
	})
	return path, e, db, s
}

func fileSize(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// alone fails when anything stands beside the base.
func alone(t *testing.T, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("beside the base there are %v, %v", files, err)
	}
}

func TestAnOpenBaseIsCompactedUnderThoseWhoReadAndWrite(t *testing.T) {
	path, e, db, s := slackened(t, 100<<20)
	if err := os.WriteFile(path+compacting, []byte("cut off"), 0o600); err != nil {
		t.Fatal(err)
	}
	before, orders := fileSize(t, path), uint64(0)
	view(t, db, func(tx *Tx) (err error) { orders, err = s.orders.Count(tx); return err })
	ctx, stop := context.WithCancel(t.Context())
	var busy sync.WaitGroup
	written := uint64(0)
	busy.Go(func() {
		for n := 1000; ctx.Err() == nil; n++ {
			update(t, db, "order", func(tx *Tx) error { return putLinked(tx, s, n) })
			written++
		}
	})
	busy.Go(func() {
		for ctx.Err() == nil {
			err := db.View(t.Context(), func(tx *Tx) error {
				return db.View(t.Context(), func(inner *Tx) error { // one reader within another
					_, err := s.orders.Get(inner, id[orderID](7))
					return err
				})
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
	done, err := db.CompactSlack(t.Context())
	stop()
	busy.Wait()
	if after := fileSize(t, path); err != nil || !done || after > before/3 {
		t.Errorf("compacted %v from %d to %d bytes, %v", done, before, after, err)
	}
	alone(t, path)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if e, err = OpenBolt(path, BoltOptions{}); err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	db = open(t, e, s)
	rep, err := db.Check(t.Context(), nil)
	if err != nil || !rep.OK() {
		t.Errorf("after compaction: %v, %v", rep.Findings, err)
	}
	view(t, db, func(tx *Tx) error {
		if n, err := s.orders.Count(tx); err != nil || n != orders+written || written == 0 {
			t.Errorf("%d orders, %d were written beside %d, %v", n, written, orders, err)
		}
		return nil
	})
}

func TestABaseWithLittleToGainIsLeftAlone(t *testing.T) {
	path, _, db, _ := slackened(t, 20<<20)
	before := fileSize(t, path)
	if done, err := db.CompactSlack(t.Context()); done || err != nil || fileSize(t, path) != before {
		t.Errorf("compacted %v, %v", done, err)
	}
	if done, err := open(t, NewMemory(), newShop(1)).CompactSlack(t.Context()); done || err != nil {
		t.Errorf("a base in memory compacted %v, %v", done, err)
	}
}

func TestACompactionThatCannotEndLeavesTheBaseInUse(t *testing.T) {
	path, e, db, s := slackened(t, 8<<20)
	bolt := e.(*boltEngine)
	if err := bolt.compact(t.Context(), 1<<60, testClock()); !errors.Is(err, ErrNoRoom) {
		t.Errorf("on a disk too small: %v", err)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	if err := bolt.compact(ended, 0, testClock()); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if err := bolt.goOver(t.Context(), path+".missing", testClock()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("with a new file that is not there: %v", err)
	}
	alone(t, path)
	update(t, db, "order", func(tx *Tx) error { return putLinked(tx, s, 1000) })
	rep, err := db.Check(t.Context(), nil)
	if err != nil || !rep.OK() {
		t.Errorf("after compactions that failed: %v, %v", rep.Findings, err)
	}
}
