package payments

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Payment is the form of a payment. The route may name the client or the order
// it is for.
func Payment(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return record.Card[crm.Payment]{
		Get:   a.Payments.Get,
		Fresh: func(ctx context.Context, r nav.Route) (*crm.Payment, error) { return newPayment(ctx, a, r) },
		Renew: func(v *crm.Payment) { v.ID, v.Meta, v.Number, v.Date = crm.PaymentID{}, crm.Meta{}, "", a.Today() },
		Names: func(ctx context.Context, v *crm.Payment) (base.Names, error) {
			return a.Names(ctx, base.References{Client: v.Client, Order: v.Order})
		},
		Form: func(v *crm.Payment, n *base.Names) form.Form[crm.Payment] { return paymentForm(a, e, v, n) },
	}.Page(e, r)
}

// newPayment is a payment of today: of a client, or of what is left to pay of an
// order.
func newPayment(ctx context.Context, a *app.App, r nav.Route) (*crm.Payment, error) {
	v := &crm.Payment{
		Date: a.Today(), Direction: crm.Incoming,
		Client: record.NamedBy[crm.Client](r, "client"), Order: record.NamedBy[crm.Order](r, "order"),
	}
	if v.Order.IsZero() {
		return v, nil
	}
	o, left, err := a.Orders.Unpaid(ctx, v.Order)
	if err == nil {
		v.Client, v.Amount = o.Client, left
	}
	return v, err
}

func paymentForm(a *app.App, e *nav.Env, v *crm.Payment, n *base.Names) form.Form[crm.Payment] {
	orders := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Orders.Options(ctx, v.Client, text)
	}
	return form.Form[crm.Payment]{
		Key: "payment", Value: v, Leave: e.Close,
		Title: func(_ *host.Env, v *crm.Payment) string {
			return record.TitleOr(e, record.NumberTitle(e, "payment.title", v.Number), "payment.new")
		},
		Badge: func(_ *host.Env, v *crm.Payment) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Fields: []form.Field[crm.Payment]{
			record.RecordField("payment.client", record.Options(e, a.Clients.Options), func(v *crm.Payment) *crm.ClientID { return &v.Client }, &n.Client).Required().Width(8),
			form.DateField("payment.date", func(v *crm.Payment) *time.Time { return &v.Date }).Required().Width(4),
			record.RecordField("payment.order", record.Options(e, orders), func(v *crm.Payment) *crm.OrderID { return &v.Order }, &n.Order).Width(4),
			record.ChoiceField("payment.direction", record.Words("direction.", crm.Directions...), func(v *crm.Payment) *crm.Direction { return &v.Direction }).Width(4),
			form.MoneyField("payment.amount", func(v *crm.Payment) *money.Money { return &v.Amount }).Required().Width(4),
			form.TextField("payment.number", func(v *crm.Payment) *string { return &v.Number }).Width(4).Hint("payment.number.hint"),
			form.NoteField("payment.purpose", func(v *crm.Payment) *string { return &v.Purpose }),
		},
		Check:   (*crm.Payment).Check,
		Save:    a.Payments.Save,
		OnSaved: func(v *crm.Payment) { e.Replace(nav.ToRecord(crm.KindPayment, v.ID.String())) },
		Reads:   []string{"payments"},
		Load:    record.Reread(a.Payments.Get, func(v *crm.Payment) crm.PaymentID { return v.ID }),
	}
}
