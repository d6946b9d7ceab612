package deals

import (
	"slices"
	"strconv"

	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/record"
)

// targets is where deals of a stage that was taken out can go.
func (f *pipelineForm) targets(e *host.Env) []kit.Option {
	out := []kit.Option{{Name: e.Lang.T("pipeline.move.none")}}
	for _, s := range f.open {
		if s.ID != "" {
			out = append(out, kit.Option{ID: string(s.ID), Name: s.Name})
		}
	}
	return out
}

// stages is the table of stages deals stand on.
func (f *pipelineForm) stages() form.Lines[crm.Stage] {
	return form.Lines[crm.Stage]{
		New: func() crm.Stage {
			return crm.Stage{ID: f.app.Pipelines.NewStage(&crm.Pipeline{Stages: append(slices.Clone(f.kept), f.open...)}), Probability: 50}
		},
		Blank: func(s *crm.Stage) bool { return s.Name == "" && len(s.Required) == 0 && s.Norm == 0 },
		Columns: []form.Field[crm.Stage]{
			form.TextField("stage.name", func(s *crm.Stage) *string { return &s.Name }).Required().Path("name"),
			form.ChoiceField("stage.color", colors, func(s *crm.Stage) string { return strconv.Itoa(int(s.Color)) },
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

// colors offers the colours of stages.
func colors(e *host.Env) []kit.Option {
	out := make([]kit.Option, 0, crm.Colors+1)
	for i := range crm.Colors + 1 {
		out = append(out, kit.Option{ID: strconv.Itoa(i), Name: e.Lang.T("color." + strconv.Itoa(i))})
	}
	return out
}
