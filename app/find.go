package app

import (
	"context"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// How many clients and products, and documents of a kind, Find returns at most.
const (
	foundCards     = 8
	foundDocuments = 4
)

// Find looks for clients by whatever is known of them, products by name or
// article and documents by a part of their number; a few of each. What was typed
// in the wrong layout of the keyboard finds as well.
func (a *App) Find(ctx context.Context, text string) ([]base.Found, error) {
	return base.InEitherLayout(text, func(text string) ([]base.Found, error) { return a.find(ctx, text) })
}

func (a *App) find(ctx context.Context, text string) ([]base.Found, error) {
	clients, err := a.Clients.Best(ctx, text, foundCards)
	if err != nil {
		return nil, err
	}
	var out []base.Found
	for _, o := range clients {
		out = append(out, base.Found{Kind: crm.KindClient, Option: o})
	}
	documents, err := a.documents(ctx, text)
	if err != nil {
		return nil, err
	}
	out = append(out, documents...)
	products, err := a.Products.Best(ctx, text, foundCards)
	for _, p := range products {
		out = append(out, base.Found{Kind: crm.KindProduct, Option: base.Option{ID: p.ID.String(), Name: p.Name, Detail: p.Article}})
	}
	return out, err
}

// documents finds documents by number; a text without a figure is none.
func (a *App) documents(ctx context.Context, text string) (out []base.Found, err error) {
	if !strings.ContainsAny(text, "0123456789") {
		return nil, nil
	}
	err = a.base.See(ctx, func(tx *kv.Tx) error {
		out = nil
		for _, look := range []func(*kv.Tx, string) ([]base.Found, error){
			numbered(crm.KindOrder, store.Orders, store.OrdersByNumber, store.NumberOrder, func(o *crm.Order) (base.Option, bool) {
				return sales.OrderOption(o), o.Deleted
			}),
			numbered(crm.KindInvoice, store.Invoices, store.InvoicesByNumber, store.NumberInvoice, func(i *crm.Invoice) (base.Option, bool) {
				return base.Option{ID: i.ID.String(), Name: i.Number, Date: i.Date, Sum: i.Gross}, i.Deleted
			}),
			numbered(crm.KindPayment, store.Payments, store.PaymentsByNumber, store.NumberPayment, func(p *crm.Payment) (base.Option, bool) {
				return base.Option{ID: p.ID.String(), Name: p.Number, Date: p.Date, Sum: p.Amount}, p.Deleted
			}),
			numbered(crm.KindDeal, store.Deals, store.DealsByNumber, store.NumberDeal, func(d *crm.Deal) (base.Option, bool) {
				return base.Option{ID: d.ID.String(), Name: d.Number, Detail: d.Name, Date: d.Date, Sum: d.Amount}, d.Deleted
			}),
			numbered(crm.KindRequest, store.Requests, store.RequestsByNumber, store.NumberRequest, func(r *crm.Request) (base.Option, bool) {
				return base.Option{ID: r.ID.String(), Name: r.Number, Detail: r.Text}, r.Deleted
			}),
		} {
			found, err := look(tx, text)
			if err != nil {
				return err
			}
			out = append(out, found...)
		}
		return nil
	})
	return out, err
}

// numbered looks for documents of one kind by number.
func numbered[T any](kind crm.Kind, table *kv.Table[T, crm.ID[T]], ix *kv.Index[T, crm.ID[T], string], number store.NumberKind, show func(*T) (o base.Option, deleted bool)) func(*kv.Tx, string) ([]base.Found, error) {
	return func(tx *kv.Tx, text string) (out []base.Found, err error) {
		ids, err := store.FindByNumber(tx, ix, number, text, foundDocuments)
		if err != nil {
			return nil, err
		}
		documents, err := table.GetMany(tx, ids)
		for _, d := range documents {
			if o, deleted := show(d); !deleted {
				out = append(out, base.Found{Kind: kind, Option: o})
			}
		}
		return out, err
	}
}
