package screen

import (
	"time"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// dealColumns are the columns of a list of deals.
func dealColumns() []kit.Column[app.DealRow] {
	return []kit.Column[app.DealRow]{
		kit.Text("number", func(r app.DealRow) string { return r.Number }).Muted().Width(116).Hidden(),
		kit.Text("deal", func(r app.DealRow) string { return r.Name }).Lead().Flex(2),
		kit.Text("client", func(r app.DealRow) string { return r.Client }).SortBy(func(r app.DealRow) string { return crm.OwnName(r.Client) }).Width(190).Flex(2),
		kit.Text("manager", func(r app.DealRow) string { return r.Manager }).Width(112).Flex(1),
		kit.Badge("stage", func(r app.DealRow) (string, look.Role) { return r.StageWord, stageRole(r.Stage) }).Width(170),
		kit.Days("on_stage", func(r app.DealRow) int { return r.Days }),
		kit.Date("close", func(r app.DealRow) time.Time { return r.Close }),
		kit.Money("amount", func(r app.DealRow) money.Money { return r.Amount }).Total(),
	}
}
