package deals

import (
	"context"
	"slices"
	"strconv"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// pipelineDoc is a pipeline as its form edits it: the stages deals stand on, what
// the two ends are called, the reasons of loss as words.
type pipelineDoc struct {
	crm.Pipeline
	Open    []crm.Stage
	Won     crm.Stage
	Lost    crm.Stage
	Reasons []lossRow
	// Move is where deals go from stages that were taken out.
	Move crm.StageID
}

// lossRow is a reason of loss: one every base has, or a text of the firm's own.
type lossRow struct{ Word string }

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

// rename gives the stages of a pipeline to be IDs of their own.
func (f *pipelineForm) rename(p *crm.Pipeline) {
	p.Stages = slices.DeleteFunc(slices.Clone(p.Stages), func(s crm.Stage) bool { return s.Retired })
	for i := range p.Stages {
		if s := &p.Stages[i]; !s.ID.Closed() {
			s.Name = f.env.Lang.T(s.Word())
			s.ID = f.app.Pipelines.NewStage(p)
		}
	}
}

// count takes up a pipeline as it was kept.
func (f *pipelineForm) count(ctx context.Context, p *crm.Pipeline) (err error) {
	f.kept = slices.Clone(p.Stages)
	f.standing, err = f.app.Pipelines.Standing(ctx, p.Key())
	return err
}

func (f *pipelineForm) docOf(p *crm.Pipeline) *pipelineDoc {
	d := &pipelineDoc{Pipeline: *p}
	for _, s := range p.Stages {
		switch {
		case s.ID == crm.StageWon:
			d.Won = s
		case s.ID == crm.StageLost:
			d.Lost = s
		case !s.Retired:
			s.Name = f.env.Lang.T(s.Word())
			d.Open = append(d.Open, s)
		}
	}
	for _, r := range p.Losses() {
		d.Reasons = append(d.Reasons, lossRow{f.env.Lang.T(r.Word())})
	}
	f.open = d.Open
	return d
}

// take brings what was edited into the pipeline. A stage and a reason every base
// has keep their words while nobody has changed them.
func (f *pipelineForm) take(d *pipelineDoc) *crm.Pipeline {
	l, p := f.env.Lang, &d.Pipeline
	p.Stages = append(slices.Clone(d.Open), d.Won, d.Lost)
	for i := range p.Stages {
		s := &p.Stages[i]
		if s.ID == "" {
			s.ID = f.app.Pipelines.NewStage(p)
		}
		if slices.Contains(crm.StartStages, s.ID) && s.Name == l.T("stage."+string(s.ID)) {
			s.Name = ""
		}
	}
	p.Reasons = nil
	for _, r := range d.Reasons {
		p.Reasons = append(p.Reasons, f.reason(r.Word))
	}
	if slices.Equal(p.Reasons, crm.LossReasons) {
		p.Reasons = nil
	}
	return p
}

func (f *pipelineForm) reason(word string) crm.LossReason {
	for _, r := range crm.LossReasons {
		if f.env.Lang.T(r.Word()) == word {
			return r
		}
	}
	return crm.LossReason(word)
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

func (f *pipelineForm) form(d *pipelineDoc) kit.Form[pipelineDoc] {
	a, e := f.app, f.env
	return kit.Form[pipelineDoc]{
		Key: "pipeline", Value: d, Leave: e.Close,
		Title: func(_ *kit.Env, v *pipelineDoc) string {
			if v.ID == crm.MainPipeline {
				return record.TitleOr(e, v.Name, "pipeline.main")
			}
			return record.TitleOr(e, v.Name, "pipeline.new")
		},
		Badge: func(_ *kit.Env, v *pipelineDoc) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Tabs: []kit.FormTab[pipelineDoc]{
			{
				Key: "pipeline.tab.stages", Fields: f.fields(),
				Lines: kit.LinesOf("stages", func(v *pipelineDoc) *[]crm.Stage { return &v.Open }, f.stages()),
			},
			{
				Key: "pipeline.tab.losses",
				Lines: kit.LinesOf("reasons", func(v *pipelineDoc) *[]lossRow { return &v.Reasons }, kit.Lines[lossRow]{
					Columns: []kit.Field[lossRow]{kit.TextField("pipeline.reason", func(r *lossRow) *string { return &r.Word })},
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

func (f *pipelineForm) fields() []kit.Field[pipelineDoc] {
	name := func(at func(*pipelineDoc) *crm.Stage) func(*pipelineDoc) *string {
		return func(v *pipelineDoc) *string { return &at(v).Name }
	}
	won := func(v *pipelineDoc) *crm.Stage { return &v.Won }
	lost := func(v *pipelineDoc) *crm.Stage { return &v.Lost }
	return []kit.Field[pipelineDoc]{
		kit.TextField("pipeline.name", func(v *pipelineDoc) *string { return &v.Name }).Path("name").Width(4),
		kit.TextField("pipeline.won", name(won)).Width(4).Hint("pipeline.won.hint"),
		kit.TextField("pipeline.lost", name(lost)).Width(4).Hint("pipeline.lost.hint"),
		kit.ChoiceField("pipeline.move", f.targets, func(v *pipelineDoc) string { return string(v.Move) },
			func(v *pipelineDoc, id string) { v.Move = crm.StageID(id) }).
			Path("move").When(func(*pipelineDoc) bool { return f.leaving() > 0 }).Wide().Hint("pipeline.move.hint"),
	}
}

// targets is where deals of a stage that was taken out can go.
func (f *pipelineForm) targets(e *kit.Env) []kit.Option {
	out := []kit.Option{{Name: e.Lang.T("pipeline.move.none")}}
	for _, s := range f.open {
		if s.ID != "" {
			out = append(out, kit.Option{ID: string(s.ID), Name: s.Name})
		}
	}
	return out
}

// stages is the table of stages deals stand on.
func (f *pipelineForm) stages() kit.Lines[crm.Stage] {
	return kit.Lines[crm.Stage]{
		New: func() crm.Stage {
			return crm.Stage{ID: f.app.Pipelines.NewStage(&crm.Pipeline{Stages: append(slices.Clone(f.kept), f.open...)}), Probability: 50}
		},
		Blank: func(s *crm.Stage) bool { return s.Name == "" && len(s.Required) == 0 && s.Norm == 0 },
		Columns: []kit.Field[crm.Stage]{
			kit.TextField("stage.name", func(s *crm.Stage) *string { return &s.Name }).Required().Path("name"),
			kit.ChoiceField("stage.color", colors, func(s *crm.Stage) string { return strconv.Itoa(int(s.Color)) },
				func(s *crm.Stage, id string) {
					n, _ := strconv.Atoi(id)
					s.Color = crm.Color(n)
				}).Width(2).Path("color"),
			record.WholeField("stage.probability", func(s *crm.Stage) *int { return &s.Probability }).Width(3).Path("probability"),
			record.WholeField("stage.norm", func(s *crm.Stage) *int { return &s.Norm }).Width(2).Path("norm"),
			f.required().Width(6).Path("required"),
		},
	}
}

// lang: color.*

func colors(e *kit.Env) []kit.Option {
	out := make([]kit.Option, 0, crm.Colors+1)
	for i := range crm.Colors + 1 {
		out = append(out, kit.Option{ID: strconv.Itoa(i), Name: e.Lang.T("color." + strconv.Itoa(i))})
	}
	return out
}
