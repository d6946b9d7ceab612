package payments

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/payments"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Payments is the list of money that came and went.
func Payments(a *app.App, e *nav.Env) kit.Page {
	rows := record.Rows[payments.Row, crm.Payment]{
		App: a, Env: e, Kind: crm.KindPayment,
		Of: func(r payments.Row) (crm.PaymentID, bool) { return r.ID, r.Deleted },
	}
	return kit.Register[payments.Row]{
		Key: "payments", Reads: []string{"payments", "clients", "orders"},
		Load: func(ctx context.Context, q kit.Query) ([]payments.Row, error) {
			return a.Payments.List(ctx, q.Period)
		},
		ID: rows.ID,
		Columns: []kit.Column[payments.Row]{
			kit.Date("date", func(r payments.Row) time.Time { return r.Date }),
			kit.Text("number", func(r payments.Row) string { return r.Number }).Width(128),
			record.ClientColumn(func(r payments.Row) string { return r.Client }).Lead().Flex(2),
			kit.Text("order", func(r payments.Row) string { return r.Order }).Muted().Width(128),
			kit.Text("purpose", func(r payments.Row) string { return r.Purpose }).Muted().Flex(1),
			kit.Badge("direction", func(r payments.Row) (string, look.Role) {
				return "direction." + string(r.Direction), directionRole(r.Direction)
			}),
			kit.Money("amount", signed).Total(),
		},
		Filters: []kit.Filter[payments.Row]{
			kit.PeriodFilter("period", func(r payments.Row) time.Time { return r.Date }).Loads().During(calendar.Last90Days),
			kit.Choice("direction", func(r payments.Row) string { return string(r.Direction) }).Words("direction."),
			kit.Choice("client", func(r payments.Row) string { return r.Client }),
			rows.NotMarked(),
		},
		Search: func(r payments.Row) string { return r.Number + " " + r.Client + " " + r.Order + " " + r.Purpose },
		Create: rows.New,
		Open:   rows.Open,
		Copy:   rows.Copy,
		Delete: rows.Mark(a.Payments.Mark),
	}.Page(e.Env)
}

func directionRole(d crm.Direction) look.Role {
	if d == crm.Outgoing {
		return look.Warning
	}
	return look.Good
}

// signed is the amount as it changes our money.
func signed(r payments.Row) money.Money {
	if r.Direction == crm.Outgoing {
		return -r.Amount
	}
	return r.Amount
}
