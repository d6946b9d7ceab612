package goods

import (
	"kartoteka/app"
	"kartoteka/app/goods"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "products", Kind: crm.KindProduct, Section: "stock", Title: "products.title", Open: record.ListOf(a, Products),
			Place: 500, Listed: true,
		},
		{
			Key: "product", Kind: crm.KindProduct, Section: "stock", Title: "product.new", Open: record.PageOf(a, Product),
			Place:    510,
			Examples: record.FirstOf("product", a.Products.List, func(r goods.Row) string { return r.ID.String() }),
		},
	}
}
