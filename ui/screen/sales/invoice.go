package sales

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Invoice is the preview of the invoice of an order, which is issued when there
// is none that still says what the order says; with the argument "issued", of
// that very invoice.
func Invoice(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (record.Paper, error) {
			inv, err := issued(ctx, a, r)
			if err != nil {
				return record.Paper{}, err
			}
			p := record.Paper{Printed: a.Invoices.Printed(inv), Title: e.Lang.T("invoice.title", "Number", inv.Number), File: inv.Number}
			order := inv.Order.String()
			p.Buttons = func() []fyne.CanvasObject {
				return []fyne.CanvasObject{kit.NewButton(e.Env, e.Lang.T("invoice.order"), func() { e.Open(nav.ToRecord(crm.KindOrder, order)) })}
			}
			p.Pages, err = p.Preview(ctx, record.PreviewDPI)
			return p, err
		},
		func(p record.Paper) kit.Page { return record.NewPaperPage(e, p) })
}

// issued is the invoice a route names, or the one of its order.
func issued(ctx context.Context, a *app.App, r nav.Route) (*crm.Invoice, error) {
	if made := r.Args["issued"]; made != "" {
		id, err := crm.ParseID[crm.Invoice](made)
		if err != nil {
			return nil, err
		}
		return a.Invoices.Get(ctx, id)
	}
	id, err := crm.ParseID[crm.Order](r.ID)
	if err != nil {
		return nil, err
	}
	return a.Invoices.ForOrder(ctx, id)
}
