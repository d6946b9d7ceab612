// Package apptest makes bases for tests: real storage in a temporary folder, a
// clock that stands still, IDs that count. Every base is checked when its test
// ends.
package apptest

import (
	"context"
	"encoding/binary"
	"path/filepath"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// Now is the moment of all test bases.
var Now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// App is a base of a test with short ways to enter records.
type App struct {
	*app.App
	t *testing.T
}

// Environment is the clock that stands still and the IDs that count.
func Environment() app.Environment {
	n := uint64(0)
	return app.Environment{
		Now: func() time.Time { return Now }, User: "test",
		NewID: func() (id [16]byte) {
			n++
			ms := uint64(Now.UnixMilli())
			for i := range 6 {
				id[i] = byte(ms >> (40 - 8*i))
			}
			id[6], id[8] = 0x70, 0x80
			binary.BigEndian.PutUint32(id[12:], uint32(n))
			return id
		},
	}
}

// New makes an empty base.
func New(t *testing.T) *App {
	t.Helper()
	a, err := app.Create(context.Background(), filepath.Join(t.TempDir(), "test.db"), Environment())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { finish(t, a) })
	return &App{a, t}
}

func finish(t *testing.T, a *app.App) {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

// Client enters a client of this name.
func (a *App) Client(name string) *crm.Client {
	a.t.Helper()
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: name}}
	a.must(a.Clients.Save(a.t.Context(), c))
	return c
}

// Product enters a product at a price in roubles with VAT of 22 %.
func (a *App) Product(name string, roubles int64) *crm.Product {
	a.t.Helper()
	p := &crm.Product{Name: name, Price: money.Money(roubles * 100), VAT: crm.VAT22}
	a.must(a.Products.Save(a.t.Context(), p))
	return p
}

// Line is so many pieces of a product at its price.
func Line(p *crm.Product, pieces int64) crm.Line {
	return crm.Line{Product: p.ID, Qty: money.Qty(pieces * 1000), Price: p.Price, VAT: p.VAT}
}

// Order enters an order of today.
func (a *App) Order(c *crm.Client, lines ...crm.Line) *crm.Order {
	a.t.Helper()
	o := &crm.Order{Date: a.Today(), Client: c.ID, Mode: crm.VATIncluded, Lines: lines}
	a.must(a.Orders.Save(a.t.Context(), o))
	return o
}

func (a *App) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}
