package calendar

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"kartoteka/data/problem"
)

var (
	hourAlone = regexp.MustCompile(`^(\d{1,2}):(\d{2})$`)
	hourAfter = regexp.MustCompile(`^(\d{1,2})(?:[:.-](\d{2}))?$`)
)

// ParseMoment reads a moment as people type it: a day in any form ParseDate
// knows and an hour, "15.6 14:30" or "+3 9"; an hour alone, "9:00", is of today.
// A day alone has no hour: timed is false and t is that day as the business keeps
// days, 00:00 UTC. Hours are of the zone now is in; t is in UTC.
//
// Problems: those of ParseDate; problem.time.absent (Text) for an hour no clock
// shows, such as 25:00.
func ParseMoment(s string, now time.Time) (t time.Time, timed bool, err error) {
	parts := strings.Fields(strings.Map(plainSpace, s))
	if n := len(parts); n > 0 {
		if m := hourAlone.FindStringSubmatch(parts[0]); m != nil && n == 1 {
			t, err = hourOn(DayOf(now), m, s, now.Location())
			return t, err == nil, err
		}
		if m := hourAfter.FindStringSubmatch(parts[n-1]); m != nil && n > 1 {
			day, err := ParseDate(strings.Join(parts[:n-1], " "), now)
			if err == nil {
				t, err = hourOn(day, m, s, now.Location())
			}
			return t, err == nil, err
		}
	}
	t, err = ParseDate(s, now)
	return t, false, err
}

func plainSpace(r rune) rune {
	if r == '\u00a0' || r == '\u202f' {
		return ' '
	}
	return r
}

// hourOn is the moment of an hour that was matched, on a day, in a zone.
func hourOn(day time.Time, hour []string, text string, zone *time.Location) (time.Time, error) {
	h, _ := strconv.Atoi(hour[1])
	m, _ := strconv.Atoi("0" + hour[2])
	if h > 23 || m > 59 {
		return time.Time{}, problem.At("", "problem.time.absent", "Text", strings.TrimSpace(text))
	}
	return ClockTime(day, h, m, zone), nil
}

// ClockTime is the moment clocks of a zone show an hour on a civil day, in UTC.
func ClockTime(day time.Time, hour, minute int, zone *time.Location) time.Time {
	y, mo, d := day.Date()
	return time.Date(y, mo, d, hour, minute, 0, 0, zone).UTC()
}
