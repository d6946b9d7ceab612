package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/google/uuid"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// orderMaker invents new orders of known clients, equal for everybody. Numbers
// never repeat.
type orderMaker struct {
	*firm
	rng  *rand.Rand
	made int
}

func newOrderMaker(s size) *orderMaker {
	return &orderMaker{firm: newFirm(s), rng: rand.New(rand.NewPCG(7, uint64(s.orders)))}
}

// order is a new order of so many lines, dated today, ready to be shipped.
func (m *orderMaker) order(lines int) *crm.Order {
	m.made++
	client := &m.Clients[m.rng.IntN(len(m.Clients))]
	o := &crm.Order{
		ID: crm.OrderID(uuid.Must(uuid.NewV7())), Number: fmt.Sprintf("НОВ-%07d", m.made), Date: today,
		Organisation: m.Organisation.ID, Client: client.ID, Manager: client.Manager, Region: client.Region,
		Mode: crm.VATIncluded, State: crm.OrderNew, Due: today.AddDate(0, 0, client.Deferral),
	}
	first := m.rng.IntN(len(m.Products))
	for i := range lines {
		p := &m.Products[(first+i)%len(m.Products)]
		qty := money.Qty(1000 * (1 + m.rng.IntN(30)))
		o.Lines = append(o.Lines, crm.Line{Product: p.ID, Qty: qty, Price: p.Price, VAT: crm.VAT22, Cost: p.Cost * money.Money(qty/1000)})
	}
	if err := o.Calculate(); err != nil { // sums of this size cannot overflow
		panic(fmt.Sprintf("bench: %v", err))
	}
	return o
}

func (m *orderMaker) orders(n int) []*crm.Order {
	out := make([]*crm.Order, n)
	for i := range out {
		out[i] = m.order(3)
	}
	return out
}

// id is the number of an order among the peers.
func (m *orderMaker) id(o *crm.Order) int64 {
	var n int64
	_, _ = fmt.Sscanf(o.Number, "НОВ-%d", &n) // order gave it
	return int64(m.Config.Orders) + n
}

// invoice is a счёт of fifteen lines.
func (m *orderMaker) invoice() crm.Invoice {
	o := m.order(15)
	products := make([]*crm.Product, len(o.Lines))
	for i := range o.Lines {
		products[i] = &m.Products[m.product[o.Lines[i].Product]-1]
	}
	inv := crm.Issue(o, &m.Organisation, &m.Clients[m.client[o.Client]-1], products, today)
	inv.Number = o.Number
	return inv
}
