package deals

import (
	"math/bits"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
)

// odds is a probability as a quotient of whole numbers, not above one.
type odds struct{ num, den int64 }

// of is the part of a sum, rounded once to the kopeck, half away from zero.
func (o odds) of(m money.Money) money.Money {
	part, err := money.MulDiv(int64(m), o.num, o.den)
	if err != nil {
		return m // cannot be: a part is not more than the sum
	}
	return money.Money(part)
}

// float is the probability for what needs no kopecks: a spread.
func (o odds) float() float64 { return float64(o.num) / float64(o.den) }

// times multiplies by num/den and stops at one. Numbers that do not fit lose their
// last bits: a probability of millions of deals is not told closer anyway.
func (o odds) times(num, den int64) odds {
	a, d := reduce(o.num, den)
	n, b := reduce(num, o.den)
	for bits.Len64(uint64(a))+bits.Len64(uint64(n)) > 62 || bits.Len64(uint64(b))+bits.Len64(uint64(d)) > 62 {
		if a > n {
			a >>= 1
		} else {
			n >>= 1
		}
		if b > d {
			b = (b + 1) >> 1
		} else {
			d = (d + 1) >> 1
		}
	}
	if a*n >= b*d {
		return odds{1, 1}
	}
	return odds{a * n, b * d}
}

// reduce divides both by what divides both.
func reduce(a, b int64) (int64, int64) {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	if x == 0 {
		return a, b
	}
	return a / x, b / x
}

// record is what finished deals tell of the stages of a book.
type record struct {
	won, lost int64     // of all finished
	stages    []outcome // by place
}

// outcome is what became of finished deals that have the stage in their history.
type outcome struct {
	won, lost    int64
	passed, fell int64 // went on from the stage, were lost from it
	days         []int32
}

// record counts the deals that ended within the span. Days are those from coming
// to the stage for the first time to the end.
func (b *book) record(span calendar.Span) *record {
	r := &record{stages: make([]outcome, b.end())}
	for i := range b.tracks {
		t := &b.tracks[i]
		if t.open() || !span.Contains(t.closed()) {
			continue
		}
		if t.won() {
			r.won++
		} else {
			r.lost++
		}
		r.add(t)
	}
	for s := range r.stages {
		slices.Sort(r.stages[s].days)
	}
	return r
}

func (r *record) add(t *track) {
	for s := range r.stages {
		o := &r.stages[s]
		switch {
		case t.passed(s):
			o.passed++
		case t.lost() && int(t.at) == s:
			o.fell++
		}
		if t.been&(1<<s) == 0 {
			continue
		}
		if t.won() {
			o.won++
		} else {
			o.lost++
		}
		if i := slices.Index(t.path, int8(s)); i >= 0 {
			o.days = append(o.days, max(int32(t.closed()-calendar.NumberOf(t.Moves[i].At)), 0))
		}
	}
}

// odds of winning from a stage, (won + m·p0)/(won + lost + m), where p0 is the
// share of won among all finished deals: m deals of the usual fate are added to
// those seen, so that few of them do not decide. False when nothing has ended.
func (r *record) odds(place int, m int64) (odds, bool) {
	all, o := r.won+r.lost, r.stages[place]
	if all == 0 || o.won+o.lost+m == 0 {
		return odds{}, false
	}
	return odds{1, 1}.times(o.won*all+m*r.won, (o.won+o.lost+m)*all), true
}

// remaining is how many days a deal on the stage has still to go by the median,
// rounded up.
func (r *record) remaining(place int) calendar.DayNumber {
	q, ok := quantile(r.stages[place].days, 1, 2)
	if !ok {
		return 0
	}
	return calendar.DayNumber((q + 999) / 1000)
}
