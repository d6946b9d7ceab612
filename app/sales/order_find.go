package sales

import (
	"context"
	"slices"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/payments"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Unpaid returns an order and what is left to pay of it.
func (s *Orders) Unpaid(ctx context.Context, id crm.OrderID) (o *crm.Order, left money.Money, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if o, err = store.Orders.Get(tx, id); err != nil {
			return err
		}
		paid, err := payments.PaidFor(tx, id)
		left = max(o.Gross-paid, 0)
		return err
	})
	return o, left, err
}

// Options offers orders whose number holds the text, the newest first: of the
// client when one is given; with nothing typed of the last year; forty at most.
// What was typed in the wrong layout of the keyboard finds as well.
func (s *Orders) Options(ctx context.Context, client crm.ClientID, text string) ([]base.Option, error) {
	return base.InEitherLayout(text, func(text string) ([]base.Option, error) { return s.options(ctx, client, text) })
}

func (s *Orders) options(ctx context.Context, client crm.ClientID, typed string) (out []base.Option, err error) {
	want := text.FoldName(typed)
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		ids, err := s.offered(tx, client, typed)
		if err != nil {
			return err
		}
		orders, err := store.Orders.GetMany(tx, ids)
		out = nil
		for _, o := range orders {
			if len(out) < base.OptionsLimit && !o.Deleted && (client.IsZero() || strings.Contains(text.FoldName(o.Number), want)) {
				out = append(out, OrderOption(o))
			}
		}
		return err
	})
	return out, err
}

// offered are the orders to choose from, the newest first.
func (s *Orders) offered(tx *kv.Tx, client crm.ClientID, text string) ([]crm.OrderID, error) {
	switch {
	case !client.IsZero():
		ids, err := store.OrderClient.IDs(tx, client)
		slices.Reverse(ids)
		return ids, err
	case strings.TrimSpace(text) != "":
		return store.FindByNumber(tx, store.OrdersByNumber, crm.KindOrder, text, base.OptionsLimit)
	}
	from := s.base.Today().AddDate(-1, 0, 0)
	return store.OrdersByDate.Page(tx, &from, nil, true, base.OptionsLimit)
}

// OrderOption is an order as a choice of a picker.
func OrderOption(o *crm.Order) base.Option {
	return base.Option{ID: o.ID.String(), Name: o.Number, Date: o.Date, Sum: o.Gross}
}
