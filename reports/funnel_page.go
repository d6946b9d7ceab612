package reports

func (f *funnel) report() Report {
	return Report{
		Table: Table{
			Name: "funnel", Title: Say("funnel.title"), Period: SayDays(f.days),
			Columns: f.columns(), Rows: f.rows(), Totals: f.totals(), Notes: f.notes(),
		},
		Chart: f.chart(), Conclusion: f.conclusion(),
	}
}

func (f *funnel) columns() []Column {
	return append(f.heads(),
		Column{Key: "reached", Kind: KindCount},
		Column{Key: "next", Kind: KindPercent},
		Column{Key: "from_first", Kind: KindPercent},
		Column{Key: "passed", Kind: KindCount},
		Column{Key: "resolved", Kind: KindPercent},
		Column{Key: "work", Kind: KindCount},
		Column{Key: "lost", Kind: KindCount},
		Column{Key: "lost_sum", Kind: KindMoney},
		Column{Key: "reason", Kind: KindText})
}

// rows list the stages and the won deals, for each group of each pipeline that has
// any deals.
func (f *funnel) rows() (rows []Row) {
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

func (f *funnel) row(b *dealBook, g int, c *cohort, s int) Row {
	x := c.flows[s]
	key := func(what string) dealKey { return f.key(what, b, g, s) }
	cells := append(f.head(b, g, s), Count(int64(x.reached)).Opens(key("reached")))
	if s == b.end() {
		first := Share(int64(x.reached), int64(c.made()))
		return Row{Cells: append(cells, Cell{}, first, Cell{}, Cell{}, Cell{}, Cell{}, Cell{}, Cell{})}
	}
	conversion := None(KindPercent)
	if share, ok := x.conversion(); ok {
		conversion = Percent(100 * share)
	}
	return Row{Cells: append(cells,
		Share(int64(c.flows[s+1].reached), int64(x.reached)),
		Share(int64(x.reached), int64(c.made())),
		Count(int64(x.passed)).Opens(key("passed")), conversion,
		Count(int64(x.work)).Opens(key("work")),
		Count(int64(x.lost)).Opens(key("lost")), Money(x.lostSum).Opens(key("lost")),
		reasonCell(c.losses, s))}
}

// whole is everything that was counted of a book.
func (f *funnel) whole(book int) cohort { return total(f.cohorts[book]) }

func (f *funnel) totals() []Cell {
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
	work, lost := dealKey{what: "work"}, dealKey{what: "lost"}
	return append(f.blanks(),
		Count(int64(made)).Opens(dealKey{what: "reached"}), Cell{}, Cell{}, Cell{}, Cell{},
		Count(int64(sum.work)).Opens(work),
		Count(int64(sum.lost)).Opens(lost), Money(sum.lostSum).Opens(lost), Cell{})
}

// chart draws the deals of all groups on the stages of the pipeline that has the
// most of them.
func (f *funnel) chart() *Chart {
	book := f.largest()
	if book < 0 {
		return nil
	}
	b, c := f.books[book], f.whole(book)
	chart := &Chart{Form: FormFunnel, Unit: KindCount, Caption: Say("funnel.caption"), Series: []Series{{Name: Say("column.reached"), Tone: 1}}}
	for s, x := range c.flows {
		p := Point{Label: b.stageCell(s), Behind: f.key("reached", b, -1, s).String()}
		if s > 0 {
			p.Note = Say("funnel.share", "Share", Share(int64(x.reached), int64(c.flows[s-1].reached)))
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
