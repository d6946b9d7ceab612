package deals

import (
	"kartoteka/data/money"
	"kartoteka/reports"
)

func (f *forecast) conclusion() []reports.Message {
	if f.nothing() {
		return []reports.Message{reports.Say("forecast.empty")}
	}
	sum := f.sum()
	var said []reports.Message
	if sum.n > 0 {
		sd := sum.spread()
		said = append(said, reports.SayN("forecast.head", sum.n,
			"All", brief(sum.all), "Sum", brief(sum.statistical), "Spread", brief(sd),
			"Low", brief(max(sum.statistical-sd, 0)), "High", brief(min(sum.statistical+sd, sum.all)), "Weighted", brief(sum.weighted)))
	} else {
		said = append(said, reports.Say("standing.empty"))
	}
	if now := f.rows[f.thisMonth()]; now.statistical > 0 || now.won > 0 {
		said = append(said, reports.Say("forecast.month", "Won", brief(now.won), "Sum", brief(now.statistical)))
	}
	late, stale := f.rows[lateBucket], f.rows[staleBucket]
	if n := late.n + stale.n; n > 0 {
		said = append(said, reports.SayN("forecast.late", n, "Sum", brief(late.all+stale.all)))
	}
	if blank := f.rows[blankBucket]; blank.n > 0 {
		said = append(said, reports.SayN("forecast.blank", blank.n, "Sum", brief(blank.all)))
	}
	return append(said, f.whatSaid()...)
}

func brief(m money.Money) reports.Brief { return reports.Brief{Cell: reports.Money(m)} }

// whatSaid says what another conversion would bring, in all and per month.
func (f *forecast) whatSaid() []reports.Message {
	w := f.what
	if w == nil {
		return nil
	}
	stage := f.books[w.book].stageCell(w.place)
	if !w.set() {
		if w.passed+w.fell == 0 {
			return []reports.Message{reports.Say("forecast.what.unknown", "Stage", stage)}
		}
		return []reports.Message{reports.Say("forecast.what.ask", "Stage", stage, "Share", w.share())}
	}
	sum := f.sum()
	months, monthly := int64(0), money.Money(0)
	for row := firstMonth; int(row) < len(f.rows); row++ {
		if d := f.rows[row].whatIf - f.rows[row].statistical; d != 0 {
			months++
			monthly += d
		}
	}
	d := sum.whatIf - sum.statistical
	args := []any{
		"Stage", stage, "Was", w.share(), "Share", reports.Percent(float64(w.conversion) * 100 / whole),
		"Change",
		reports.Brief{Cell: reports.Money(d), Signed: true},
		"Sum", brief(sum.whatIf),
	}
	if months == 0 {
		return []reports.Message{reports.Say("forecast.what.all", args...)}
	}
	args = append(args, "Monthly", reports.Brief{Cell: reports.Money(money.Money(money.Divide(int64(monthly), months))), Signed: true})
	return []reports.Message{reports.SayN("forecast.what", int(months), args...)}
}

func (f *forecast) notes() []reports.Message {
	notes := []reports.Message{
		reports.Say("forecast.how"), reports.Say("forecast.how.odds", "Weight", reports.Count(f.weight)),
		reports.Say("forecast.how.month"), reports.SayN("forecast.how.late", overdueDays), reports.Say("forecast.how.spread"),
	}
	if f.guessed > 0 {
		notes = append(notes, reports.SayN("forecast.guessed", f.guessed))
	}
	if f.what.set() {
		notes = append(notes, reports.Say("forecast.how.what", "Stage", f.books[f.what.book].stageCell(f.what.place), "Was", f.what.share()))
	}
	return notes
}
