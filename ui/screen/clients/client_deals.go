package clients

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	dealpages "kartoteka/ui/screen/deals"
)

// deals is the deals with the client, the open ones first.
func (c *clientCard) deals(_ *host.Env, v *crm.Client) fyne.CanvasObject {
	a, e, id := c.app, c.env, v.ID
	return list.Register[deals.Row]{
		Key: "client.deals", Part: true, Reads: []string{"deals", "managers"},
		Load: func(ctx context.Context, _ list.Query) ([]deals.Row, error) { return a.Deals.OfClient(ctx, id) },
		ID:   func(r deals.Row) string { return r.ID.String() },
		Columns: append([]list.Column[deals.Row]{
			list.Text("deal", func(r deals.Row) string { return r.Name }).Lead().Flex(2),
			list.Text("number", func(r deals.Row) string { return r.Number }).Muted().Width(116),
			list.Date("date", func(r deals.Row) time.Time { return r.Date }),
		}, dealpages.ProgressColumns()...),
		Filters: []list.Filter[deals.Row]{
			list.Flag("open", deals.Row.Open),
			list.Choice("stage", func(r deals.Row) string { return r.StageWord }).Words(""),
		},
		Search: func(r deals.Row) string { return r.Number + " " + r.Name },
		Create: func() { e.Open(nav.ToNew(crm.KindDeal).For(crm.KindClient, id.String())) },
		Open:   func(r deals.Row) { e.Open(nav.ToRecord(crm.KindDeal, r.ID.String())) },
	}.Page(e.Env)
}
