// Package apptest makes bases for tests: real storage in a temporary folder, a
// clock that stands still, IDs that count, and one-line ways to enter records.
// Every base is checked when its test ends: indexes, references, digests,
// journal, and the ledgers against the documents.
package apptest

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// Now is the moment of all test bases.
var Now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// App is a base of a test.
type App struct {
	*app.App
	// Kernel is the open base under the use cases.
	Kernel *base.Base
	// Events are the tables each commit has changed, in the order told.
	Events [][]string

	t      testing.TB
	closed bool
}

// Environment is the clock that stands still and the IDs that count.
func Environment() base.Environment {
	n := uint64(0)
	return base.Environment{
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
func New(t testing.TB) *App {
	t.Helper()
	return NewIn(t, func(*base.Environment) {})
}

// NewIn makes an empty base in a program that is set otherwise.
func NewIn(t testing.TB, set func(*base.Environment)) *App {
	t.Helper()
	env := Environment()
	set(&env)
	b, err := base.Create(context.Background(), filepath.Join(t.TempDir(), "test.db"), env)
	if err != nil {
		t.Fatal(err)
	}
	a := &App{App: app.Join(b), Kernel: b, t: t}
	a.Subscribe(func(tables []string) { a.Events = append(a.Events, tables) })
	t.Cleanup(a.Finish)
	return a
}

// Finish checks the base and closes it before its test ends; what works on a
// closed file needs it.
func (a *App) Finish() {
	a.t.Helper()
	if a.closed {
		return
	}
	a.closed = true
	found, err := a.Base.Check(context.Background(), nil)
	if err != nil {
		a.t.Errorf("check: %v", err)
	}
	for _, f := range found.Findings {
		a.t.Errorf("check finds: %s", f)
	}
	if err := a.Close(); err != nil {
		a.t.Errorf("close: %v", err)
	}
}

// Bytes is the file of the base as it is: equal bytes mean that nothing was
// written in between, in the journal or anywhere.
func (a *App) Bytes() []byte {
	a.t.Helper()
	b, err := os.ReadFile(a.Path())
	a.must(err)
	return b
}

// File writes a file for an import and returns its path.
func (a *App) File(name, text string) string {
	a.t.Helper()
	path := filepath.Join(a.t.TempDir(), name)
	a.must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

// Organisation enters the firm that issues papers.
func (a *App) Organisation(name string) *crm.Organisation {
	a.t.Helper()
	o := &crm.Organisation{
		Requisites: crm.Requisites{Kind: crm.Company, Name: name, INN: "7707083893", KPP: "773601001"},
		Account: crm.BankAccount{
			Bank: "ПАО СБЕРБАНК г. Москва", BIC: "044525225", Corr: "30101810400000000225", Account: "40702810500000001234",
		},
		TaxMode: crm.TaxOSNO,
	}
	a.must(a.Organisations.Save(a.t.Context(), o))
	return o
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

// Shipped enters an order of a day, payable by another, and hands it over on
// its day.
func (a *App) Shipped(c *crm.Client, on, due time.Time, lines ...crm.Line) *crm.Order {
	a.t.Helper()
	o := &crm.Order{Date: on, Due: due, Shipped: on, Client: c.ID, Mode: crm.VATIncluded, Lines: lines}
	a.must(a.Orders.SaveAndShip(a.t.Context(), o))
	return o
}

// Ship hands an order over today.
func (a *App) Ship(o *crm.Order) {
	a.t.Helper()
	a.must(a.Orders.Ship(a.t.Context(), o.ID, a.Today()))
}

// Paid enters money from a client, today, for an order or, without one, in
// advance.
func (a *App) Paid(c *crm.Client, o *crm.Order, roubles int64) *crm.Payment {
	a.t.Helper()
	p := &crm.Payment{Date: a.Today(), Client: c.ID, Direction: crm.Incoming, Amount: money.Money(roubles * 100)}
	if o != nil {
		p.Order = o.ID
	}
	a.must(a.Payments.Save(a.t.Context(), p))
	return p
}

// Card is the figures of a client.
func (a *App) Card(c *crm.Client) clients.Figures {
	a.t.Helper()
	card, err := a.Clients.Card(a.t.Context(), c.ID)
	a.must(err)
	return card
}

// Row is a client as the list shows it.
func (a *App) Row(c *crm.Client) clients.Row {
	a.t.Helper()
	rows, err := a.Clients.List(a.t.Context())
	a.must(err)
	for _, r := range rows {
		if r.ID == c.ID {
			return r
		}
	}
	a.t.Fatalf("the list has no client %q", c.Name)
	return clients.Row{}
}

// Undo takes the last operation back.
func (a *App) Undo() {
	a.t.Helper()
	_, err := a.App.Undo(a.t.Context())
	a.must(err)
}

// Day is a day of 2026.
func Day(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC)
}

func (a *App) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}
