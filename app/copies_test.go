package app

import (
	"testing"
	"time"
)

func TestCopiesAreKeptNewestThenDailyThenMonthly(t *testing.T) {
	now := time.Date(2026, 11, 23, 18, 0, 0, 0, time.UTC)
	var copies []Copy
	for hours := range 24 * 500 { // one an hour for 500 days
		if hours%6 == 0 {
			copies = append(copies, Copy{Made: now.Add(-time.Duration(hours) * time.Hour)})
		}
	}
	dropped := map[time.Time]bool{}
	for _, c := range superfluous(copies) {
		dropped[c.Made] = true
	}
	kept := map[string]int{}
	for i, c := range copies {
		if dropped[c.Made] {
			continue
		}
		switch {
		case i < copiesNewest:
			kept["newest"]++
		case now.Sub(c.Made) < copiesDays*24*time.Hour:
			kept["daily"]++
		default:
			kept["monthly"]++
		}
	}
	if kept["newest"] != copiesNewest || kept["daily"] < copiesDays-4 || kept["monthly"] < copiesMonths-2 || kept["monthly"] > copiesMonths {
		t.Errorf("kept %v", kept)
	}
}
