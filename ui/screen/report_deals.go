package screen

import (
	"context"
	"net/url"
	"strings"
	"time"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/reports"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// dealsOf is a cell of a report on deals as a route keeps it: the report, the key
// of the cell and all that was set, so that the same deals are found after a
// restart.
type dealsOf struct {
	report, key string
	settings    reports.Settings
	label       string // what the cell counts, in words
}

// Names of what is no parameter of a report.
const (
	labelArg = "=label"
	fromArg  = "=from"
	toArg    = "=to"
)

// route writes it: report/key/settings.
func (d dealsOf) route() nav.Route {
	q := url.Values{}
	for key, value := range d.settings.Values {
		if value != "" {
			q.Set(key, value)
		}
	}
	for arg, day := range map[string]time.Time{fromArg: d.settings.Period.From, toArg: d.settings.Period.To} {
		if !day.IsZero() {
			q.Set(arg, day.Format(isoDay))
		}
	}
	q.Set(labelArg, d.label)
	return nav.To("report_deals", d.report, d.key, q.Encode())
}

// dealsOfRoute reads it back.
func dealsOfRoute(r nav.Route) dealsOf {
	parts := append(strings.SplitN(r.ID, "/", 3), "", "")
	d := dealsOf{report: parts[0], key: parts[1], settings: reports.Settings{Values: map[string]string{}}}
	q, err := url.ParseQuery(parts[2])
	if err != nil {
		return d // the report is asked as it is usually set
	}
	for key := range q {
		switch value := q.Get(key); key {
		case labelArg:
			d.label = value
		case fromArg:
			d.settings.Period.From, _ = time.Parse(isoDay, value)
		case toArg:
			d.settings.Period.To, _ = time.Parse(isoDay, value)
		default:
			d.settings.Values[key] = value
		}
	}
	return d
}

// ReportDeals is the list of the deals behind a cell of a report.
func ReportDeals(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	d := dealsOfRoute(r)
	return kit.Register[deals.Row]{
		Key: "report_deals", Reads: []string{"deals", "pipelines", "clients", "managers"},
		Load: func(ctx context.Context, _ kit.Query) ([]deals.Row, error) {
			return a.Reports.DealsBehind(ctx, d.report, e.Lang, d.settings, d.key)
		},
		ID:      func(r deals.Row) string { return r.ID.String() },
		Columns: dealColumns(),
		Filters: []kit.Filter[deals.Row]{
			kit.Choice("stage", func(r deals.Row) string { return r.StageWord }).Words(""),
			kit.Choice("manager", func(r deals.Row) string { return r.Manager }),
		},
		Figures: func([]deals.Row) []kit.Figure {
			return []kit.Figure{{Caption: e.Lang.T("report." + d.report), Value: d.label}}
		},
		Search: func(r deals.Row) string { return r.Number + " " + r.Name + " " + r.Client },
		Open:   func(r deals.Row) { e.Open(nav.To("deal", r.ID.String())) },
		Delete: marker(a, e, "deal.mark", func(r deals.Row) (crm.DealID, bool) { return r.ID, r.Deleted }, a.Deals.Mark),
	}.Page(e.Env)
}

// openDeals opens the deals behind a key.
func (p *reportPage) openDeals(key, label string) {
	p.env.Open(dealsOf{report: p.about.Name, key: key, settings: p.settings(), label: label}.route())
}

// openBehind opens the deals of the cell that was clicked last or, where that has
// none, of the first one of the row that has; false when none has.
func (p *reportPage) openBehind(row int) bool {
	t, at := p.report.Table, -1
	for i, c := range t.Rows[row].Cells {
		if c.Behind != "" && (at < 0 || i == p.column) {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	l, cells := p.env.Lang, t.Rows[row].Cells
	var names []string
	for i, c := range cells {
		if i == 0 || !t.Columns[i].Kind.Number() && i < at && c.Set {
			names = append(names, c.In(l))
		}
	}
	p.openDeals(cells[at].Behind, strings.Join(append(names, t.Columns[at].In(l)), " · "))
	return true
}
