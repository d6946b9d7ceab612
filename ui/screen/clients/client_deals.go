package clients

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	dealpages "kartoteka/ui/screen/deals"
)

// deals is the deals with the client, the open ones first.
func (c *clientCard) deals(_ *kit.Env, v *crm.Client) fyne.CanvasObject {
	a, e, id := c.app, c.env, v.ID
	return kit.Register[deals.Row]{
		Key: "client.deals", Part: true, Reads: []string{"deals", "managers"},
		Load: func(ctx context.Context, _ kit.Query) ([]deals.Row, error) { return a.Deals.OfClient(ctx, id) },
		ID:   func(r deals.Row) string { return r.ID.String() },
		Columns: append([]kit.Column[deals.Row]{
			kit.Text("deal", func(r deals.Row) string { return r.Name }).Lead().Flex(2),
			kit.Text("number", func(r deals.Row) string { return r.Number }).Muted().Width(116),
			kit.Date("date", func(r deals.Row) time.Time { return r.Date }),
		}, dealpages.ProgressColumns()...),
		Filters: []kit.Filter[deals.Row]{
			kit.Flag("open", deals.Row.Open),
			kit.Choice("stage", func(r deals.Row) string { return r.StageWord }).Words(""),
		},
		Search: func(r deals.Row) string { return r.Number + " " + r.Name },
		Create: func() { e.Open(nav.ToNew(crm.KindDeal).For(crm.KindClient, id.String())) },
		Open:   func(r deals.Row) { e.Open(nav.ToRecord(crm.KindDeal, r.ID.String())) },
	}.Page(e.Env)
}
