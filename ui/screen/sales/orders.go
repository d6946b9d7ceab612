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
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Orders is the list of orders.
func Orders(a *app.App, e *nav.Env) kit.Page {
	return kit.Register[sales.OrderRow]{
		Key: "orders", Reads: []string{"orders", "payments", "clients", "managers"},
		Load: func(ctx context.Context, q kit.Query) ([]sales.OrderRow, error) { return a.Orders.List(ctx, q.Period) },
		ID:   func(r sales.OrderRow) string { return r.ID.String() },
		Columns: []kit.Column[sales.OrderRow]{
			kit.Date("date", func(r sales.OrderRow) time.Time { return r.Date }),
			kit.Text("number", func(r sales.OrderRow) string { return r.Number }).Width(128),
			kit.Text("client", func(r sales.OrderRow) string { return r.Client }).SortBy(func(r sales.OrderRow) string { return crm.OwnName(r.Client) }).Lead().Flex(3),
			kit.Text("manager", func(r sales.OrderRow) string { return r.Manager }).Flex(1),
			kit.Badge("state", func(r sales.OrderRow) (string, look.Role) { return orderState(r) }).Width(120),
			kit.Date("due", func(r sales.OrderRow) time.Time { return r.Due }),
			kit.Money("gross", func(r sales.OrderRow) money.Money { return r.Gross }).Total(),
			kit.Money("left", func(r sales.OrderRow) money.Money { return r.Left() }).Total().
				Role(func(r sales.OrderRow) look.Role { return record.OverdueRole(r.Overdue) }),
		},
		Filters: []kit.Filter[sales.OrderRow]{
			kit.PeriodFilter("period", func(r sales.OrderRow) time.Time { return r.Date }).Loads().During(calendar.Last90Days),
			kit.Choice("state", func(r sales.OrderRow) string { return string(r.State) }).Words("order.state."),
			kit.Choice("manager", func(r sales.OrderRow) string { return r.Manager }),
			kit.Choice("client", func(r sales.OrderRow) string { return r.Client }),
			kit.Flag("overdue", func(r sales.OrderRow) bool { return r.Overdue }),
			kit.Flag("not_deleted", func(r sales.OrderRow) bool { return !r.Deleted }).On(),
		},
		Search:  func(r sales.OrderRow) string { return r.Number + " " + r.Client },
		Create:  func() { e.Open(nav.ToNew(crm.KindOrder)) },
		Open:    func(r sales.OrderRow) { e.Open(nav.ToRecord(crm.KindOrder, r.ID.String())) },
		Copy:    func(r sales.OrderRow) { e.Open(nav.ToNew(crm.KindOrder).With("copy", r.ID.String())) },
		Delete:  record.Marker(a, e, "order.mark", func(r sales.OrderRow) (crm.OrderID, bool) { return r.ID, r.Deleted }, a.Orders.Mark),
		Actions: orderActions(a, e),
	}.Page(e.Env)
}

func orderActions(a *app.App, e *nav.Env) []kit.Action[sales.OrderRow] {
	state := func(want crm.OrderState) func([]sales.OrderRow) bool {
		return func(rs []sales.OrderRow) bool {
			for _, r := range rs {
				if r.State != want || r.Deleted {
					return false
				}
			}
			return len(rs) > 0
		}
	}
	one := func(rs []sales.OrderRow) bool { return len(rs) == 1 }
	return []kit.Action[sales.OrderRow]{
		{
			Key: "order.invoice", Icon: "print", Primary: true, Keys: "Ctrl+P", Enabled: one,
			Do: func(rs []sales.OrderRow) { e.Open(nav.ToRecord(crm.KindInvoice, rs[0].ID.String())) },
		},
		{
			Key: "order.pay", Enabled: one,
			Do: func(rs []sales.OrderRow) { e.Open(nav.ToNew(crm.KindPayment).For(crm.KindOrder, rs[0].ID.String())) },
		},
		{
			Key: "order.cancel", Enabled: state(crm.OrderNew),
			Do: func(rs []sales.OrderRow) {
				record.Do(a, e, "order.cancel", func(ctx context.Context) error { return a.Orders.Cancel(ctx, orderIDs(rs)) })
			},
		},
		{
			Key: "order.reopen", Enabled: state(crm.OrderCancelled),
			Do: func(rs []sales.OrderRow) {
				record.Do(a, e, "order.reopen", func(ctx context.Context) error { return a.Orders.Reopen(ctx, orderIDs(rs)) })
			},
		},
	}
}

func orderIDs(rows []sales.OrderRow) []crm.OrderID {
	ids := make([]crm.OrderID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

// orderState is the badge of a row: overdue debt is said before all else.
func orderState(r sales.OrderRow) (string, look.Role) {
	switch {
	case r.Deleted:
		return "state.deleted", look.Bad
	case r.Overdue:
		return "order.state.overdue", look.Bad
	case r.State == crm.OrderShipped && r.Left() == 0:
		return "order.state.paid", look.Good
	}
	return "order.state." + string(r.State), record.OrderRole(r.State)
}
