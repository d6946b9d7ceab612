package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

func span(p calendar.Period) string {
	if p.IsZero() {
		return ""
	}
	return p.From.Format(time.DateOnly) + " " + p.Last().Format(time.DateOnly)
}

func TestPresetsMeanWhatPeopleMean(t *testing.T) {
	today := time.Date(2026, 11, 23, 18, 30, 0, 0, time.FixedZone("MSK", 3*3600)) // a Monday
	for preset, want := range map[calendar.Preset]string{
		calendar.Today:         "2026-11-23 2026-11-23",
		calendar.Yesterday:     "2026-11-22 2026-11-22",
		calendar.ThisWeek:      "2026-11-23 2026-11-29",
		calendar.LastWeek:      "2026-11-16 2026-11-22",
		calendar.ThisMonth:     "2026-11-01 2026-11-30",
		calendar.LastMonth:     "2026-10-01 2026-10-31",
		calendar.ThisQuarter:   "2026-10-01 2026-12-31",
		calendar.LastQuarter:   "2026-07-01 2026-09-30",
		calendar.ThisHalfYear:  "2026-07-01 2026-12-31",
		calendar.LastHalfYear:  "2026-01-01 2026-06-30",
		calendar.ThisYear:      "2026-01-01 2026-12-31",
		calendar.LastYear:      "2025-01-01 2025-12-31",
		calendar.MonthToDate:   "2026-11-01 2026-11-23",
		calendar.QuarterToDate: "2026-10-01 2026-11-23",
		calendar.YearToDate:    "2026-01-01 2026-11-23",
		calendar.Last7Days:     "2026-11-17 2026-11-23",
		calendar.Last30Days:    "2026-10-25 2026-11-23",
		calendar.Last90Days:    "2026-08-26 2026-11-23",
		calendar.AllTime:       "",
	} {
		if got := span(preset.Period(today)); got != want {
			t.Errorf("%s is %q, want %q", preset, got, want)
		}
	}
	for _, p := range calendar.Presets {
		if p != calendar.AllTime && !p.Period(today).Contains(today.AddDate(0, 0, -1)) && p.Period(today).IsZero() {
			t.Errorf("%s means nothing", p)
		}
	}
}

func TestShiftKeepsTheCalendar(t *testing.T) {
	for _, c := range []struct {
		from, last string
		n          int
		want       string
	}{
		{"2026-03-01", "2026-03-31", -1, "2026-02-01 2026-02-28"},
		{"2026-01-01", "2026-01-31", -1, "2025-12-01 2025-12-31"},
		{"2024-01-01", "2024-01-31", 1, "2024-02-01 2024-02-29"},
		{"2026-01-01", "2026-03-31", -1, "2025-10-01 2025-12-31"},
		{"2026-01-01", "2026-12-31", 2, "2028-01-01 2028-12-31"},
		{"2026-11-16", "2026-11-22", 1, "2026-11-23 2026-11-29"},
		{"2026-11-01", "2026-11-23", -1, "2026-10-09 2026-10-31"},
	} {
		p := calendar.Period{From: day(c.from), To: day(c.last).AddDate(0, 0, 1)}
		if got := span(p.Shift(c.n)); got != c.want {
			t.Errorf("%s shifted by %d is %s, want %s", span(p), c.n, got, c.want)
		}
	}
	if !(calendar.Period{}).Shift(1).IsZero() {
		t.Error("all time does not move")
	}
}

func TestShiftThereAndBackIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day("2020-01-01").AddDate(0, 0, rapid.IntRange(0, 4000).Draw(t, "from"))
		p := calendar.Period{From: from, To: from.AddDate(0, 0, rapid.IntRange(1, 800).Draw(t, "days"))}
		n := rapid.IntRange(-9, 9).Draw(t, "n")
		// Days can come to stand on whole months, which then move by months.
		months := func(p calendar.Period) bool { return p.From.Day() == 1 && p.To.Day() == 1 }
		if back := p.Shift(n).Shift(-n); back != p && months(p) == months(p.Shift(n)) {
			t.Fatalf("%s is %s after a shift there and back", span(p), span(back))
		}
		if next := p.Shift(1); next.From != p.To {
			t.Fatalf("%s is followed by %s", span(p), span(next))
		}
	})
}

func TestStepsTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := day("2015-01-01").AddDate(0, 0, rapid.IntRange(0, 6000).Draw(t, "day"))
		step := rapid.SampledFrom(calendar.Steps).Draw(t, "step")
		p := step.Of(d)
		if !p.Contains(d) || p.Days() < 1 {
			t.Fatalf("%s of %s is %s", step, d, span(p))
		}
		if step.Of(p.To).From != p.To || step.Of(p.Last()) != p {
			t.Fatalf("%s %s does not meet its neighbour", step, span(p))
		}
	})
}

func TestStepsAreThoseOfTheCalendar(t *testing.T) {
	for step, want := range map[calendar.Step]string{
		calendar.Day:      "2024-02-29 2024-02-29",
		calendar.Week:     "2024-02-26 2024-03-03",
		calendar.Decade:   "2024-02-21 2024-02-29",
		calendar.Month:    "2024-02-01 2024-02-29",
		calendar.Quarter:  "2024-01-01 2024-03-31",
		calendar.HalfYear: "2024-01-01 2024-06-30",
		calendar.Year:     "2024-01-01 2024-12-31",
	} {
		if got := span(step.Of(day("2024-02-29"))); got != want {
			t.Errorf("%s is %s, want %s", step, got, want)
		}
	}
	if got := span(calendar.Decade.Of(day("2026-01-31"))); got != "2026-01-21 2026-01-31" {
		t.Errorf("the last decade of January is %s", got)
	}
}

func TestWholePartsLeaveTheEdgesOut(t *testing.T) {
	p := calendar.Period{From: day("2026-01-15"), To: day("2026-04-10")}
	var got []string
	for _, part := range p.Whole(calendar.Month) {
		got = append(got, span(part))
	}
	if len(got) != 2 || got[0] != "2026-02-01 2026-02-28" || got[1] != "2026-03-01 2026-03-31" {
		t.Errorf("whole months: %v", got)
	}
	if parts := calendar.Year.Of(p.From).Whole(calendar.Quarter); len(parts) != 4 {
		t.Errorf("whole quarters of a year: %d", len(parts))
	}
	if parts := p.Whole(calendar.Year); parts != nil {
		t.Errorf("whole years of three months: %v", parts)
	}
	if (calendar.Period{}).Whole(calendar.Day) != nil {
		t.Error("all time has no parts")
	}
}

func TestAPeriodHoldsItsFirstDayAndNotTheDayAfterItsLast(t *testing.T) {
	p := calendar.Month.Of(day("2026-11-23"))
	moscow := time.FixedZone("MSK", 3*3600)
	for at, want := range map[time.Time]bool{
		day("2026-10-31"):                             false,
		day("2026-11-01"):                             true,
		day("2026-11-30"):                             true,
		day("2026-12-01"):                             false,
		time.Date(2026, 12, 1, 1, 0, 0, 0, moscow):    false,
		time.Date(2026, 11, 30, 23, 59, 0, 0, moscow): true,
	} {
		if p.Contains(at) != want {
			t.Errorf("%s in November: %v", at, !want)
		}
	}
	if p.Days() != 30 || (calendar.Period{}).Days() != 0 || !(calendar.Period{}).Contains(day("1999-01-01")) {
		t.Error("the bounds are wrong")
	}
	if got := calendar.Days(day("2026-03-01"), day("2026-02-27")); got != -2 {
		t.Errorf("Days = %d, want -2", got)
	}
}

func TestDatesAreReadAsTyped(t *testing.T) {
	today := time.Date(2026, 11, 23, 18, 30, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"15": "2026-11-15", "5": "2026-11-05", "15.6": "2026-06-15", "15.06": "2026-06-15",
		"15.06.26": "2026-06-15", "15.06.2026": "2026-06-15", "15/6/2026": "2026-06-15",
		"15-06-2026": "2026-06-15", "1506": "2026-06-15", "150626": "2026-06-15",
		"15062026": "2026-06-15", "2026-06-15": "2026-06-15", " 15.06.2026 г. ": "2026-06-15",
		"+3": "2026-11-26", "-2": "2026-11-21", "−2": "2026-11-21", "+0": "2026-11-23",
		"01.01.75": "1975-01-01", "29.02.24": "2024-02-29", "15.06.": "2026-06-15",
	} {
		got, err := calendar.ParseDate(text, today)
		if err != nil || got != day(want) {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for text, key := range map[string]string{
		"": "problem.date.empty", " ": "problem.date.empty",
		"31.06": "problem.date.absent", "32": "problem.date.absent", "0": "problem.date.absent",
		"29.02.2026": "problem.date.absent", "15.13": "problem.date.absent", "01.01.0000": "problem.date.absent",
		"завтра": "problem.date.form", "1.2.3.4": "problem.date.form", "15 июня": "problem.date.form",
		"+123456": "problem.date.form", "15.06.226": "problem.date.form", "123": "problem.date.form",
	} {
		if got, err := calendar.ParseDate(text, today); !problem.Has(err, "", key) {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", text, got, err, key)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"15", "15.6", "150626", "+3", "2026-02-30", "−9", "15.06.2026 г."} {
		f.Add(s)
	}
	today := day("2026-11-23")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := calendar.ParseDate(s, today)
		if err != nil {
			return
		}
		if again, err := calendar.ParseDate(got.Format("02.01.2006"), today); err != nil || again != got {
			t.Fatalf("ParseDate(%q) = %s, read back as %s, %v", s, got, again, err)
		}
	})
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}
