package record

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// DocumentList is a list of documents of all kinds in a card; create, when not nil,
// begins a new one.
func DocumentList(e *nav.Env, key string, load func(context.Context) ([]sales.Document, error), create func()) fyne.CanvasObject {
	return list.Register[sales.Document]{
		Key: key, Part: true, Reads: []string{"orders", "invoices", "shipments", "payments"},
		Load: func(ctx context.Context, _ list.Query) ([]sales.Document, error) { return load(ctx) },
		ID:   func(r sales.Document) string { return string(r.Kind) + "/" + r.ID },
		Columns: []list.Column[sales.Document]{
			list.Date("date", func(r sales.Document) time.Time { return r.Date }),
			list.Badge("paper", func(r sales.Document) (string, look.Role) { return "paper." + string(r.Kind), DocumentRole(r.Kind) }).Width(124),
			list.Text("number", func(r sales.Document) string { return r.Number }).Lead().Flex(1),
			list.Badge("state", DocumentState).Width(130),
			list.Money("amount", func(r sales.Document) money.Money { return r.Sum }).Width(130),
		},
		Filters: []list.Filter[sales.Document]{
			list.Choice("paper", func(r sales.Document) string { return string(r.Kind) }).Words("paper."),
		},
		Search: func(r sales.Document) string { return r.Number },
		Create: create,
		Open:   func(r sales.Document) { e.Open(DocumentRoute(r.Kind, r.ID, r.Order)) },
	}.Page(e.Env)
}

// DocumentRole is the colour of a kind of document.
func DocumentRole(k crm.Kind) look.Role {
	switch k {
	case crm.KindPayment:
		return look.Good
	case crm.KindRefund:
		return look.Warning
	case crm.KindShipment:
		return look.Accent
	}
	return look.Muted
}

// DocumentState is where an order stands; other documents have no states.
func DocumentState(r sales.Document) (string, look.Role) {
	switch {
	case r.Overdue:
		return "client.state.overdue", look.Bad
	case r.State != "":
		return "order.state." + string(r.State), OrderRole(r.State)
	}
	return "", look.Plain
}

// DocumentRoute opens a document; an invoice is shown as its order's.
func DocumentRoute(k crm.Kind, id string, order crm.OrderID) nav.Route {
	if k == crm.KindInvoice {
		id = order.String()
	}
	return nav.ToRecord(k, id)
}
