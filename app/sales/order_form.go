package sales

import (
	"context"
	"slices"

	"kartoteka/app/base"
	"kartoteka/app/payments"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// OrderDocument is an order with everything its form shows.
type OrderDocument struct {
	Order    *crm.Order
	Products []*crm.Product // of the lines, in their order
	Names    base.Names
	Paid     money.Money
	Debt     money.Money // of the client, with all orders and payments
}

// Document reads an order with the names and figures around it in one snapshot.
func (s *Orders) Document(ctx context.Context, id crm.OrderID) (d OrderDocument, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		d = OrderDocument{}
		found := kv.Ask(b, store.Orders, []crm.OrderID{id})
		paid := base.AskHeld(b, store.PaymentOrder, store.Payments, id)
		b.Then(func() error { // the order is read
			if d.Order = (*found)[0]; d.Order == nil {
				return kv.ErrNotFound
			}
			s.askAround(b, &d)
			b.Then(func() error { // and what was paid for it
				d.Paid = payments.SumPaid(*paid)
				return nil
			})
			return nil
		})
	})
	return d, err
}

// NewDocument is a new order of today for a client, who may be zero.
func (s *Orders) NewDocument(ctx context.Context, client crm.ClientID) (d OrderDocument, err error) {
	if d.Order, err = s.Draft(ctx); err != nil {
		return d, err
	}
	d.Order.Client = client
	return d, s.base.Read(ctx, func(b *kv.Batch) { s.askAround(b, &d) })
}

// NewOfDeal is a new order of today made of a deal: its client, manager, goods
// and source.
func (s *Orders) NewOfDeal(ctx context.Context, id crm.DealID) (d OrderDocument, err error) {
	draft, err := s.Draft(ctx)
	if err != nil {
		return d, err
	}
	err = s.base.Read(ctx, func(b *kv.Batch) {
		o := *draft
		d = OrderDocument{Order: &o}
		found := kv.Ask(b, store.Deals, []crm.DealID{id})
		b.Then(func() error {
			deal := (*found)[0]
			if deal == nil {
				return kv.ErrNotFound
			}
			o.Client, o.Deal, o.Manager, o.Source, o.Lines = deal.Client, deal.ID, deal.Manager, deal.Source, slices.Clone(deal.Lines)
			if err := o.Calculate(); err != nil {
				return err
			}
			s.askAround(b, &d)
			return nil
		})
	})
	return d, err
}

// askAround adds to a batch the products, the names and the client's debt.
func (s *Orders) askAround(b *kv.Batch, d *OrderDocument) {
	o := d.Order
	products := kv.Ask(b, store.Products, productsOf(o))
	b.Then(func() error {
		d.Products = *products
		return nil
	})
	base.AskReferences(b, base.References{Client: o.Client, Manager: o.Manager, Region: o.Region, Deal: o.Deal}, &d.Names)
	if !o.Client.IsZero() {
		s.settlements.AskDebt(b, o.Client, &d.Debt)
	}
}
