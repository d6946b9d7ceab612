package screen

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Deals is the list of sales being made.
func Deals(a *app.App, e *nav.Env) kit.Page {
	return kit.Register[app.DealRow]{
		Key: "deals", Reads: []string{"deals", "clients", "managers"},
		Load: func(ctx context.Context, q kit.Query) ([]app.DealRow, error) {
			rows, err := a.Deals.List(ctx, q.Flags["open"])
			if err != nil || q.Flags["not_deleted"] {
				return rows, err
			}
			marked, err := a.Deals.Marked(ctx)
			return append(rows, marked...), err
		},
		ID: func(r app.DealRow) string { return r.ID.String() },
		Columns: []kit.Column[app.DealRow]{
			kit.Text("number", func(r app.DealRow) string { return r.Number }).Muted().Width(116).Hidden(),
			kit.Text("deal", func(r app.DealRow) string { return r.Name }).Lead().Flex(2),
			kit.Text("client", func(r app.DealRow) string { return r.Client }).SortBy(func(r app.DealRow) string { return crm.OwnName(r.Client) }).Width(190).Flex(2),
			kit.Text("manager", func(r app.DealRow) string { return r.Manager }).Width(112).Flex(1),
			kit.Badge("stage", func(r app.DealRow) (string, look.Role) { return r.StageWord, stageRole(r.Stage) }).Width(124),
			kit.Days("on_stage", func(r app.DealRow) int { return r.Days }),
			kit.Date("close", func(r app.DealRow) time.Time { return r.Close }),
			kit.Money("amount", func(r app.DealRow) money.Money { return r.Amount }).Total(),
		},
		Filters: []kit.Filter[app.DealRow]{
			kit.Choice("stage", func(r app.DealRow) string { return r.StageWord }).Words(""),
			kit.Choice("manager", func(r app.DealRow) string { return r.Manager }),
			kit.Flag("open", app.DealRow.Open).On().Loads(),
			kit.Flag("not_deleted", func(r app.DealRow) bool { return !r.Deleted }).On().Loads(),
		},
		Search: func(r app.DealRow) string { return r.Number + " " + r.Name + " " + r.Client },
		Create: func() { e.Open(nav.To("deal")) },
		Open:   func(r app.DealRow) { e.Open(nav.To("deal", r.ID.String())) },
		Copy:   func(r app.DealRow) { e.Open(nav.To("deal").With("copy", r.ID.String())) },
		Delete: marker(a, e, "deal.mark", func(r app.DealRow) (crm.DealID, bool) { return r.ID, r.Deleted }, a.Deals.Mark),
	}.Page(e.Env)
}

func stageRole(s crm.StageID) look.Role {
	switch s {
	case crm.StageWon:
		return look.Good
	case crm.StageLost:
		return look.Bad
	case crm.StageContract, crm.StagePayment:
		return look.Warning
	}
	return look.Accent
}
