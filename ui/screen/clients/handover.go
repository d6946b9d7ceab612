package clients

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// handing is a handover being prepared: who gives to whom, what, and which
// clients are ticked.
type handing struct {
	clients.Handover
	Unnamed int // tasks of the giver about no client
}

// handover is the page of it.
type handover struct {
	app      *app.App
	env      *nav.Env
	from, to string         // names
	only     []crm.ClientID // chosen in the list of clients; nil is all of the giver
}

// Handover is the page on which clients pass to another manager. The route may
// name the giver or the clients chosen in a list.
func Handover(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	h := &handover{app: a, env: e}
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (*handing, error) {
			v := &handing{Handover: clients.Handover{From: record.NamedBy[crm.Manager](r, "from"), Moves: clients.Everything}}
			only, err := parseClients(r.Args["clients"])
			if h.only = only; err != nil {
				return v, err
			}
			names, err := a.Names(ctx, base.References{Manager: v.From})
			h.from = names.Manager
			return v, err
		},
		func(v *handing) kit.Page { return h.form(v).Page(e.Env) })
}

// parseClients reads the clients a route names.
func parseClients(text string) (ids []crm.ClientID, err error) {
	if text == "" {
		return nil, nil
	}
	for _, s := range strings.Split(text, ",") {
		id, err := crm.ParseID[crm.Client](s)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// joinClients writes clients for a route.
func joinClients(ids []crm.ClientID) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = id.String()
	}
	return strings.Join(all, ",")
}

func (h *handover) form(v *handing) form.Form[handing] {
	e := h.env
	return form.Form[handing]{
		Key: "handover", Value: v, Leave: e.Close,
		Title:     func(*host.Env, *handing) string { return e.Lang.T("handover.title") },
		Foresee:   h.foresee,
		ForeseeOf: func(v *handing) string { return fmt.Sprint(v.From, v.To, v.Moves, v.Chosen) },
		Tabs: []form.Tab[handing]{{
			Fields:  h.fields(),
			Content: func(_ *host.Env, v *handing) fyne.CanvasObject { return newHandoverClients(h, v) },
		}},
		Check: func(v *handing) error { return v.Check() },
		Actions: []form.Action[handing]{
			{
				Key: "handover.run", Primary: true,
				Save: func(context.Context, *handing) error { return nil }, // judged; run keeps it
				Do:   h.run,
			},
			{Key: "handover.sheet", Icon: "print", Off: func(v *handing) bool { return len(v.Chosen) == 0 }, Do: h.sheet},
		},
	}
}

func (h *handover) fields() []form.Field[handing] {
	a, e := h.app, h.env
	managers := record.Options(e, a.Managers.Options)
	from := record.RecordField("handover.from", managers, func(v *handing) *crm.ManagerID { return &v.From }, &h.from).Width(3)
	if h.only != nil {
		from = form.StaticField("handover.from", func(*host.Env, *handing) string { return e.Lang.T("handover.from.each") }).Width(3)
	}
	tick := func(key string, at func(*handing) *bool) form.Field[handing] {
		return form.CheckField(key, at).Width(2)
	}
	return []form.Field[handing]{
		from,
		record.RecordField("handover.to", managers, func(v *handing) *crm.ManagerID { return &v.To }, &h.to).Required().Width(3),
		form.TextField("handover.reason", func(v *handing) *string { return &v.Reason }).Required().Width(6),
		tick("handover.moves.clients", func(v *handing) *bool { return &v.Clients }).Path("moves"),
		tick("handover.moves.deals", func(v *handing) *bool { return &v.Deals }),
		tick("handover.moves.orders", func(v *handing) *bool { return &v.Orders }),
		tick("handover.moves.tasks", func(v *handing) *bool { return &v.Tasks }),
		tick("handover.moves.loose", func(v *handing) *bool { return &v.Loose }).Width(4).
			When(func(v *handing) bool { return v.Unnamed > 0 }),
	}
}

// foresee counts what would pass.
func (h *handover) foresee(ctx context.Context, v handing) ([]kit.Metric, error) {
	sum, err := h.app.Handovers.Preview(ctx, v.Handover)
	l := h.env.Lang
	return []kit.Metric{
		{Caption: l.T("handover.clients"), Value: l.Int(int64(sum.Clients))},
		{Caption: l.T("handover.debt"), Value: l.Money(sum.Debt), Role: record.DebtRole(sum.Debt)},
		{Caption: l.N("handover.deals", int64(sum.Deals)), Value: l.Money(sum.DealsSum)},
		{Caption: l.N("handover.orders", int64(sum.Orders)), Value: l.Money(sum.OrdersSum)},
		{Caption: l.T("handover.tasks"), Value: l.Int(int64(sum.Tasks))},
	}, err
}

// run passes everything, with progress and a way to stop, and says what came of
// it.
func (h *handover) run(v *handing) {
	l, give := h.env.Lang, v.Handover
	var sum clients.HandoverSum
	kit.Job(h.env.Env, l.T("handover.running"), func(ctx context.Context, progress *kit.Progress) (err error) {
		sum, err = h.app.Handovers.Run(ctx, l, give, func(n, total int64) { progress.Report(l.T("handover.step"), n, total) })
		return err
	}, func(err error) {
		if err != nil {
			kit.Notice(h.env.Env, l.T("handover.failed"), err)
			return
		}
		h.env.Close()
		h.env.Toast(l.T("done.handover"), func() { record.Undo(h.app, h.env) })
		h.told(give, sum)
	})
}

// told says what has passed and offers the sheet.
func (h *handover) told(give clients.Handover, sum clients.HandoverSum) {
	l := h.env.Lang
	parts := []string{l.N("handover.done.clients", int64(sum.Clients))}
	for key, n := range map[string]int{"handover.done.deals": sum.Deals, "handover.done.orders": sum.Orders, "handover.done.tasks": sum.Tasks} {
		if n > 0 {
			parts = append(parts, l.N(key, int64(n)))
		}
	}
	kit.Ask(h.env.Env, kit.Question{
		Text: l.T("handover.done", "To", h.to), Detail: strings.Join(parts, ", ") + ".",
		Verbs: []kit.Verb{
			{Text: l.T("handover.sheet"), Primary: true, Do: func() { h.openSheet(give) }},
			{Text: l.T("dialog.close"), Cancel: true},
		},
	})
}

func (h *handover) sheet(v *handing) { h.openSheet(v.Handover) }

func (h *handover) openSheet(give clients.Handover) {
	h.env.Open(nav.To("handover_sheet").With("clients", joinClients(give.Chosen)).
		With("from", give.From.String()).With("to", give.To.String()).With("reason", give.Reason))
}

// HandoverSheet is the sheet of the clients a route names, before it is printed.
func HandoverSheet(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (p record.Paper, err error) {
			ids, err := parseClients(r.Args["clients"])
			if err != nil {
				return p, err
			}
			p.Title, p.File = e.Lang.T("handover.sheet"), e.Lang.T("handover.sheet")+" "+e.Lang.Date(a.Today())
			if p.Printed, err = a.Handovers.Sheet(ctx, clients.HandoverPaper{
				From: record.NamedBy[crm.Manager](r, "from"), To: record.NamedBy[crm.Manager](r, "to"), Reason: r.Args["reason"], Clients: ids,
			}, nil); err != nil {
				return p, err
			}
			p.Pages, err = p.Preview(ctx, record.PreviewDPI)
			return p, err
		},
		func(p record.Paper) kit.Page { return record.NewPaperPage(e, p) })
}

// handOver passes clients chosen in the list.
func handOver(e *nav.Env) list.Action[clients.Row] {
	return list.Action[clients.Row]{Key: "handover.chosen", Do: func(rows []clients.Row) {
		ids := record.IDs(rows, func(r clients.Row) crm.ClientID { return r.ID })
		e.Open(nav.To("handover").With("clients", joinClients(ids)))
	}}
}

// sheetOf opens the sheet of one client from its card.
func sheetOf(e *nav.Env) form.Action[crm.Client] {
	return form.Action[crm.Client]{
		Key: "handover.sheet", Off: func(v *crm.Client) bool { return v.ID.IsZero() },
		Do: func(v *crm.Client) { e.Open(nav.To("handover_sheet").With("clients", v.ID.String())) },
	}
}
