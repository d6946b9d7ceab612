package sales

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Save judges and writes an order that is not shipped; a new one gets its
// number.
func (s *Orders) Save(ctx context.Context, o *crm.Order) error {
	return base.Put(ctx, s.base, "order.save", store.Orders, o, func(o *crm.Order) *crm.OrderID { return &o.ID }, saveOrder)
}

// saveOrder completes an open order: what the client's card knows and nobody
// chose, the cost of its lines, its sums and its number.
func saveOrder(tx *kv.Tx, o *crm.Order) error {
	if o.State == crm.OrderShipped {
		return problem.At("state", "problem.order.shipped")
	}
	if err := o.Calculate(); err != nil {
		return err
	}
	if err := o.Check(); err != nil {
		return err
	}
	if err := completeOrder(tx, o); err != nil {
		return err
	}
	return numberOrder(tx, o)
}

func completeOrder(tx *kv.Tx, o *crm.Order) error {
	if err := base.Redirect(tx, &o.Client); err != nil {
		return err
	}
	c, err := store.Clients.Get(tx, o.Client)
	if err != nil {
		return err
	}
	if o.Manager.IsZero() {
		o.Manager = c.Manager
	}
	if o.Region.IsZero() {
		o.Region = c.Region
	}
	if o.Due.IsZero() && c.Deferral > 0 {
		o.Due = o.Date.AddDate(0, 0, c.Deferral)
	}
	products, err := store.Products.GetMany(tx, productsOf(o))
	if err != nil {
		return err
	}
	for i, p := range products {
		if p == nil || p.Cost == 0 {
			continue
		}
		if o.Lines[i].Cost, err = money.LineSum(o.Lines[i].Qty, p.Cost, 0); err != nil {
			return err
		}
	}
	return nil
}

// productsOf lists the products of the lines in their order.
func productsOf(o *crm.Order) []crm.ProductID {
	ids := make([]crm.ProductID, len(o.Lines))
	for i := range o.Lines {
		ids[i] = o.Lines[i].Product
	}
	return ids
}

func numberOrder(tx *kv.Tx, o *crm.Order) (err error) {
	if o.Number == "" && !o.Date.IsZero() {
		o.Number, err = firm.NextNumber(tx, crm.KindOrder, o.Organisation, o.Date)
	}
	return err
}
