package goods

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/goods"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Products is the list of goods and services.
func Products(a *app.App, e *nav.Env) kit.Page {
	return kit.Register[goods.Row]{
		Key: "products", Reads: []string{"products", "groups", "shipments"},
		Load: func(ctx context.Context, _ kit.Query) ([]goods.Row, error) { return a.Products.List(ctx) },
		ID:   func(r goods.Row) string { return r.ID.String() },
		Columns: []kit.Column[goods.Row]{
			kit.Text("product", func(r goods.Row) string { return r.Name }).Lead().Flex(3),
			kit.Text("article", func(r goods.Row) string { return r.Article }).Muted().Width(110),
			kit.Text("group", func(r goods.Row) string { return r.Group }).Muted().Flex(1),
			kit.Text("unit", func(r goods.Row) string { return r.Unit }).Muted().Width(60),
			kit.Text("vat", func(r goods.Row) string { return r.VAT.Title() }).Muted().Width(80),
			kit.Money("price", func(r goods.Row) money.Money { return r.Price }),
			kit.Money("cost", func(r goods.Row) money.Money { return r.Cost }).Hidden(),
			kit.Qty("sold", func(r goods.Row) money.Qty { return r.Sold }),
			kit.Money("year", func(r goods.Row) money.Money { return r.Year }).Total(),
		},
		Filters: []kit.Filter[goods.Row]{
			kit.Choice("group", func(r goods.Row) string { return r.Group }),
			kit.Flag("not_sold", func(r goods.Row) bool { return r.Sold == 0 }),
			kit.Flag("services", func(r goods.Row) bool { return r.Service }),
			kit.Flag("not_deleted", func(r goods.Row) bool { return !r.Deleted }).On(),
		},
		Search: func(r goods.Row) string { return r.Name + " " + r.Article + " " + r.Group },
		Create: func() { e.Open(nav.ToNew(crm.KindProduct)) },
		Open:   func(r goods.Row) { e.Open(nav.ToRecord(crm.KindProduct, r.ID.String())) },
		Copy:   func(r goods.Row) { e.Open(nav.ToNew(crm.KindProduct).With("copy", r.ID.String())) },
		Delete: record.Marker(a, e, "product.mark", func(r goods.Row) (crm.ProductID, bool) { return r.ID, r.Deleted }, a.Products.Mark),
	}.Page(e.Env)
}

// Product is the card of a good or a service.
func Product(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return record.Card[crm.Product]{
		Get: a.Products.Get,
		Fresh: record.New(func(nav.Route) *crm.Product {
			return &crm.Product{Unit: crm.DefaultUnit, VAT: crm.DefaultVAT(a.Today())}
		}),
		Renew: func(v *crm.Product) { v.ID, v.Meta, v.Article = crm.ProductID{}, crm.Meta{}, "" },
		Names: func(ctx context.Context, v *crm.Product) (base.Names, error) {
			return a.Names(ctx, base.References{Group: v.Group})
		},
		Form: func(v *crm.Product, n *base.Names) kit.Form[crm.Product] { return productForm(a, e, v, n) },
	}.Page(e, r)
}

func productForm(a *app.App, e *nav.Env, v *crm.Product, n *base.Names) kit.Form[crm.Product] {
	return kit.Form[crm.Product]{
		Key: "product", Value: v, Leave: e.Close,
		Title: func(_ *kit.Env, v *crm.Product) string { return record.TitleOr(e, v.Name, "product.new") },
		Badge: func(_ *kit.Env, v *crm.Product) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Fields: []kit.Field[crm.Product]{
			kit.TextField("product.name", func(v *crm.Product) *string { return &v.Name }).Required().Wide(),
			kit.TextField("product.article", func(v *crm.Product) *string { return &v.Article }).Width(4),
			record.DirectoryField(e, "product.group", a.Groups, func(v *crm.Product) *crm.GroupID { return &v.Group }, &n.Group).Width(4),
			kit.CheckField("product.service", func(v *crm.Product) *bool { return &v.Service }).Width(4),
			kit.MoneyField("product.price", func(v *crm.Product) *money.Money { return &v.Price }).Group("product.group.price").Width(3),
			kit.MoneyField("product.cost", func(v *crm.Product) *money.Money { return &v.Cost }).Width(3),
			record.ChoiceField("product.vat", VATOptions(a), func(v *crm.Product) *crm.VATCode { return &v.VAT }).Width(3),
			kit.TextField("product.unit", func(v *crm.Product) *string { return &v.Unit }).Width(3),
			kit.NoteField("product.note", func(v *crm.Product) *string { return &v.Note }),
		},
		Check:   (*crm.Product).Check,
		Save:    a.Products.Save,
		OnSaved: func(v *crm.Product) { e.Replace(nav.ToRecord(crm.KindProduct, v.ID.String())) },
		Reads:   []string{"products"},
		Load:    record.Reread(a.Products.Get, func(v *crm.Product) crm.ProductID { return v.ID }),
	}
}

// VATOptions offers the rates of VAT of today.
func VATOptions(a *app.App) func(*kit.Env) []kit.Option {
	return func(*kit.Env) []kit.Option {
		var out []kit.Option
		for _, r := range crm.VATRates(a.Today()) {
			if !r.Derived {
				out = append(out, kit.Option{ID: string(r.Code), Name: r.Title})
			}
		}
		return out
	}
}
