package app

import (
	"context"
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Unpaid returns an order and what is left to pay of it.
func (s *Orders) Unpaid(ctx context.Context, id crm.OrderID) (o *crm.Order, left money.Money, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		if o, err = store.Orders.Get(tx, id); err != nil {
			return err
		}
		paid, err := paidFor(tx, id)
		left = max(o.Gross-paid, 0)
		return err
	})
	return o, left, err
}

// paidFor sums the payments that name the order.
func paidFor(tx *kv.Tx, id crm.OrderID) (sum money.Money, err error) {
	ids, err := store.PaymentOrder.IDs(tx, id)
	if err != nil {
		return 0, err
	}
	payments, err := store.Payments.GetMany(tx, ids)
	for _, p := range payments {
		sum += p.Paid()
	}
	return sum, err
}

// Options offers orders whose number holds the text, the newest first: of the
// client when one is given, else of the last year; forty at most.
func (s *Orders) Options(ctx context.Context, client crm.ClientID, text string) (out []Option, err error) {
	want := store.Fold(text)
	err = s.see(ctx, func(tx *kv.Tx) error {
		var ids []crm.OrderID
		if client.IsZero() {
			from := s.Today().AddDate(-1, 0, 0)
			ids, err = store.OrdersByDate.Page(tx, &from, nil, true, 5000)
		} else {
			ids, err = store.OrderClient.IDs(tx, client)
			slices.Reverse(ids)
		}
		if err != nil {
			return err
		}
		orders, err := store.Orders.GetMany(tx, ids)
		out = nil
		for _, o := range orders {
			if len(out) < optionsLimit && !o.Deleted && strings.Contains(store.Fold(o.Number), want) {
				out = append(out, Option{ID: o.ID.String(), Name: o.Number, Date: o.Date, Sum: o.Gross})
			}
		}
		return err
	})
	return out, err
}
