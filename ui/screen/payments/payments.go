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
	"kartoteka/ui/kit/list"
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
	return list.Register[payments.Row]{
		Key: "payments", Reads: []string{"payments", "clients", "orders"},
		Load: func(ctx context.Context, q list.Query) ([]payments.Row, error) {
			return a.Payments.List(ctx, q.Period)
		},
		ID: rows.ID,
		Columns: []list.Column[payments.Row]{
			list.Date("date", func(r payments.Row) time.Time { return r.Date }),
			list.Text("number", func(r payments.Row) string { return r.Number }).Width(128),
			record.ClientColumn(func(r payments.Row) string { return r.Client }).Lead().Flex(2),
			list.Text("order", func(r payments.Row) string { return r.Order }).Muted().Width(128),
			list.Text("purpose", func(r payments.Row) string { return r.Purpose }).Muted().Flex(1),
			list.Badge("direction", func(r payments.Row) (string, look.Role) {
				return "direction." + string(r.Direction), directionRole(r.Direction)
			}),
			list.Money("amount", signed).Total(),
		},
		Filters: []list.Filter[payments.Row]{
			list.PeriodFilter("period", func(r payments.Row) time.Time { return r.Date }).Loads().During(calendar.Last90Days),
			list.Choice("direction", func(r payments.Row) string { return string(r.Direction) }).Words("direction."),
			list.Choice("client", func(r payments.Row) string { return r.Client }),
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
