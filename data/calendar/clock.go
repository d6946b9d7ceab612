package calendar

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

var typedClock = regexp.MustCompile(`^(\d{1,2})(?:[:.,\-]?(\d{2}))?$`)

// ParseClock reads a time of day as people type it: 14:30, 14.30, 1430, 9 and
// 9-05. It returns what has passed since midnight.
//
// Problems: problem.clock.form (Text).
func ParseClock(s string) (time.Duration, error) {
	typed := text.WithoutSpaces(s)
	m := typedClock.FindStringSubmatch(typed)
	if m == nil {
		return 0, problem.At("", "problem.clock.form", "Text", strings.TrimSpace(s))
	}
	h, _ := strconv.Atoi(m[1])
	minute := 0
	if m[2] != "" {
		minute, _ = strconv.Atoi(m[2])
	}
	if h > 23 || minute > 59 {
		return 0, problem.At("", "problem.clock.form", "Text", strings.TrimSpace(s))
	}
	return time.Duration(h)*time.Hour + time.Duration(minute)*time.Minute, nil
}

// Moment is a time of a civil day in a place.
func Moment(day time.Time, clock time.Duration, in *time.Location) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, int(clock/time.Hour), int(clock%time.Hour/time.Minute), 0, 0, in)
}
