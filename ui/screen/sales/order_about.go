package sales

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

func orderBadge(e *nav.Env, v *orderDoc) (string, look.Role) {
	if v.Deleted {
		return record.DeletedBadge(e, true)
	}
	return e.Lang.T("order.state." + string(v.State)), record.OrderRole(v.State)
}

func orderFigures(e *nav.Env, v *orderDoc, d sales.OrderDocument) []kit.Metric {
	l := e.Lang
	figures := []kit.Metric{{Caption: l.T("order.gross"), Value: l.Money(v.Gross)}}
	if v.ID.IsZero() {
		return figures
	}
	left := max(v.Gross-d.Paid, 0)
	payments := func() { e.Open(nav.To("payments").With("client", d.Names.Client)) }
	client := func() { e.Open(nav.ToRecord(crm.KindClient, v.Client.String())) }
	return append(figures,
		kit.Metric{Caption: l.T("order.paid"), Value: l.Money(d.Paid), Open: payments},
		kit.Metric{Caption: l.T("order.left"), Value: l.Money(left), Role: record.WarnRole(left > 0), Open: payments},
		kit.Metric{Caption: l.T("client.debt"), Value: l.Money(d.Debt), Role: record.DebtRole(d.Debt), Open: client},
	)
}

// orderSummary is what stands under the lines: the discount, the tax and what is to pay.
func orderSummary(e *nav.Env, v *orderDoc) []form.SummaryLine {
	l := e.Lang
	var full, sum money.Money
	for i := range v.Rows {
		r := &v.Rows[i]
		whole, err := money.LineSum(r.Qty, r.Price, 0)
		if err == nil {
			full += whole
		}
		sum += r.Sum
	}
	var lines []form.SummaryLine
	if full != sum {
		lines = append(lines,
			form.SummaryLine{Caption: l.T("order.full"), Value: l.Money(full)},
			form.SummaryLine{Caption: l.T("order.discount"), Value: l.Money(full - sum)})
	}
	if v.Mode != crm.VATOff {
		lines = append(lines, form.SummaryLine{Caption: l.T("order.tax." + string(v.Mode)), Value: l.Money(v.Tax)})
	}
	return append(lines, form.SummaryLine{Caption: l.T("order.to_pay"), Value: l.Money(v.Gross), Strong: true})
}

// claims warns of an order for a client who waits for the answer to a claim.
func claims(ctx context.Context, a *app.App, e *nav.Env, v orderDoc) ([]form.Notice, error) {
	if !v.ID.IsZero() || v.Client.IsZero() {
		return nil, nil
	}
	open, err := a.Requests.Open(ctx, v.Client)
	if err != nil || open.Claims == 0 {
		return nil, err
	}
	client := nav.ToRecord(crm.KindClient, v.Client.String())
	return []form.Notice{{Text: e.Lang.N("order.claims", int64(open.Claims)), Open: func() { e.Open(client) }}}, nil
}
