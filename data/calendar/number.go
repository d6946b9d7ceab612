package calendar

import "time"

// DayNumber is a civil day as a number: the days since 1970-01-01, negative before
// it. Ledgers keep days so, and reports count by them.
type DayNumber int32

// NoDay stands for a day that is not known.
const NoDay = DayNumber(-1 << 31)

// NumberOf returns the number of the day of t in t's own location. It is that of
// DayOf(t) without asking a calendar: reports ask it of every move of every deal.
func NumberOf(t time.Time) DayNumber {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	day := seconds / 86400
	if seconds%86400 < 0 {
		day--
	}
	return DayNumber(day)
}

// Time returns the day as the business keeps days: 00:00 UTC.
func (d DayNumber) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
