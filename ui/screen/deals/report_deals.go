package deals

import (
	"context"
	"net/url"
	"strings"
	"time"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/reports"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Behind is a cell of a report on deals as a route keeps it: the report, the key
// of the cell and all that was set, so that the same deals are found after a
// restart.
type Behind struct {
	Report, Key string
	Settings    reports.Settings
	Label       string // what the cell counts, in words
}

// Names of what is no parameter of a report.
const (
	labelArg = "=label"
	fromArg  = "=from"
	toArg    = "=to"
)

// Route writes it: report/key/settings.
func (d Behind) Route() nav.Route {
	q := url.Values{}
	for key, value := range d.Settings.Values {
		if value != "" {
			q.Set(key, value)
		}
	}
	for arg, day := range map[string]time.Time{fromArg: d.Settings.Period.From, toArg: d.Settings.Period.To} {
		if !day.IsZero() {
			q.Set(arg, day.Format(record.ISODay))
		}
	}
	q.Set(labelArg, d.Label)
	return nav.To("report_deals", d.Report, d.Key, q.Encode())
}

// dealsOfRoute reads it back.
func dealsOfRoute(r nav.Route) Behind {
	parts := append(strings.SplitN(r.ID, "/", 3), "", "")
	d := Behind{Report: parts[0], Key: parts[1], Settings: reports.Settings{Values: map[string]string{}}}
	q, err := url.ParseQuery(parts[2])
	if err != nil {
		return d // the report is asked as it is usually set
	}
	for key := range q {
		switch value := q.Get(key); key {
		case labelArg:
			d.Label = value
		case fromArg:
			d.Settings.Period.From, _ = time.Parse(record.ISODay, value)
		case toArg:
			d.Settings.Period.To, _ = time.Parse(record.ISODay, value)
		default:
			d.Settings.Values[key] = value
		}
	}
	return d
}

// ReportDeals is the list of the deals behind a cell of a report.
func ReportDeals(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	d, rows := dealsOfRoute(r), dealRows(a, e)
	return list.Register[deals.Row]{
		Key: "report_deals", Reads: []string{"deals", "pipelines", "clients", "managers"},
		Load: func(ctx context.Context, _ list.Query) ([]deals.Row, error) {
			return a.Reports.DealsBehind(ctx, d.Report, e.Lang, d.Settings, d.Key)
		},
		ID:      rows.ID,
		Columns: dealColumns(),
		Filters: []list.Filter[deals.Row]{
			list.Choice("stage", func(r deals.Row) string { return r.StageWord }).Words(""),
			list.Choice("manager", func(r deals.Row) string { return r.Manager }),
		},
		Metrics: func([]deals.Row) []kit.Metric {
			return []kit.Metric{{Caption: e.Lang.T("report." + d.Report), Value: d.Label}}
		},
		Search: func(r deals.Row) string { return r.Number + " " + r.Name + " " + r.Client },
		Open:   rows.Open,
		Delete: rows.Mark(a.Deals.Mark),
	}.Page(e.Env)
}
