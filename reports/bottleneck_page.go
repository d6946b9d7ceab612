package reports

import (
	"math"
	"slices"

	"kartoteka/data/money"
)

func (r *bottleneck) shelf() *dealShelf { return r.dealShelf }

// keep tells which deals stand behind a key: of the cohort, or in work now.
func (r *bottleneck) keep(b *dealBook, k dealKey) func(*track) bool {
	work := stageKeep(b, dealKey{what: "work", stage: k.stage})
	switch k.what {
	case "work":
		return work
	case "over":
		late := lateKeep(b, k.what, nil, r.today)
		return func(t *track) bool { return work(t) && late(t) }
	}
	return cohortKeep(b, r.days, k)
}

func (r *bottleneck) report() Report {
	return Report{
		Table: Table{
			Name: "bottleneck", Title: Say("bottleneck.title"), Period: SayDays(r.days),
			Columns: r.columns(), Rows: r.rows(),
			Notes: []Message{
				SayN("bottleneck.how", fewResolved), Say("bottleneck.how.benchmark"), Say("bottleneck.how.worse"), Say("bottleneck.how.time"),
				SayN("bottleneck.how.norm", fewStanding),
			},
		},
		Chart: r.chart(), Conclusion: r.conclusion(),
	}
}

func (r *bottleneck) columns() []Column {
	return append(r.heads(),
		Column{Key: "reached", Kind: KindCount},
		Column{Key: "resolved", Kind: KindPercent},
		Column{Key: "benchmark", Kind: KindPercent},
		Column{Key: "gain", Kind: KindMoney},
		Column{Key: "lost", Kind: KindCount},
		Column{Key: "lost_sum", Kind: KindMoney},
		Column{Key: "median", Kind: KindQty},
		Column{Key: "before", Kind: KindQty, Word: "column.median_before"},
		Column{Key: "work", Kind: KindCount},
		Column{Key: "over", Kind: KindCount, Word: "column.over_norm"},
		Column{Key: "reason", Kind: KindText})
}

func (r *bottleneck) rows() (rows []Row) {
	for i, b := range r.books {
		x := &r.found[i]
		for s := range x.Stages {
			row := Row{Cells: r.cells(b, s, &x.Stages[s])}
			if s == x.place && x.Kind != BottleneckNone {
				row.Mark = "bottleneck.mark"
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func (r *bottleneck) cells(b *dealBook, s int, f *StageMeasures) []Cell {
	key := func(what string) dealKey { return r.key(what, b, 0, s) }
	reason := Cell{}
	if len(f.reasons) > 0 {
		reason = lossCell(f.reasons[0].reason)
	}
	gain := None(KindMoney)
	if f.judged() && f.Against != "" {
		gain = Money(f.Gain)
	}
	return append(r.head(b, 0, s),
		Count(int64(f.Entered)).Opens(key("reached")),
		ratioCell(f.Conversion), ratioCell(f.Benchmark), gain,
		Count(int64(f.Lost)).Opens(key("lost")), Money(f.LostSum).Opens(key("lost")),
		daysCell(f.Median), daysCell(f.Before),
		Count(int64(f.Open)).Opens(key("work")),
		Count(int64(f.Over)).Opens(key("over")), reason)
}

// ratioCell is a share in per cent, none of NaN.
func ratioCell(share float64) Cell {
	if math.IsNaN(share) {
		return None(KindPercent)
	}
	return Percent(100 * share)
}

// daysCell is days, none of a negative number.
func daysCell(days money.Qty) Cell {
	if days < 0 {
		return None(KindQty)
	}
	return Qty(days)
}

// chart draws what each stage has lost, the bottleneck in a colour of its own.
func (r *bottleneck) chart() *Chart {
	chart := &Chart{Unit: KindMoney, Caption: Say("bottleneck.caption"), Series: []Series{{Name: Say("column.lost_sum"), Tone: 1}}}
	for i, b := range r.books {
		x := &r.found[i]
		for s := range x.Stages {
			p := Point{Label: b.stageCell(s), Behind: r.key("lost", b, 0, s).String()}
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
