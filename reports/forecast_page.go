package reports

import (
	"math"

	"kartoteka/data/calendar"
)

func (f *forecast) report() Report {
	return Report{
		Table: Table{
			Name: "forecast", Title: Say("forecast.title"), Period: Say("forecast.asof", "Day", Date(f.today.Time())),
			Columns: f.columns(), Rows: f.tableRows(), Totals: f.totals(), Notes: f.notes(),
		},
		Chart: f.chart(), Conclusion: f.conclusion(),
	}
}

func (f *forecast) columns() []Column {
	columns := []Column{
		{Key: "month", Kind: KindPeriod},
		{Key: "count", Kind: KindCount, Word: "column.deals"},
		{Key: "all", Kind: KindMoney},
		{Key: "weighted", Kind: KindMoney},
		{Key: "statistical", Kind: KindMoney},
		{Key: "spread", Kind: KindMoney},
		{Key: "fact", Kind: KindMoney},
	}
	if f.what.set() {
		columns = append(columns, Column{Key: "what_if", Kind: KindMoney}, Column{Key: "difference", Kind: KindMoney})
	}
	return columns
}

// shown are the rows in the order of reading: months, then what has no month.
func (f *forecast) shown() (order []bucket) {
	for row := firstMonth; int(row) < len(f.rows); row++ {
		order = append(order, row)
	}
	for _, row := range []bucket{laterBucket, lateBucket, staleBucket, blankBucket} {
		if f.rows[row].n > 0 || f.rows[row].likelyN > 0 {
			order = append(order, row)
		}
	}
	return order
}

func (f *forecast) tableRows() (rows []Row) {
	if f.nothing() {
		return nil
	}
	for _, at := range f.shown() {
		row := Row{Cells: f.cells(f.label(at), &f.rows[at], f.rowKey(at))}
		if at == f.thisMonth() {
			row.Mark = "report.partial"
		}
		rows = append(rows, row)
	}
	return rows
}

func (f *forecast) label(row bucket) Cell {
	if row < firstMonth {
		return Word("forecast.row." + f.rowKey(row))
	}
	return Period(string(calendar.Month), f.monthOf(row))
}

func (f *forecast) thisMonth() bucket { return firstMonth + bucket(f.now) }

func (f *forecast) cells(label Cell, e *expected, row string) []Cell {
	key := func(what string) dealKey { return dealKey{what: what, more: row} }
	cells := []Cell{
		label, Count(int64(e.n)).Opens(key("close")),
		Money(e.all).Opens(key("close")), Money(e.weighted).Opens(key("close")),
		Money(e.statistical).Opens(key("likely")), Money(e.spread()),
		Money(e.won).Opens(key("won")),
	}
	if f.what.set() {
		cells = append(cells, Money(e.whatIf).Opens(key("likely")), Money(e.whatIf-e.statistical))
	}
	return cells
}

// sum is all rows together.
func (f *forecast) sum() (sum expected) {
	for i := range f.rows {
		e := &f.rows[i]
		sum.n += e.n
		sum.wonN += e.wonN
		sum.likelyN += e.likelyN
		sum.all += e.all
		sum.weighted += e.weighted
		sum.statistical += e.statistical
		sum.whatIf += e.whatIf
		sum.won += e.won
		sum.variance += e.variance
	}
	return sum
}

// nothing tells that there is neither a deal in work nor a fact.
func (f *forecast) nothing() bool {
	sum := f.sum()
	return sum.n == 0 && sum.wonN == 0
}

func (f *forecast) totals() []Cell {
	if f.nothing() {
		return nil
	}
	sum := f.sum()
	return f.cells(Cell{}, &sum, "")
}

// chart stacks what should come on what has come; the lines are the sum weighted
// by stages and what is imagined.
func (f *forecast) chart() *Chart {
	if f.nothing() {
		return nil
	}
	fact := Series{Name: Say("column.fact"), Tone: 3}
	likely := Series{Name: Say("column.statistical"), Tone: 1}
	weighted := Series{Name: Say("column.weighted"), Shape: ShapeLine, Tone: 2}
	imagined := Series{Name: Say("column.what_if"), Shape: ShapeLine, Tone: 6, Dashed: true}
	chart := &Chart{Unit: KindMoney, Caption: Say("forecast.caption")}
	for row := firstMonth; int(row) < len(f.rows); row++ {
		e, key := &f.rows[row], "likely"
		line, what := float64(e.weighted), float64(e.whatIf)
		if row < f.thisMonth() {
			line, what, key = math.NaN(), math.NaN(), "won"
		}
		chart.Points = append(chart.Points, Point{Label: f.label(row), Behind: dealKey{what: key, more: f.rowKey(row)}.String()})
		fact.Values = append(fact.Values, float64(e.won))
		likely.Values = append(likely.Values, float64(e.statistical))
		weighted.Values = append(weighted.Values, line)
		imagined.Values = append(imagined.Values, what)
	}
	chart.Series = []Series{fact, likely, weighted}
	if f.what.set() {
		chart.Series = append(chart.Series, imagined)
		chart.Caption = Say("forecast.caption.what_if")
	}
	return chart
}
