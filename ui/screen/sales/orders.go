package sales

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/sales"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Orders is the list of orders.
func Orders(a *app.App, e *nav.Env) kit.Page {
	rows := record.Rows[sales.OrderRow, crm.Order]{
		App: a, Env: e, Kind: crm.KindOrder,
		Of: func(r sales.OrderRow) (crm.OrderID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[sales.OrderRow]{
		Key: "orders", Reads: []string{"orders", "payments", "clients", "managers"},
		Load: func(ctx context.Context, q list.Query) ([]sales.OrderRow, error) { return a.Orders.List(ctx, q.Period) },
		ID:   rows.ID,
		Columns: []list.Column[sales.OrderRow]{
			list.Date("date", func(r sales.OrderRow) time.Time { return r.Date }),
			list.Text("number", func(r sales.OrderRow) string { return r.Number }).Width(128),
			record.ClientColumn(func(r sales.OrderRow) string { return r.Client }).Lead().Flex(3),
			list.Text("manager", func(r sales.OrderRow) string { return r.Manager }).Flex(1),
			list.Badge("state", orderState).Width(120),
			list.Date("due", func(r sales.OrderRow) time.Time { return r.Due }),
			list.Money("gross", func(r sales.OrderRow) money.Money { return r.Gross }).Total(),
			list.Money("left", func(r sales.OrderRow) money.Money { return r.Left() }).Total().
				Role(func(r sales.OrderRow) look.Role { return record.OverdueRole(r.Overdue) }),
		},
		Filters: []list.Filter[sales.OrderRow]{
			list.PeriodFilter("period", func(r sales.OrderRow) time.Time { return r.Date }).Loads().During(calendar.Last90Days),
			list.Choice("state", func(r sales.OrderRow) string { return string(r.State) }).Words("order.state."),
			list.Choice("manager", func(r sales.OrderRow) string { return r.Manager }),
			list.Choice("client", func(r sales.OrderRow) string { return r.Client }),
			list.Flag("overdue", func(r sales.OrderRow) bool { return r.Overdue }),
			rows.NotMarked(),
		},
		Search:  func(r sales.OrderRow) string { return r.Number + " " + r.Client },
		Create:  rows.New,
		Open:    rows.Open,
		Copy:    rows.Copy,
		Delete:  rows.Mark(a.Orders.Mark),
		Actions: orderActions(a, rows),
	}.Page(e.Env)
}

// orderActions are what is done with orders beside editing them.
func orderActions(a *app.App, rows record.Rows[sales.OrderRow, crm.Order]) []list.Action[sales.OrderRow] {
	in := func(want crm.OrderState) func([]sales.OrderRow) bool {
		return record.AllOf(func(r sales.OrderRow) bool { return r.State == want && !r.Deleted })
	}
	one := record.One[sales.OrderRow]
	invoice := func(r sales.OrderRow) nav.Route { return nav.ToRecord(crm.KindInvoice, rows.ID(r)) }
	payment := func(r sales.OrderRow) nav.Route { return nav.ToNew(crm.KindPayment).For(crm.KindOrder, rows.ID(r)) }
	return []list.Action[sales.OrderRow]{
		{Key: "order.invoice", Icon: "print", Primary: true, Keys: "Ctrl+P", Enabled: one, Do: record.Go(rows.Env, invoice)},
		{Key: "order.pay", Enabled: one, Do: record.Go(rows.Env, payment)},
		{Key: "order.cancel", Enabled: in(crm.OrderNew), Do: rows.Do("order.cancel", a.Orders.Cancel)},
		{Key: "order.reopen", Enabled: in(crm.OrderCancelled), Do: rows.Do("order.reopen", a.Orders.Reopen)},
	}
}

// orderState is the badge of a row: overdue debt is said before all else.
func orderState(r sales.OrderRow) (string, look.Role) {
	switch {
	case r.Overdue:
		return record.State(r.Deleted, "order.state.overdue", look.Bad)
	case r.State == crm.OrderShipped && r.Left() == 0:
		return record.State(r.Deleted, "order.state.paid", look.Good)
	}
	return record.State(r.Deleted, "order.state."+string(r.State), record.OrderRole(r.State))
}
