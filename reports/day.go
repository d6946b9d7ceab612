package reports

import (
	"time"

	"kartoteka/data/calendar"
)

// Day counts days since 1970-01-01 in the calendar of the firm: no hours, no
// time zone. It is the date of a sales fact.
type Day int32

// DayOf is the calendar day of t in t's own location. It is crm.DayOf without a
// calendar: reports ask it of every move of every deal.
func DayOf(t time.Time) Day {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	day := seconds / 86400
	if seconds%86400 < 0 {
		day--
	}
	return Day(day)
}

// Time is the day as the business keeps days: midnight, UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Span is the half-open run of days [From, To).
type Span struct{ From, To Day }

// SpanOf is the span of a period; a bound that is zero is the extent's.
func SpanOf(p calendar.Period, extent Span) Span {
	span := extent
	if !p.From.IsZero() {
		span.From = DayOf(p.From)
	}
	if !p.To.IsZero() {
		span.To = DayOf(p.To)
	}
	return span
}

// Period is the span as the business writes it.
func (s Span) Period() calendar.Period { return calendar.Period{From: s.From.Time(), To: s.To.Time()} }

// Days is the length of the span; not positive when the span is empty.
func (s Span) Days() int { return int(s.To) - int(s.From) }

// message says the first and the last day; nothing of an empty span.
func (s Span) message() Message {
	if s.Days() <= 0 {
		return Message{}
	}
	return Say("report.period", "From", Date(s.From.Time()), "To", Date((s.To - 1).Time()))
}

// Before is the span of the same length that ends where s begins; of whole
// months it is as many whole months.
func (s Span) Before() Span { return SpanOf(s.Period().Shift(-1), Span{}) }

// starts lists the first days of the periods that cover the span, in order.
func starts(step calendar.Step, span Span) []Day {
	var list []Day
	for t := step.Truncate(span.From.Time()); DayOf(t) < span.To; t = step.Next(t) {
		list = append(list, DayOf(t))
	}
	return list
}

// yearBefore is the first day of the same period of the year before. Days and
// weeks go back by 52 whole weeks, so that a Monday meets a Monday.
func yearBefore(step calendar.Step, start Day) Day {
	if step == calendar.Day || step == calendar.Week {
		return start - 364
	}
	return DayOf(step.Truncate(start.Time().AddDate(-1, 0, 0)))
}
