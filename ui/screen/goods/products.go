package goods

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/goods"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Products is the list of goods and services.
func Products(a *app.App, e *nav.Env) kit.Page {
	rows := record.Rows[goods.Row, crm.Product]{
		App: a, Env: e, Kind: crm.KindProduct,
		Of: func(r goods.Row) (crm.ProductID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[goods.Row]{
		Key: "products", Reads: []string{"products", "groups", "shipments"},
		Load: func(ctx context.Context, _ list.Query) ([]goods.Row, error) { return a.Products.List(ctx) },
		ID:   rows.ID,
		Columns: []list.Column[goods.Row]{
			list.Text("product", func(r goods.Row) string { return r.Name }).Lead().Flex(3),
			list.Text("article", func(r goods.Row) string { return r.Article }).Muted().Width(110),
			list.Text("group", func(r goods.Row) string { return r.Group }).Muted().Flex(1),
			list.Text("unit", func(r goods.Row) string { return r.Unit }).Muted().Width(60),
			list.Text("vat", func(r goods.Row) string { return r.VAT.Title() }).Muted().Width(80),
			list.Money("price", func(r goods.Row) money.Money { return r.Price }),
			list.Money("cost", func(r goods.Row) money.Money { return r.Cost }).Hidden(),
			list.Qty("sold", func(r goods.Row) money.Qty { return r.Sold }),
			list.Money("year", func(r goods.Row) money.Money { return r.Year }).Total(),
		},
		Filters: []list.Filter[goods.Row]{
			list.Choice("group", func(r goods.Row) string { return r.Group }),
			list.Flag("not_sold", func(r goods.Row) bool { return r.Sold == 0 }),
			list.Flag("services", func(r goods.Row) bool { return r.Service }),
			rows.NotMarked(),
		},
		Search: func(r goods.Row) string { return r.Name + " " + r.Article + " " + r.Group },
		Create: rows.New,
		Open:   rows.Open,
		Copy:   rows.Copy,
		Delete: rows.Mark(a.Products.Mark),
	}.Page(e.Env)
}
