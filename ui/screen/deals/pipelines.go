package deals

import (
	"context"
	"strings"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Pipelines is the list of the ways sales go.
func Pipelines(a *app.App, e *nav.Env) kit.Page {
	return list.Register[*crm.Pipeline]{
		Key: "pipelines", Reads: []string{"pipelines"},
		Load: func(ctx context.Context, _ list.Query) ([]*crm.Pipeline, error) { return a.Pipelines.List(ctx) },
		ID:   func(p *crm.Pipeline) string { return p.ID.String() },
		Columns: []list.Column[*crm.Pipeline]{
			list.Text("pipeline", func(p *crm.Pipeline) string { return e.Lang.T(p.Word()) }).Lead().Flex(1),
			list.Text("stages", func(p *crm.Pipeline) string { return stageNames(e, p) }).Flex(3),
		},
		Search: func(p *crm.Pipeline) string { return e.Lang.T(p.Word()) + " " + stageNames(e, p) },
		Create: func() { e.Open(nav.To("pipeline")) },
		Open:   func(p *crm.Pipeline) { e.Open(nav.To("pipeline", p.ID.String())) },
		Copy:   func(p *crm.Pipeline) { e.Open(nav.To("pipeline").With("copy", p.ID.String())) },
		Delete: func(rows []*crm.Pipeline) {
			keys := record.IDs(rows, (*crm.Pipeline).Key)
			record.Do(a, e, "pipeline.delete", func(ctx context.Context) error { return a.Pipelines.Delete(ctx, keys) })
		},
	}.Page(e.Env)
}

// stageNames is the way a sale goes, stage by stage.
func stageNames(e *nav.Env, p *crm.Pipeline) string {
	names := make([]string, 0, len(p.Stages))
	for _, s := range p.Open() {
		names = append(names, e.Lang.T(s.Word()))
	}
	return strings.Join(names, " → ")
}
