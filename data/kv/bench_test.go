package kv

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

func benchClient(i int) *client {
	return &client{ID: id[clientID](i), Name: fmt.Sprintf("ООО «Клиент %06d»", i), INN: fmt.Sprintf("77%08d", i), Since: testClock()}
}

func benchOrder(r *rand.Rand, i, clients int) *order {
	o := &order{
		ID: benchID(i), Number: fmt.Sprintf("СЧ-2026/%06d", i), Client: id[clientID](r.IntN(clients)),
		Day: int32(20000 + i/300), State: uint8(r.IntN(5)), Sum: r.Int64N(1e8),
	}
	for j := range 3 {
		o.Lines = append(o.Lines, line{Name: fmt.Sprintf("Насос центробежный %d-%d", i%1000, j), Qty: 1000 * int64(j+1), Sum: r.Int64N(1e7)})
	}
	return o
}

// benchID grows as UUIDv7 do.
func benchID(i int) (o orderID) {
	binary.BigEndian.PutUint64(o[:], uint64(i)<<16)
	binary.BigEndian.PutUint64(o[8:], uint64(i)*0x9E3779B97F4A7C15)
	return o
}

// benchBase holds clients and orders, as a firm of some years does.
func benchBase(b *testing.B, clients, orders int) (*shop, *DB) {
	s := newShop(1)
	_, e := newFile(b)
	db := open(b, e, s)
	r := rand.New(rand.NewPCG(1, 2))
	update(b, db, "fill", func(tx *Tx) error {
		for i := range clients {
			if err := s.clients.Put(tx, benchClient(i)); err != nil {
				return err
			}
		}
		return nil
	})
	for i := 0; i < orders; i += 20_000 {
		update(b, db, "fill", func(tx *Tx) error { return putOrders(tx, s, r, i, min(20_000, orders-i), clients) })
	}
	return s, db
}

func putOrders(tx *Tx, s *shop, r *rand.Rand, from, n, clients int) error {
	for i := range n {
		if err := s.orders.Put(tx, benchOrder(r, from+i, clients)); err != nil {
			return err
		}
	}
	return nil
}

// bare is bbolt alone putting the same bytes under the same keys.
func bare(b *testing.B, orders int) *bolt.DB {
	db, err := bolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	r := rand.New(rand.NewPCG(1, 2))
	for i := 0; i < orders; i += 20_000 {
		if err := bareOrders(db, r, i, min(20_000, orders-i)); err != nil {
			b.Fatal(err)
		}
	}
	return db
}

func bareOrders(db *bolt.DB, r *rand.Rand, from, n int) error {
	return db.Update(func(tx *bolt.Tx) error {
		bk, err := tx.CreateBucketIfNotExists([]byte("orders"))
		for i := 0; i < n && err == nil; i++ {
			o := benchOrder(r, from+i, 1000)
			var v []byte
			if v, err = Encoding.Marshal(o); err == nil {
				err = bk.Put(o.ID[:], v)
			}
		}
		return err
	})
}

// BenchmarkOneOrder compares, in interleaved rounds, one durable order with
// five indexes, a reference, journal and digests against bbolt alone putting
// the same document. Target T4: at most 1.5.
func BenchmarkOneOrder(b *testing.B) {
	const clients, orders = 10_000, 100_000
	s, db := benchBase(b, clients, orders)
	raw := bare(b, orders)
	r := rand.New(rand.NewPCG(3, 4))
	var ours, bares []time.Duration
	n := orders
	b.ResetTimer()
	for b.Loop() {
		n++
		start := time.Now()
		if _, err := db.Update(context.Background(), "order.create", func(tx *Tx) error { return putOrders(tx, s, r, n, 1, clients) }); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(start))
		start = time.Now()
		if err := bareOrders(raw, r, n, 1); err != nil {
			b.Fatal(err)
		}
		bares = append(bares, time.Since(start))
	}
	report(b, ours, bares)
}

// BenchmarkImport does the same with 10 000 orders in one transaction.
func BenchmarkImport(b *testing.B) {
	const clients, orders = 10_000, 100_000
	s, db := benchBase(b, clients, orders)
	raw := bare(b, orders)
	r := rand.New(rand.NewPCG(3, 4))
	var ours, bares []time.Duration
	n := orders
	b.ResetTimer()
	for b.Loop() {
		start := time.Now()
		if _, err := db.Update(context.Background(), "import", func(tx *Tx) error { return putOrders(tx, s, r, n, 10_000, clients) }); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(start))
		start = time.Now()
		if err := bareOrders(raw, r, n, 10_000); err != nil {
			b.Fatal(err)
		}
		bares = append(bares, time.Since(start))
		n += 10_000
	}
	report(b, ours, bares)
}

func report(b *testing.B, ours, bares []time.Duration) {
	ratios := make([]float64, len(ours))
	for i := range ours {
		ratios[i] = float64(ours[i]) / float64(bares[i])
	}
	slices.Sort(ours)
	slices.Sort(bares)
	slices.Sort(ratios)
	m := len(ours) / 2
	b.ReportMetric(float64(ours[m].Microseconds())/1000, "ms")
	b.ReportMetric(float64(bares[m].Microseconds())/1000, "bare-ms")
	b.ReportMetric(ratios[m], "x-bare")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkScan reads and decodes 50 000 orders.
func BenchmarkScan(b *testing.B) {
	s, db := benchBase(b, 1000, 50_000)
	b.ResetTimer()
	for b.Loop() {
		n := 0
		err := db.View(context.Background(), func(tx *Tx) error {
			for _, err := range s.orders.All(tx) {
				if err != nil {
					return err
				}
				n++
			}
			return nil
		})
		if n != 50_000 || err != nil {
			b.Fatal(n, err)
		}
	}
}

// BenchmarkPage reads a page of 50 by an index.
func BenchmarkPage(b *testing.B) {
	s, db := benchBase(b, 1000, 50_000)
	b.ResetTimer()
	for b.Loop() {
		err := db.View(context.Background(), func(tx *Tx) error {
			ids, err := s.byDay.Page(tx, nil, nil, true, 50)
			if err == nil {
				_, err = s.orders.GetMany(tx, ids)
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a base of 100 000 orders up to its first page of clients.
// Target T7: 5 ms of store time.
func BenchmarkOpen(b *testing.B) {
	s, db := benchBase(b, 10_000, 100_000)
	path := db.e.(*boltEngine).path
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		e, err := OpenBolt(path, BoltOptions{})
		if err != nil {
			b.Fatal(err)
		}
		db := open(b, e, s)
		view(b, db, func(tx *Tx) error {
			ids, err := s.byName.Page(tx, nil, nil, false, 50)
			if err == nil {
				_, err = s.clients.GetMany(tx, ids)
			}
			return err
		})
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck verifies a base of 100 000 orders whole.
func BenchmarkCheck(b *testing.B) {
	_, db := benchBase(b, 10_000, 100_000)
	b.ResetTimer()
	for b.Loop() {
		if rep, err := db.Check(context.Background(), nil); err != nil || !rep.OK() {
			b.Fatal(rep.Findings, err)
		}
	}
}
