package deals

import (
	"math"

	"kartoteka/data/calendar"
	"kartoteka/reports"
)

func (f *forecast) report() reports.Report {
	return reports.Report{
		Table: reports.Table{
			Name: "forecast", Title: reports.Say("forecast.title"), Period: reports.Say("forecast.asof", "Day", reports.Date(f.today.Time())),
			Columns: f.columns(), Rows: f.tableRows(), Totals: f.totals(), Notes: f.notes(),
		},
		Chart: f.chart(), Conclusion: f.conclusion(),
	}
}

func (f *forecast) columns() []reports.Column {
	columns := []reports.Column{
		{Key: "month", Kind: reports.KindPeriod},
		{Key: "count", Kind: reports.KindCount, Word: "column.deals"},
		{Key: "all", Kind: reports.KindMoney},
		{Key: "weighted", Kind: reports.KindMoney},
		{Key: "statistical", Kind: reports.KindMoney},
		{Key: "spread", Kind: reports.KindMoney},
		{Key: "fact", Kind: reports.KindMoney},
	}
	if f.what.set() {
		columns = append(columns, reports.Column{Key: "what_if", Kind: reports.KindMoney}, reports.Column{Key: "difference", Kind: reports.KindMoney})
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

func (f *forecast) tableRows() (rows []reports.Row) {
	if f.nothing() {
		return nil
	}
	for _, at := range f.shown() {
		row := reports.Row{Cells: f.cells(f.label(at), &f.rows[at], f.rowKey(at))}
		if at == f.thisMonth() {
			row.Mark = "report.partial"
		}
		rows = append(rows, row)
	}
	return rows
}

func (f *forecast) label(row bucket) reports.Cell {
	if row < firstMonth {
		return reports.Word("forecast.row." + f.rowKey(row))
	}
	return reports.Period(string(calendar.Month), f.monthOf(row))
}

func (f *forecast) thisMonth() bucket { return firstMonth + bucket(f.now) }

func (f *forecast) cells(label reports.Cell, e *expected, row string) []reports.Cell {
	key := func(what string) cellKey { return cellKey{what: what, more: row} }
	cells := []reports.Cell{
		label, reports.Count(int64(e.n)).Opens(key("close")),
		reports.Money(e.all).Opens(key("close")), reports.Money(e.weighted).Opens(key("close")),
		reports.Money(e.statistical).Opens(key("likely")), reports.Money(e.spread()),
		reports.Money(e.won).Opens(key("won")),
	}
	if f.what.set() {
		cells = append(cells, reports.Money(e.whatIf).Opens(key("likely")), reports.Money(e.whatIf-e.statistical))
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

func (f *forecast) totals() []reports.Cell {
	if f.nothing() {
		return nil
	}
	sum := f.sum()
	return f.cells(reports.Cell{}, &sum, "")
}

// chart stacks what should come on what has come; the lines are the sum weighted
// by stages and what is imagined.
func (f *forecast) chart() *reports.Chart {
	if f.nothing() {
		return nil
	}
	fact := reports.Series{Name: reports.Say("column.fact"), Tone: 3}
	likely := reports.Series{Name: reports.Say("column.statistical"), Tone: 1}
	weighted := reports.Series{Name: reports.Say("column.weighted"), Shape: reports.ShapeLine, Tone: 2}
	imagined := reports.Series{Name: reports.Say("column.what_if"), Shape: reports.ShapeLine, Tone: 6, Dashed: true}
	chart := &reports.Chart{Unit: reports.KindMoney, Caption: reports.Say("forecast.caption")}
	for row := firstMonth; int(row) < len(f.rows); row++ {
		e, key := &f.rows[row], "likely"
		line, what := float64(e.weighted), float64(e.whatIf)
		if row < f.thisMonth() {
			line, what, key = math.NaN(), math.NaN(), "won"
		}
		chart.Points = append(chart.Points, reports.Point{Label: f.label(row), Behind: cellKey{what: key, more: f.rowKey(row)}.String()})
		fact.Values = append(fact.Values, float64(e.won))
		likely.Values = append(likely.Values, float64(e.statistical))
		weighted.Values = append(weighted.Values, line)
		imagined.Values = append(imagined.Values, what)
	}
	chart.Series = []reports.Series{fact, likely, weighted}
	if f.what.set() {
		chart.Series = append(chart.Series, imagined)
		chart.Caption = reports.Say("forecast.caption.what_if")
	}
	return chart
}
