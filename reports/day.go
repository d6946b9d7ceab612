package reports

import "time"

// Day counts days since 1970-01-01 in the calendar of the firm: no hours, no
// time zone. It is the date of a sales fact.
type Day int32

// DayOf is the calendar day of t in t's own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time is midnight of the day, UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Span is the half-open run of days [From, To).
type Span struct{ From, To Day }

// Days is the length of the span; not positive when the span is empty.
func (s Span) Days() int { return int(s.To) - int(s.From) }

// Step is the length of one period of a series. The list is the one of 1С.
type Step string

// Steps from the shortest to the longest. A week is ISO's and begins on
// Monday; a decade is days 1–10, 11–20 and 21–last of a month.
const (
	StepDay      Step = "day"
	StepWeek     Step = "week"
	StepDecade   Step = "decade"
	StepMonth    Step = "month"
	StepQuarter  Step = "quarter"
	StepHalfYear Step = "halfyear"
	StepYear     Step = "year"
)

// Steps lists every step, shortest first.
var Steps = []Step{StepDay, StepWeek, StepDecade, StepMonth, StepQuarter, StepHalfYear, StepYear}

// Start is the first day of the period of this step that holds d.
func (s Step) Start(d Day) Day {
	t := d.Time()
	year, month, day := t.Date()
	switch s {
	case StepWeek:
		return d - Day((int(t.Weekday())+6)%7)
	case StepDecade:
		return d - Day(day-1-10*min((day-1)/10, 2))
	case StepMonth:
		return d - Day(day-1)
	case StepQuarter:
		return date(year, (month-1)/3*3+1, 1)
	case StepHalfYear:
		return date(year, (month-1)/6*6+1, 1)
	case StepYear:
		return date(year, time.January, 1)
	}
	return d
}

// Next is the first day of the period after the one that holds d.
func (s Step) Next(d Day) Day {
	start := s.Start(d)
	year, month, day := start.Time().Date()
	switch s {
	case StepWeek:
		return start + 7
	case StepDecade:
		if day < 21 {
			return start + 10
		}
		return date(year, month+1, 1)
	case StepMonth:
		return date(year, month+1, 1)
	case StepQuarter:
		return date(year, month+3, 1)
	case StepHalfYear:
		return date(year, month+6, 1)
	case StepYear:
		return date(year+1, time.January, 1)
	}
	return start + 1
}

// PerYear is how many periods of the step a year has: the distance to the same
// period of the year before. Days and weeks shift by whole weeks (364 days),
// so that a Monday meets a Monday.
func (s Step) PerYear() int {
	return map[Step]int{
		StepDay: 364, StepWeek: 52, StepDecade: 36,
		StepMonth: 12, StepQuarter: 4, StepHalfYear: 2, StepYear: 1,
	}[s]
}

// Periods lists the first days of the periods that cover the span, in order.
func (s Step) Periods(span Span) []Day {
	var starts []Day
	for d := s.Start(span.From); d < span.To; d = s.Next(d) {
		starts = append(starts, d)
	}
	return starts
}

// Count estimates from above how many periods cover the span, without listing
// them.
func (s Step) Count(span Span) int {
	shortest := map[Step]int{
		StepDay: 1, StepWeek: 7, StepDecade: 8,
		StepMonth: 28, StepQuarter: 90, StepHalfYear: 181, StepYear: 365,
	}[s]
	return max(span.Days(), 0)/shortest + 2
}

// Before is the span of the same length that ends where s begins. A span of
// whole months or years gives as many whole months: before March–May stands
// December–February.
func (s Span) Before() Span {
	from, to := s.From.Time(), s.To.Time()
	if from.Day() == 1 && to.Day() == 1 {
		months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
		return Span{DayOf(from.AddDate(0, -months, 0)), s.From}
	}
	return Span{s.From - Day(s.Days()), s.From}
}

func date(year int, month time.Month, day int) Day {
	return DayOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}
