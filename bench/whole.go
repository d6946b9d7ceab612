package main

import (
	"context"
	"database/sql"
	"slices"

	"kartoteka/app"
	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/reports"
)

// built makes an entry of a whole report as the window shows it: with names,
// words, figure and conclusion.
func built(a *app.App, l *lang.Lang, name string, period calendar.Period, value func(reports.Report) answer) entry {
	return entry{ours, func(ctx context.Context, _ int) (answer, error) {
		r, err := a.Reports.Build(ctx, name, l, reports.Settings{Period: period})
		return value(r), err
	}}
}

// moneyColumn is the figures of a column, by its key.
func moneyColumn(r reports.Report, key string) []int64 {
	at := slices.IndexFunc(r.Table.Columns, func(c reports.Column) bool { return c.Key == key })
	var values []int64
	for _, row := range r.Table.Rows {
		if at >= 0 && row.Cells[at].Set {
			values = append(values, row.Cells[at].Int)
		}
	}
	return values
}

// wholeReports compares whole reports with lists read from SQL.
func wholeReports(a *app.App, l *lang.Lang, lite, duck *sql.DB) []contest {
	var out []contest
	for _, p := range periods {
		period := lastMonths(p.months)
		span := spanOf(period)
		out = append(out, contest{
			name: "ABC report, " + p.name + ": names, shares, chart, conclusion, the period before; peers: the named list",
			entries: []entry{
				built(a, l, "abc", period, func(r reports.Report) answer { return digest(moneyColumn(r, "value")) }),
				askNamed("DuckDB", duck, span.From, span.To),
				askNamed("SQLite", lite, span.From, span.To),
			},
		})
	}
	period := lastMonths(36)
	span := spanOf(period)
	return append(out, contest{
		name: "Dynamics report, 36 months; peers: the sums of the months",
		entries: []entry{
			built(a, l, "sales", period, func(r reports.Report) answer { return digest(moneyColumn(r, "value")) }),
			ask("DuckDB", duck, sqlMonths, 1, span.From, span.To),
			ask("SQLite", lite, sqlMonths, 1, span.From, span.To),
		},
	})
}
