package deals

import (
	"context"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// standing is the deals in work as they stand today, by stage, and how long deals
// stand there.
type standing struct {
	*shelf
	days   calendar.Span // of finished stays
	stands [][]stand     // by book, then by stage
}

// stand is one stage of it.
type stand struct {
	n, over, stuck    int
	sum, weighted     money.Money
	overSum, stuckSum money.Money
	stays
}

func countStanding(ctx context.Context, src reports.Source, s reports.Settings) (*standing, error) {
	_, shelf, err := openDeals(ctx, src, s, narrowing())
	if err != nil {
		return nil, err
	}
	r := &standing{shelf: shelf, days: shelf.span(s.Period)}
	for _, b := range r.books {
		r.stands = append(r.stands, b.standing(r.days, shelf.today))
	}
	return r, nil
}

// standing counts the open deals of a book by stage.
func (b *book) standing(span calendar.Span, today calendar.DayNumber) []stand {
	list := make([]stand, b.end())
	for s, st := range b.stays(span, today) {
		list[s].stays = st
	}
	days, left := make([]int32, b.end()), make([]int32, b.end())
	for i := range b.tracks {
		t := &b.tracks[i]
		if !t.open() {
			continue
		}
		x, norm := &list[t.at], b.stages[t.at].Norm
		x.n++
		x.sum += t.Amount
		x.weighted += b.weighted(t)
		b.walk(t, today, days, left)
		if over(days[t.at], norm) {
			x.over++
			x.overSum += t.Amount
		}
		if x.stays.stuck(days[t.at], norm) {
			x.stuck++
			x.stuckSum += t.Amount
		}
	}
	return list
}

// weighted is the amount of a deal by its probability, rounded once.
func (b *book) weighted(t *track) money.Money {
	return money.Rate{Num: int64(b.chance(t)), Den: 100}.OnTop(t.Amount)
}

func (r *standing) deals() *shelf { return r.shelf }

// keep tells which deals stand behind a key.
func (r *standing) keep(b *book, k cellKey) func(*track) bool {
	book := slices.Index(r.books, b)
	work := stageKeep(b, cellKey{what: "work", stage: k.stage})
	if k.what == "work" {
		return work
	}
	late := lateKeep(b, k.what, r.stands[book], r.today)
	if late == nil {
		return nil
	}
	return func(t *track) bool { return work(t) && late(t) }
}

// lateKeep are the keys of open deals that stand too long.
func lateKeep(b *book, what string, list []stand, today calendar.DayNumber) func(*track) bool {
	switch what {
	case "over":
		return func(t *track) bool { return over(b.age(t, today), b.stages[t.at].Norm) }
	case "stuck":
		return func(t *track) bool { return list[t.at].stays.stuck(b.age(t, today), b.stages[t.at].Norm) }
	}
	return nil
}
