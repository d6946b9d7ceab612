package reports

import (
	"cmp"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

func (r *losses) report() Report {
	n, sum := 0, money.Money(0)
	for i := range r.books {
		for _, l := range r.everywhere(i) {
			n += l.n
			sum += l.sum
		}
	}
	t := Table{
		Name: "losses", Title: Say("losses.title"), Period: SayDays(r.days),
		Columns: append(r.heads(),
			Column{Key: "reason", Kind: KindText, Word: "column.loss_reason"},
			Column{Key: "lost", Kind: KindCount},
			Column{Key: "lost_sum", Kind: KindMoney},
			Column{Key: "share", Kind: KindPercent}),
		Rows: r.rows(sum), Notes: []Message{Say("losses.how")},
	}
	if n > 0 {
		all := dealKey{what: "lost"}
		t.Totals = append(r.blanks(), Cell{}, Count(int64(n)).Opens(all), Money(sum).Opens(all), Share(int64(sum), int64(sum)))
	}
	return Report{Table: t, Chart: r.chart(), Conclusion: r.conclusion(n, sum)}
}

// rows list stages in their order, of each the reasons by sum.
func (r *losses) rows(whole money.Money) (rows []Row) {
	for i, b := range r.books {
		for g, counts := range r.counts[i] {
			list := slices.Clone(counts)
			slices.SortFunc(list, func(x, y lossCount) int {
				return cmp.Or(cmp.Compare(x.place, y.place), bySum(x, y))
			})
			for _, l := range list {
				key := r.lossKey(b, g, l, true)
				rows = append(rows, Row{Cells: append(r.head(b, g, l.place), lossCell(l.reason),
					Count(int64(l.n)).Opens(key), Money(l.sum).Opens(key), Share(int64(l.sum), int64(whole)))})
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
func (r *losses) chart() *Chart {
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
	chart := &Chart{Unit: KindMoney, Caption: Say("losses.caption")}
	for s := range b.stages {
		chart.Points = append(chart.Points, Point{Label: b.stageCell(s), Behind: r.lossKey(b, -1, lossCount{place: s}, false).String()})
	}
	list := reasons(all)
	for i, why := range list[:min(len(list), reasonsDrawn)] {
		chart.Series = append(chart.Series, Series{Name: nameOf(lossCell(why.reason)), Tone: []int{1, 2, 3, 4, 5}[i], Values: b.lostBy(all, why.reason, nil)})
	}
	if len(list) > reasonsDrawn {
		chart.Series = append(chart.Series, Series{Name: Say("losses.rest"), Tone: 7, Values: b.lostBy(all, "", list[:reasonsDrawn])})
	}
	return chart
}

// lostBy are the sums lost from each stage for a reason or, with reasons of
// others, for all but those.
func (b *dealBook) lostBy(all []lossCount, reason crm.LossReason, but []lossCount) []float64 {
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
func nameOf(c Cell) Message {
	if c.Kind == KindWord {
		return Say(c.Text)
	}
	return Say("report.name", "Name", c)
}

func (r *losses) conclusion(n int, sum money.Money) []Message {
	if n == 0 {
		return []Message{Say("losses.none")}
	}
	said := []Message{SayN("losses.head", n, "Sum", Brief{Cell: Money(sum)})}
	var all, top []lossCount
	var where Cell
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
		said = append(said, Say("losses.where", "Stage", where, "Share", Share(int64(sumLost(top)), int64(sum)),
			"Sum", Brief{Cell: Money(sumLost(top))}, "Reasons", reasonNames(top)))
	}
	if why := reasons(all); len(why) > 1 {
		said = append(said, SayN("losses.why", why[0].n, "Reason", lossCell(why[0].reason), "Sum", Brief{Cell: Money(why[0].sum)}))
	}
	return said
}

func sumLost(list []lossCount) (sum money.Money) {
	for _, l := range list {
		sum += l.sum
	}
	return sum
}
