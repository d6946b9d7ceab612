package deals_test

import (
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/deals"
	"kartoteka/reports/reporttest"
)

// BenchmarkDeals counts each report on 20 000 deals with 100 000 moves, the reading
// of them left out.
func BenchmarkDeals(b *testing.B) {
	l := reporttest.NewDeals()
	for i := range 20_000 {
		at := reporttest.Date(2024, 12, 1).AddDate(0, 0, i%700)
		var moves []any
		for s, stage := range crm.StartStages[:6] {
			if moves = append(moves, stage, at); s == i%7 {
				break
			}
			at = at.AddDate(0, 0, 1+(i+s)%9)
		}
		moves = append(moves, []any{"won", "lost", "offer"}[i%3], at)
		l.Add(int64(1000+i%777), moves...).Close = calendar.NumberOf(reporttest.Today) + calendar.DayNumber(i%200)
	}
	for _, d := range all.Reports {
		if d.Family != deals.Family {
			continue
		}
		b.Run(d.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := d.Build(b.Context(), l.Source(), reports.Settings{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
