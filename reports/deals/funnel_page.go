package deals

import "kartoteka/reports"

func (f *funnel) report() reports.Report {
	return reports.Report{
		Table: reports.Table{
			Name: "funnel", Title: reports.Say("funnel.title"), Period: reports.SayDays(f.days),
			Columns: f.columns(), Rows: f.rows(), Totals: f.totals(), Notes: f.notes(),
		},
		Chart: f.chart(), Conclusion: f.conclusion(),
	}
}

func (f *funnel) columns() []reports.Column {
	return append(f.heads(),
		reports.Column{Key: "reached", Kind: reports.KindCount},
		reports.Column{Key: "next", Kind: reports.KindPercent},
		reports.Column{Key: "from_first", Kind: reports.KindPercent},
		reports.Column{Key: "passed", Kind: reports.KindCount},
		reports.Column{Key: "resolved", Kind: reports.KindPercent},
		reports.Column{Key: "work", Kind: reports.KindCount},
		reports.Column{Key: "lost", Kind: reports.KindCount},
		reports.Column{Key: "lost_sum", Kind: reports.KindMoney},
		reports.Column{Key: "reason", Kind: reports.KindText})
}

// rows list the stages and the won deals, for each group of each pipeline that has
// any deals.
func (f *funnel) rows() (rows []reports.Row) {
	for i, b := range f.books {
		for g := range f.groups {
			c := &f.cohorts[i][g]
			if c.made() == 0 {
				continue
			}
			for s := range c.flows {
				rows = append(rows, f.row(b, g, c, s))
			}
		}
	}
	return rows
}

func (f *funnel) row(b *book, g int, c *cohort, s int) reports.Row {
	x := c.flows[s]
	key := func(what string) cellKey { return f.key(what, b, g, s) }
	cells := append(f.head(b, g, s), reports.Count(int64(x.reached)).Opens(key("reached")))
	if s == b.end() {
		first := reports.Share(int64(x.reached), int64(c.made()))
		return reports.Row{Cells: append(cells, reports.Cell{}, first, reports.Cell{}, reports.Cell{}, reports.Cell{}, reports.Cell{}, reports.Cell{}, reports.Cell{})}
	}
	conversion := reports.None(reports.KindPercent)
	if share, ok := x.conversion(); ok {
		conversion = reports.Percent(100 * share)
	}
	return reports.Row{Cells: append(cells,
		reports.Share(int64(c.flows[s+1].reached), int64(x.reached)),
		reports.Share(int64(x.reached), int64(c.made())),
		reports.Count(int64(x.passed)).Opens(key("passed")), conversion,
		reports.Count(int64(x.work)).Opens(key("work")),
		reports.Count(int64(x.lost)).Opens(key("lost")), reports.Money(x.lostSum).Opens(key("lost")),
		reasonCell(c.losses, s))}
}

// whole is everything that was counted of a book.
func (f *funnel) whole(book int) cohort { return total(f.cohorts[book]) }

func (f *funnel) totals() []reports.Cell {
	var sum flow
	made := 0
	for i := range f.books {
		c := f.whole(i)
		made += c.made()
		for _, x := range c.flows {
			sum.work += x.work
			sum.lost += x.lost
			sum.lostSum += x.lostSum
		}
	}
	if made == 0 {
		return nil
	}
	work, lost := cellKey{what: "work"}, cellKey{what: "lost"}
	return append(f.blanks(),
		reports.Count(int64(made)).Opens(cellKey{what: "reached"}), reports.Cell{}, reports.Cell{}, reports.Cell{}, reports.Cell{},
		reports.Count(int64(sum.work)).Opens(work),
		reports.Count(int64(sum.lost)).Opens(lost), reports.Money(sum.lostSum).Opens(lost), reports.Cell{})
}

// chart draws the deals of all groups on the stages of the pipeline that has the
// most of them.
func (f *funnel) chart() *reports.Chart {
	book := f.largest()
	if book < 0 {
		return nil
	}
	b, c := f.books[book], f.whole(book)
	chart := &reports.Chart{Form: reports.FormFunnel, Unit: reports.KindCount, Caption: reports.Say("funnel.caption"), Series: []reports.Series{{Name: reports.Say("column.reached"), Tone: 1}}}
	for s, x := range c.flows {
		p := reports.Point{Label: b.stageCell(s), Behind: f.key("reached", b, -1, s).String()}
		if s > 0 {
			p.Note = reports.Say("funnel.share", "Share", reports.Share(int64(x.reached), int64(c.flows[s-1].reached)))
		}
		if s == b.end() {
			p.Tone = 3
		}
		chart.Points = append(chart.Points, p)
		chart.Series[0].Values = append(chart.Series[0].Values, float64(x.reached))
	}
	return chart
}

// largest is the number of the book with the most deals, -1 when there are none.
func (f *funnel) largest() int {
	best, most := -1, 0
	for i := range f.books {
		if c := f.whole(i); c.made() > most {
			best, most = i, c.made()
		}
	}
	return best
}
