package main

import (
	"context"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// bare is bbolt alone: the same documents in the same encoding under the same
// keys, without indexes, journal, digests and facts. It is the floor of writing.
type bare struct{ db *bolt.DB }

var bareBucket = []byte("orders")

// openBare opens with the options of the program.
func openBare(path string) (bare, error) {
	db, err := bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30, PreLoadFreelist: true})
	return bare{db}, err
}

func fillBare(path string, s size) (err error) {
	b, err := openBare(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.db.Close()) }()
	const batch = 20_000
	var orders []*crm.Order
	n := 0
	for sale := range newFirm(s).Sales() {
		n++
		sale.Order.Number = fmt.Sprintf("ЗК-2026/%06d", n)
		orders = append(orders, &sale.Order)
		if len(orders) == batch {
			if err := b.put(orders...); err != nil {
				return err
			}
			orders = nil
		}
	}
	return b.put(orders...)
}

// put writes the orders in one durable transaction.
func (b bare) put(orders ...*crm.Order) error {
	return b.db.Update(func(tx *bolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists(bareBucket)
		if err != nil {
			return err
		}
		for _, o := range orders {
			raw, err := kv.Encoding.Marshal(o)
			if err != nil {
				return err
			}
			if err := bucket.Put(o.ID[:], raw); err != nil {
				return err
			}
		}
		return nil
	})
}

// bareEntry puts what orders gives it.
func bareEntry(b bare, orders func() []*crm.Order) entry {
	return entry{"bare bbolt", func(context.Context, int) (answer, error) { return nil, b.put(orders()...) }}
}
