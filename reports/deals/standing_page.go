package deals

import (
	"kartoteka/data/money"
	"kartoteka/reports"
)

func (r *standing) report() reports.Report {
	sum := r.sum()
	return reports.Report{
		Table: reports.Table{
			Name: "pipeline", Title: reports.Say("standing.title"), Period: reports.SayDays(r.days),
			Columns: r.columns(), Rows: r.rows(), Totals: r.totals(sum), Notes: r.notes(),
		},
		Chart: r.chart(), Conclusion: r.conclusion(sum),
	}
}

func (r *standing) columns() []reports.Column {
	return append(r.heads(),
		reports.Column{Key: "count", Kind: reports.KindCount, Word: "column.deals"},
		reports.Column{Key: "amount", Kind: reports.KindMoney, Word: "column.deals_sum"},
		reports.Column{Key: "weighted", Kind: reports.KindMoney},
		reports.Column{Key: "age", Kind: reports.KindQty},
		reports.Column{Key: "norm", Kind: reports.KindCount, Word: "column.stage_norm"},
		reports.Column{Key: "over", Kind: reports.KindCount, Word: "column.over_norm"},
		reports.Column{Key: "stuck", Kind: reports.KindCount},
		reports.Column{Key: "median", Kind: reports.KindQty},
		reports.Column{Key: "p75", Kind: reports.KindQty},
		reports.Column{Key: "p90", Kind: reports.KindQty},
		reports.Column{Key: "stays", Kind: reports.KindCount})
}

func (r *standing) rows() (rows []reports.Row) {
	for i, b := range r.books {
		for s := range r.stands[i] {
			x := &r.stands[i][s]
			key := func(what string) cellKey { return r.key(what, b, 0, s) }
			rows = append(rows, reports.Row{Cells: append(r.head(b, 0, s),
				reports.Count(int64(x.n)).Opens(key("work")), reports.Money(x.sum).Opens(key("work")), reports.Money(x.weighted).Opens(key("work")),
				quantileCell(x.open, 1, 2), normCell(b.stages[s].Norm),
				reports.Count(int64(x.over)).Opens(key("over")), reports.Count(int64(x.stuck)).Opens(key("stuck")),
				quantileCell(x.finished, 1, 2), quantileCell(x.finished, 3, 4), quantileCell(x.finished, 9, 10),
				reports.Count(int64(len(x.finished))))})
		}
	}
	return rows
}

// normCell is a norm in days; a stage may have none.
func normCell(norm int) reports.Cell {
	if norm == 0 {
		return reports.None(reports.KindCount)
	}
	return reports.Count(int64(norm))
}

// sum is all stages together.
func (r *standing) sum() (sum stand) {
	for _, list := range r.stands {
		for i := range list {
			x := &list[i]
			sum.n += x.n
			sum.over += x.over
			sum.stuck += x.stuck
			sum.sum += x.sum
			sum.weighted += x.weighted
			sum.stuckSum += x.stuckSum
		}
	}
	return sum
}

func (r *standing) totals(sum stand) []reports.Cell {
	if sum.n == 0 {
		return nil
	}
	work := cellKey{what: "work"}
	return append(r.blanks(),
		reports.Count(int64(sum.n)).Opens(work), reports.Money(sum.sum).Opens(work), reports.Money(sum.weighted).Opens(work), reports.Cell{}, reports.Cell{},
		reports.Count(int64(sum.over)).Opens(cellKey{what: "over"}), reports.Count(int64(sum.stuck)).Opens(cellKey{what: "stuck"}),
		reports.Cell{}, reports.Cell{}, reports.Cell{}, reports.Cell{})
}

// chart draws the sums of the stages, the weighted part of each apart.
func (r *standing) chart() *reports.Chart {
	chart := &reports.Chart{Unit: reports.KindMoney, Caption: reports.Say("standing.caption")}
	weighted := reports.Series{Name: reports.Say("column.weighted"), Tone: 1}
	rest := reports.Series{Name: reports.Say("standing.rest"), Tone: 5}
	any := false
	for i, b := range r.books {
		for s := range r.stands[i] {
			x := &r.stands[i][s]
			chart.Points = append(chart.Points, reports.Point{Label: b.stageCell(s), Behind: r.key("work", b, 0, s).String()})
			weighted.Values = append(weighted.Values, float64(x.weighted))
			rest.Values = append(rest.Values, float64(x.sum-x.weighted))
			any = any || x.sum > 0
		}
	}
	if !any {
		return nil
	}
	chart.Series = []reports.Series{weighted, rest}
	return chart
}

func (r *standing) conclusion(sum stand) []reports.Message {
	if sum.n == 0 {
		return []reports.Message{reports.Say("standing.empty")}
	}
	said := []reports.Message{reports.SayN("standing.head", sum.n, "Sum", reports.Brief{Cell: reports.Money(sum.sum)}, "Weighted", reports.Brief{Cell: reports.Money(sum.weighted)})}
	if b, s, x := r.heaviest(func(x *stand) money.Money { return x.sum }); x != nil {
		said = append(said, reports.SayN("standing.most", x.n, "Stage", b.stageCell(s), "Sum", reports.Brief{Cell: reports.Money(x.sum)}))
	}
	if b, s, x := r.heaviest(func(x *stand) money.Money { return x.stuckSum }); x != nil {
		said = append(said, reports.SayN("standing.stuck", sum.stuck, "Sum", reports.Brief{Cell: reports.Money(sum.stuckSum)}, "Stage", b.stageCell(s)))
	} else if sum.stuck == 0 {
		said = append(said, reports.Say("standing.moving"))
	}
	return said
}

// heaviest is the stage with the greatest sum of a kind; nil when all are zero.
func (r *standing) heaviest(of func(*stand) money.Money) (book *book, place int, best *stand) {
	for i, b := range r.books {
		for s := range r.stands[i] {
			if x := &r.stands[i][s]; of(x) > 0 && (best == nil || of(x) > of(best)) {
				book, place, best = b, s, x
			}
		}
	}
	return book, place, best
}

func (r *standing) notes() []reports.Message {
	return []reports.Message{reports.Say("standing.how"), reports.Say("standing.how.time"), reports.SayN("standing.how.stuck", fewStays)}
}
