package sales

import (
	"context"
	"sync/atomic"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Order is the form of an order. The route may name the client it is for.
func Order(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (sales.OrderDocument, error) { return readOrder(ctx, a, r) },
		func(d sales.OrderDocument) kit.Page { return orderForm(a, e, d).Page(e.Env) })
}

func readOrder(ctx context.Context, a *app.App, r nav.Route) (d sales.OrderDocument, err error) {
	id, copied, err := record.Opened[crm.Order](r)
	if err != nil {
		return d, err
	}
	if deal := record.NamedBy[crm.Deal](r, "deal"); id.IsZero() && !deal.IsZero() {
		return a.Orders.NewOfDeal(ctx, deal)
	}
	if id.IsZero() {
		return a.Orders.NewDocument(ctx, record.NamedBy[crm.Client](r, "client"))
	}
	if d, err = a.Orders.Document(ctx, id); err != nil || !copied {
		return d, err
	}
	o := d.Order
	o.ID, o.Meta, o.Number, o.State = crm.OrderID{}, crm.Meta{}, "", crm.OrderNew
	o.Date, o.Due, o.Shipped, o.Deleted = a.Today(), time.Time{}, time.Time{}, false
	d.Paid = 0
	return d, nil
}

func orderForm(a *app.App, e *nav.Env, d sales.OrderDocument) form.Form[orderDoc] {
	read := func(ctx context.Context, v orderDoc) (*orderDoc, error) {
		if v.ID.IsZero() {
			return nil, nil
		}
		fresh, err := a.Orders.Document(ctx, v.ID)
		if err != nil {
			return nil, err
		}
		d = fresh
		return docOf(fresh.Order, fresh.Products), nil
	}
	save := func(ctx context.Context, v *orderDoc) error { return a.Orders.Save(ctx, v.take()) }
	var client atomic.Pointer[crm.ClientID] // as it is chosen now; searches run off the thread of the window
	client.Store(&d.Order.Client)
	return form.Form[orderDoc]{
		Key: "order", Value: docOf(d.Order, d.Products), Leave: e.Close,
		Title: func(_ *host.Env, v *orderDoc) string {
			return record.TitleOr(e, record.NumberTitle(e, "order.title", v.Number), "order.new")
		},
		Note:    func(_ *host.Env, v *orderDoc) string { return e.Lang.T("order.of", "Date", v.Date) },
		Badge:   func(_ *host.Env, v *orderDoc) (string, look.Role) { return orderBadge(e, v) },
		Metrics: func(_ *host.Env, v *orderDoc) []kit.Metric { return orderFigures(e, v, d) },
		Notices: func(ctx context.Context, v orderDoc) ([]form.Notice, error) { return claims(ctx, a, e, v) },
		Tabs: []form.Tab[orderDoc]{
			{
				Key: "order.tab.goods", Count: func(v *orderDoc) int { return len(v.Rows) },
				Fields:  orderHead(a, e, &d.Names),
				Lines:   form.LinesOf("lines", func(v *orderDoc) *[]OrderLine { return &v.Rows }, OrderLines(a, e)),
				Summary: func(_ *host.Env, v *orderDoc) []form.SummaryLine { return orderSummary(e, v) },
			},
			{Key: "order.tab.more", Fields: orderMore(a, e, &d.Names, &client)},
		},
		Check: func(v *orderDoc) error { return v.take().Check() },
		Recalc: func(v *orderDoc) {
			v.recalculate()
			chosen := v.Client
			client.Store(&chosen)
		},
		Save:    save,
		OnSaved: func(v *orderDoc) { e.Replace(nav.ToRecord(crm.KindOrder, v.ID.String())) },
		Actions: orderFormActions(a, e),
		Reads:   []string{"orders", "payments"},
		Load:    read,
		Print:   func(v *orderDoc) { e.Open(nav.ToRecord(crm.KindInvoice, v.ID.String())) },
	}
}

func orderHead(a *app.App, e *nav.Env, n *base.Names) []form.Field[orderDoc] {
	return []form.Field[orderDoc]{
		record.RecordField("order.client", record.Options(e, a.Clients.Options), func(v *orderDoc) *crm.ClientID { return &v.Client }, &n.Client).Required().Width(6),
		form.DateField("order.date", func(v *orderDoc) *time.Time { return &v.Date }).Required().Width(2),
		form.DateField("order.due", func(v *orderDoc) *time.Time { return &v.Due }).Width(2),
		record.ChoiceField("order.mode", record.Words("vat_mode.", crm.VATModes...), func(v *orderDoc) *crm.VATMode { return &v.Mode }).Width(2),
	}
}

// orderMore is the fields seldom filled in; client is whose deals are offered.
func orderMore(a *app.App, e *nav.Env, n *base.Names, client *atomic.Pointer[crm.ClientID]) []form.Field[orderDoc] {
	return []form.Field[orderDoc]{
		record.DirectoryField(e, "order.manager", a.Managers, func(v *orderDoc) *crm.ManagerID { return &v.Manager }, &n.Manager).Width(4),
		record.DirectoryField(e, "order.region", a.Regions, func(v *orderDoc) *crm.RegionID { return &v.Region }, &n.Region).Width(4),
		record.RecordField("order.deal", record.Options(e, func(ctx context.Context, text string) ([]base.Option, error) {
			return a.Deals.Options(ctx, *client.Load(), text)
		}), func(v *orderDoc) *crm.DealID { return &v.Deal }, &n.Deal).Width(4),
		form.DateField("order.shipped", func(v *orderDoc) *time.Time { return &v.Shipped }).Width(4).Hint("order.shipped.hint"),
		form.TextField("order.number", func(v *orderDoc) *string { return &v.Number }).Width(4).Hint("order.number.hint"),
		form.TextField("order.basis", func(v *orderDoc) *string { return &v.Basis }).Width(8).Hint("order.basis.hint"),
		form.TextField("order.source", func(v *orderDoc) *string { return &v.Source }).Width(4),
		form.NoteField("order.note", func(v *orderDoc) *string { return &v.Note }).Hint("order.note.hint"),
	}
}

func orderFormActions(a *app.App, e *nav.Env) []form.Action[orderDoc] {
	closed := func(v *orderDoc) bool { return v.State != crm.OrderNew }
	return []form.Action[orderDoc]{
		{
			Key: "order.ship", Primary: true, Close: true, Off: closed,
			Save: func(ctx context.Context, v *orderDoc) error { return a.Orders.SaveAndShip(ctx, v.take()) },
		},
		{Key: "order.invoice", Icon: "print", Do: func(v *orderDoc) { e.Open(nav.ToRecord(crm.KindInvoice, v.ID.String())) }},
		{
			Key: "order.pay", Off: func(v *orderDoc) bool { return v.State == crm.OrderCancelled },
			Do: func(v *orderDoc) { e.Open(nav.ToNew(crm.KindPayment).For(crm.KindOrder, v.ID.String())) },
		},
		{
			Key: "order.unship", Off: func(v *orderDoc) bool { return v.State != crm.OrderShipped },
			Do: func(v *orderDoc) {
				record.Do(a, e, "order.unship", func(ctx context.Context) error { return a.Orders.Unship(ctx, v.ID) })
			},
		},
		{
			Key: "order.cancel", Off: func(v *orderDoc) bool { return closed(v) || v.ID.IsZero() },
			Do: func(v *orderDoc) {
				record.Do(a, e, "order.cancel", func(ctx context.Context) error { return a.Orders.Cancel(ctx, []crm.OrderID{v.ID}) })
			},
		},
		{
			Key: "order.reopen", Off: func(v *orderDoc) bool { return v.State != crm.OrderCancelled },
			Do: func(v *orderDoc) {
				record.Do(a, e, "order.reopen", func(ctx context.Context) error { return a.Orders.Reopen(ctx, []crm.OrderID{v.ID}) })
			},
		},
	}
}
