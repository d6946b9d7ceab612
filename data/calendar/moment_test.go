package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

func TestMomentsAreReadAsPeopleTypeThem(t *testing.T) {
	moscow := time.FixedZone("MSK", 3*3600)
	now := time.Date(2026, 11, 23, 18, 30, 0, 0, moscow)
	for text, want := range map[string]string{
		"15.6 14:30":            "2026-06-15 11:30",
		"15.06.2026\u00a009:05": "2026-06-15 06:05",
		"9:00":                  "2026-11-23 06:00",
		"+3 9":                  "2026-11-26 06:00",
		"+1 9.15":               "2026-11-24 06:15",
		"1506 8-45":             "2026-06-15 05:45",
		"24.11 0:00":            "2026-11-23 21:00",
	} {
		at, timed, err := calendar.ParseMoment(text, now)
		if got := at.Format("2006-01-02 15:04"); err != nil || !timed || got != want {
			t.Errorf("%q is %s, %v, %v; want %s", text, got, timed, err, want)
		}
	}
	for text, want := range map[string]string{"+3": "2026-11-26", "15.6": "2026-06-15", "23": "2026-11-23"} {
		at, timed, err := calendar.ParseMoment(text, now)
		if err != nil || timed || at.Format(time.DateOnly) != want || at.Location() != time.UTC {
			t.Errorf("%q is %v, %v, %v; want the day %s", text, at, timed, err, want)
		}
	}
	for text, key := range map[string]string{"25:00": "problem.time.absent", "15.6 12:75": "problem.time.absent", "31.6 9:00": "problem.date.absent", "завтра": "problem.date.form"} {
		if _, _, err := calendar.ParseMoment(text, now); !problem.Has(err, "", key) {
			t.Errorf("%q gives %v, want %s", text, err, key)
		}
	}
}

func TestMomentsReadAnythingWithoutPanic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9 .:+\-]{0,12}`).Draw(t, "text")
		at, timed, err := calendar.ParseMoment(text, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		if err == nil && timed {
			again, _, err := calendar.ParseMoment(at.Format("02.01.2006 15:04"), at)
			if at.Year() > 999 && (err != nil || !again.Equal(at)) {
				t.Fatalf("%q is %v, written out it is %v, %v", text, at, again, err)
			}
		}
	})
}
