package clients

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// firstClients is more than the tallest window shows.
const firstClients = 100

// Clients is the list of clients with their debts and sales.
func Clients(a *app.App, e *nav.Env) kit.Page {
	rows := record.Rows[clients.Row, crm.Client]{
		App: a, Env: e, Kind: crm.KindClient,
		Of: func(r clients.Row) (crm.ClientID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[clients.Row]{
		Key: "clients", Reads: []string{"clients", "shipments", "payments", "managers", "regions"},
		Load:  func(ctx context.Context, _ list.Query) ([]clients.Row, error) { return a.Clients.List(ctx) },
		First: func(ctx context.Context) ([]clients.Row, error) { return a.Clients.First(ctx, firstClients) },
		ID:    rows.ID,
		Columns: []list.Column[clients.Row]{
			record.ClientColumn(func(r clients.Row) string { return r.Name }).Lead().Width(230).Flex(3),
			list.Text("inn", func(r clients.Row) string { return r.INN }).Muted().Width(104).Hidden(),
			list.Text("city", func(r clients.Row) string { return r.City }).Muted().Width(110).Flex(1),
			list.Text("region", func(r clients.Row) string { return r.Region }).Muted().Hidden(),
			list.Text("manager", func(r clients.Row) string { return r.Manager }).Width(112).Flex(1),
			list.Text("phone", func(r clients.Row) string { return r.Phone }).Muted().Hidden(),
			list.Days("last_sale", func(r clients.Row) int { return daysSince(a, r) }).Width(84),
			list.Money("year", func(r clients.Row) money.Money { return r.Year }).Total(),
			list.Money("debt", func(r clients.Row) money.Money { return r.Debt }).Total().
				Role(func(r clients.Row) look.Role { return record.DebtRole(r.Debt) }),
		},
		Filters: []list.Filter[clients.Row]{
			list.Choice("manager", func(r clients.Row) string { return r.Manager }),
			list.Choice("region", func(r clients.Row) string { return r.Region }),
			list.Flag("debtors", func(r clients.Row) bool { return r.Debt > 0 }).Whole(),
			list.Flag("without_sales", func(r clients.Row) bool { return r.LastSale.IsZero() }).Whole(),
			list.Flag("not_leads", func(r clients.Row) bool { return !r.Lead }).On(),
			rows.NotMarked(),
		},
		Search: func(r clients.Row) string { return r.Name + " " + r.INN + " " + r.City + " " + r.Phone },
		Finds:  clientFinds(a),
		Create: rows.New,
		Open:   rows.Open,
		Copy:   rows.Copy,
		Delete: rows.Mark(a.Clients.Mark),
		Actions: []list.Action[clients.Row]{handOver(e), {
			Key: "clients.merge", Enabled: func(rows []clients.Row) bool { return len(rows) == 2 },
			Do: func(rows []clients.Row) { e.Open(mergeRoute(rows[0].ID, rows[1].ID)) },
		}},
		Preview: func(ctx context.Context, r clients.Row) (list.Preview, error) { return clientPreview(ctx, a, e, r) },
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
