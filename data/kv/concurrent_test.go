package kv

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// TestReadersSeeWholeTransactionsWhileAWriterWorks also takes verified copies
// in the middle of the writing.
func TestReadersSeeWholeTransactionsWhileAWriterWorks(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		s := newShop(1)
		db := open(t, e, s)
		update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &client{ID: id[clientID](1)}) })
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		fail := make(chan error, 8)
		for range 3 {
			wg.Go(func() {
				for ctx.Err() == nil {
					if err := db.View(ctx, func(tx *Tx) error { return wholePairs(tx, s) }); err != nil && !errors.Is(err, context.Canceled) {
						fail <- err
						return
					}
				}
			})
		}
		if _, ok := e.(*boltEngine); ok {
			dir := t.TempDir()
			wg.Go(func() {
				for i := 0; i < 4 && ctx.Err() == nil; i++ {
					if err := BackupFile(ctx, e, filepath.Join(dir, fmt.Sprint(i))); err != nil && !errors.Is(err, context.Canceled) {
						fail <- err
						return
					}
				}
			})
		}
		for i := range 150 {
			update(t, db, "pair", func(tx *Tx) error {
				a := order{ID: id[orderID](2 * i), Client: id[clientID](1), Day: int32(i), Sum: int64(i)}
				b := order{ID: id[orderID](2*i + 1), Client: id[clientID](1), Day: int32(i), Sum: int64(-i)}
				return errors.Join(s.orders.Put(tx, &a), s.orders.Put(tx, &b))
			})
		}
		cancel()
		wg.Wait()
		close(fail)
		for err := range fail {
			t.Error(err)
		}
	})
}

// wholePairs fails if a reader sees one order of a pair without the other.
func wholePairs(tx *Tx, s *shop) error {
	n, err := s.orders.Count(tx)
	if err != nil {
		return err
	}
	var sum, seen int64
	for o, err := range s.byDay.Ordered(tx) {
		if err != nil {
			return err
		}
		sum += o.Sum
		seen++
	}
	held, err := s.of.Count(tx, id[clientID](1))
	if err == nil && (sum != 0 || uint64(seen) != n || held != int(n)) {
		err = fmt.Errorf("%d orders by index, %d by reference, %d counted, sum %d", seen, held, n, sum)
	}
	return err
}
