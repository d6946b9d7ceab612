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

var finderIcons = map[string]struct{ group, icon string }{
	"client":  {"section.clients", "clients"},
	"order":   {"section.sales", "sales"},
	"product": {"section.stock", "stock"},
}

// Find implements nav.Finder.
func (f finder) Find(ctx context.Context, l *lang.Lang, text string) ([]nav.Hit, error) {
	found, err := f.a.Find(ctx, text)
	hits := make([]nav.Hit, len(found))
	for i, r := range found {
		look := finderIcons[r.Screen]
		hits[i] = nav.Hit{Group: look.group, Title: r.Name, Detail: screen.Detail(l, r.Option), Icon: look.icon, Route: nav.To(r.Screen, r.ID)}
	}
	return hits, err
}
