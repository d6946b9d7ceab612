package reports

import "kartoteka/data/money"

func (r *standing) report() Report {
	sum := r.sum()
	return Report{
		Table: Table{
			Name: "pipeline", Title: Say("standing.title"), Period: SayDays(r.days),
			Columns: r.columns(), Rows: r.rows(), Totals: r.totals(sum), Notes: r.notes(),
		},
		Chart: r.chart(), Conclusion: r.conclusion(sum),
	}
}

func (r *standing) columns() []Column {
	return append(r.heads(),
		Column{Key: "count", Kind: KindCount, Word: "column.deals"},
		Column{Key: "amount", Kind: KindMoney, Word: "column.deals_sum"},
		Column{Key: "weighted", Kind: KindMoney},
		Column{Key: "age", Kind: KindQty},
		Column{Key: "norm", Kind: KindCount, Word: "column.stage_norm"},
		Column{Key: "over", Kind: KindCount, Word: "column.over_norm"},
		Column{Key: "stuck", Kind: KindCount},
		Column{Key: "median", Kind: KindQty},
		Column{Key: "p75", Kind: KindQty},
		Column{Key: "p90", Kind: KindQty},
		Column{Key: "stays", Kind: KindCount})
}

func (r *standing) rows() (rows []Row) {
	for i, b := range r.books {
		for s := range r.stands[i] {
			x := &r.stands[i][s]
			key := func(what string) dealKey { return r.key(what, b, 0, s) }
			rows = append(rows, Row{Cells: append(r.head(b, 0, s),
				Count(int64(x.n)).Opens(key("work")), Money(x.sum).Opens(key("work")), Money(x.weighted).Opens(key("work")),
				quantileCell(x.open, 1, 2), normCell(b.stages[s].Norm),
				Count(int64(x.over)).Opens(key("over")), Count(int64(x.stuck)).Opens(key("stuck")),
				quantileCell(x.finished, 1, 2), quantileCell(x.finished, 3, 4), quantileCell(x.finished, 9, 10),
				Count(int64(len(x.finished))))})
		}
	}
	return rows
}

// normCell is a norm in days; a stage may have none.
func normCell(norm int) Cell {
	if norm == 0 {
		return None(KindCount)
	}
	return Count(int64(norm))
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

func (r *standing) totals(sum stand) []Cell {
	if sum.n == 0 {
		return nil
	}
	work := dealKey{what: "work"}
	return append(r.blanks(),
		Count(int64(sum.n)).Opens(work), Money(sum.sum).Opens(work), Money(sum.weighted).Opens(work), Cell{}, Cell{},
		Count(int64(sum.over)).Opens(dealKey{what: "over"}), Count(int64(sum.stuck)).Opens(dealKey{what: "stuck"}),
		Cell{}, Cell{}, Cell{}, Cell{})
}

// chart draws the sums of the stages, the weighted part of each apart.
func (r *standing) chart() *Chart {
	chart := &Chart{Unit: KindMoney, Caption: Say("standing.caption")}
	weighted := Series{Name: Say("column.weighted"), Tone: 1}
	rest := Series{Name: Say("standing.rest"), Tone: 5}
	any := false
	for i, b := range r.books {
		for s := range r.stands[i] {
			x := &r.stands[i][s]
			chart.Points = append(chart.Points, Point{Label: b.stageCell(s), Behind: r.key("work", b, 0, s).String()})
			weighted.Values = append(weighted.Values, float64(x.weighted))
			rest.Values = append(rest.Values, float64(x.sum-x.weighted))
			any = any || x.sum > 0
		}
	}
	if !any {
		return nil
	}
	chart.Series = []Series{weighted, rest}
	return chart
}

func (r *standing) conclusion(sum stand) []Message {
	if sum.n == 0 {
		return []Message{Say("standing.empty")}
	}
	said := []Message{SayN("standing.head", sum.n, "Sum", Brief{Cell: Money(sum.sum)}, "Weighted", Brief{Cell: Money(sum.weighted)})}
	if b, s, x := r.heaviest(func(x *stand) money.Money { return x.sum }); x != nil {
		said = append(said, SayN("standing.most", x.n, "Stage", b.stageCell(s), "Sum", Brief{Cell: Money(x.sum)}))
	}
	if b, s, x := r.heaviest(func(x *stand) money.Money { return x.stuckSum }); x != nil {
		said = append(said, SayN("standing.stuck", sum.stuck, "Sum", Brief{Cell: Money(sum.stuckSum)}, "Stage", b.stageCell(s)))
	} else if sum.stuck == 0 {
		said = append(said, Say("standing.moving"))
	}
	return said
}

// heaviest is the stage with the greatest sum of a kind; nil when all are zero.
func (r *standing) heaviest(of func(*stand) money.Money) (book *dealBook, place int, best *stand) {
	for i, b := range r.books {
		for s := range r.stands[i] {
			if x := &r.stands[i][s]; of(x) > 0 && (best == nil || of(x) > of(best)) {
				book, place, best = b, s, x
			}
		}
	}
	return book, place, best
}

func (r *standing) notes() []Message {
	return []Message{Say("standing.how"), Say("standing.how.time"), SayN("standing.how.stuck", fewStays)}
}
