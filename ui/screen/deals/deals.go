package deals

import (
	"context"
	"slices"
	"sync/atomic"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/app/figures"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// dealsPage is the sales being made, as a board and as a list.
type dealsPage struct {
	app *app.App
	env *nav.Env
	// read is what the last rows came with; the thread that reads sets it, the one
	// of the window asks.
	read atomic.Pointer[dealsRead]
}

// dealsRead is what stands around the rows.
type dealsRead struct {
	pipelines []*crm.Pipeline
	shown     *crm.Pipeline            // whose stages are the columns
	stuck     *figures.BottleneckFound // nil until rows are read
}

// Deals is the board and the list of sales being made.
func Deals(a *app.App, e *nav.Env) kit.Page {
	return kit.NewLater(e.Env, "deals", a.Pipelines.List, func(all []*crm.Pipeline) kit.Page {
		p := &dealsPage{app: a, env: e}
		p.read.Store(&dealsRead{pipelines: all, shown: all[0]})
		return p.register().Page(e.Env)
	})
}

func (p *dealsPage) register() list.Register[deals.Row] {
	a, e := p.app, p.env
	rows := dealRows(a, e)
	return list.Register[deals.Row]{
		Key: "deals", Reads: []string{"deals", "clients", "managers", "pipelines", "tasks"},
		Load:    p.load,
		ID:      rows.ID,
		Columns: append(dealColumns(), extraColumns(e)...),
		Filters: p.filters(),
		Search:  func(r deals.Row) string { return r.Number + " " + r.Name + " " + r.Client },
		Board:   p.board(),
		Advice:  func([]deals.Row) list.Advice { return p.advice() },
		Create:  func() { e.Open(nav.ToNew(crm.KindDeal).With("pipeline", p.read.Load().shown.Key().String())) },
		Open:    rows.Open,
		Copy:    rows.Copy,
		Delete:  rows.Mark(a.Deals.Mark),
		Actions: []list.Action[deals.Row]{
			{Key: "deals.funnel", Do: func([]deals.Row) { e.Open(nav.To("report", "funnel")) }, Enabled: record.Always[deals.Row]},
			{Key: "deals.plan", Icon: "check", Do: func(rows []deals.Row) {
				e.Open(nav.ToNew(crm.KindTask).For(crm.KindClient, rows[0].ClientID.String()).For(crm.KindDeal, rows[0].ID.String()))
			}},
			{Key: "deals.pipelines", Do: func([]deals.Row) { e.Open(nav.To("pipelines")) }, Enabled: record.Always[deals.Row]},
		},
	}
}

func (p *dealsPage) filters() []list.Filter[deals.Row] {
	a := p.app
	filters := []list.Filter[deals.Row]{
		list.Flag("mine", func(r deals.Row) bool { return r.Mine(a.Me()) }),
		list.Flag("no_step", func(r deals.Row) bool { return r.Open() && r.Next == nil }),
		list.Flag("stuck", deals.Row.Stuck),
		list.Flag("late_deal", func(r deals.Row) bool { return r.Late(a.Today()) }),
		list.Choice("manager", func(r deals.Row) string { return r.Manager }),
		list.Choice("stage", func(r deals.Row) string { return r.StageWord }).Words(""),
		list.Choice("source", func(r deals.Row) string { return r.Source }),
		list.Flag("open", deals.Row.Open).On().Loads(),
		dealRows(a, p.env).NotMarked().Loads(),
	}
	if read := p.read.Load(); len(read.pipelines) > 1 {
		way := list.Choice("pipeline", func(r deals.Row) string { return r.PipelineWord }).Words("").Of(read.pipelines[0].Word()).Loads()
		return slices.Insert(filters, 0, way)
	}
	return filters
}

// load reads the rows and what stands around them.
func (p *dealsPage) load(ctx context.Context, q list.Query) ([]deals.Row, error) {
	a := p.app
	all, err := a.Pipelines.List(ctx)
	if err != nil {
		return nil, err
	}
	read := &dealsRead{pipelines: all, shown: all[0]}
	for _, way := range all {
		if slices.Contains(q.Chosen["pipeline"], way.Word()) {
			read.shown = way
			break
		}
	}
	stuck, err := a.Reports.Bottleneck(ctx, p.env.Lang, read.shown.Key())
	if err != nil {
		return nil, err
	}
	read.stuck = &stuck
	p.read.Store(read)
	rows, err := a.Deals.List(ctx, q.Flags["open"])
	if err != nil || q.Flags["not_deleted"] {
		return rows, err
	}
	marked, err := a.Deals.Marked(ctx)
	return append(rows, marked...), err
}

// advice says where the deals of the pipeline shown are stuck.
func (p *dealsPage) advice() list.Advice {
	if stuck := p.read.Load().stuck; stuck != nil {
		return StuckAdvice(p.env, *stuck)
	}
	return list.Advice{}
}

// StuckAdvice says where deals are stuck and opens those that are.
func StuckAdvice(e *nav.Env, stuck figures.BottleneckFound) list.Advice {
	l, said := e.Lang, stuck.Said()
	if stuck.Key == "" {
		return list.Advice{Text: record.Messages(e, said, " ")}
	}
	return list.Advice{
		Lead: said[0].In(l), Text: record.Messages(e, said[1:], " "), Link: l.N("deals.stuck.show", int64(max(len(stuck.Over), 1))),
		Do: func() {
			e.Open(Behind{Report: "bottleneck", Key: stuck.Key, Settings: stuck.Settings, Label: l.T("deals.stuck")}.Route())
		},
	}
}
