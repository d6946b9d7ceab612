package talk

import (
	"context"
	"sync/atomic"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// requestForm is the form of a request. The client chosen is told to the
// searches, which run off the thread of the window.
type requestForm struct {
	app    *app.App
	env    *nav.Env
	names  talk.RequestNames
	client atomic.Pointer[crm.ClientID]
}

// Request is the form of a request. The route may name its client and order.
func Request(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	f := &requestForm{app: a, env: e}
	return record.Card[crm.Request]{
		Get: a.Requests.Get,
		Fresh: record.New(func(r nav.Route) *crm.Request {
			return &crm.Request{
				Date: a.Now(), Kind: crm.RequestQuestion, State: crm.RequestNew,
				Client: record.NamedBy[crm.Client](r, "client"), Order: record.NamedBy[crm.Order](r, "order"),
			}
		}),
		Names: func(ctx context.Context, v *crm.Request) (n base.Names, err error) {
			f.names, err = a.Requests.Names(ctx, v)
			return n, err
		},
		Form: func(v *crm.Request, _ *base.Names) form.Form[crm.Request] { return f.form(v) },
	}.Page(e, r)
}

func (f *requestForm) form(v *crm.Request) form.Form[crm.Request] {
	f.client.Store(&v.Client)
	return form.Form[crm.Request]{
		Key: "request", Value: v, Leave: f.env.Close,
		Title: func(_ *host.Env, v *crm.Request) string {
			return record.TitleOr(f.env, record.NumberTitle(f.env, "request.title", v.Number), "request.new")
		},
		Note: func(_ *host.Env, v *crm.Request) string { return f.env.Lang.DateTime(v.Date) },
		Badge: func(_ *host.Env, v *crm.Request) (string, look.Role) {
			if v.Deleted {
				return record.DeletedBadge(f.env, true)
			}
			return f.env.Lang.T("request.state." + string(v.State)), record.RequestRole(v.State)
		},
		Metrics: f.figures,
		Fields:  f.fields(),
		Check:   (*crm.Request).Check,
		Save:    f.app.Requests.Save,
		OnSaved: func(v *crm.Request) { f.env.Replace(nav.ToRecord(crm.KindRequest, v.ID.String())) },
		Actions: f.actions(),
		Reads:   []string{"requests"},
		Load:    record.Reread(f.app.Requests.Get, func(v *crm.Request) crm.RequestID { return v.ID }),
	}
}

func (f *requestForm) fields() []form.Field[crm.Request] {
	a, e := f.app, f.env
	contacts := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Clients.ContactOptions(ctx, *f.client.Load(), text)
	}
	orders := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Orders.Options(ctx, *f.client.Load(), text)
	}
	return []form.Field[crm.Request]{
		form.PickField("request.client", record.Options(e, a.Clients.Options),
			func(v *crm.Request) kit.Option {
				return kit.Option{ID: v.Client.String(), Name: record.NameWhen(v.Client, f.names.Client)}
			},
			f.chooseClient).Required().Width(6),
		record.RecordField("request.contact", record.Options(e, contacts), func(v *crm.Request) *crm.ContactID { return &v.Contact }, &f.names.Contact).Width(3),
		record.DirectoryField(e, "request.manager", a.Managers, func(v *crm.Request) *crm.ManagerID { return &v.Manager }, &f.names.Manager).Width(3),
		record.ChoiceField("request.kind", record.Words("request.kind.", crm.RequestKinds...), func(v *crm.Request) *crm.RequestKind { return &v.Kind }).Width(3),
		form.DateField("request.due", func(v *crm.Request) *time.Time { return &v.Due }).Width(3),
		record.RecordField("request.order", record.Options(e, orders), func(v *crm.Request) *crm.OrderID { return &v.Order }, &f.names.Order).Width(3),
		record.RecordField("request.product", record.Options(e, a.Products.Options), func(v *crm.Request) *crm.ProductID { return &v.Product }, &f.names.Product).Width(3),
		form.NoteField("request.text", func(v *crm.Request) *string { return &v.Text }).Required(),
		form.NoteField("request.result", func(v *crm.Request) *string { return &v.Result }).Group("request.group.result"),
		form.TextField("request.reason", func(v *crm.Request) *string { return &v.Reason }).Wide().Hint("request.reason.hint"),
	}
}

// chooseClient takes another client; what was chosen of the old one is let go.
func (f *requestForm) chooseClient(v *crm.Request, o kit.Option) error {
	was := v.Client
	if err := record.SetID(&v.Client, o, &f.names.Client); err != nil {
		return err
	}
	if client := v.Client; client != was {
		f.client.Store(&client)
		v.Contact, v.Order = crm.ContactID{}, crm.OrderID{}
		f.names.Contact, f.names.Order = "", ""
	}
	return nil
}

// figures are how soon the client was answered and served.
func (f *requestForm) figures(_ *host.Env, v *crm.Request) []kit.Metric {
	if v.ID.IsZero() {
		return nil
	}
	l, now := f.env.Lang, f.app.Now()
	open := !v.State.Closed()
	return []kit.Metric{
		{Caption: l.T("request.client"), Value: f.names.Client, Open: func() { f.env.Open(nav.ToRecord(crm.KindClient, v.Client.String())) }},
		{Caption: l.T("request.reply"), Value: record.Waited(l, v.ReplyTime(now)), Role: record.WarnRole(open && v.Answered.IsZero())},
		{Caption: l.T("request.solve"), Value: record.Waited(l, v.SolveTime(now)), Role: record.OverdueRole(v.Overdue(f.app.Today()))},
	}
}

// actions are the states a request can be brought to.
func (f *requestForm) actions() []form.Action[crm.Request] {
	to := func(key string, state crm.RequestState, from ...crm.RequestState) form.Action[crm.Request] {
		return form.Action[crm.Request]{
			Key:  key,
			Save: func(ctx context.Context, v *crm.Request) error { return f.app.Requests.Move(ctx, v, state) },
			Off: func(v *crm.Request) bool {
				for _, s := range from {
					if v.State == s {
						return false
					}
				}
				return true
			},
		}
	}
	const fresh, working, waiting = crm.RequestNew, crm.RequestWorking, crm.RequestWaiting
	return []form.Action[crm.Request]{
		to("request.take", working, fresh, waiting),
		to("request.await", waiting, fresh, working),
		to("request.solve_it", crm.RequestSolved, fresh, working, waiting),
		to("request.reject", crm.RequestRejected, fresh, working, waiting),
		to("request.reopen", working, crm.RequestSolved, crm.RequestRejected),
	}
}
