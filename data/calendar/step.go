package calendar

import "time"

// Step is the length of the parts a period is cut into.
type Step string

// Steps from the shortest to the longest. Weeks begin on Monday (ISO 8601); a
// decade is the days 1–10, 11–20 or 21–last of a month.
const (
	Day      Step = "day"
	Week     Step = "week"
	Decade   Step = "decade"
	Month    Step = "month"
	Quarter  Step = "quarter"
	HalfYear Step = "halfyear"
	Year     Step = "year"
)

// Steps lists the steps in the order they are offered.
var Steps = []Step{Day, Week, Decade, Month, Quarter, HalfYear, Year}

// Truncate returns the first day of the part of this step that t lies in.
func (s Step) Truncate(t time.Time) time.Time {
	y, m, d := t.Date()
	switch s {
	case Week:
		d -= (int(t.Weekday()) + 6) % 7
	case Decade:
		d = min((d-1)/10, 2)*10 + 1
	case Month:
		d = 1
	case Quarter:
		m, d = (m-1)/3*3+1, 1
	case HalfYear:
		m, d = (m-1)/6*6+1, 1
	case Year:
		m, d = 1, 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Next returns the first day of the part after the one that t lies in.
func (s Step) Next(t time.Time) time.Time {
	start := s.Truncate(t)
	switch s {
	case Week:
		return start.AddDate(0, 0, 7)
	case Decade:
		if start.Day() < 21 {
			return start.AddDate(0, 0, 10)
		}
		return Month.Next(start)
	case Month:
		return start.AddDate(0, 1, 0)
	case Quarter:
		return start.AddDate(0, 3, 0)
	case HalfYear:
		return start.AddDate(0, 6, 0)
	case Year:
		return start.AddDate(1, 0, 0)
	default:
		return start.AddDate(0, 0, 1)
	}
}

// Of returns the part of this step that t lies in.
func (s Step) Of(t time.Time) Period { return Period{From: s.Truncate(t), To: s.Next(t)} }
