package reports_test

import (
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/reports"
)

// BenchmarkDeals counts each report on 20 000 deals with 100 000 moves, the reading
// of them left out.
func BenchmarkDeals(b *testing.B) {
	l := newDealList()
	for i := range 20_000 {
		at := date(2024, 12, 1).AddDate(0, 0, i%700)
		var moves []any
		for s, stage := range crm.StartStages[:6] {
			if moves = append(moves, stage, at); s == i%7 {
				break
			}
			at = at.AddDate(0, 0, 1+(i+s)%9)
		}
		moves = append(moves, []any{"won", "lost", "offer"}[i%3], at)
		l.add(int64(1000+i%777), moves...).Close = calendar.NumberOf(dealsToday) + calendar.DayNumber(i%200)
	}
	for _, d := range reports.All {
		if d.Family != reports.DealFamily {
			continue
		}
		b.Run(d.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := d.Build(b.Context(), l.source(), reports.Settings{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
