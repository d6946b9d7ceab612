package reports

import (
	"math"

	"kartoteka/data/money"
)

// table lists the shown periods, each followed by its parts.
func (d *dynamics) table() Table {
	t := Table{Name: "sales", Title: Say("dynamics.title"), Period: SayDays(d.query.Span), Notes: d.notes()}
	t.Columns = []Column{{Key: "period", Kind: KindPeriod}}
	if d.split {
		t.Columns = append(t.Columns, Column{Key: "name", Kind: KindText, Word: "axis." + d.axis.String()})
	}
	t.Columns = append(t.Columns,
		Column{Key: "value", Kind: d.measure.Kind(), Word: "measure." + d.measure.String()},
		Column{Key: "change", Kind: d.measure.Kind()},
		Column{Key: "growth", Kind: KindPercent},
		Column{Key: "year_growth", Kind: KindPercent},
		Column{Key: "average", Kind: d.measure.Kind()})
	if d.split {
		t.Columns = append(t.Columns, Column{Key: "share", Kind: KindPercent})
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
func (d *dynamics) row(i, part int) Row {
	values := d.total
	r := Row{Drill: d.drill(i, part), Cells: []Cell{d.label(i)}}
	if d.partial(i) {
		r.Mark = "report.partial"
	}
	if part >= 0 {
		values, r.Level, r.Mark = d.series[part], 1, ""
	}
	if d.split {
		r.Cells = append(r.Cells, d.partName(part))
	}
	change, growth, year := None(d.measure.Kind()), None(KindPercent), None(KindPercent)
	if i > 0 && !d.partial(i) && !d.partial(i-1) {
		change = d.measure.Cell(values[i] - values[i-1])
		growth = growthCell(values[i-1], values[i])
	}
	if k := d.periodAt(yearBefore(d.query.Step, d.periods[i])); k >= 0 && !d.partial(i) && !d.partial(k) {
		year = growthCell(values[k], values[i])
	}
	r.Cells = append(r.Cells, d.measure.Cell(values[i]), change, growth, year, d.averageCell(values, i))
	if d.split {
		r.Cells = append(r.Cells, Share(values[i], d.total[i]))
	}
	return r
}

func (d *dynamics) label(i int) Cell { return Period(string(d.query.Step), d.periods[i].Time()) }

func (d *dynamics) partName(part int) Cell {
	switch {
	case part < 0:
		return Word("report.all")
	case part == len(d.parts):
		return Word("report.rest")
	}
	return memberCell(d.axis, d.parts[part].Member)
}

func (d *dynamics) drill(i, part int) *Drill {
	from, to := max(d.periods[i], d.query.Span.From), min(d.end(i), d.query.Span.To)
	r := &Drill{Axis: Time.String(), Key: string(d.query.Step), From: from.Time(), To: to.Time()}
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
func growthCell(before, now int64) Cell {
	switch {
	case before == 0 && now > 0:
		return Word("dynamics.new")
	case before > 0 && now == 0:
		return Word("dynamics.stopped")
	case before <= 0:
		return None(KindPercent)
	}
	return Percent((float64(now)/float64(before) - 1) * 100)
}

// averageCell is the mean of the last whole periods with this one; there is
// none while they are too few.
func (d *dynamics) averageCell(values []int64, i int) Cell {
	mean, ok := d.mean(values, i)
	if !ok {
		return None(d.measure.Kind())
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
func (d *dynamics) totals() []Cell {
	kind := d.measure.Kind()
	from, to := d.complete()
	total := sumOf(d.total[d.first:])
	cells := []Cell{{}}
	if d.split {
		cells = append(cells, Cell{})
	}
	average := None(kind)
	if to > from {
		average = d.measure.Cell(money.Divide(sumOf(d.total[from:to]), int64(to-from)))
	}
	cells = append(cells, d.measure.Cell(total), Cell{}, Cell{}, d.yearGrowth(from, to), average)
	if d.split {
		cells = append(cells, Share(total, total))
	}
	return cells
}

// yearGrowth is the growth of whole periods against the same periods of the
// year before, as far as those are known.
func (d *dynamics) yearGrowth(from, to int) Cell {
	var now, before int64
	for i := from; i < to; i++ {
		k := d.periodAt(yearBefore(d.query.Step, d.periods[i]))
		if k < 0 || d.partial(k) {
			continue
		}
		now, before = now+d.total[i], before+d.total[k]
	}
	if now == 0 && before == 0 {
		return None(KindPercent)
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

// chartParts is how many parts a chart can tell apart by colour; the others
// stand in grey with the rest.
const chartParts = 5

func (d *dynamics) chart() *Chart {
	if len(d.periods) == 0 {
		return nil
	}
	f := &Chart{Unit: d.measure.Kind(), Caption: SayN("dynamics.caption", d.average)}
	for i := d.first; i < len(d.periods); i++ {
		f.Points = append(f.Points, Point{Label: d.label(i), Partial: d.partial(i), Drill: d.drill(i, -1)})
	}
	if d.split {
		f.Series = d.stacked()
	} else {
		f.Series = []Series{{Name: Say("measure." + d.measure.String()), Tone: 1, Values: floats(d.total[d.first:])}}
	}
	line := Series{Name: Say("column.average"), Shape: ShapeLine, Tone: 6, Dashed: true}
	drawn := false
	for i := d.first; i < len(d.periods); i++ {
		mean, ok := d.mean(d.total, i)
		value := math.NaN()
		if ok {
			value, drawn = float64(mean), true
		}
		line.Values = append(line.Values, value)
	}
	if drawn {
		f.Series = append(f.Series, line)
	}
	return f
}

// stacked makes bars of the parts on one another.
func (d *dynamics) stacked() []Series {
	n := min(chartParts, len(d.parts))
	var list []Series
	for part := range n {
		name := Say("report.name", "Name", d.partName(part))
		list = append(list, Series{Name: name, Tone: part + 1, Values: floats(d.series[part][d.first:])})
	}
	if n == len(d.series) {
		return list
	}
	rest := make([]float64, len(d.periods)-d.first)
	for _, values := range d.series[n:] {
		for i, v := range values[d.first:] {
			rest[i] += float64(v)
		}
	}
	return append(list, Series{Name: Say("report.rest"), Tone: 7, Values: rest})
}

func floats(values []int64) []float64 {
	list := make([]float64, len(values))
	for i, v := range values {
		list[i] = float64(v)
	}
	return list
}
