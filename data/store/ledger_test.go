package store

import (
	"context"
	"errors"
	"math"
	"path/filepath"
	"testing"
	"time"

	"kartoteka/data/kv"
	"kartoteka/data/money"
)

var monday = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// shape is the rows of the chunks of a ledger.
func shape(t *testing.T, f *firm, b *kv.Blobs) (rows []int) {
	t.Helper()
	f.view(t, func(tx *kv.Tx) error {
		return b.Lend(tx, kv.Range{}, func(_, chunk []byte) error {
			n, _, err := sales.columns(chunk)
			rows = append(rows, n)
			return err
		})
	})
	return rows
}

func sold(t *testing.T, f *firm) (sum money.Money) {
	t.Helper()
	f.view(t, func(tx *kv.Tx) (err error) {
		sum, err = Sold(context.Background(), tx, monday.AddDate(-1, 0, 0), monday.AddDate(1, 0, 0))
		return err
	})
	return sum
}

func TestSealingGathersTheTailIntoChunksAndKeepsSums(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	for range 30 {
		f.update(t, func(tx *kv.Tx) error {
			s := f.shipment(tx, monday, 100)
			return Shipments.Put(tx, &s)
		})
	}
	if n := len(shape(t, f, sales.tail)); n != 30 {
		t.Fatalf("the tail has %d chunks before sealing", n)
	}
	f.update(t, Seal)
	if got := shape(t, f, sales.sealed); len(got) != 2 || got[0] < chunkRows || got[1] < chunkRows {
		t.Errorf("sealed chunks of %v rows", got)
	}
	if got, want := sold(t, f), money.Money(30*100*100); got != want {
		t.Errorf("sold %v after sealing, want %v", got, want)
	}
	before := shape(t, f, sales.sealed)
	f.update(t, Seal)
	if after := shape(t, f, sales.sealed); len(after) != len(before) {
		t.Errorf("sealing once more made %v of %v", after, before)
	}
	f.clean(t)
}

func TestAChunkOfAnotherLengthIsRefusedNotRead(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	f.update(t, func(tx *kv.Tx) error {
		s := f.shipment(tx, monday, 3)
		if err := Shipments.Put(tx, &s); err != nil {
			return err
		}
		return sales.tail.Scan(tx, kv.Range{}, func(k, chunk []byte) error { return sales.tail.Put(tx, k, chunk[:len(chunk)-1]) })
	})
	f.view(t, func(tx *kv.Tx) error {
		err := ScanSales(context.Background(), tx, math.MinInt32, math.MaxInt32, func(SalesChunk) error { return nil })
		if !errors.Is(err, errChunk) {
			t.Errorf("scan = %v", err)
		}
		return nil
	})
}

func TestAScanStopsWhenItIsCancelled(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	f.update(t, func(tx *kv.Tx) error {
		s := f.shipment(tx, monday, 3)
		return Shipments.Put(tx, &s)
	})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	f.view(t, func(tx *kv.Tx) error {
		if _, err := ClientFigures(ctx, tx, monday); !errors.Is(err, context.Canceled) {
			t.Errorf("figures = %v", err)
		}
		return nil
	})
}

// TestALedgerThatLiesIsFoundAndRepaired changes ledgers behind the documents'
// back, checksums and digests right, as a fault of the program would.
func TestALedgerThatLiesIsFoundAndRepaired(t *testing.T) {
	lies := map[string]func(*firm) func(*kv.Tx) error{
		"a figure changed": func(*firm) func(*kv.Tx) error {
			return func(tx *kv.Tx) error {
				return sales.tail.Scan(tx, kv.Range{}, func(k, chunk []byte) error {
					chunk[len(chunk)-1] ^= 1
					return sales.tail.Put(tx, k, chunk)
				})
			}
		},
		"a chunk lost": func(*firm) func(*kv.Tx) error { return sales.clear },
		"money lost":   func(*firm) func(*kv.Tx) error { return receipts.clear },
		"rows doubled": func(f *firm) func(*kv.Tx) error {
			return func(tx *kv.Tx) error {
				s := f.shipment(tx, monday, 1)
				return recordSale(tx, nil, &s)
			}
		},
	}
	for name, lie := range lies {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "firm.db")
			e, err := kv.CreateBolt(path, kv.BoltOptions{}, func(kv.Engine) error { return nil })
			if err != nil {
				t.Fatal(err)
			}
			f := newFirm(t, e)
			f.update(t, f.trade)
			f.clean(t)
			f.update(t, lie(f))
			if found := f.findings(t); len(found) != 1 || found[0].Check != "ledgers" {
				t.Fatalf("check finds %v", found)
			}
			if err := f.db.Close(); err != nil {
				t.Fatal(err)
			}
			mended := filepath.Join(filepath.Dir(path), "mended.db")
			r, err := kv.Repair(t.Context(), path, mended, Registry(), counted(""))
			if err != nil || !r.After.OK() || r.Salvaged {
				t.Fatalf("repair = %+v, %v", r, err)
			}
			if f.db, err = Open(t.Context(), mended, counted("")); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = f.db.Close() })
			if got := sold(t, f); got != 700 {
				t.Errorf("sold %v after the repair", got)
			}
			f.clean(t)
		})
	}
}

func TestABaseThatIsNotThereIsSaidSo(t *testing.T) {
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "no.db"), counted("")); !errors.Is(err, ErrNoBase) {
		t.Errorf("Open = %v", err)
	}
}
