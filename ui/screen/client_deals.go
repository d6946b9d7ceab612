package screen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// deals is the deals with the client, the open ones first.
func (c *clientCard) deals(_ *kit.Env, v *crm.Client) fyne.CanvasObject {
	a, e, id := c.app, c.env, v.ID
	return kit.Register[app.DealRow]{
		Key: "client.deals", Part: true, Reads: []string{"deals", "managers"},
		Load: func(ctx context.Context, _ kit.Query) ([]app.DealRow, error) { return a.Deals.OfClient(ctx, id) },
		ID:   func(r app.DealRow) string { return r.ID.String() },
		Columns: append([]kit.Column[app.DealRow]{
			kit.Text("deal", func(r app.DealRow) string { return r.Name }).Lead().Flex(2),
			kit.Text("number", func(r app.DealRow) string { return r.Number }).Muted().Width(116),
			kit.Date("date", func(r app.DealRow) time.Time { return r.Date }),
		}, progressColumns()...),
		Filters: []kit.Filter[app.DealRow]{
			kit.Flag("open", app.DealRow.Open),
			kit.Choice("stage", func(r app.DealRow) string { return r.StageWord }).Words(""),
		},
		Search: func(r app.DealRow) string { return r.Number + " " + r.Name },
		Create: func() { e.Open(nav.To("deal").With("client", id.String())) },
		Open:   func(r app.DealRow) { e.Open(nav.To("deal", r.ID.String())) },
	}.Page(e.Env)
}
