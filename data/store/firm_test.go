package store

import (
	"context"
	"encoding/binary"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// firm is a base with the directories that documents refer to.
type firm struct {
	db       *kv.DB
	order    crm.OrderID
	clients  []crm.ClientID
	products []crm.ProductID
	managers []crm.ManagerID // the first is none
	regions  []crm.RegionID  // likewise
}

// tester is what a test and a rapid test share.
type tester interface {
	Helper()
	Fatal(args ...any)
}

// counted is options with a clock that stands and IDs that count.
func counted(node string) kv.Options {
	n := uint32(0)
	return kv.Options{
		Node: node, User: "test",
		Now: func() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) },
		NewID: func() (id [16]byte) {
			n++
			binary.BigEndian.PutUint32(id[12:], n)
			return id
		},
	}
}

// newFirm lays a base with four clients, five products and an order.
func newFirm(t tester, e kv.Engine) *firm {
	t.Helper()
	db, err := kv.Open(e, Registry(), counted(""))
	if err != nil {
		t.Fatal(err)
	}
	f := &firm{db: db, managers: make([]crm.ManagerID, 1), regions: make([]crm.RegionID, 1)}
	f.update(t, f.fill)
	return f
}

func (f *firm) fill(tx *kv.Tx) error {
	for _, name := range []string{"Альфа", "Бета", "Гамма", "Дельта"} {
		c := crm.Client{ID: crm.ClientID(tx.NewID()), Requisites: crm.Requisites{Name: name}}
		if err := Clients.Put(tx, &c); err != nil {
			return err
		}
		f.clients = append(f.clients, c.ID)
	}
	for _, name := range []string{"Болт", "Гайка", "Шайба", "Насос", "Вал"} {
		p := crm.Product{ID: crm.ProductID(tx.NewID()), Name: name}
		if err := Products.Put(tx, &p); err != nil {
			return err
		}
		f.products = append(f.products, p.ID)
	}
	m, r := crm.Manager{ID: crm.ManagerID(tx.NewID()), Name: "Орлова"}, crm.Region{ID: crm.RegionID(tx.NewID()), Name: "Самара"}
	f.managers, f.regions = append(f.managers, m.ID), append(f.regions, r.ID)
	if err := Managers.Put(tx, &m); err != nil {
		return err
	}
	if err := Regions.Put(tx, &r); err != nil {
		return err
	}
	o := crm.Order{ID: crm.OrderID(tx.NewID()), Number: "1", Date: tx.Now, Client: f.clients[0]}
	f.order = o.ID
	return Orders.Put(tx, &o)
}

// shipment is one of a client, of so many lines of a rouble each.
func (f *firm) shipment(tx *kv.Tx, on time.Time, lines int) crm.Shipment {
	s := crm.Shipment{ID: crm.ShipmentID(tx.NewID()), Number: "1", Date: on, Order: f.order, Client: f.clients[0]}
	for i := range lines {
		s.Lines = append(s.Lines, crm.ShipmentLine{Product: f.products[i%len(f.products)], Qty: 1000, Gross: 100, Tax: 18, Cost: 50})
	}
	return s
}

// update runs fn in a transaction.
func (f *firm) update(t tester, fn func(*kv.Tx) error) {
	t.Helper()
	if _, err := f.db.Update(context.Background(), "test", fn); err != nil {
		t.Fatal(err)
	}
}

// view runs fn in a snapshot.
func (f *firm) view(t tester, fn func(*kv.Tx) error) {
	t.Helper()
	if err := f.db.View(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// clean wants a check without findings.
func (f *firm) clean(t tester) {
	t.Helper()
	if found := f.findings(t); len(found) > 0 {
		t.Fatal("check finds", found)
	}
}

func (f *firm) findings(t tester) []kv.Finding {
	t.Helper()
	r, err := f.db.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

// trade enters a shipment of seven roubles and a payment.
func (f *firm) trade(tx *kv.Tx) error {
	s := f.shipment(tx, monday, 7)
	if err := Shipments.Put(tx, &s); err != nil {
		return err
	}
	p := crm.Payment{ID: crm.PaymentID(tx.NewID()), Number: "1", Date: monday, Client: f.clients[1], Direction: crm.Incoming, Amount: 500}
	return Payments.Put(tx, &p)
}
