package app

import (
	"context"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Found is a record that answers what a person typed.
type Found struct {
	Screen string // "client", "product", "order", "invoice", "payment", "deal", "request"
	Option
}

// How many clients and products, and documents of a kind, Find returns at most.
const (
	foundCards     = 8
	foundDocuments = 4
)

// Find looks for clients by whatever is known of them, products by name or
// article and documents by a part of their number; a few of each. What was typed
// in the wrong layout of the keyboard finds as well.
func (a *App) Find(ctx context.Context, text string) ([]Found, error) {
	return inEitherLayout(text, func(text string) ([]Found, error) { return a.find(ctx, text) })
}

func (a *App) find(ctx context.Context, text string) ([]Found, error) {
	clients, err := a.Clients.options(ctx, text, foundCards)
	if err != nil {
		return nil, err
	}
	var out []Found
	for _, o := range clients {
		out = append(out, Found{"client", o})
	}
	documents, err := a.documents(ctx, text)
	if err != nil {
		return nil, err
	}
	out = append(out, documents...)
	products, err := a.Products.find(ctx, text, foundCards)
	for _, p := range products {
		out = append(out, Found{"product", Option{ID: p.ID.String(), Name: p.Name, Detail: p.Article}})
	}
	return out, err
}

// documents finds documents by number; a text without a figure is none.
func (a *App) documents(ctx context.Context, text string) (out []Found, err error) {
	if !strings.ContainsAny(text, "0123456789") {
		return nil, nil
	}
	err = a.base.See(ctx, func(tx *kv.Tx) error {
		out = nil
		for _, look := range []func(*kv.Tx, string) ([]Found, error){
			numbered("order", store.Orders, store.OrdersByNumber, store.NumberOrder, func(o *crm.Order) (Option, bool) {
				return orderOption(o), o.Deleted
			}),
			numbered("invoice", store.Invoices, store.InvoicesByNumber, store.NumberInvoice, func(i *crm.Invoice) (Option, bool) {
				return Option{ID: i.ID.String(), Name: i.Number, Date: i.Date, Sum: i.Gross}, i.Deleted
			}),
			numbered("payment", store.Payments, store.PaymentsByNumber, store.NumberPayment, func(p *crm.Payment) (Option, bool) {
				return Option{ID: p.ID.String(), Name: p.Number, Date: p.Date, Sum: p.Amount}, p.Deleted
			}),
			numbered("deal", store.Deals, store.DealsByNumber, store.NumberDeal, func(d *crm.Deal) (Option, bool) {
				return Option{ID: d.ID.String(), Name: d.Number, Detail: d.Name, Date: d.Date, Sum: d.Amount}, d.Deleted
			}),
			numbered("request", store.Requests, store.RequestsByNumber, store.NumberRequest, func(r *crm.Request) (Option, bool) {
				return Option{ID: r.ID.String(), Name: r.Number, Detail: r.Text}, r.Deleted
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
func numbered[T any](screen string, table *kv.Table[T, crm.ID[T]], ix *kv.Index[T, crm.ID[T], string], kind store.NumberKind, show func(*T) (o Option, deleted bool)) func(*kv.Tx, string) ([]Found, error) {
	return func(tx *kv.Tx, text string) (out []Found, err error) {
		ids, err := store.FindByNumber(tx, ix, kind, text, foundDocuments)
		if err != nil {
			return nil, err
		}
		documents, err := table.GetMany(tx, ids)
		for _, d := range documents {
			if o, deleted := show(d); !deleted {
				out = append(out, Found{screen, o})
			}
		}
		return out, err
	}
}
