package app

import (
	"context"
	"strings"

	"kartoteka/app/base"
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
		for i := range store.Kinds {
			k := &store.Kinds[i]
			if !k.Numbered() {
				continue
			}
			found, err := k.Find(tx, text, foundDocuments)
			if err != nil {
				return err
			}
			for _, d := range found {
				out = append(out, base.Found{Kind: k.Kind, Option: base.OptionOf(d)})
			}
		}
		return nil
	})
	return out, err
}
