package ui

import (
	"context"

	"kartoteka/app"
	"kartoteka/data/lang"
	"kartoteka/ui/nav"
	"kartoteka/ui/screen"
)

// finder looks for records for the palette.
type finder struct{ a *app.App }

// foundKinds are what is found, by the screen that opens it: a heading and an icon. A
// record without a screen is not shown.
var foundKinds = map[string]struct{ group, icon string }{
	"client":  {"section.clients", "clients"},
	"order":   {"section.sales", "sales"},
	"invoice": {"section.sales", "sales"},
	"payment": {"section.money", "money"},
	"deal":    {"section.deals", "deals"},
	"product": {"section.stock", "stock"},
	"request": {"section.clients", "clients"},
}

// Find implements nav.Finder.
func (f finder) Find(ctx context.Context, l *lang.Lang, text string) ([]nav.Hit, error) {
	found, err := f.a.Find(ctx, text)
	var hits []nav.Hit
	for _, r := range found {
		kind, ok := foundKinds[r.Screen]
		if !ok {
			continue
		}
		route := nav.To(r.Screen, r.ID)
		if r.Screen == "invoice" {
			route = nav.To("invoice").With("issued", r.ID)
		}
		hits = append(hits, nav.Hit{Group: kind.group, Title: r.Name, Detail: screen.Detail(l, r.Option), Icon: kind.icon, Route: route})
	}
	return hits, err
}
