package calendar

import "time"

// Period is a run of civil days, half open: From is its first day, To the day
// after its last. Days are 00:00 UTC (DayOf). The zero Period is all time.
type Period struct {
	From time.Time `json:"from,omitzero"` // first day
	To   time.Time `json:"to,omitzero"`   // day after the last one; zero is open
}

// IsZero reports whether the period is all time.
func (p Period) IsZero() bool { return p.From.IsZero() && p.To.IsZero() }

// Last returns the last day of the period, the one people name.
func (p Period) Last() time.Time { return p.To.AddDate(0, 0, -1) }

// Days counts the days of the period; 0 for all time.
func (p Period) Days() int {
	if p.IsZero() {
		return 0
	}
	return Days(p.From, p.To)
}

// Contains reports whether the day of t is in the period. A bound that is zero
// does not bound.
func (p Period) Contains(t time.Time) bool {
	day := DayOf(t)
	return !day.Before(p.From) && (p.To.IsZero() || day.Before(p.To))
}

// Shift moves the period by n of its own lengths: a period of whole months by as
// many months, so that the quarter before the second is the first; another one
// by its days. All time does not move.
func (p Period) Shift(n int) Period {
	if p.IsZero() {
		return p
	}
	if p.From.Day() == 1 && p.To.Day() == 1 {
		months := n * (12*(p.To.Year()-p.From.Year()) + int(p.To.Month()) - int(p.From.Month()))
		return Period{From: p.From.AddDate(0, months, 0), To: p.To.AddDate(0, months, 0)}
	}
	days := n * p.Days()
	return Period{From: p.From.AddDate(0, 0, days), To: p.To.AddDate(0, 0, days)}
}

// Whole returns the parts of the step that lie wholly within the period, in
// order; a month half gone would only mislead beside whole ones.
func (p Period) Whole(s Step) []Period {
	if p.From.IsZero() {
		return nil
	}
	var parts []Period
	part := s.Of(p.From)
	if part.From.Before(p.From) {
		part = s.Of(part.To)
	}
	for ; !part.To.After(p.To); part = s.Of(part.To) {
		parts = append(parts, part)
	}
	return parts
}
