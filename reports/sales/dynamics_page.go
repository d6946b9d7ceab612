package sales

import (
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

// table lists the shown periods, each followed by its parts.
func (d *dynamics) table() reports.Table {
	t := reports.Table{Name: "sales", Title: reports.Say("dynamics.title"), Period: reports.SayDays(d.query.Span), Notes: d.notes()}
	t.Columns = []reports.Column{{Key: "period", Kind: reports.KindPeriod}}
	if d.split {
		t.Columns = append(t.Columns, reports.Column{Key: "name", Kind: reports.KindText, Word: "axis." + d.axis.String()})
	}
	t.Columns = append(t.Columns,
		reports.Column{Key: "value", Kind: d.measure.Kind(), Word: "measure." + d.measure.String()},
		reports.Column{Key: "change", Kind: d.measure.Kind()},
		reports.Column{Key: "growth", Kind: reports.KindPercent},
		reports.Column{Key: "year_growth", Kind: reports.KindPercent},
		reports.Column{Key: "average", Kind: d.measure.Kind()})
	if d.split {
		t.Columns = append(t.Columns, reports.Column{Key: "share", Kind: reports.KindPercent})
	}
	for i := d.first; i < len(d.periods); i++ {
		t.Rows = append(t.Rows, d.row(i, -1))
		for part := range d.series {
			if d.series[part][i] != 0 || d.before(d.series[part], i) != 0 && !d.partial(i) {
				t.Rows = append(t.Rows, d.row(i, part))
			}
		}
	}
	if len(t.Rows) > 0 {
		t.Totals = d.totals()
	}
	return t
}

// before is the value of the period before, 0 when there is none.
func (d *dynamics) before(values []int64, i int) int64 {
	if i == 0 {
		return 0
	}
	return values[i-1]
}

// row is one period: of all sales when part is -1, else of that part.
func (d *dynamics) row(i, part int) reports.Row {
	values := d.total
	r := reports.Row{Drill: d.drill(i, part), Cells: []reports.Cell{d.label(i)}}
	if d.partial(i) {
		r.Mark = "report.partial"
	}
	if part >= 0 {
		values, r.Level, r.Mark = d.series[part], 1, ""
	}
	if d.split {
		r.Cells = append(r.Cells, d.partName(part))
	}
	change, growth, year := reports.None(d.measure.Kind()), reports.None(reports.KindPercent), reports.None(reports.KindPercent)
	if i > 0 && !d.partial(i) && !d.partial(i-1) {
		change = d.measure.Cell(values[i] - values[i-1])
		growth = growthCell(values[i-1], values[i])
	}
	if k := d.periodAt(yearBefore(d.query.Step, d.periods[i])); k >= 0 && !d.partial(i) && !d.partial(k) {
		year = growthCell(values[k], values[i])
	}
	r.Cells = append(r.Cells, d.measure.Cell(values[i]), change, growth, year, d.averageCell(values, i))
	if d.split {
		r.Cells = append(r.Cells, reports.Share(values[i], d.total[i]))
	}
	return r
}

func (d *dynamics) label(i int) reports.Cell {
	return reports.Period(string(d.query.Step), d.periods[i].Time())
}

func (d *dynamics) partName(part int) reports.Cell {
	switch {
	case part < 0:
		return reports.Word("report.all")
	case part == len(d.parts):
		return reports.Word("report.rest")
	}
	return memberCell(d.axis, d.parts[part].Member)
}

func (d *dynamics) drill(i, part int) *reports.Drill {
	from, to := max(d.periods[i], d.query.Span.From), min(d.end(i), d.query.Span.To)
	r := &reports.Drill{Axis: cube.Time.String(), Key: string(d.query.Step), From: from.Time(), To: to.Time()}
	if part == len(d.parts) && part >= 0 {
		return nil // the rest has no one name to open
	}
	if part >= 0 {
		r.Axis, r.Key = d.axis.String(), d.parts[part].Key
	}
	return r
}

// growthCell is the growth in per cent. From nothing there is no per cent, but
// a word: new or stopped; from a negative figure there is none at all.
func growthCell(before, now int64) reports.Cell {
	switch {
	case before == 0 && now > 0:
		return reports.Word("dynamics.new")
	case before > 0 && now == 0:
		return reports.Word("dynamics.stopped")
	case before <= 0:
		return reports.None(reports.KindPercent)
	}
	return reports.Percent((float64(now)/float64(before) - 1) * 100)
}

// averageCell is the mean of the last whole periods with this one; there is
// none while they are too few.
func (d *dynamics) averageCell(values []int64, i int) reports.Cell {
	mean, ok := d.mean(values, i)
	if !ok {
		return reports.None(d.measure.Kind())
	}
	return d.measure.Cell(mean)
}

func (d *dynamics) mean(values []int64, i int) (int64, bool) {
	if i+1 < d.average {
		return 0, false
	}
	var sum int64
	for k := i + 1 - d.average; k <= i; k++ {
		if d.partial(k) {
			return 0, false
		}
		sum += values[k]
	}
	return money.Divide(sum, int64(d.average)), true
}

// totals compare sums with sums: growth of a total is never a mean of growths.
func (d *dynamics) totals() []reports.Cell {
	kind := d.measure.Kind()
	from, to := d.complete()
	total := sumOf(d.total[d.first:])
	cells := []reports.Cell{{}}
	if d.split {
		cells = append(cells, reports.Cell{})
	}
	average := reports.None(kind)
	if to > from {
		average = d.measure.Cell(money.Divide(sumOf(d.total[from:to]), int64(to-from)))
	}
	cells = append(cells, d.measure.Cell(total), reports.Cell{}, reports.Cell{}, d.yearGrowth(from, to), average)
	if d.split {
		cells = append(cells, reports.Share(total, total))
	}
	return cells
}

// yearGrowth is the growth of whole periods against the same periods of the
// year before, as far as those are known.
func (d *dynamics) yearGrowth(from, to int) reports.Cell {
	var now, before int64
	for i := from; i < to; i++ {
		k := d.periodAt(yearBefore(d.query.Step, d.periods[i]))
		if k < 0 || d.partial(k) {
			continue
		}
		now, before = now+d.total[i], before+d.total[k]
	}
	if now == 0 && before == 0 {
		return reports.None(reports.KindPercent)
	}
	return growthCell(before, now)
}

func sumOf(values []int64) int64 {
	var sum int64
	for _, v := range values {
		sum += v
	}
	return sum
}
