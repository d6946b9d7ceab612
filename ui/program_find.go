package ui

import (
	"context"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// finder looks for records for the palette.
type finder struct{ a *app.App }

// foundKinds are what is found, by the screen that opens it: a heading and an icon. A
// record without a screen is not shown.
var foundKinds = map[crm.Kind]struct{ group, icon string }{
	crm.KindClient:  {"section.clients", "clients"},
	crm.KindOrder:   {"section.sales", "sales"},
	crm.KindInvoice: {"section.sales", "sales"},
	crm.KindPayment: {"section.money", "money"},
	crm.KindDeal:    {"section.deals", "deals"},
	crm.KindProduct: {"section.stock", "stock"},
	crm.KindRequest: {"section.clients", "clients"},
}

// Find implements nav.Finder.
func (f finder) Find(ctx context.Context, l *lang.Lang, text string) ([]nav.Hit, error) {
	found, err := f.a.Find(ctx, text)
	var hits []nav.Hit
	for _, r := range found {
		kind, ok := foundKinds[r.Kind]
		if !ok {
			continue
		}
		route := nav.ToRecord(r.Kind, r.ID)
		if r.Kind == crm.KindInvoice {
			route = nav.To("invoice").With("issued", r.ID)
		}
		hits = append(hits, nav.Hit{Group: kind.group, Title: r.Name, Detail: record.Detail(l, r.Option), Icon: kind.icon, Route: route})
	}
	return hits, err
}
