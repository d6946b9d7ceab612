package sales

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	first := func(screen string) func(context.Context) ([]nav.Shot, error) {
		return record.FirstOf(screen, record.Recent(a, a.Orders.List), func(r sales.OrderRow) string { return r.ID.String() })
	}
	return []nav.Screen{
		{
			Key: "orders", Kind: crm.KindOrder, Section: "sales", Title: "orders.title", Open: record.ListOf(a, Orders),
			Place: 300, Listed: true,
		},
		{
			Key: "order", Kind: crm.KindOrder, Section: "sales", Title: "order.new", Open: record.PageOf(a, Order),
			Place: 310, Examples: func(ctx context.Context) ([]nav.Shot, error) {
				shots, err := first("order")(ctx)
				return append(shots, nav.Shot{Name: "order-new", Route: nav.ToNew(crm.KindOrder)}), err
			},
		},
		{
			Key: "invoice", Kind: crm.KindInvoice, Section: "sales", Title: "invoice.new", Open: record.PageOf(a, Invoice),
			Found: func(id string) nav.Route { return nav.ToNew(crm.KindInvoice).With("issued", id) },
			Place: 320, Examples: first("invoice"),
		},
	}
}
