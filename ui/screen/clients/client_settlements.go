package clients

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/payments"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// settlements is what was shipped and paid, document by document, with the debt
// after each and how old what is overdue is.
func (c *clientCard) settlements(_ *host.Env, v *crm.Client) fyne.CanvasObject {
	a, e, id := c.app, c.env, v.ID
	return list.Register[payments.SettlementRow]{
		Key: "client.settlements", Part: true, Reads: []string{"orders", "shipments", "payments"},
		Load: func(ctx context.Context, _ list.Query) ([]payments.SettlementRow, error) {
			s, err := a.Settlements.OfClient(ctx, id)
			return s.Rows, err
		},
		ID: func(r payments.SettlementRow) string { return string(r.Kind) + "/" + r.ID },
		Columns: []list.Column[payments.SettlementRow]{
			list.Date("date", func(r payments.SettlementRow) time.Time { return r.Date }),
			list.Badge("paper", func(r payments.SettlementRow) (string, look.Role) {
				return "paper." + string(r.Kind), record.DocumentRole(r.Kind)
			}).Width(116),
			list.Text("number", func(r payments.SettlementRow) string { return r.Number }).Lead().Flex(1),
			list.Money("shipped", func(r payments.SettlementRow) money.Money { return r.Shipped }).Total(),
			list.Money("paid", func(r payments.SettlementRow) money.Money { return r.Paid }).Total(),
			list.Money("balance", func(r payments.SettlementRow) money.Money { return r.Balance }).Bold(),
			list.Date("due", func(r payments.SettlementRow) time.Time { return r.Due }),
			list.Money("left", func(r payments.SettlementRow) money.Money { return r.Left }).Total().
				Role(func(r payments.SettlementRow) look.Role { return record.WarnRole(r.Late > 0) }),
			list.Days("late", func(r payments.SettlementRow) int { return lateDays(r) }).Width(100).
				Role(func(payments.SettlementRow) look.Role { return look.Bad }),
		},
		Filters: []list.Filter[payments.SettlementRow]{
			list.Flag("unpaid", func(r payments.SettlementRow) bool { return r.Left > 0 }),
			list.Flag("overdue", func(r payments.SettlementRow) bool { return r.Late > 0 }),
		},
		Metrics: func(rows []payments.SettlementRow) []kit.Metric { return settlementFigures(e, rows) },
		Open:    func(r payments.SettlementRow) { e.Open(record.DocumentRoute(r.Kind, r.ID, crm.OrderID{})) },
	}.Page(e.Env)
}

// lateDays is the days past the term, −1 of what is not late.
func lateDays(r payments.SettlementRow) int {
	if r.Late == 0 {
		return -1
	}
	return r.Late
}

// settlementFigures is what is owed after the newest of the rows, and how old
// what is late is.
func settlementFigures(e *nav.Env, rows []payments.SettlementRow) []kit.Metric {
	var s crm.Settlement
	if len(rows) > 0 {
		s.Debt, s.Advance = max(rows[0].Balance, 0), max(-rows[0].Balance, 0)
	}
	for _, r := range rows {
		if r.Late > 0 {
			s.Overdue += r.Left
			s.Ageing[crm.AgeOf(r.Late)] += r.Left
		}
	}
	l := e.Lang
	figures := []kit.Metric{
		{Caption: l.T("client.debt"), Value: l.Money(s.Debt), Role: record.DebtRole(s.Debt)},
		{Caption: l.T("client.advance"), Value: l.Money(s.Advance)},
		{Caption: l.T("client.overdue"), Value: l.Money(s.Overdue), Role: record.DebtRole(s.Overdue)},
	}
	from := 1
	for i, sum := range s.Ageing {
		caption := l.T("client.age.over", "From", from-1)
		if i < len(crm.AgeLimits) {
			caption = l.T("client.age", "From", from, "To", crm.AgeLimits[i])
			from = crm.AgeLimits[i] + 1
		}
		figures = append(figures, kit.Metric{Caption: caption, Value: l.Money(sum), Role: record.DebtRole(sum)})
	}
	return figures
}
