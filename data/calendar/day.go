package calendar

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

// DayOf returns the civil day of t in the location of t, as the business keeps
// days: 00:00 UTC.
func DayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Days counts the days from one civil day to another; it is negative when to is
// the earlier one.
func Days(from, to time.Time) int { return int(to.Unix()/86400 - from.Unix()/86400) }

var (
	isoDay    = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	partedDay = regexp.MustCompile(`^(\d{1,2})(?:[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?)?$`)
	packedDay = regexp.MustCompile(`^(\d{2})(\d{2})(\d{4}|\d{2})?$`)
	shiftDay  = regexp.MustCompile(`^[+−–-]\d{1,5}$`)
)

// ParseDate reads a day as people type it: 15 and 15.6 of the current month and
// year, 15.06.26, 1506, 150626, 15062026, +3 and −2 days from today, and the
// ISO form. Separators are dots, slashes or dashes. Years of two digits are
// 1970–2069.
//
// Problems: problem.date.empty, .form (Text), .absent (Text) for a day no
// calendar has, such as 31.06.
func ParseDate(s string, today time.Time) (time.Time, error) {
	typed := strings.TrimRight(text.WithoutSpaces(s), ".г")
	today = DayOf(today)
	if typed == "" {
		return time.Time{}, problem.At("", "problem.date.empty")
	}
	if shiftDay.MatchString(typed) {
		return shifted(typed, today), nil
	}
	var day, month, year string
	if m := isoDay.FindStringSubmatch(typed); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else if m := partedDay.FindStringSubmatch(typed); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := packedDay.FindStringSubmatch(typed); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else {
		return time.Time{}, problem.At("", "problem.date.form", "Text", strings.TrimSpace(s))
	}
	t, ok := civil(day, month, year, today)
	if !ok {
		return time.Time{}, problem.At("", "problem.date.absent", "Text", strings.TrimSpace(s))
	}
	return t, nil
}

// shifted moves today by the signed count of days in text.
func shifted(text string, today time.Time) time.Time {
	n, _ := strconv.Atoi(strings.TrimLeft(text, "+−–-"))
	if text[0] != '+' {
		n = -n
	}
	return today.AddDate(0, 0, n)
}

// civil makes a day of digits, taking what is missing from today; false when
// the calendar has no such day.
func civil(day, month, year string, today time.Time) (time.Time, bool) {
	y, m, _ := today.Date()
	d, _ := strconv.Atoi(day)
	if month != "" {
		n, _ := strconv.Atoi(month)
		m = time.Month(n)
	}
	if year != "" {
		y, _ = strconv.Atoi(year)
		switch {
		case len(year) == 2 && y < 70:
			y += 2000
		case len(year) == 2:
			y += 1900
		}
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d && t.Month() == m && y > 0
}
