package deals

import (
	"context"
	"slices"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// pipelineForm is what the form of a pipeline needs beside the record.
type pipelineForm struct {
	app *app.App
	env *nav.Env
	// kept is the stages as they are in the base and how many deals stand on each.
	kept     []crm.Stage
	standing map[crm.StageID]int
	open     []crm.Stage // as they are edited
}

// Pipeline is the form of a way sales go and of its stages.
func Pipeline(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	f := &pipelineForm{app: a, env: e}
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (*crm.Pipeline, error) { return f.read(ctx, r) },
		func(p *crm.Pipeline) kit.Page { return f.form(f.docOf(p)).Page(e.Env) })
}

func (f *pipelineForm) read(ctx context.Context, r nav.Route) (*crm.Pipeline, error) {
	id, copied, err := record.Opened[crm.Pipeline](r)
	if err != nil {
		return nil, err
	}
	if id.IsZero() {
		p := crm.StartPipeline()
		p.ID = crm.PipelineID{}
		f.rename(p)
		return p, nil
	}
	p, err := f.app.Pipelines.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	if copied {
		p.ID, p.Meta, p.Name = crm.PipelineID{}, crm.Meta{}, f.env.Lang.T(p.Word())+" (2)"
		f.rename(p)
		return p, nil
	}
	return p, f.count(ctx, p)
}

// count takes up a pipeline as it was kept.
func (f *pipelineForm) count(ctx context.Context, p *crm.Pipeline) (err error) {
	f.kept = slices.Clone(p.Stages)
	f.standing, err = f.app.Pipelines.Standing(ctx, p.Key())
	return err
}

// leaving is how many deals stand on stages that were taken out.
func (f *pipelineForm) leaving() (n int) {
	for _, s := range f.kept {
		gone := !slices.ContainsFunc(f.open, func(o crm.Stage) bool { return o.ID == s.ID })
		if gone && !s.ID.Closed() {
			n += f.standing[s.ID]
		}
	}
	return n
}

func (f *pipelineForm) form(d *pipelineDoc) form.Form[pipelineDoc] {
	a, e := f.app, f.env
	return form.Form[pipelineDoc]{
		Key: "pipeline", Value: d, Leave: e.Close,
		Title: func(_ *host.Env, v *pipelineDoc) string {
			if v.ID == crm.MainPipeline {
				return record.TitleOr(e, v.Name, "pipeline.main")
			}
			return record.TitleOr(e, v.Name, "pipeline.new")
		},
		Badge: func(_ *host.Env, v *pipelineDoc) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Tabs: []form.Tab[pipelineDoc]{
			{
				Key: "pipeline.tab.stages", Fields: f.fields(),
				Lines: form.LinesOf("stages", func(v *pipelineDoc) *[]crm.Stage { return &v.Open }, f.stages()),
			},
			{
				Key: "pipeline.tab.losses",
				Lines: form.LinesOf("reasons", func(v *pipelineDoc) *[]lossRow { return &v.Reasons }, form.Lines[lossRow]{
					Columns: []form.Field[lossRow]{form.TextField("pipeline.reason", func(r *lossRow) *string { return &r.Word })},
				}),
			},
		},
		Recalc: func(v *pipelineDoc) { f.open = slices.Clone(v.Open) },
		Check:  func(v *pipelineDoc) error { return f.take(v).Check() },
		Save: func(ctx context.Context, v *pipelineDoc) error {
			if err := a.Pipelines.Save(ctx, f.take(v), f.moves(v.Move)); err != nil {
				return err
			}
			v.Move = ""
			return f.count(ctx, &v.Pipeline)
		},
		OnSaved: func(v *pipelineDoc) { e.Replace(nav.To("pipeline", v.ID.String())) },
		Reads:   []string{"pipelines"},
		Load: func(ctx context.Context, v pipelineDoc) (*pipelineDoc, error) {
			if v.ID.IsZero() {
				return nil, nil
			}
			p, err := a.Pipelines.Get(ctx, v.ID)
			if err == nil {
				err = f.count(ctx, p)
			}
			if err != nil {
				return nil, err
			}
			return f.docOf(p), nil
		},
	}
}

// moves sends the deals of all stages that were taken out to one.
func (f *pipelineForm) moves(to crm.StageID) map[crm.StageID]crm.StageID {
	moves := map[crm.StageID]crm.StageID{}
	if to != "" {
		for _, s := range f.kept {
			moves[s.ID] = to
		}
	}
	return moves
}

func (f *pipelineForm) fields() []form.Field[pipelineDoc] {
	name := func(at func(*pipelineDoc) *crm.Stage) func(*pipelineDoc) *string {
		return func(v *pipelineDoc) *string { return &at(v).Name }
	}
	won := func(v *pipelineDoc) *crm.Stage { return &v.Won }
	lost := func(v *pipelineDoc) *crm.Stage { return &v.Lost }
	return []form.Field[pipelineDoc]{
		form.TextField("pipeline.name", func(v *pipelineDoc) *string { return &v.Name }).Path("name").Width(4),
		form.TextField("pipeline.won", name(won)).Width(4).Hint("pipeline.won.hint"),
		form.TextField("pipeline.lost", name(lost)).Width(4).Hint("pipeline.lost.hint"),
		form.ChoiceField("pipeline.move", f.targets, func(v *pipelineDoc) string { return string(v.Move) },
			func(v *pipelineDoc, id string) { v.Move = crm.StageID(id) }).
			Path("move").When(func(*pipelineDoc) bool { return f.leaving() > 0 }).Wide().Hint("pipeline.move.hint"),
	}
}
