package deals

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/app/sales"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// figures are what the deal is worth, how long it stands and what is next.
func (f *dealForm) figures(_ *host.Env, v *dealDoc) []kit.Metric {
	l, stage := f.env.Lang, f.stage(v)
	chance := v.Chance(stage)
	how := "deal.chance.stage"
	if v.Own && !v.Stage.Closed() {
		how = "deal.chance.own"
	}
	out := []kit.Metric{
		{Caption: l.T("deal.amount.figure"), Value: l.Money(v.Amount), Tab: "deal.tab.goods"},
		{Caption: l.T(how, "N", chance), Value: l.Money(money.Rate{Num: int64(chance), Den: 100}.OnTop(v.Amount))},
	}
	if v.ID.IsZero() {
		return out
	}
	today := f.app.Today()
	if !v.Stage.Closed() {
		days := calendar.Days(v.Entered, today)
		caption := l.T("deal.days")
		if stage.Norm > 0 {
			caption = l.T("deal.days.norm", "N", stage.Norm)
		}
		out = append(out, kit.Metric{Caption: caption, Value: l.T("deal.days.value", "N", days), Role: paceRole(days, stage.Norm), Tab: "deal.tab.stages"},
			f.nextFigure(v))
	}
	return append(out, kit.Metric{Caption: l.T("deal.client"), Value: f.doc.Client, Open: func() { f.env.Open(nav.ToRecord(crm.KindClient, v.Client.String())) }})
}

// paceRole colours days on a stage: over the norm, over twice the norm.
func paceRole(days, norm int) look.Role {
	switch {
	case norm > 0 && days > 2*norm:
		return look.Bad
	case norm > 0 && days > norm:
		return look.Warning
	}
	return look.Plain
}

func (f *dealForm) nextFigure(v *dealDoc) kit.Metric {
	l, next := f.env.Lang, f.doc.Next
	if next == nil {
		return kit.Metric{Caption: l.T("deal.next"), Value: l.T("deal.next.none"), Role: look.Warning, Open: func() { f.plan(v) }}
	}
	return kit.Metric{
		Caption: l.T("deal.next.on", "Date", next.Due), Value: next.Text, Role: record.OverdueRole(next.Late),
		Open: func() { f.env.Open(nav.ToRecord(crm.KindTask, next.ID.String())) },
	}
}

// about is the route of something new about the deal.
func (f *dealForm) about(kind crm.Kind, v *dealDoc) nav.Route {
	r := nav.ToNew(kind).For(crm.KindClient, v.Client.String())
	if !v.Contact.IsZero() {
		r = r.With("contact", v.Contact.String())
	}
	return record.OfDeal(r, v.ID)
}

func (f *dealForm) plan(v *dealDoc) { f.env.Open(f.about(crm.KindTask, v)) }

func (f *dealForm) actions() []form.Action[dealDoc] {
	unknown := func(v *dealDoc) bool { return v.ID.IsZero() }
	closed := func(v *dealDoc) bool { return v.ID.IsZero() || v.Stage.Closed() }
	return []form.Action[dealDoc]{
		{Key: "deal.plan", Icon: "check", Do: f.plan, Off: unknown},
		{Key: "deal.call", Icon: "phone", Do: func(v *dealDoc) { f.env.Open(f.about(crm.KindInteraction, v)) }, Off: unknown},
		{Key: "deal.order", Do: func(v *dealDoc) { f.env.Open(nav.ToNew(crm.KindOrder).For(crm.KindDeal, v.ID.String())) }, Off: unknown},
		{Key: "deal.win", Do: func(v *dealDoc) { moveDeal(f.app, f.env, v.ID, crm.StageWon) }, Off: closed},
		{Key: "deal.lose", Do: func(v *dealDoc) { askLoss(f.app, f.env, v.ID, v.Name, f.doc.Pipeline(v.Pipeline).Losses()) }, Off: closed},
		{Key: "deal.reopen", Do: func(v *dealDoc) {
			moveDeal(f.app, f.env, v.ID, f.doc.Pipeline(v.Pipeline).Return(&v.Deal))
		}, Off: func(v *dealDoc) bool { return !v.Stage.Closed() }},
	}
}

// stages is every stage the deal has come to, the last first.
func (f *dealForm) stages(_ *host.Env, v *dealDoc) fyne.CanvasObject {
	a, l, id := f.app, f.env.Lang, v.ID
	return list.Register[deals.Stay]{
		Key: "deal.stages", Part: true, Reads: []string{"deals", "managers", "pipelines"},
		Load: func(ctx context.Context, _ list.Query) ([]deals.Stay, error) { return a.Deals.Stays(ctx, id) },
		ID:   func(r deals.Stay) string { return r.Entered.String() },
		Columns: []list.Column[deals.Stay]{
			list.Date("entered", func(r deals.Stay) time.Time { return r.Entered }),
			list.Badge("stage", func(r deals.Stay) (string, look.Role) { return r.Word, record.StageRole(r.Stage) }).Width(190).Flex(1),
			list.Days("on_stage", func(r deals.Stay) int { return r.Days }),
			list.Text("went", func(r deals.Stay) string { return l.T(r.Went) }).Width(190).Flex(1),
			list.Text("moved_by", func(r deals.Stay) string { return r.By }).Width(150).Flex(1),
		},
	}.Page(f.env.Env)
}

// documents is the orders made of the deal, with what followed from them.
func (f *dealForm) documents(_ *host.Env, v *dealDoc) fyne.CanvasObject {
	id := v.ID
	return record.DocumentList(f.env, "deal.documents", func(ctx context.Context) ([]sales.Document, error) { return f.app.Deals.Documents(ctx, id) },
		func() { f.env.Open(nav.ToNew(crm.KindOrder).For(crm.KindDeal, id.String())) })
}
