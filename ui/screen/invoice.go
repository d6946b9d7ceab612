package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// Invoice is the preview of the invoice of an order, which is issued when there
// is none that still says what the order says; with the argument "issued", of
// that very invoice.
func Invoice(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (paper, error) {
			inv, err := issued(ctx, a, r)
			if err != nil {
				return paper{}, err
			}
			p := paper{Printed: a.Invoices.Printed(inv), title: e.Lang.T("invoice.title", "Number", inv.Number), file: inv.Number}
			order := inv.Order.String()
			p.buttons = func() []fyne.CanvasObject {
				return []fyne.CanvasObject{kit.NewButton(e.Env, e.Lang.T("invoice.order"), func() { e.Open(nav.To("order", order)) })}
			}
			p.pages, err = p.Preview(ctx, previewDPI)
			return p, err
		},
		func(p paper) kit.Page { return newPaperPage(e, p) })
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
