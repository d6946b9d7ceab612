package lang

import (
	"strconv"
	"strings"
	"time"
)

// dates is the words of a calendar, months from January, days from Monday.
type dates struct {
	of, name, short        []string // months: genitive, nominative, short
	weekdays, weekdayShort []string
}

func (l *Lang) loadDates() dates {
	list := func(key string) []string { return strings.Fields(l.T(key)) }
	return dates{
		of: list("format.months.of"), name: list("format.months.name"), short: list("format.months.short"),
		weekdays: list("format.weekdays.name"), weekdayShort: list("format.weekdays.short"),
	}
}

// Date writes a day as 23.11.2026, in both languages: dots say that the day
// comes first. The zero time is empty.
func (l *Lang) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006")
}

// DateNear writes a day within half a year of today without its year: 23.11. Where
// there is little room nobody takes it for another year's.
func (l *Lang) DateNear(t, today time.Time) string {
	if t.IsZero() || t.Before(today.AddDate(0, -6, 0)) || t.After(today.AddDate(0, 6, 0)) {
		return l.Date(t)
	}
	return t.Format("02.01")
}

// DateTime writes a moment in its own zone: 23.11.2026 10:05.
func (l *Lang) DateTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006" + noBreakSpace + "15:04")
}

// Time writes the hour and minute of a moment in its own zone: 10:05.
func (l *Lang) Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("15:04")
}

// DateLong writes a day in words: 3 ноября 2026 г.; 3 November 2026.
func (l *Lang) DateLong(t time.Time) string {
	return l.T("format.date.long", "Day", strconv.Itoa(t.Day()), "Month", l.dates.of[t.Month()-1], "Year", year(t))
}

// DateQuoted writes a day as contracts do: «03» ноября 2026 г.
func (l *Lang) DateQuoted(t time.Time) string {
	return l.T("format.date.quoted", "Day", t.Format("02"), "Month", l.dates.of[t.Month()-1], "Year", year(t))
}

// Month names the month of a day: ноябрь 2026 г.
func (l *Lang) Month(t time.Time) string {
	return l.T("format.month", "Month", l.dates.name[t.Month()-1], "Year", year(t))
}

// MonthShort names the month for axes and narrow columns: ноя 2026.
func (l *Lang) MonthShort(t time.Time) string {
	return l.T("format.month.short", "Month", l.dates.short[t.Month()-1], "Year", year(t))
}

// MonthName names a month alone: ноябрь.
func (l *Lang) MonthName(m time.Month) string { return l.dates.name[m-1] }

// Weekday names a day of the week: понедельник.
func (l *Lang) Weekday(d time.Weekday) string { return l.dates.weekdays[(d+6)%7] }

// WeekdayShort names a day of the week in two or three letters: пн.
func (l *Lang) WeekdayShort(d time.Weekday) string { return l.dates.weekdayShort[(d+6)%7] }

// Quarter names the quarter of a day: 4 кв. 2026 г.
func (l *Lang) Quarter(t time.Time) string {
	return l.T("format.quarter", "Quarter", strconv.Itoa(int(t.Month()+2)/3), "Year", year(t))
}

// HalfYear names the half of the year of a day: 2-е полугодие 2026 г.
func (l *Lang) HalfYear(t time.Time) string {
	return l.T("format.halfyear", "Half", strconv.Itoa(int(t.Month()+5)/6), "Year", year(t))
}

// Decade names the ten days of the month a day is in, the third being the rest
// of the month: 3-я декада ноября 2026 г.
func (l *Lang) Decade(t time.Time) string {
	third := min((t.Day()-1)/10, 2)
	last := third*10 + 10
	if third == 2 {
		last = time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	return l.T("format.decade", "Decade", strconv.Itoa(third+1),
		"From", strconv.Itoa(third*10+1), "To", strconv.Itoa(last),
		"Month", l.dates.of[t.Month()-1], "Year", year(t))
}

// Week names the week of a day by ISO 8601, Monday first: 48 нед. 2026 г.
func (l *Lang) Week(t time.Time) string {
	y, w := t.ISOWeek()
	return l.T("format.week", "Week", strconv.Itoa(w), "Year", strconv.Itoa(y))
}

// Year names the year of a day: 2026 г.
func (l *Lang) Year(t time.Time) string { return l.T("format.year", "Year", year(t)) }

// Period names the period of a step that t lies in. Steps are those of
// calendar.Step: day, week, decade, month, quarter, halfyear, year; another step is
// taken for a day.
func (l *Lang) Period(step string, t time.Time) string {
	switch step {
	case "week":
		return l.Week(t)
	case "decade":
		return l.Decade(t)
	case "month":
		return l.Month(t)
	case "quarter":
		return l.Quarter(t)
	case "halfyear":
		return l.HalfYear(t)
	case "year":
		return l.Year(t)
	default:
		return l.Date(t)
	}
}

func year(t time.Time) string { return strconv.Itoa(t.Year()) }
