package sales

import (
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

// abcPage words an ABC: table, chart, conclusion.
type abcPage struct {
	ABC
	list   []object
	before *ABC     // nil: nothing to compare with
	gone   []object // of class A before, without a sale now
	silent int      // objects of the register without sales in the span

	was []Class // class in the span before, by ordinal
	old []int64 // value in the span before, by ordinal
}

func (p *abcPage) report() reports.Report {
	p.remember()
	return reports.Report{
		Table: reports.Table{
			Name:    "abc",
			Title:   reports.Say("abc.title." + p.Axis.String()),
			Period:  reports.SayDays(p.Query.Span),
			Columns: p.columns(),
			Rows:    p.rows(),
			Totals:  p.totals(),
			Notes:   p.notes(),
		},
		Chart:      p.chart(),
		Conclusion: p.conclusion(),
	}
}

// remember lays the span before out by ordinal.
func (p *abcPage) remember() {
	if p.before == nil {
		return
	}
	size := uint32(0)
	for _, r := range append(p.Ranked[:len(p.Ranked):len(p.Ranked)], p.before.Ranked...) {
		size = max(size, r.Ordinal+1)
	}
	p.was, p.old = make([]Class, size), make([]int64, size)
	for i, r := range p.before.Ranked {
		p.was[r.Ordinal], p.old[r.Ordinal] = p.before.Class[i], r.Value
	}
}

func (p *abcPage) columns() []reports.Column {
	columns := []reports.Column{
		{Key: "name", Kind: reports.KindText, Word: "axis." + p.Axis.String()},
		{Key: "value", Kind: p.Measure.Kind(), Word: "measure." + p.Measure.String()},
		{Key: "share", Kind: reports.KindPercent},
		{Key: "cumulative", Kind: reports.KindPercent},
		{Key: "class", Kind: reports.KindWord},
	}
	if p.before != nil {
		columns = append(columns, reports.Column{Key: "previous", Kind: reports.KindWord})
	}
	return columns
}

func (p *abcPage) rows() []reports.Row {
	rows := make([]reports.Row, len(p.list))
	for i, o := range p.list {
		cells := []reports.Cell{
			memberCell(p.Axis, o.Member), p.Measure.Cell(o.Value),
			reports.Percent(p.Share[i]), reports.Percent(p.Cumulative[i]), p.Class[i].Cell(),
		}
		if p.Total == 0 {
			cells[2] = reports.None(reports.KindPercent)
		}
		if i >= p.Counted || p.Total == 0 {
			cells[3] = reports.None(reports.KindPercent)
		}
		if p.before != nil {
			cells = append(cells, p.was[o.Ordinal].Cell())
		}
		rows[i] = reports.Row{Cells: cells, Drill: p.drill(o.Key)}
	}
	return rows
}

// memberCell is the name of an object, or words for its absence.
func memberCell(axis cube.Axis, m cube.Member) reports.Cell {
	if m.Name == "" {
		return reports.Word("axis." + axis.String() + ".none")
	}
	return reports.Text(m.Name)
}

func (p *abcPage) drill(key string) *reports.Drill {
	span := p.Query.Span
	return &reports.Drill{Axis: p.Axis.String(), Key: key, From: span.From.Time(), To: span.To.Time()}
}

func (p *abcPage) totals() []reports.Cell {
	if len(p.list) == 0 {
		return nil
	}
	totals := []reports.Cell{{}, p.Measure.Cell(p.sum()), {}, {}, {}}
	if p.Measure == cube.Orders && p.Axis != cube.Client {
		totals[1] = reports.Cell{} // one order may hold many products
	}
	if p.Total != 0 {
		totals[2] = reports.Percent(100)
	}
	if p.before != nil {
		totals = append(totals, reports.Cell{})
	}
	return totals
}

func (p *abcPage) sum() int64 {
	var sum int64
	for _, r := range p.Ranked {
		sum += r.Value
	}
	return sum
}

// chartPoints is the most places of a Pareto chart; more objects are drawn by
// equal handfuls, each as its mean.
const chartPoints = 1000

func (p *abcPage) chart() *reports.Chart {
	if p.Counted == 0 || p.Total <= 0 {
		return nil
	}
	bars := reports.Series{Name: reports.Say("measure." + p.Measure.String()), Tone: 1}
	line := reports.Series{Name: reports.Say("column.cumulative"), Shape: reports.ShapeLine, Tone: 6, Percent: true}
	f := &reports.Chart{Unit: p.Measure.Kind(), Caption: reports.Say("abc.caption." + p.Axis.String())}
	handful := (p.Counted + chartPoints - 1) / chartPoints
	for i := 0; i < p.Counted; i += handful {
		last := min(i+handful, p.Counted) - 1
		var sum int64
		for _, o := range p.list[i : last+1] {
			sum += o.Value
		}
		point := reports.Point{Label: memberCell(p.Axis, p.list[i].Member), Tone: p.Class[i].tone()}
		if i == last {
			point.Drill = p.drill(p.list[i].Key)
		}
		f.Points = append(f.Points, point)
		bars.Values = append(bars.Values, float64(sum)/float64(last+1-i))
		line.Values = append(line.Values, p.Cumulative[last])
	}
	f.Series = []reports.Series{bars, line}
	return f
}

// tone is the colour of a class on charts: blue, orange, grey.
func (c Class) tone() int {
	switch c {
	case ClassA:
		return 1
	case ClassB:
		return 2
	}
	return 7
}

// part is the number, the sum and the share of the objects of a class.
func (p *abcPage) part(class Class) (n int, sum int64, share float64) {
	for i, c := range p.Class {
		if c == class {
			n++
			sum += p.Ranked[i].Value
			share += p.Share[i]
		}
	}
	return n, sum, share
}

// brief is a value of the measure written short.
func (p *abcPage) brief(v int64) reports.Brief { return reports.Brief{Cell: p.Measure.Cell(v)} }

// change is a difference of the measure written short, with its sign.
func (p *abcPage) change(v int64) reports.Brief {
	return reports.Brief{Cell: p.Measure.Cell(v), Signed: true}
}
