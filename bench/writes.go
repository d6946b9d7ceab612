package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kartoteka/app"
	"kartoteka/app/exchange"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// writers are copies of the bases that may be changed.
type writers struct {
	maker *orderMaker
	lite  *sqlWriter
	bare  bare
}

// singleOrder compares the entry of one order of three lines, saved and shipped,
// durable when it returns.
func (w writers) singleOrder(a *app.App) contest {
	var next *crm.Order
	return contest{
		name: "One order of three lines, saved and shipped durably: two documents, indexes, journal, digests, facts",
		entries: []entry{
			{ours, func(ctx context.Context, _ int) (answer, error) {
				o := *next
				o.ID, o.Number = crm.OrderID{}, "" // the use case gives both
				return nil, a.Orders.SaveAndShip(ctx, &o)
			}},
			bareEntry(w.bare, func() []*crm.Order { return []*crm.Order{next} }),
			{"SQLite", func(ctx context.Context, _ int) (answer, error) {
				return nil, w.lite.update(ctx, func(tx *sqlTx) error { return tx.enter(ctx, next) })
			}},
		},
		goals:  []goal{{id: "T4", peer: "bare bbolt", bound: 1.5}, {id: "T4", peer: "SQLite", bound: 1.5}},
		writes: true, rounds: 300,
		prepare: func(context.Context, int) error {
			next = w.maker.order(3)
			return nil
		},
	}
}

// manyOrders compares the entry of many orders in one durable transaction.
func (w writers) manyOrders(db *kv.DB, n int) contest {
	var next []*crm.Order
	return contest{
		name: fmt.Sprintf("%d orders of three lines in one transaction, with all of that", n),
		entries: []entry{
			{ours, func(ctx context.Context, _ int) (answer, error) {
				_, err := db.Update(ctx, "bench.orders", func(tx *kv.Tx) error { return enterAll(tx, next) })
				return nil, err
			}},
			{"SQLite", func(ctx context.Context, _ int) (answer, error) {
				return nil, w.lite.update(ctx, func(tx *sqlTx) error {
					for _, o := range next {
						if err := tx.enter(ctx, o); err != nil {
							return err
						}
					}
					return nil
				})
			}},
			bareEntry(w.bare, func() []*crm.Order { return next }),
		},
		goals:  []goal{{id: "T5", peer: "SQLite", bound: 1.5}},
		writes: true,
		prepare: func(context.Context, int) error {
			next = w.maker.orders(n)
			return nil
		},
	}
}

// enterAll saves and ships orders as an import does, without a file.
func enterAll(tx *kv.Tx, orders []*crm.Order) error {
	for _, o := range orders {
		saved := *o
		if err := saved.Ship(o.Date); err != nil {
			return err
		}
		if err := store.Orders.Put(tx, &saved); err != nil {
			return err
		}
		shipment := crm.ShipmentOf(&saved)
		shipment.ID, shipment.Number = crm.ShipmentID(tx.NewID()), saved.Number
		if err := store.Shipments.Put(tx, &shipment); err != nil {
			return err
		}
	}
	return store.Seal(tx)
}

// importFile compares the import of a file of sales.
func (w writers) importFile(a *app.App, n int) contest {
	path := filepath.Join(filepath.Dir(a.Path()), "sales.csv")
	return contest{
		name: fmt.Sprintf("Import of a CSV of %d orders (%d lines) in one transaction, judged and looked up", n, 3*n),
		entries: []entry{
			{ours, func(ctx context.Context, _ int) (answer, error) {
				in, err := a.Imports.Run(ctx, exchange.Import{Kind: "sales", Path: path}, nil)
				return importAnswer(in.Documents, in.Sum), err
			}},
			{"SQLite", func(ctx context.Context, _ int) (answer, error) { return w.lite.importFile(ctx, path) }},
		},
		goals:   []goal{{id: "T5", peer: "SQLite", bound: 1.5}},
		writes:  true,
		prepare: func(context.Context, int) error { return w.maker.writeFile(path, n) },
	}
}

// writeFile writes new orders as a file of sales.
func (m *orderMaker) writeFile(path string, n int) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	if err := w.Write([]string{"number", "date", "client", "product", "article", "quantity", "price", "sum"}); err != nil {
		return err
	}
	for _, o := range m.orders(n) {
		client := m.Clients[m.client[o.Client]-1].Name
		for _, l := range o.Lines {
			p := &m.Products[m.product[l.Product]-1]
			err := w.Write([]string{
				o.Number, o.Date.Format(time.DateOnly), client, p.Name, p.Article,
				fmt.Sprintf("%d", l.Qty/1000), l.Price.String(), l.Sum.String(),
			})
			if err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}
