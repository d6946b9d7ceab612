package deals

import (
	"math"
	"slices"

	"kartoteka/data/money"
	"kartoteka/reports"
)

func (r *bottleneck) deals() *shelf { return r.shelf }

// keep tells which deals stand behind a key: of the cohort, or in work now.
func (r *bottleneck) keep(b *book, k cellKey) func(*track) bool {
	work := stageKeep(b, cellKey{what: "work", stage: k.stage})
	switch k.what {
	case "work":
		return work
	case "over":
		late := lateKeep(b, k.what, nil, r.today)
		return func(t *track) bool { return work(t) && late(t) }
	}
	return cohortKeep(b, r.days, k)
}

func (r *bottleneck) report() reports.Report {
	return reports.Report{
		Table: reports.Table{
			Name: "bottleneck", Title: reports.Say("bottleneck.title"), Period: reports.SayDays(r.days),
			Columns: r.columns(), Rows: r.rows(),
			Notes: []reports.Message{
				reports.SayN("bottleneck.how", fewResolved), reports.Say("bottleneck.how.benchmark"), reports.Say("bottleneck.how.worse"), reports.Say("bottleneck.how.time"),
				reports.SayN("bottleneck.how.norm", fewStanding),
			},
		},
		Chart: r.chart(), Conclusion: r.conclusion(),
	}
}

func (r *bottleneck) columns() []reports.Column {
	return append(r.heads(),
		reports.Column{Key: "reached", Kind: reports.KindCount},
		reports.Column{Key: "resolved", Kind: reports.KindPercent},
		reports.Column{Key: "benchmark", Kind: reports.KindPercent},
		reports.Column{Key: "gain", Kind: reports.KindMoney},
		reports.Column{Key: "lost", Kind: reports.KindCount},
		reports.Column{Key: "lost_sum", Kind: reports.KindMoney},
		reports.Column{Key: "median", Kind: reports.KindQty},
		reports.Column{Key: "before", Kind: reports.KindQty, Word: "column.median_before"},
		reports.Column{Key: "work", Kind: reports.KindCount},
		reports.Column{Key: "over", Kind: reports.KindCount, Word: "column.over_norm"},
		reports.Column{Key: "reason", Kind: reports.KindText})
}

func (r *bottleneck) rows() (rows []reports.Row) {
	for i, b := range r.books {
		x := &r.found[i]
		for s := range x.Stages {
			row := reports.Row{Cells: r.cells(b, s, &x.Stages[s])}
			if s == x.place && x.Kind != BottleneckNone {
				row.Mark = "bottleneck.mark"
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func (r *bottleneck) cells(b *book, s int, f *StageMeasures) []reports.Cell {
	key := func(what string) cellKey { return r.key(what, b, 0, s) }
	reason := reports.Cell{}
	if len(f.reasons) > 0 {
		reason = lossCell(f.reasons[0].reason)
	}
	gain := reports.None(reports.KindMoney)
	if f.judged() && f.Against != "" {
		gain = reports.Money(f.Gain)
	}
	return append(r.head(b, 0, s),
		reports.Count(int64(f.Entered)).Opens(key("reached")),
		ratioCell(f.Conversion), ratioCell(f.Benchmark), gain,
		reports.Count(int64(f.Lost)).Opens(key("lost")), reports.Money(f.LostSum).Opens(key("lost")),
		daysCell(f.Median), daysCell(f.Before),
		reports.Count(int64(f.Open)).Opens(key("work")),
		reports.Count(int64(f.Over)).Opens(key("over")), reason)
}

// ratioCell is a share in per cent, none of NaN.
func ratioCell(share float64) reports.Cell {
	if math.IsNaN(share) {
		return reports.None(reports.KindPercent)
	}
	return reports.Percent(100 * share)
}

// daysCell is days, none of a negative number.
func daysCell(days money.Qty) reports.Cell {
	if days < 0 {
		return reports.None(reports.KindQty)
	}
	return reports.Qty(days)
}

// chart draws what each stage has lost, the bottleneck in a colour of its own.
func (r *bottleneck) chart() *reports.Chart {
	chart := &reports.Chart{Unit: reports.KindMoney, Caption: reports.Say("bottleneck.caption"), Series: []reports.Series{{Name: reports.Say("column.lost_sum"), Tone: 1}}}
	for i, b := range r.books {
		x := &r.found[i]
		for s := range x.Stages {
			p := reports.Point{Label: b.stageCell(s), Behind: r.key("lost", b, 0, s).String()}
			if s == x.place && x.Kind != BottleneckNone {
				p.Tone = 6
			}
			chart.Points = append(chart.Points, p)
			chart.Series[0].Values = append(chart.Series[0].Values, float64(x.Stages[s].LostSum))
		}
	}
	if !slices.ContainsFunc(chart.Series[0].Values, func(v float64) bool { return v != 0 }) {
		return nil
	}
	return chart
}
