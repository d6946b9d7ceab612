package app

import (
	"context"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// OrderDocument is an order with everything its form shows.
type OrderDocument struct {
	Order    *crm.Order
	Products []*crm.Product // of the lines, in their order
	Names    Names
	Paid     money.Money
	Debt     money.Money // of the client, with all orders and payments
}

// Document reads an order with the names and figures around it in one snapshot.
func (s *Orders) Document(ctx context.Context, id crm.OrderID) (d OrderDocument, err error) {
	err = s.see(ctx, func(tx *kv.Tx) (err error) {
		if d.Order, err = store.Orders.Get(tx, id); err != nil {
			return err
		}
		if d.Products, err = store.Products.GetMany(tx, productsOf(d.Order)); err != nil {
			return err
		}
		d.Paid, err = paidFor(tx, id)
		return err
	})
	if err != nil {
		return d, err
	}
	return d, s.around(ctx, &d)
}

// NewDocument is a new order of today for a client, who may be zero.
func (s *Orders) NewDocument(ctx context.Context, client crm.ClientID) (d OrderDocument, err error) {
	if d.Order, err = s.Draft(ctx); err != nil {
		return d, err
	}
	d.Order.Client = client
	return d, s.around(ctx, &d)
}

// NewOfDeal is a new order of today made of a deal: its client, manager, goods
// and source.
func (s *Orders) NewOfDeal(ctx context.Context, id crm.DealID) (d OrderDocument, err error) {
	deal, err := s.Deals.Get(ctx, id)
	if err != nil {
		return d, err
	}
	if d.Order, err = s.Draft(ctx); err != nil {
		return d, err
	}
	o := d.Order
	o.Client, o.Deal, o.Manager, o.Source, o.Lines = deal.Client, deal.ID, deal.Manager, deal.Source, slices.Clone(deal.Lines)
	if err := o.Calculate(); err != nil {
		return d, err
	}
	err = s.see(ctx, func(tx *kv.Tx) error {
		d.Products, err = store.Products.GetMany(tx, productsOf(o))
		return err
	})
	if err != nil {
		return d, err
	}
	return d, s.around(ctx, &d)
}

// around adds names and the client's debt.
func (s *Orders) around(ctx context.Context, d *OrderDocument) (err error) {
	o := d.Order
	if d.Names, err = s.App.Names(ctx, References{Client: o.Client, Manager: o.Manager, Region: o.Region, Deal: o.Deal}); err != nil || o.Client.IsZero() {
		return err
	}
	card, err := s.Clients.Card(ctx, o.Client)
	d.Debt = card.Debt
	return err
}
