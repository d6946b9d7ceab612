package talk

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	return []nav.Screen{
		{
			Key: "requests", Kind: crm.KindRequest, Section: "clients", Title: "requests.title", Open: record.ListOf(a, Requests),
			Place: 230, Listed: true,
		},
		{
			Key: "request", Kind: crm.KindRequest, Section: "clients", Of: "requests", Title: "request.new", Open: record.PageOf(a, Request),
			Place:    231,
			Examples: record.FirstOf("request", a.Requests.List, func(r talk.RequestRow) string { return r.ID.String() }),
		},
		{
			Key: "interactions", Kind: crm.KindInteraction, Section: "clients", Title: "interactions.title", Open: record.ListOf(a, Interactions),
			Place: 250, Listed: true, About: "interactions.about", Icon: "phone",
		},
		{
			Key: "interaction", Kind: crm.KindInteraction, Section: "clients", Title: "interaction.new.call", Open: record.PageOf(a, Interaction),
			Place: 251, Examples: func(ctx context.Context) ([]nav.Shot, error) { return examples(ctx, a) },
		},
	}
}

// examples are what was said to a client and its files, and the two forms of
// writing down more.
func examples(ctx context.Context, a *app.App) ([]nav.Shot, error) {
	id, err := record.BestClient(ctx, a)
	if err != nil || id == "" {
		return nil, err
	}
	card, call := nav.ToRecord(crm.KindClient, id), nav.ToNew(crm.KindInteraction).For(crm.KindClient, id)
	return []nav.Shot{
		{Name: "client-history", Route: card.With("tab", "history")},
		{Name: "client-files", Route: card.With("tab", "files")},
		{Name: "interaction", Route: call},
		{Name: "note", Route: call.With("kind", string(crm.Note))},
	}, nil
}
