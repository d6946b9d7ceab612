package deals

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen/history"
	"kartoteka/ui/screen/sales"
)

// dealDoc is a deal as its form edits it: the lines carry the names of their
// products.
type dealDoc struct {
	crm.Deal
	Rows []sales.OrderLine
}

func dealDocOf(d deals.Document) *dealDoc {
	return &dealDoc{Deal: *d.Deal, Rows: sales.RowsOf(d.Deal.Lines, d.Products)}
}

// take brings the edited lines into the deal.
func (d *dealDoc) take() *crm.Deal {
	d.Lines = sales.LinesOf(d.Rows)
	return &d.Deal
}

// dealForm is what the form of a deal needs beside the record.
type dealForm struct {
	app *app.App
	env *nav.Env
	doc deals.Document
	// client is the one chosen; searches, which run off the thread of the window,
	// ask for it.
	client atomic.Pointer[crm.ClientID]
	shown  *dealDoc    // as it is edited
	to     crm.StageID // the stage the route brings the deal to
}

// Deal is the form of a deal. The route may name the client and the pipeline of a
// new one, and the stage a deal comes to.
func Deal(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	f := &dealForm{app: a, env: e, to: crm.StageID(r.Args["to"])}
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (deals.Document, error) { return f.read(ctx, r) },
		func(d deals.Document) kit.Page {
			f.follow(d)
			return f.form().Page(e.Env)
		})
}

func (f *dealForm) read(ctx context.Context, r nav.Route) (deals.Document, error) {
	id, copied, err := record.Opened[crm.Deal](r)
	switch {
	case err != nil:
		return deals.Document{}, err
	case id.IsZero():
		return f.app.Deals.Begin(ctx, record.NamedBy[crm.Client](r, "client"), record.NamedBy[crm.Pipeline](r, "pipeline"))
	}
	d, err := f.app.Deals.Document(ctx, id)
	if err == nil && copied {
		v := d.Deal
		v.ID, v.Meta, v.Number, v.Date, v.Moves, v.Deleted = crm.DealID{}, crm.Meta{}, "", f.app.Today(), nil, false
		v.Stage, v.Loss, v.Reason, d.Next = d.Pipeline(v.Pipeline).First(), "", "", nil
	}
	return d, err
}

// follow takes up a deal as it was kept.
func (f *dealForm) follow(d deals.Document) {
	f.doc, f.shown = d, nil
	client := d.Deal.Client
	f.client.Store(&client)
}

// stage is the stage a deal is on as the form has it.
func (f *dealForm) stage(v *dealDoc) *crm.Stage {
	if s := f.doc.Pipeline(v.Pipeline).Stage(v.Stage); s != nil {
		return s
	}
	return &crm.Stage{ID: v.Stage}
}

func (f *dealForm) form() form.Form[dealDoc] {
	a, e := f.app, f.env
	card := form.Form[dealDoc]{
		Key: "deal", Value: dealDocOf(f.doc), Leave: e.Close,
		Title: func(_ *host.Env, v *dealDoc) string { return record.TitleOr(e, v.Name, "deal.new") },
		Note:  func(_ *host.Env, v *dealDoc) string { return v.Number },
		Badge: func(_ *host.Env, v *dealDoc) (string, look.Role) {
			if v.Deleted {
				return record.DeletedBadge(e, true)
			}
			return e.Lang.T(f.stage(v).Word()), record.StageRole(v.Stage)
		},
		Metrics: f.figures,
		Tabs: []form.Tab[dealDoc]{
			{Key: "deal.tab.main", Fields: f.fields()},
			{
				Key: "deal.tab.goods", Count: func(v *dealDoc) int { return len(v.Rows) },
				Lines: form.LinesOf("lines", func(v *dealDoc) *[]sales.OrderLine { return &v.Rows }, sales.OrderLines(a, e)),
			},
			{Key: "deal.tab.history", When: kept, Content: func(_ *host.Env, v *dealDoc) fyne.CanvasObject { return history.FeedOf(a, e, v.Client, v.ID, nil) }},
			{Key: "deal.tab.stages", When: kept, Content: f.stages},
			{Key: "deal.tab.documents", When: kept, Content: f.documents},
			{Key: "deal.tab.files", When: kept, Content: func(_ *host.Env, v *dealDoc) fyne.CanvasObject { return history.FilesOf(a, e, v.Client, v.ID) }},
		},
		Check:   f.check,
		Recalc:  f.recalculate,
		Save:    func(ctx context.Context, v *dealDoc) error { return a.Deals.Save(ctx, v.take()) },
		OnSaved: func(v *dealDoc) { e.Replace(nav.ToRecord(crm.KindDeal, v.ID.String())) },
		Actions: f.actions(),
		Dropped: func(v *dealDoc, paths []string) {
			history.AddFiles(a, e, crm.Attachment{Client: v.Client, Subject: crm.Subject{Deal: v.ID}}, paths...)
		},
		Reads: []string{"deals", "pipelines", "tasks"},
		Load:  f.reread,
	}
	if f.to != "" && f.to != f.doc.Deal.Stage {
		card.Begin = func(v *dealDoc) { v.Stage = f.to }
	}
	return card
}

// kept reports whether the deal is in the base, so that there may be something
// about it.
func kept(v *dealDoc) bool { return !v.ID.IsZero() }

// check finds all faults of the deal, those of coming to its stage among them.
func (f *dealForm) check(v *dealDoc) error {
	d := v.take()
	var entry error
	if was := f.doc.Deal; was.Stage != d.Stage || was.Pipeline != d.Pipeline || d.ID.IsZero() {
		entry = f.stage(v).Admit(d, f.doc.Next != nil)
	}
	return problem.Join(d.Check(), entry)
}

// recalculate brings sums in line after an edit. What cannot be calculated is
// refused when the deal is saved.
func (f *dealForm) recalculate(v *dealDoc) {
	d := v.take()
	_ = d.Calculate()
	v.Rows = sales.Recounted(v.Rows, d.Lines)
	edited := *v
	f.shown = &edited
	client := v.Client
	f.client.Store(&client)
}

// reread is the deal as it is now; nothing while it is not saved yet.
func (f *dealForm) reread(ctx context.Context, v dealDoc) (*dealDoc, error) {
	if v.ID.IsZero() {
		return nil, nil
	}
	d, err := f.app.Deals.Document(ctx, v.ID)
	if err != nil {
		return nil, err
	}
	f.doc = d
	return dealDocOf(d), nil
}
