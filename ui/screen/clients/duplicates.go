package clients

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: alike.*

// Duplicates is the list of cards that look like one client, pair by pair.
func Duplicates(a *app.App, e *nav.Env) kit.Page {
	one := record.One[clients.DoubleRow]
	return list.Register[clients.DoubleRow]{
		Key: "duplicates", Reads: []string{"clients", "distincts", "merges"},
		Scan: func(ctx context.Context, p *kit.Progress) ([]clients.DoubleRow, error) {
			return a.Doubles.Scan(ctx, reading(e, p))
		},
		ID: func(r clients.DoubleRow) string { return r.A.ID.String() + r.B.ID.String() },
		Columns: []list.Column[clients.DoubleRow]{
			list.Count("group_number", func(r clients.DoubleRow) int { return r.Group }).Width(64),
			list.Text("first", func(r clients.DoubleRow) string { return r.A.Name }).Lead().Flex(2),
			list.Text("second", func(r clients.DoubleRow) string { return r.B.Name }).Width(200).Flex(2),
			list.Badge("alike", func(r clients.DoubleRow) (string, look.Role) {
				return "alike." + string(r.Reason), alikeRole(r.Reason)
			}).Width(146),
			list.Date("first_sale", func(r clients.DoubleRow) time.Time { return r.A.LastSale }),
			list.Date("first_contact", func(r clients.DoubleRow) time.Time { return r.A.LastContact }),
			list.Date("second_sale", func(r clients.DoubleRow) time.Time { return r.B.LastSale }),
			list.Date("second_contact", func(r clients.DoubleRow) time.Time { return r.B.LastContact }),
		},
		Filters: []list.Filter[clients.DoubleRow]{
			list.Choice("alike", func(r clients.DoubleRow) string { return string(r.Reason) }).Words("alike."),
		},
		Search: func(r clients.DoubleRow) string { return r.A.Name + " " + r.A.INN + " " + r.B.Name + " " + r.B.INN },
		Open:   func(r clients.DoubleRow) { e.Open(pairRoute(r)) },
		Actions: []list.Action[clients.DoubleRow]{
			{Key: "duplicates.merge", Primary: true, Keys: "Enter", Do: record.Go(e, pairRoute), Enabled: one},
			{Key: "duplicates.distinct", Primary: true, Do: func(rows []clients.DoubleRow) { keepApart(a, e, rows) }},
			{Key: "duplicates.first", Do: record.Go(e, func(r clients.DoubleRow) nav.Route { return nav.ToRecord(crm.KindClient, r.A.ID.String()) }), Enabled: one},
			{Key: "duplicates.second", Do: record.Go(e, func(r clients.DoubleRow) nav.Route { return nav.ToRecord(crm.KindClient, r.B.ID.String()) }), Enabled: one},
			{Key: "duplicates.merges", Do: func([]clients.DoubleRow) { e.Open(nav.To("merges")) }, Enabled: record.Always[clients.DoubleRow]},
		},
	}.Page(e.Env)
}

func pairRoute(r clients.DoubleRow) nav.Route { return mergeRoute(r.A.ID, r.B.ID) }

// reading tells a job how many records were read.
func reading(e *nav.Env, p *kit.Progress) base.Progress {
	return func(done, total int64) { p.Report(e.Lang.T("duplicates.reading"), done, total) }
}

// alikeRole colours a reason by how sure it is.
func alikeRole(r clients.Reason) look.Role {
	switch r {
	case "inn":
		return look.Bad
	case "phone", "mail":
		return look.Warning
	}
	return look.Accent
}

// keepApart remembers that the pairs are two clients each.
func keepApart(a *app.App, e *nav.Env, rows []clients.DoubleRow) {
	pairs := make([][2]crm.ClientID, len(rows))
	for i, r := range rows {
		pairs[i] = [2]crm.ClientID{r.A.ID, r.B.ID}
	}
	record.Do(a, e, "double.distinct", func(ctx context.Context) error { return a.Doubles.Distinct(ctx, pairs) })
}

// alikeNotices warns of the cards that look like the one in the form.
func alikeNotices(e *nav.Env, found []clients.Alike) []form.Notice {
	out := make([]form.Notice, len(found))
	for i, f := range found {
		out[i] = form.Notice{
			Text: e.Lang.T("alike.notice", "Name", record.Joined(f.Name, true, f.INN, f.City), "Reason", e.Lang.T("alike."+string(f.Reason))),
			Open: func() { e.Open(nav.ToRecord(crm.KindClient, f.ID.String())) },
		}
	}
	return out
}
