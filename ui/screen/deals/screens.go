package deals

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Screens are the screens of this package.
func Screens(a *app.App) []nav.Screen {
	all := func(ctx context.Context) ([]deals.Row, error) { return a.Deals.List(ctx, false) }
	return []nav.Screen{
		{
			Key: "deals", Kind: crm.KindDeal, Section: "deals", Title: "deals.title", Open: record.ListOf(a, Deals),
			Place: 600, Listed: true, About: "deals.about",
		},
		{
			Key: "pipelines", Section: "deals", Title: "pipelines.title", Open: record.ListOf(a, Pipelines),
			Place: 610, Listed: true, About: "pipelines.about", Icon: "settings",
		},
		{
			Key: "pipeline", Section: "deals", Of: "pipelines", Title: "pipeline.new", Open: record.PageOf(a, Pipeline),
			Place: 620, Examples: func(context.Context) ([]nav.Shot, error) {
				return []nav.Shot{{Name: "pipeline", Route: nav.To("pipeline", crm.MainPipeline.String())}}, nil
			},
		},
		{
			Key: "deal", Kind: crm.KindDeal, Section: "deals", Title: "deal.new", Open: record.PageOf(a, Deal),
			Place: 630, Examples: record.FirstOf("deal", all, func(r deals.Row) string { return r.ID.String() }),
		},
		{Key: "report_deals", Section: "reports", Of: "report", Title: "report_deals.title", Open: record.PageOf(a, ReportDeals)},
	}
}
