package app

import (
	"context"

	"kartoteka/data/crm"
)

// Found is a record that answers what a person typed.
type Found struct {
	Screen string // "client", "product", "order"
	Option
}

// Find looks for clients by name or ИНН, products by name or article and orders
// by number; a few of each.
func (a *App) Find(ctx context.Context, text string) ([]Found, error) {
	const each = 8
	var out []Found
	add := func(screen string, found []Option) {
		for _, o := range found[:min(len(found), each)] {
			out = append(out, Found{screen, o})
		}
	}
	clients, err := a.Clients.Options(ctx, text)
	if err != nil {
		return nil, err
	}
	add("client", clients)
	orders, err := a.Orders.Options(ctx, crm.ClientID{}, text)
	if err != nil {
		return nil, err
	}
	add("order", orders)
	products, err := a.Products.Find(ctx, text)
	if err != nil {
		return nil, err
	}
	for _, p := range products[:min(len(products), each)] {
		add("product", []Option{{ID: p.ID.String(), Name: p.Name, Detail: p.Article}})
	}
	return out, nil
}
