package ui

import (
	"context"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// finder looks for records for the palette. A record is shown under the heading of
// the section of its card; one of a kind without a card is not shown.
type finder struct {
	a     *app.App
	cards map[crm.Kind]nav.Screen
	icons map[string]string // of the sections
}

func newFinder(a *app.App, sections []nav.Section, screens []nav.Screen) finder {
	f := finder{a: a, cards: map[crm.Kind]nav.Screen{}, icons: map[string]string{}}
	for _, s := range screens {
		if s.Card() {
			f.cards[s.Kind] = s
		}
	}
	for _, s := range sections {
		f.icons[s.Key] = s.Icon
	}
	return f
}

// Find implements nav.Finder.
func (f finder) Find(ctx context.Context, l *lang.Lang, text string) ([]nav.Hit, error) {
	found, err := f.a.Find(ctx, text)
	var hits []nav.Hit
	for _, r := range found {
		card, ok := f.cards[r.Kind]
		if !ok {
			continue
		}
		hits = append(hits, nav.Hit{
			Group: "section." + card.Section, Icon: f.icons[card.Section],
			Title: r.Name, Detail: record.Detail(l, r.Option), Route: card.Record(r.ID),
		})
	}
	return hits, err
}
