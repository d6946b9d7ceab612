package deals

import (
	"cmp"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
)

func (r *losses) report() reports.Report {
	n, sum := 0, money.Money(0)
	for i := range r.books {
		for _, l := range r.everywhere(i) {
			n += l.n
			sum += l.sum
		}
	}
	t := reports.Table{
		Name: "losses", Title: reports.Say("losses.title"), Period: reports.SayDays(r.days),
		Columns: append(r.heads(),
			reports.Column{Key: "reason", Kind: reports.KindText, Word: "column.loss_reason"},
			reports.Column{Key: "lost", Kind: reports.KindCount},
			reports.Column{Key: "lost_sum", Kind: reports.KindMoney},
			reports.Column{Key: "share", Kind: reports.KindPercent}),
		Rows: r.rows(sum), Notes: []reports.Message{reports.Say("losses.how")},
	}
	if n > 0 {
		all := cellKey{what: "lost"}
		t.Totals = append(r.blanks(), reports.Cell{}, reports.Count(int64(n)).Opens(all), reports.Money(sum).Opens(all), reports.Share(int64(sum), int64(sum)))
	}
	return reports.Report{Table: t, Chart: r.chart(), Conclusion: r.conclusion(n, sum)}
}

// rows list stages in their order, of each the reasons by sum.
func (r *losses) rows(whole money.Money) (rows []reports.Row) {
	for i, b := range r.books {
		for g, counts := range r.counts[i] {
			list := slices.Clone(counts)
			slices.SortFunc(list, func(x, y lossCount) int {
				return cmp.Or(cmp.Compare(x.place, y.place), bySum(x, y))
			})
			for _, l := range list {
				key := r.lossKey(b, g, l, true)
				rows = append(rows, reports.Row{Cells: append(r.head(b, g, l.place), lossCell(l.reason),
					reports.Count(int64(l.n)).Opens(key), reports.Money(l.sum).Opens(key), reports.Share(int64(l.sum), int64(whole)))})
			}
		}
	}
	return rows
}

// bySum puts the greatest sum first.
func bySum(x, y lossCount) int {
	return cmp.Or(cmp.Compare(y.sum, x.sum), cmp.Compare(y.n, x.n), cmp.Compare(x.reason, y.reason))
}

// reasons adds the losses of a book up by reason, the greatest sum first.
func reasons(all []lossCount) (list []lossCount) {
	for _, l := range all {
		l.place = 0
		list = addLoss(list, l)
	}
	slices.SortFunc(list, bySum)
	return list
}

// reasonsDrawn is how many reasons have a colour of their own.
const reasonsDrawn = 5

// chart stacks the reasons on the stages of the pipeline that lost the most.
func (r *losses) chart() *reports.Chart {
	book, all, most := -1, []lossCount(nil), money.Money(0)
	for i := range r.books {
		list, sum := r.everywhere(i), money.Money(0)
		for _, l := range list {
			sum += l.sum
		}
		if sum > most {
			book, all, most = i, list, sum
		}
	}
	if book < 0 {
		return nil
	}
	b := r.books[book]
	chart := &reports.Chart{Unit: reports.KindMoney, Caption: reports.Say("losses.caption")}
	for s := range b.stages {
		chart.Points = append(chart.Points, reports.Point{Label: b.stageCell(s), Behind: r.lossKey(b, -1, lossCount{place: s}, false).String()})
	}
	list := reasons(all)
	for i, why := range list[:min(len(list), reasonsDrawn)] {
		chart.Series = append(chart.Series, reports.Series{Name: nameOf(lossCell(why.reason)), Tone: []int{1, 2, 3, 4, 5}[i], Values: b.lostBy(all, why.reason, nil)})
	}
	if len(list) > reasonsDrawn {
		chart.Series = append(chart.Series, reports.Series{Name: reports.Say("losses.rest"), Tone: 7, Values: b.lostBy(all, "", list[:reasonsDrawn])})
	}
	return chart
}

// lostBy are the sums lost from each stage for a reason or, with reasons of
// others, for all but those.
func (b *book) lostBy(all []lossCount, reason crm.LossReason, but []lossCount) []float64 {
	values := make([]float64, b.end())
	for _, l := range all {
		named := slices.ContainsFunc(but, func(x lossCount) bool { return x.reason == l.reason })
		if l.place >= 0 && (but == nil && l.reason == reason || but != nil && !named) {
			values[l.place] += float64(l.sum)
		}
	}
	return values
}

// nameOf is a cell as the name of a series.
func nameOf(c reports.Cell) reports.Message {
	if c.Kind == reports.KindWord {
		return reports.Say(c.Text)
	}
	return reports.Say("report.name", "Name", c)
}

func (r *losses) conclusion(n int, sum money.Money) []reports.Message {
	if n == 0 {
		return []reports.Message{reports.Say("losses.none")}
	}
	said := []reports.Message{reports.SayN("losses.head", n, "Sum", reports.Brief{Cell: reports.Money(sum)})}
	var all, top []lossCount
	var where reports.Cell
	for i, b := range r.books {
		list := r.everywhere(i)
		all = append(all, list...)
		for s := range b.stages {
			if at := lossesAt(list, s); sumLost(at) > sumLost(top) {
				where, top = b.stageCell(s), at
			}
		}
	}
	if len(top) > 0 {
		said = append(said, reports.Say("losses.where", "Stage", where, "Share", reports.Share(int64(sumLost(top)), int64(sum)),
			"Sum", reports.Brief{Cell: reports.Money(sumLost(top))}, "Reasons", reasonNames(top)))
	}
	if why := reasons(all); len(why) > 1 {
		said = append(said, reports.SayN("losses.why", why[0].n, "Reason", lossCell(why[0].reason), "Sum", reports.Brief{Cell: reports.Money(why[0].sum)}))
	}
	return said
}

func sumLost(list []lossCount) (sum money.Money) {
	for _, l := range list {
		sum += l.sum
	}
	return sum
}
