package clients

import (
	"context"
	"slices"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// examples are the routes that show the screens on the base of an app.
type examples struct{ a *app.App }

// card is the card of the client that bought most, tab by tab.
func (x examples) card(ctx context.Context) ([]nav.Shot, error) {
	id, err := record.BestClient(ctx, x.a)
	if err != nil || id == "" {
		return nil, err
	}
	card := nav.ToRecord(crm.KindClient, id)
	shots := []nav.Shot{{Name: "client", Route: card}}
	for _, tab := range []string{"contacts", "terms", "bank", "consents", "deals", "documents", "settlements", "analytics"} {
		shots = append(shots, nav.Shot{Name: "client-" + tab, Route: card.With("tab", tab)})
	}
	return shots, nil
}

// lead shows a screen with the first lead nothing is decided about.
func (x examples) lead(screen string) func(context.Context) ([]nav.Shot, error) {
	waiting := func(ctx context.Context) ([]clients.LeadRow, error) {
		rows, err := x.a.Leads.List(ctx)
		return slices.DeleteFunc(rows, func(r clients.LeadRow) bool { return !undecided(r) }), err
	}
	return record.FirstOf(screen, waiting, func(r clients.LeadRow) string { return r.ID.String() })
}

// handover is from the first manager, and the sheet of the first client.
func (x examples) handover(ctx context.Context) ([]nav.Shot, error) {
	managers, err := x.a.Managers.Options(ctx, "")
	if err != nil || len(managers) == 0 {
		return nil, err
	}
	rows, err := x.a.Clients.List(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return []nav.Shot{
		{Name: "handover", Route: nav.To("handover").With("from", managers[0].ID)},
		{Name: "handover-sheet", Route: nav.To("handover_sheet").With("clients", rows[0].ID.String())},
	}, nil
}

// quality is the score and one of its lists.
func (x examples) quality(context.Context) ([]nav.Shot, error) {
	return []nav.Shot{
		{Name: "quality", Route: nav.To("quality")},
		{Name: "quality-age", Route: nav.To("quality", string(clients.CheckAge))},
	}, nil
}

// merge is of the first pair that looks like one client.
func (x examples) merge(ctx context.Context) ([]nav.Shot, error) {
	pairs, err := x.a.Doubles.Scan(ctx, nil)
	if err != nil || len(pairs) == 0 {
		return nil, err
	}
	return []nav.Shot{{Name: "merge", Route: pairRoute(pairs[0])}}, nil
}
