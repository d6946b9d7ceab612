package sales

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Invoices is the use cases of счета на оплату.
type Invoices struct{ base *base.Base }

// NewInvoices makes the use cases of an open base.
func NewInvoices(b *base.Base) *Invoices { return &Invoices{b} }

// Get returns an invoice as it was issued.
func (s *Invoices) Get(ctx context.Context, id crm.InvoiceID) (*crm.Invoice, error) {
	return base.Get(ctx, s.base, store.Invoices, id)
}

// ForOrder returns the newest invoice of the order that still says what the
// order says, and issues one when there is none. What was issued before stays
// as it was.
func (s *Invoices) ForOrder(ctx context.Context, id crm.OrderID) (inv *crm.Invoice, err error) {
	err = s.base.Do(ctx, "invoice.issue", func(tx *kv.Tx) error {
		o, err := store.Orders.Get(tx, id)
		if err != nil {
			return err
		}
		if len(o.Lines) == 0 {
			return problem.At("lines", "problem.order.no_lines")
		}
		fresh, err := s.freeze(tx, o)
		if err != nil {
			return err
		}
		if inv, err = standing(tx, &fresh); inv != nil || err != nil {
			return err
		}
		fresh.ID = crm.InvoiceID(tx.NewID())
		if fresh.Number, err = firm.NextNumber(tx, crm.KindInvoice, o.Organisation, fresh.Date); err != nil {
			return err
		}
		inv = &fresh
		return store.Invoices.Put(tx, inv)
	})
	return inv, err
}

// freeze makes the invoice an order would get today, without number and ID.
func (s *Invoices) freeze(tx *kv.Tx, o *crm.Order) (crm.Invoice, error) {
	seller, err := seller(tx, o)
	if err != nil {
		return crm.Invoice{}, err
	}
	buyer, err := store.Clients.Get(tx, o.Client)
	if err != nil {
		return crm.Invoice{}, err
	}
	products, err := store.Products.GetMany(tx, productsOf(o))
	if err != nil {
		return crm.Invoice{}, err
	}
	for i, p := range products {
		if p == nil {
			products[i] = &crm.Product{Unit: crm.DefaultUnit}
		}
	}
	return crm.Issue(o, seller, buyer, products, s.base.Today()), nil
}

// seller is the organisation of the order, else the main one; nil when none is
// entered.
func seller(tx *kv.Tx, o *crm.Order) (*crm.Organisation, error) {
	if o.Organisation.IsZero() {
		return firm.MainOrganisation(tx)
	}
	return store.Organisations.Get(tx, o.Organisation)
}

// standing finds an issued invoice of the order that equals the fresh one in
// all but number and date.
func standing(tx *kv.Tx, fresh *crm.Invoice) (*crm.Invoice, error) {
	ids, err := store.InvoiceOrder.IDs(tx, fresh.Order)
	if err != nil {
		return nil, err
	}
	issued, err := store.Invoices.GetMany(tx, ids)
	if err != nil {
		return nil, err
	}
	for i := len(issued) - 1; i >= 0; i-- {
		if inv := issued[i]; inv != nil && !inv.Deleted && inv.SaysSameAs(fresh) {
			return inv, nil
		}
	}
	return nil, nil
}

// Find returns the invoice with this number, or the one for the order with this
// number, which is issued when there is none yet.
func (s *Invoices) Find(ctx context.Context, number string) (inv *crm.Invoice, err error) {
	var order crm.OrderID
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		ids, err := store.InvoicesByNumber.IDs(tx, number)
		if err != nil {
			return err
		}
		if len(ids) > 0 {
			inv, err = store.Invoices.Get(tx, ids[0])
			return err
		}
		orders, err := store.OrdersByNumber.IDs(tx, number)
		if err != nil {
			return err
		}
		if len(orders) == 0 {
			return problem.At("number", "problem.print.no_document", "Number", number)
		}
		order = orders[0]
		return nil
	})
	if inv != nil || err != nil {
		return inv, err
	}
	return s.ForOrder(ctx, order)
}
