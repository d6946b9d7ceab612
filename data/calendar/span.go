package calendar

// Span is a period as numbers of days, half open.
type Span struct {
	From DayNumber // the first day
	To   DayNumber // the day after the last
}

// SpanOf returns the span of a period; where the period has no bound, that of the
// extent counts.
func SpanOf(p Period, extent Span) Span {
	span := extent
	if !p.From.IsZero() {
		span.From = NumberOf(p.From)
	}
	if !p.To.IsZero() {
		span.To = NumberOf(p.To)
	}
	return span
}

// Period returns the span as the business writes it.
func (s Span) Period() Period { return Period{From: s.From.Time(), To: s.To.Time()} }

// Days counts the days of the span; it is not positive when the span is empty.
func (s Span) Days() int { return int(s.To) - int(s.From) }

// Before returns the span of the same length that ends where s begins; of whole
// months it is as many whole months.
func (s Span) Before() Span { return SpanOf(s.Period().Shift(-1), Span{}) }

// Contains reports whether the day is one of the span.
func (s Span) Contains(d DayNumber) bool { return d >= s.From && d < s.To }

// Starts lists, in order, the first days of the parts of a step that cover the
// span. The first part may begin before the span does.
func (s Span) Starts(step Step) []DayNumber {
	var list []DayNumber
	for t := step.Truncate(s.From.Time()); NumberOf(t) < s.To; t = step.Next(t) {
		list = append(list, NumberOf(t))
	}
	return list
}
