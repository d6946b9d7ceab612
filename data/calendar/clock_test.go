package calendar

import (
	"testing"
	"time"
)

func TestTimesOfDayAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"14:30": 14*time.Hour + 30*time.Minute, "14.30": 14*time.Hour + 30*time.Minute, "1430": 14*time.Hour + 30*time.Minute,
		"930": 9*time.Hour + 30*time.Minute, "9": 9 * time.Hour, " 9-05 ": 9*time.Hour + 5*time.Minute, "0": 0, "00:00": 0, "23:59": 23*time.Hour + 59*time.Minute,
	} {
		if got, err := ParseClock(text); err != nil || got != want {
			t.Errorf("ParseClock(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "24:00", "12:60", "девять", "1:2:3", "-1", "12345"} {
		if got, err := ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) = %v, want a problem", text, got)
		}
	}
}

func TestAMomentIsTheHourOfThePlace(t *testing.T) {
	in := time.FixedZone("Самара", 4*3600)
	got := Moment(time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), 14*time.Hour+5*time.Minute, in)
	if want := time.Date(2026, 11, 24, 10, 5, 0, 0, time.UTC); !got.Equal(want) || got.Location() != in {
		t.Errorf("moment %v, want %v", got, want)
	}
}
