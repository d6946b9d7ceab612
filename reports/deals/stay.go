package deals

import (
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// stays is how long deals stood on one stage, in calendar days. All times a deal
// was on the stage are one stay.
type stays struct {
	finished []int32 // of deals that have left, ascending
	open     []int32 // of deals that stand there now, up to today, ascending
}

// walk adds up the days of a deal on each stage and tells the last day it left
// each on. Days of a stage it stands on go up to today.
func (b *book) walk(t *track, today calendar.DayNumber, days, left []int32) {
	for i := range days {
		days[i], left[i] = 0, int32(calendar.NoDay)
	}
	var at int8 = placeUnknown
	var since calendar.DayNumber
	for i := range t.Moves {
		day := calendar.NumberOf(t.Moves[i].At)
		if at >= 0 && int(at) < len(days) {
			days[at] += max(int32(day-since), 0)
			left[at] = max(left[at], int32(day))
		}
		at, since = t.path[i], day
	}
	if t.open() {
		days[t.at] += max(int32(today-t.Entered), 0)
	}
}

// stays measures the deals: finished stays are those that ended for the last time
// within the span.
func (b *book) stays(span calendar.Span, today calendar.DayNumber) []stays {
	list := make([]stays, b.end())
	days, left := make([]int32, b.end()), make([]int32, b.end())
	for i := range b.tracks {
		t := &b.tracks[i]
		b.walk(t, today, days, left)
		for s := range list {
			switch {
			case t.open() && int(t.at) == s:
				list[s].open = append(list[s].open, days[s])
			case left[s] != int32(calendar.NoDay) && span.Contains(calendar.DayNumber(left[s])):
				list[s].finished = append(list[s].finished, days[s])
			}
		}
	}
	for s := range list {
		slices.Sort(list[s].finished)
		slices.Sort(list[s].open)
	}
	return list
}

// age is how long an open deal has stood on its stage, all its times together.
func (b *book) age(t *track, today calendar.DayNumber) int32 {
	days, left := make([]int32, b.end()), make([]int32, b.end())
	b.walk(t, today, days, left)
	return days[t.at]
}

// quantile is the quantile num/den of sorted days by the seventh rule of Hyndman
// and Fan, in thousandths of a day: exact where den divides 1000.
func quantile(sorted []int32, num, den int64) (money.Qty, bool) {
	if len(sorted) == 0 {
		return 0, false
	}
	place := int64(len(sorted)-1) * num
	low, rest := place/den, place%den
	v := int64(sorted[low]) * 1000
	if rest > 0 {
		v += int64(sorted[low+1]-sorted[low]) * 1000 * rest / den
	}
	return money.Qty(v), true
}

// quantileCell is a quantile in days; none of nothing.
func quantileCell(sorted []int32, num, den int64) reports.Cell {
	q, ok := quantile(sorted, num, den)
	if !ok {
		return reports.None(reports.KindQty)
	}
	return reports.Qty(q)
}

// fewStays is how many finished stays the time of others needs to judge by it.
const fewStays = 10

// stuck tells whether so many days are too long: longer than nine of ten finished
// stays or, while these are too few, than twice the norm of the stage.
func (s *stays) stuck(days int32, norm int) bool {
	if len(s.finished) >= fewStays {
		p90, _ := quantile(s.finished, 9, 10)
		return money.Qty(days)*1000 > p90
	}
	return norm > 0 && int(days) > 2*norm
}

// over tells whether so many days are more than the norm, if there is one.
func over(days int32, norm int) bool { return norm > 0 && int(days) > norm }

// mean is the mean of days in thousandths, rounded half up.
func mean(days []int32) (money.Qty, bool) {
	if len(days) == 0 {
		return 0, false
	}
	sum := int64(0)
	for _, d := range days {
		sum += int64(d)
	}
	return money.Qty(money.Divide(sum*1000, int64(len(days)))), true
}
