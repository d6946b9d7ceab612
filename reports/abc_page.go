package reports

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

func (p *abcPage) report() Report {
	p.remember()
	return Report{
		Table: Table{
			Name:    "abc",
			Title:   Say("abc.title." + p.Axis.String()),
			Period:  SayDays(p.Query.Span),
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

func (p *abcPage) columns() []Column {
	columns := []Column{
		{Key: "name", Kind: KindText, Word: "axis." + p.Axis.String()},
		{Key: "value", Kind: p.Measure.Kind(), Word: "measure." + p.Measure.String()},
		{Key: "share", Kind: KindPercent},
		{Key: "cumulative", Kind: KindPercent},
		{Key: "class", Kind: KindWord},
	}
	if p.before != nil {
		columns = append(columns, Column{Key: "previous", Kind: KindWord})
	}
	return columns
}

func (p *abcPage) rows() []Row {
	rows := make([]Row, len(p.list))
	for i, o := range p.list {
		cells := []Cell{
			memberCell(p.Axis, o.Member), p.Measure.Cell(o.Value),
			Percent(p.Share[i]), Percent(p.Cumulative[i]), p.Class[i].Cell(),
		}
		if p.Total == 0 {
			cells[2] = None(KindPercent)
		}
		if i >= p.Counted || p.Total == 0 {
			cells[3] = None(KindPercent)
		}
		if p.before != nil {
			cells = append(cells, p.was[o.Ordinal].Cell())
		}
		rows[i] = Row{Cells: cells, Drill: p.drill(o.Key)}
	}
	return rows
}

// memberCell is the name of an object, or words for its absence.
func memberCell(axis Axis, m Member) Cell {
	if m.Name == "" {
		return Word("axis." + axis.String() + ".none")
	}
	return Text(m.Name)
}

func (p *abcPage) drill(key string) *Drill {
	span := p.Query.Span
	return &Drill{Axis: p.Axis.String(), Key: key, From: span.From.Time(), To: span.To.Time()}
}

func (p *abcPage) totals() []Cell {
	if len(p.list) == 0 {
		return nil
	}
	totals := []Cell{{}, p.Measure.Cell(p.sum()), {}, {}, {}}
	if p.Measure == Orders && p.Axis != Client {
		totals[1] = Cell{} // one order may hold many products
	}
	if p.Total != 0 {
		totals[2] = Percent(100)
	}
	if p.before != nil {
		totals = append(totals, Cell{})
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

func (p *abcPage) chart() *Chart {
	if p.Counted == 0 || p.Total <= 0 {
		return nil
	}
	bars := Series{Name: Say("measure." + p.Measure.String()), Tone: 1}
	line := Series{Name: Say("column.cumulative"), Shape: ShapeLine, Tone: 6, Percent: true}
	f := &Chart{Unit: p.Measure.Kind(), Caption: Say("abc.caption." + p.Axis.String())}
	handful := (p.Counted + chartPoints - 1) / chartPoints
	for i := 0; i < p.Counted; i += handful {
		last := min(i+handful, p.Counted) - 1
		var sum int64
		for _, o := range p.list[i : last+1] {
			sum += o.Value
		}
		point := Point{Label: memberCell(p.Axis, p.list[i].Member), Tone: p.Class[i].tone()}
		if i == last {
			point.Drill = p.drill(p.list[i].Key)
		}
		f.Points = append(f.Points, point)
		bars.Values = append(bars.Values, float64(sum)/float64(last+1-i))
		line.Values = append(line.Values, p.Cumulative[last])
	}
	f.Series = []Series{bars, line}
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
func (p *abcPage) brief(v int64) Brief { return Brief{Cell: p.Measure.Cell(v)} }

// change is a difference of the measure written short, with its sign.
func (p *abcPage) change(v int64) Brief { return Brief{Cell: p.Measure.Cell(v), Signed: true} }
