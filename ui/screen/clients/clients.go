package clients

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/app/history"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	historypages "kartoteka/ui/screen/history"
)

// firstClients is more than the tallest window shows.
const firstClients = 100

// Clients is the list of clients with their debts and sales.
func Clients(a *app.App, e *nav.Env) kit.Page {
	return kit.Register[clients.Row]{
		Key: "clients", Reads: []string{"clients", "shipments", "payments", "managers", "regions"},
		Load:  func(ctx context.Context, _ kit.Query) ([]clients.Row, error) { return a.Clients.List(ctx) },
		First: func(ctx context.Context) ([]clients.Row, error) { return a.Clients.First(ctx, firstClients) },
		ID:    func(r clients.Row) string { return r.ID.String() },
		Columns: []kit.Column[clients.Row]{
			kit.Text("client", func(r clients.Row) string { return r.Name }).SortBy(func(r clients.Row) string { return crm.OwnName(r.Name) }).Lead().Width(230).Flex(3),
			kit.Text("inn", func(r clients.Row) string { return r.INN }).Muted().Width(104).Hidden(),
			kit.Text("city", func(r clients.Row) string { return r.City }).Muted().Width(110).Flex(1),
			kit.Text("region", func(r clients.Row) string { return r.Region }).Muted().Hidden(),
			kit.Text("manager", func(r clients.Row) string { return r.Manager }).Width(112).Flex(1),
			kit.Text("phone", func(r clients.Row) string { return r.Phone }).Muted().Hidden(),
			kit.Days("last_sale", func(r clients.Row) int { return daysSince(a, r) }).Width(84),
			kit.Money("year", func(r clients.Row) money.Money { return r.Year }).Total(),
			kit.Money("debt", func(r clients.Row) money.Money { return r.Debt }).Total().
				Role(func(r clients.Row) look.Role { return record.DebtRole(r.Debt) }),
		},
		Filters: []kit.Filter[clients.Row]{
			kit.Choice("manager", func(r clients.Row) string { return r.Manager }),
			kit.Choice("region", func(r clients.Row) string { return r.Region }),
			kit.Flag("debtors", func(r clients.Row) bool { return r.Debt > 0 }).Whole(),
			kit.Flag("without_sales", func(r clients.Row) bool { return r.LastSale.IsZero() }).Whole(),
			kit.Flag("not_leads", func(r clients.Row) bool { return !r.Lead }).On(),
			kit.Flag("not_deleted", func(r clients.Row) bool { return !r.Deleted }).On(),
		},
		Search: func(r clients.Row) string { return r.Name + " " + r.INN + " " + r.City + " " + r.Phone },
		Finds:  clientFinds(a),
		Create: func() { e.Open(nav.ToNew(crm.KindClient)) },
		Open:   func(r clients.Row) { e.Open(nav.ToRecord(crm.KindClient, r.ID.String())) },
		Copy:   func(r clients.Row) { e.Open(nav.ToNew(crm.KindClient).With("copy", r.ID.String())) },
		Delete: record.Marker(a, e, "client.mark", func(r clients.Row) (crm.ClientID, bool) { return r.ID, r.Deleted }, a.Clients.Mark),
		Actions: []kit.Action[clients.Row]{handOver(e), {
			Key: "clients.merge", Enabled: func(rows []clients.Row) bool { return len(rows) == 2 },
			Do: func(rows []clients.Row) { e.Open(mergeRoute(rows[0].ID, rows[1].ID)) },
		}},
		Preview: func(ctx context.Context, r clients.Row) (kit.Preview, error) { return clientPreview(ctx, a, e, r) },
	}.Page(e.Env)
}

// clientFinds finds rows by all that a card knows.
func clientFinds(a *app.App) func(ctx context.Context, search string) (func(clients.Row) bool, error) {
	return func(ctx context.Context, search string) (func(clients.Row) bool, error) {
		found, err := a.Clients.Matching(ctx, search)
		return func(r clients.Row) bool { return found[r.ID] }, err
	}
}

// daysSince is the days since the last sale, -1 when there was none.
func daysSince(a *app.App, r clients.Row) int {
	if r.LastSale.IsZero() {
		return -1
	}
	return calendar.Days(r.LastSale, a.Today())
}

// lastShown is how many of the last events a preview tells.
const lastShown = 3

// lastEvents is what happened with a client lately, a paragraph each; nothing
// where nothing did.
func lastEvents(ctx context.Context, a *app.App, l *lang.Lang, client crm.ClientID) ([]kit.PreviewPart, error) {
	page, err := a.History.Page(ctx, history.Query{Client: client, Limit: lastShown})
	if err != nil || len(page.Rows) == 0 {
		return nil, err
	}
	part := kit.PreviewPart{Head: l.T("client.last")}
	for i := range page.Rows {
		it := historypages.HistoryItem(l, &page.Rows[i])
		words := l.Date(page.Rows[i].At) + " " + it.Title
		if it.Value != "" {
			words += ", " + it.Value
		}
		if it.Text != "" {
			words += " — " + shortened(record.OneLine(it.Text), previewTextShown)
		}
		part.Lines = append(part.Lines, kit.PreviewLine{Name: words})
	}
	return []kit.PreviewPart{part}, nil
}

// previewTextShown is as much of what was said as a preview has room for, in letters.
const previewTextShown = 80

func clientPreview(ctx context.Context, a *app.App, e *nav.Env, r clients.Row) (kit.Preview, error) {
	card, err := a.Clients.Card(ctx, r.ID)
	if err != nil {
		return kit.Preview{}, err
	}
	l := e.Lang
	p := kit.Preview{Title: r.Name, Note: record.Joined(l.T("client.inn", "INN", r.INN), r.INN != "", r.City)}
	p.Parts = append(p.Parts, kit.PreviewPart{Head: l.T("client.money"), Lines: []kit.PreviewLine{
		{Name: l.T("client.debt"), Value: l.Money(card.Debt), Role: record.DebtRole(card.Debt)},
		{Name: l.T("client.overdue"), Value: l.Money(card.Overdue), Role: record.DebtRole(card.Overdue)},
		{Name: l.T("client.year"), Value: l.Money(card.Year)},
	}})
	sales := kit.PreviewPart{Head: l.T("client.sales"), Lines: []kit.PreviewLine{
		{Name: l.T("client.orders"), Value: l.Int(int64(card.Orders))},
		{Name: l.T("client.average"), Value: l.Money(card.Average)},
	}}
	if !card.LastSale.IsZero() {
		sales.Lines = append(sales.Lines, kit.PreviewLine{Name: l.T("client.last_sale"), Value: l.Date(card.LastSale)})
	}
	p.Parts = append(p.Parts, sales)
	last, err := lastEvents(ctx, a, l, r.ID)
	if err != nil {
		return kit.Preview{}, err
	}
	p.Parts = append(p.Parts, last...)
	if next := card.Next; next != nil {
		p.Parts = append(p.Parts, kit.PreviewPart{Head: l.T("client.next"), Lines: []kit.PreviewLine{
			{Name: l.Date(next.Due) + " " + next.Text, Role: record.OverdueRole(next.Late)},
		}})
	}
	p.Actions = []kit.PreviewAction{
		{Text: l.T("client.log_call"), Do: func() { e.Open(nav.ToNew(crm.KindInteraction).For(crm.KindClient, r.ID.String())) }},
		{Text: l.T("client.new_order"), Do: func() { e.Open(nav.ToNew(crm.KindOrder).For(crm.KindClient, r.ID.String())) }},
		{Text: l.T("client.new_payment"), Do: func() { e.Open(nav.ToNew(crm.KindPayment).For(crm.KindClient, r.ID.String())) }},
	}
	return p, nil
}
