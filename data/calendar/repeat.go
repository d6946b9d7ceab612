package calendar

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"kartoteka/data/problem"
)

// Repeat names the rules of repetition people use, so that they need not know
// how RFC 5545 writes them.
type Repeat string

// Usual rules. RepeatOwn is any other one.
const (
	RepeatNever   Repeat = ""
	RepeatDay     Repeat = "day"
	RepeatWorkday Repeat = "workday" // Monday to Friday
	RepeatWeek    Repeat = "week"    // on the same weekday
	RepeatMonth   Repeat = "month"   // on the same day of the month, or its last
	RepeatYear    Repeat = "year"    // on the same day of the year
	RepeatOwn     Repeat = "own"
)

// Repeats lists the rules in the order they are offered.
var Repeats = []Repeat{RepeatNever, RepeatDay, RepeatWorkday, RepeatWeek, RepeatMonth, RepeatYear, RepeatOwn}

const everyWorkday = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"

// Rule writes the rule for what is first due on a day; "" for RepeatNever and
// RepeatOwn. The 29th to 31st of a month mean its last day where the month is
// shorter, which a plain BYMONTHDAY would pass over.
func (r Repeat) Rule(day time.Time) string {
	switch r {
	case RepeatDay:
		return "FREQ=DAILY"
	case RepeatWorkday:
		return everyWorkday
	case RepeatWeek:
		return "FREQ=WEEKLY;BYDAY=" + strings.ToUpper(day.Weekday().String()[:2])
	case RepeatMonth:
		return "FREQ=MONTHLY;" + monthDay(day.Day())
	case RepeatYear:
		if day.Month() == time.February {
			return "FREQ=YEARLY;BYMONTH=2;" + monthDay(day.Day())
		}
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", day.Month(), day.Day())
	}
	return ""
}

// monthDay is a day of the month, or the last of a month that lacks it.
func monthDay(day int) string {
	const least = 28 // what every month has
	if day <= least {
		return fmt.Sprintf("BYMONTHDAY=%d", day)
	}
	days := make([]string, 0, 4)
	for d := least; d <= day; d++ {
		days = append(days, fmt.Sprint(d))
	}
	return "BYMONTHDAY=" + strings.Join(days, ",") + ";BYSETPOS=-1"
}

var usualRules = []struct {
	repeat Repeat
	form   *regexp.Regexp
}{
	{RepeatDay, regexp.MustCompile(`^FREQ=DAILY$`)},
	{RepeatWorkday, regexp.MustCompile(`^` + everyWorkday + `$`)},
	{RepeatWeek, regexp.MustCompile(`^FREQ=WEEKLY;BYDAY=[A-Z]{2}$`)},
	{RepeatMonth, regexp.MustCompile(`^FREQ=MONTHLY;BYMONTHDAY=(\d+|28(,\d+)+;BYSETPOS=-1)$`)},
	{RepeatYear, regexp.MustCompile(`^FREQ=YEARLY;BYMONTH=\d+;BYMONTHDAY=(\d+|28(,\d+)+;BYSETPOS=-1)$`)},
}

// RepeatOf says which of the usual rules a rule is.
func RepeatOf(rule string) Repeat {
	if rule == "" {
		return RepeatNever
	}
	for _, u := range usualRules {
		if u.form.MatchString(rule) {
			return u.repeat
		}
	}
	return RepeatOwn
}

// untilDay is a rule that ends with a day, not with an hour of it.
var untilDay = regexp.MustCompile(`UNTIL=\d{8}(;|$)`)

// TidyRule writes a rule the way it is kept: in capitals, without the name of
// the property calendars put before it.
func TidyRule(rule string) string {
	return strings.TrimPrefix(strings.ToUpper(strings.Join(strings.Fields(rule), "")), "RRULE:")
}

// Series makes the dates of a rule that begin at start, which is taken for the
// time of a wall clock.
//
// Problems: problem.repeat.rule for what is no rule, .often for one that comes
// more than once a day.
func Series(rule string, start time.Time) (*rrule.RRule, error) {
	if strings.ContainsAny(rule, "\n:") {
		return nil, problem.At("", "problem.repeat.rule")
	}
	o, err := rrule.StrToROption(rule)
	if err != nil || o.Count < 0 {
		return nil, problem.At("", "problem.repeat.rule")
	}
	if o.Freq > rrule.DAILY || len(o.Byhour)+len(o.Byminute)+len(o.Bysecond) > 0 {
		return nil, problem.At("", "problem.repeat.often")
	}
	if untilDay.MatchString(rule) { // the whole of it
		o.Until = o.Until.AddDate(0, 0, 1).Add(-time.Second)
	}
	o.Dtstart = start
	r, err := rrule.NewRRule(*o)
	if err != nil {
		return nil, problem.At("", "problem.repeat.rule")
	}
	return r, nil
}
