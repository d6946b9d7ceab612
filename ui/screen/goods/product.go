package goods

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

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
		Form: func(v *crm.Product, n *base.Names) form.Form[crm.Product] { return productForm(a, e, v, n) },
	}.Page(e, r)
}

func productForm(a *app.App, e *nav.Env, v *crm.Product, n *base.Names) form.Form[crm.Product] {
	return form.Form[crm.Product]{
		Key: "product", Value: v, Leave: e.Close,
		Title: func(_ *host.Env, v *crm.Product) string { return record.TitleOr(e, v.Name, "product.new") },
		Badge: func(_ *host.Env, v *crm.Product) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Fields: []form.Field[crm.Product]{
			form.TextField("product.name", func(v *crm.Product) *string { return &v.Name }).Required().Wide(),
			form.TextField("product.article", func(v *crm.Product) *string { return &v.Article }).Width(4),
			record.DirectoryField(e, "product.group", a.Groups, func(v *crm.Product) *crm.GroupID { return &v.Group }, &n.Group).Width(4),
			form.CheckField("product.service", func(v *crm.Product) *bool { return &v.Service }).Width(4),
			form.MoneyField("product.price", func(v *crm.Product) *money.Money { return &v.Price }).Group("product.group.price").Width(3),
			form.MoneyField("product.cost", func(v *crm.Product) *money.Money { return &v.Cost }).Width(3),
			record.ChoiceField("product.vat", VATOptions(a), func(v *crm.Product) *crm.VATCode { return &v.VAT }).Width(3),
			form.TextField("product.unit", func(v *crm.Product) *string { return &v.Unit }).Width(3),
			form.NoteField("product.note", func(v *crm.Product) *string { return &v.Note }),
		},
		Check:   (*crm.Product).Check,
		Save:    a.Products.Save,
		OnSaved: func(v *crm.Product) { e.Replace(nav.ToRecord(crm.KindProduct, v.ID.String())) },
		Reads:   []string{"products"},
		Load:    record.Reread(a.Products.Get, func(v *crm.Product) crm.ProductID { return v.ID }),
	}
}

// VATOptions offers the rates of VAT of today.
func VATOptions(a *app.App) func(*host.Env) []kit.Option {
	return func(*host.Env) []kit.Option {
		var out []kit.Option
		for _, r := range crm.VATRates(a.Today()) {
			if !r.Derived {
				out = append(out, kit.Option{ID: string(r.Code), Name: r.Title})
			}
		}
		return out
	}
}
