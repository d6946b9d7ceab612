package reports

import "kartoteka/data/money"

func (f *forecast) conclusion() []Message {
	if f.nothing() {
		return []Message{Say("forecast.empty")}
	}
	sum := f.sum()
	var said []Message
	if sum.n > 0 {
		sd := sum.spread()
		said = append(said, SayN("forecast.head", sum.n,
			"All", brief(sum.all), "Sum", brief(sum.statistical), "Spread", brief(sd),
			"Low", brief(max(sum.statistical-sd, 0)), "High", brief(min(sum.statistical+sd, sum.all)), "Weighted", brief(sum.weighted)))
	} else {
		said = append(said, Say("standing.empty"))
	}
	if now := f.rows[f.thisMonth()]; now.statistical > 0 || now.won > 0 {
		said = append(said, Say("forecast.month", "Won", brief(now.won), "Sum", brief(now.statistical)))
	}
	late, stale := f.rows[lateBucket], f.rows[staleBucket]
	if n := late.n + stale.n; n > 0 {
		said = append(said, SayN("forecast.late", n, "Sum", brief(late.all+stale.all)))
	}
	if blank := f.rows[blankBucket]; blank.n > 0 {
		said = append(said, SayN("forecast.blank", blank.n, "Sum", brief(blank.all)))
	}
	return append(said, f.whatSaid()...)
}

func brief(m money.Money) Brief { return Brief{Cell: Money(m)} }

// whatSaid says what another conversion would bring, in all and per month.
func (f *forecast) whatSaid() []Message {
	w := f.what
	if w == nil {
		return nil
	}
	stage := f.books[w.book].stageCell(w.place)
	if !w.set() {
		if w.passed+w.fell == 0 {
			return []Message{Say("forecast.what.unknown", "Stage", stage)}
		}
		return []Message{Say("forecast.what.ask", "Stage", stage, "Share", w.share())}
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
		"Stage", stage, "Was", w.share(), "Share", Percent(float64(w.conversion) * 100 / whole),
		"Change",
		Brief{Cell: Money(d), Signed: true},
		"Sum", brief(sum.whatIf),
	}
	if months == 0 {
		return []Message{Say("forecast.what.all", args...)}
	}
	args = append(args, "Monthly", Brief{Cell: Money(money.Money(money.Divide(int64(monthly), months))), Signed: true})
	return []Message{SayN("forecast.what", int(months), args...)}
}

func (f *forecast) notes() []Message {
	notes := []Message{
		Say("forecast.how"), Say("forecast.how.odds", "Weight", Count(f.weight)),
		Say("forecast.how.month"), SayN("forecast.how.late", overdueDays), Say("forecast.how.spread"),
	}
	if f.guessed > 0 {
		notes = append(notes, SayN("forecast.guessed", f.guessed))
	}
	if f.what.set() {
		notes = append(notes, Say("forecast.how.what", "Stage", f.books[f.what.book].stageCell(f.what.place), "Was", f.what.share()))
	}
	return notes
}
