package clients

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	historypages "kartoteka/ui/screen/history"
)

// lastShown is how many of the last events a preview tells.
const lastShown = 3

// lastEvents is what happened with a client lately, a paragraph each; nothing
// where nothing did.
func lastEvents(ctx context.Context, a *app.App, l *lang.Lang, client crm.ClientID) ([]list.PreviewPart, error) {
	page, err := a.History.Page(ctx, history.Query{Client: client, Limit: lastShown})
	if err != nil || len(page.Rows) == 0 {
		return nil, err
	}
	part := list.PreviewPart{Head: l.T("client.last")}
	for i := range page.Rows {
		it := historypages.Item(l, &page.Rows[i])
		words := l.Date(page.Rows[i].At) + " " + it.Title
		if it.Value != "" {
			words += ", " + it.Value
		}
		if it.Text != "" {
			words += " — " + shortened(record.OneLine(it.Text), previewTextShown)
		}
		part.Lines = append(part.Lines, list.PreviewLine{Name: words})
	}
	return []list.PreviewPart{part}, nil
}

// previewTextShown is as much of what was said as a preview has room for, in letters.
const previewTextShown = 80

func clientPreview(ctx context.Context, a *app.App, e *nav.Env, r clients.Row) (list.Preview, error) {
	card, err := a.Clients.Card(ctx, r.ID)
	if err != nil {
		return list.Preview{}, err
	}
	l := e.Lang
	p := list.Preview{Title: r.Name, Note: record.Joined(l.T("client.inn", "INN", r.INN), r.INN != "", r.City)}
	p.Parts = append(p.Parts, list.PreviewPart{Head: l.T("client.money"), Lines: []list.PreviewLine{
		{Name: l.T("client.debt"), Value: l.Money(card.Debt), Role: record.DebtRole(card.Debt)},
		{Name: l.T("client.overdue"), Value: l.Money(card.Overdue), Role: record.DebtRole(card.Overdue)},
		{Name: l.T("client.year"), Value: l.Money(card.Year)},
	}})
	sales := list.PreviewPart{Head: l.T("client.sales"), Lines: []list.PreviewLine{
		{Name: l.T("client.orders"), Value: l.Int(int64(card.Orders))},
		{Name: l.T("client.average"), Value: l.Money(card.Average)},
	}}
	if !card.LastSale.IsZero() {
		sales.Lines = append(sales.Lines, list.PreviewLine{Name: l.T("client.last_sale"), Value: l.Date(card.LastSale)})
	}
	p.Parts = append(p.Parts, sales)
	last, err := lastEvents(ctx, a, l, r.ID)
	if err != nil {
		return list.Preview{}, err
	}
	p.Parts = append(p.Parts, last...)
	if next := card.Next; next != nil {
		p.Parts = append(p.Parts, list.PreviewPart{Head: l.T("client.next"), Lines: []list.PreviewLine{
			{Name: l.Date(next.Due) + " " + next.Text, Role: record.OverdueRole(next.Late)},
		}})
	}
	p.Actions = []list.PreviewAction{
		{Text: l.T("client.log_call"), Do: func() { e.Open(nav.ToNew(crm.KindInteraction).For(crm.KindClient, r.ID.String())) }},
		{Text: l.T("client.new_order"), Do: func() { e.Open(nav.ToNew(crm.KindOrder).For(crm.KindClient, r.ID.String())) }},
		{Text: l.T("client.new_payment"), Do: func() { e.Open(nav.ToNew(crm.KindPayment).For(crm.KindClient, r.ID.String())) }},
	}
	return p, nil
}
