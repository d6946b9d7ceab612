package crm_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// turns does a task on each of its dates and lists the dates, n at most.
func turns(t *testing.T, task crm.Task, zone *time.Location, n int) []string {
	t.Helper()
	if err := task.Check(); err != nil {
		t.Fatal(err)
	}
	var out []string
	for len(out) < n {
		out = append(out, task.Due.In(zone).Format("2.1.2006 15:04"))
		next, on, err := task.Next(task.Due.In(zone))
		if err != nil {
			t.Fatal(err)
		}
		if !on {
			break
		}
		task.Due, task.Turn = next, next
	}
	return out
}

func all(year int, month time.Month, day int) crm.Task {
	d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return crm.Task{Text: "Дело", Due: d, Since: d, Turn: d, AllDay: true}
}

func TestUsualRulesMeanWhatTheirWordsSay(t *testing.T) {
	for _, c := range []struct {
		repeat calendar.Repeat
		first  crm.Task
		want   string
	}{
		{calendar.RepeatDay, all(2026, 2, 27), "27.2 28.2 1.3 2.3"},
		{calendar.RepeatWorkday, all(2026, 11, 26), "26.11 27.11 30.11 1.12"}, // Thursday
		{calendar.RepeatWeek, all(2026, 12, 28), "28.12 4.1 11.1 18.1"},
		{calendar.RepeatMonth, all(2026, 1, 31), "31.1 28.2 31.3 30.4"},
		{calendar.RepeatMonth, all(2026, 1, 30), "30.1 28.2 30.3 30.4"},
		{calendar.RepeatMonth, all(2026, 1, 15), "15.1 15.2 15.3 15.4"},
		{calendar.RepeatYear, all(2028, 2, 29), "29.2 28.2 28.2 28.2"},
		{calendar.RepeatYear, all(2026, 5, 9), "9.5 9.5 9.5 9.5"},
	} {
		c.first.Repeat = c.repeat.Rule(c.first.Due)
		var got []string
		for _, s := range turns(t, c.first, time.UTC, 4) {
			d, _ := time.Parse("2.1.2006 15:04", s)
			got = append(got, d.Format("2.1"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s from %s: %s, want %s", c.repeat, c.first.Due.Format("2.1.2006"), s, c.want)
		}
		if calendar.RepeatOf(c.first.Repeat) != c.repeat {
			t.Errorf("%s is taken for %s", c.first.Repeat, calendar.RepeatOf(c.first.Repeat))
		}
	}
}

func TestTheHourOfARepeatedTaskStaysWhenClocksAreChanged(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin") // clocks change on 29 March 2026
	if err != nil {
		t.Skip("no table of zones: ", err)
	}
	due := time.Date(2026, 3, 28, 9, 0, 0, 0, berlin)
	task := crm.Task{Text: "Дело", Due: due, Since: due, Turn: due, Repeat: "FREQ=DAILY"}
	if got := strings.Join(turns(t, task, berlin, 3), ", "); got != "28.3.2026 09:00, 29.3.2026 09:00, 30.3.2026 09:00" {
		t.Errorf("due %s", got)
	}
}

func TestARuleEndsByItsCountAndItsLastDay(t *testing.T) {
	for rule, want := range map[string]int{
		"FREQ=DAILY;COUNT=3":        3,
		"FREQ=DAILY;UNTIL=20260305": 4,
		"FREQ=WEEKLY;COUNT=1":       1,
		"rrule:freq=daily; count=2": 2,
		"FREQ=MONTHLY;BYDAY=-1FR":   10,
	} {
		due := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
		task := crm.Task{Text: "Дело", Due: due, Since: due, Turn: due, Repeat: rule}
		if got := turns(t, task, time.UTC, 10); len(got) != want {
			t.Errorf("%s gives %v, want %d dates", rule, got, want)
		}
	}
}

func TestRulesThatCannotBeKeptAreRefused(t *testing.T) {
	for rule, key := range map[string]string{
		"каждый вторник":                       "problem.repeat.rule",
		"FREQ=WEEKLY;UNTIL=202604":             "problem.repeat.rule",
		"FREQ=DAILY;COUNT=-1":                  "problem.repeat.rule",
		"FREQ=WEEKLY;BYDAY=ВТ":                 "problem.repeat.rule",
		"DTSTART:20260101T000000Z\nFREQ=DAILY": "problem.repeat.rule",
		"FREQ=HOURLY":                          "problem.repeat.often",
		"FREQ=DAILY;BYHOUR=9,15":               "problem.repeat.often",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30":  "problem.repeat.never",
	} {
		task := all(2026, 3, 2)
		task.Repeat = rule
		if err := task.Check(); !problem.Has(err, "repeat", key) {
			t.Errorf("%s: %v, want %s", rule, err, key)
		}
	}
	task := crm.Task{Text: "Дело"}
	if err := task.Check(); !problem.Has(err, "due", "problem.required") {
		t.Errorf("a task without a date: %v", err)
	}
}

func TestDatesNobodyCanDoAnyMoreArePassedOver(t *testing.T) {
	task := all(2026, 3, 2)
	task.Repeat = "FREQ=WEEKLY;BYDAY=MO"
	next, on, err := task.Next(time.Date(2026, 3, 25, 12, 0, 0, 0, time.UTC))
	if err != nil || !on || next.Format(time.DateOnly) != "2026-03-30" {
		t.Errorf("after three weeks of silence: %v, %v, %v", next, on, err)
	}
	next, _, _ = task.Next(time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC))
	if next.Format(time.DateOnly) != "2026-03-09" {
		t.Errorf("the turn of today is passed over for %v", next)
	}
}

func TestAheadAreTheDatesThatDoingTheTaskGives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		task := all(2026, time.Month(rapid.IntRange(1, 12).Draw(rt, "month")), rapid.IntRange(1, 28).Draw(rt, "day"))
		task.Repeat = rapid.SampledFrom([]string{
			"FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,FR;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=31",
			"FREQ=MONTHLY;BYDAY=2TU", calendar.RepeatMonth.Rule(task.Due), calendar.RepeatWorkday.Rule(task.Due), "FREQ=DAILY;COUNT=5",
		}).Draw(rt, "rule")
		zone := time.FixedZone("", rapid.IntRange(-12, 14).Draw(rt, "zone")*3600)
		if rapid.Bool().Draw(rt, "timed") {
			task.AllDay, task.Due = false, task.Due.Add(time.Duration(rapid.IntRange(0, 1439).Draw(rt, "minute"))*time.Minute)
			task.Since, task.Turn = task.Due, task.Due
		}
		ahead := task.Ahead(calendar.Period{From: calendar.DayOf(task.Due).AddDate(0, 0, -2), To: calendar.DayOf(task.Due).AddDate(0, 6, 0)}, zone)
		for i, want := range ahead[:min(len(ahead), 12)] {
			next, on, err := task.Next(task.Due.In(zone))
			if err != nil || !on || !next.Equal(want) {
				rt.Fatalf("turn %d is %v (%v, %v), ahead is %v", i+1, next, on, err, want)
			}
			task.Due, task.Turn = next, next
		}
	})
}

func TestAnAllDayTaskRemindsAtNineWhereverTheMachineStands(t *testing.T) {
	zone := time.FixedZone("SAMT", 4*3600)
	task := all(2026, 3, 2)
	at, ok := task.RemindAt(zone)
	if !ok || !at.Equal(time.Date(2026, 3, 2, 9, 0, 0, 0, zone)) {
		t.Errorf("reminds at %v, %v", at, ok)
	}
	task.Remind = 24 * 60
	if at, _ = task.RemindAt(zone); !at.Equal(time.Date(2026, 3, 1, 9, 0, 0, 0, zone)) {
		t.Errorf("a day before: %v", at)
	}
	task.Remind = crm.NoReminder
	if _, ok = task.RemindAt(zone); ok {
		t.Error("a task that never reminds does")
	}
}
