package screen

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// figures are what the deal is worth, how long it stands and what is next.
func (f *dealForm) figures(_ *kit.Env, v *dealDoc) []kit.Figure {
	l, stage := f.env.Lang, f.stage(v)
	chance := v.Chance(stage)
	how := "deal.chance.stage"
	if v.Own && !v.Stage.Closed() {
		how = "deal.chance.own"
	}
	out := []kit.Figure{
		{Caption: l.T("deal.amount.figure"), Value: l.Money(v.Amount), Tab: "deal.tab.goods"},
		{Caption: l.T(how, "N", chance), Value: l.Money(money.Rate{Num: int64(chance), Den: 100}.OnTop(v.Amount))},
	}
	if v.ID.IsZero() {
		return out
	}
	today := f.app.Today()
	if !v.Stage.Closed() {
		days := crm.Days(v.Entered, today)
		caption := l.T("deal.days")
		if stage.Norm > 0 {
			caption = l.T("deal.days.norm", "N", stage.Norm)
		}
		out = append(out, kit.Figure{Caption: caption, Value: l.T("deal.days.value", "N", days), Role: paceRole(days, stage.Norm), Tab: "deal.tab.stages"},
			f.nextFigure(v))
	}
	return append(out, kit.Figure{Caption: l.T("deal.client"), Value: f.doc.Client, Open: func() { f.env.Open(nav.To("client", v.Client.String())) }})
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

func (f *dealForm) nextFigure(v *dealDoc) kit.Figure {
	l, next := f.env.Lang, f.doc.Next
	if next == nil {
		return kit.Figure{Caption: l.T("deal.next"), Value: l.T("deal.next.none"), Role: look.Warning, Open: func() { f.plan(v) }}
	}
	return kit.Figure{
		Caption: l.T("deal.next.on", "Date", next.Due), Value: next.Text, Role: overdueRole(next.Late),
		Open: func() { f.env.Open(nav.To("task", next.ID.String())) },
	}
}

// ofDeal names the deal in a route, if there is one.
func ofDeal(r nav.Route, id crm.DealID) nav.Route {
	if id.IsZero() {
		return r
	}
	return r.With("deal", id.String())
}

// about is the route of something new about the deal.
func (f *dealForm) about(screen string, v *dealDoc) nav.Route {
	r := nav.To(screen).With("client", v.Client.String())
	if !v.Contact.IsZero() {
		r = r.With("contact", v.Contact.String())
	}
	return ofDeal(r, v.ID)
}

func (f *dealForm) plan(v *dealDoc) { f.env.Open(f.about("task", v)) }

func (f *dealForm) actions() []kit.FormAction[dealDoc] {
	unknown := func(v *dealDoc) bool { return v.ID.IsZero() }
	closed := func(v *dealDoc) bool { return v.ID.IsZero() || v.Stage.Closed() }
	return []kit.FormAction[dealDoc]{
		{Key: "deal.plan", Icon: "check", Do: f.plan, Off: unknown},
		{Key: "deal.call", Icon: "phone", Do: func(v *dealDoc) { f.env.Open(f.about("interaction", v)) }, Off: unknown},
		{Key: "deal.order", Do: func(v *dealDoc) { f.env.Open(nav.To("order").With("deal", v.ID.String())) }, Off: unknown},
		{Key: "deal.win", Do: func(v *dealDoc) { winDeal(f.app, f.env, v.ID) }, Off: closed},
		{Key: "deal.lose", Do: func(v *dealDoc) { askLoss(f.app, f.env, v.ID, v.Name, f.pipeline(f.doc, v.Pipeline).Losses()) }, Off: closed},
		{Key: "deal.reopen", Do: func(v *dealDoc) { reopenDeal(f.app, f.env, v) }, Off: func(v *dealDoc) bool { return !v.Stage.Closed() }},
	}
}

// reopenDeal brings a deal back to the stage it was closed from.
func reopenDeal(a *app.App, e *nav.Env, v *dealDoc) {
	to := crm.StageLead
	for _, m := range v.Moves {
		if !m.Stage.Closed() {
			to = m.Stage
		}
	}
	act(a, e, "deal.move", func(ctx context.Context) error { return a.Deals.Move(ctx, app.Move{Deal: v.ID, To: to}) })
}

// stageStay is one stay of a deal on a stage.
type stageStay struct {
	at    time.Time
	word  string
	stage crm.StageID
	by    string
	days  int
	went  string // where it went from there: words, "" while it is there
}

// stages is every stage the deal has come to, the last first.
func (f *dealForm) stages(_ *kit.Env, v *dealDoc) fyne.CanvasObject {
	id := v.ID
	return kit.Register[stageStay]{
		Key: "deal.stages", Part: true, Reads: []string{"deals", "managers", "pipelines"},
		Load: func(ctx context.Context, _ kit.Query) ([]stageStay, error) { return f.stays(ctx, id) },
		ID:   func(r stageStay) string { return r.at.String() },
		Columns: []kit.Column[stageStay]{
			kit.Date("entered", func(r stageStay) time.Time { return r.at }),
			kit.Badge("stage", func(r stageStay) (string, look.Role) { return r.word, stageRole(r.stage) }).Width(190).Flex(1),
			kit.Days("on_stage", func(r stageStay) int { return r.days }),
			kit.Text("went", func(r stageStay) string { return r.went }).Width(190).Flex(1),
			kit.Text("moved_by", func(r stageStay) string { return r.by }).Width(150).Flex(1),
		},
	}.Page(f.env.Env)
}

func (f *dealForm) stays(ctx context.Context, id crm.DealID) ([]stageStay, error) {
	d, err := f.app.Deals.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	names, err := f.app.Deals.ManagerNames(ctx)
	if err != nil {
		return nil, err
	}
	p, l, zone := f.pipeline(d, d.Deal.Pipeline), f.env.Lang, f.app.Now().Location()
	word := func(id crm.StageID) string {
		if s := p.Stage(id); s != nil {
			return s.Word()
		}
		return "stage." + string(id)
	}
	var out []stageStay
	for i, m := range d.Deal.Moves {
		at := m.At.In(zone)
		s := stageStay{at: at, word: word(m.Stage), stage: m.Stage, by: names[m.By]}
		until := f.app.Today()
		if i+1 < len(d.Deal.Moves) {
			next := d.Deal.Moves[i+1]
			until, s.went = crm.DayOf(next.At.In(zone)), l.T(word(next.Stage))
		}
		s.days = crm.Days(crm.DayOf(at), until)
		out = append(out, s)
	}
	slices.Reverse(out)
	return out, nil
}

// documents is the orders made of the deal, with what followed from them.
func (f *dealForm) documents(_ *kit.Env, v *dealDoc) fyne.CanvasObject {
	id := v.ID
	return papersPart(f.env, "deal.documents", func(ctx context.Context) ([]app.PaperRow, error) { return f.app.Deals.Documents(ctx, id) },
		func() { f.env.Open(nav.To("order").With("deal", id.String())) })
}
