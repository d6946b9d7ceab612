package screen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// documents is the orders, invoices, shipments and payments of the client.
func (c *clientCard) documents(_ *kit.Env, v *crm.Client) fyne.CanvasObject {
	a, id := c.app, v.ID
	return papersPart(c.env, "client.documents", func(ctx context.Context) ([]app.PaperRow, error) { return a.Clients.Documents(ctx, id) }, nil)
}

// papersPart is a list of documents of all kinds in a card; create, when not nil,
// begins a new one.
func papersPart(e *nav.Env, key string, load func(context.Context) ([]app.PaperRow, error), create func()) fyne.CanvasObject {
	return kit.Register[app.PaperRow]{
		Key: key, Part: true, Reads: []string{"orders", "invoices", "shipments", "payments"},
		Load: func(ctx context.Context, _ kit.Query) ([]app.PaperRow, error) { return load(ctx) },
		ID:   func(r app.PaperRow) string { return string(r.Kind) + "/" + r.ID },
		Columns: []kit.Column[app.PaperRow]{
			kit.Date("date", func(r app.PaperRow) time.Time { return r.Date }),
			kit.Badge("paper", func(r app.PaperRow) (string, look.Role) { return "paper." + string(r.Kind), paperRole(r.Kind) }).Width(124),
			kit.Text("number", func(r app.PaperRow) string { return r.Number }).Lead().Flex(1),
			kit.Badge("state", paperState).Width(130),
			kit.Money("amount", func(r app.PaperRow) money.Money { return r.Sum }).Width(130),
		},
		Filters: []kit.Filter[app.PaperRow]{
			kit.Choice("paper", func(r app.PaperRow) string { return string(r.Kind) }).Words("paper."),
		},
		Search: func(r app.PaperRow) string { return r.Number },
		Create: create,
		Open:   func(r app.PaperRow) { e.Open(paperRoute(r.Kind, r.ID, r.Order)) },
	}.Page(e.Env)
}

func paperRole(k app.PaperKind) look.Role {
	switch k {
	case app.PaperPayment:
		return look.Good
	case app.PaperRefund:
		return look.Warning
	case app.PaperShipment:
		return look.Accent
	}
	return look.Muted
}

// paperState is where an order stands; other documents have no states.
func paperState(r app.PaperRow) (string, look.Role) {
	switch {
	case r.Overdue:
		return "client.state.overdue", look.Bad
	case r.State != "":
		return "order.state." + string(r.State), stateRole(r.State)
	}
	return "", look.Plain
}

// paperRoute opens a document: an invoice on the page of its order's, a shipment
// in its order.
func paperRoute(k app.PaperKind, id string, order crm.OrderID) nav.Route {
	switch k {
	case app.PaperInvoice:
		return nav.To("invoice", order.String())
	case app.PaperPayment, app.PaperRefund:
		return nav.To("payment", id)
	}
	return nav.To("order", id)
}
