package deals_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/deals"
	"kartoteka/reports/reporttest"
)

func TestReachNeverGrowsAndConversionsMultiplyToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := reporttest.AnyDeals(t)
		r := l.Build(t, "funnel", reporttest.SettingsOf(calendar.Period{}))
		product := 1.0
		for i := range r.Table.Rows {
			if from := reporttest.Cell(t, r, i, "from_first").Float / 100; math.Abs(from-product) > 1e-9 {
				t.Fatalf("%v from the first to stage %d, conversions multiply to %v", from, i, product)
			}
			if i > 0 && reporttest.Cell(t, r, i, "reached").Int > reporttest.Cell(t, r, i-1, "reached").Int {
				t.Fatalf("more reached stage %d than the one before", i)
			}
			product *= reporttest.Cell(t, r, i, "next").Float / 100 // 0 where nothing reached
		}
	})
}

func TestEveryCellOpensAsManyDealsAsItCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := reporttest.AnyDeals(t)
		d := rapid.SampledFrom(slices.DeleteFunc(slices.Clone(all.Reports), func(d reports.Description) bool { return d.Family != deals.Family })).Draw(t, "report")
		s := reporttest.AnySettings(t, d)
		r := l.Build(t, d.Name, s)
		for _, row := range append(r.Table.Rows, reports.Row{Cells: r.Table.Totals}) {
			for i, c := range row.Cells {
				if c.Behind == "" {
					if c.Kind == reports.KindCount && c.Int != 0 && !slices.Contains([]string{"norm", "stays"}, r.Table.Columns[i].Key) {
						t.Fatalf("%s: the count %d of %s opens nothing", d.Name, c.Int, r.Table.Columns[i].Key)
					}
					continue
				}
				ids := l.Behind(t, d.Name, s, c.Behind)
				if c.Kind == reports.KindCount && int64(len(ids)) != c.Int {
					t.Fatalf("%s: %q opens %d deals, the cell counts %d", d.Name, c.Behind, len(ids), c.Int)
				}
				if key := r.Table.Columns[i].Key; c.Kind == reports.KindMoney && slices.Contains([]string{"amount", "all", "lost_sum", "fact"}, key) {
					var sum money.Money
					for _, id := range ids {
						sum += l.By(id).Amount
					}
					if int64(sum) != c.Int {
						t.Fatalf("%s: the deals of %q make %d, the cell says %d", d.Name, c.Behind, sum, c.Int)
					}
				}
			}
		}
	})
}

func TestSnapshotIsTheSumOfTheList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := reporttest.AnyDeals(t)
		r := l.Build(t, "pipeline", reporttest.SettingsOf(calendar.Period{}, "pipeline", "all"))
		var n, sum int64
		for _, d := range l.Made {
			if !d.Stage.Closed() {
				n++
				sum += int64(d.Amount)
			}
		}
		if got := reporttest.TotalOf(t, r, "count").Int; got != n {
			t.Fatalf("%d open deals, the list has %d", got, n)
		}
		if got := reporttest.TotalOf(t, r, "amount").Int; got != sum {
			t.Fatalf("open deals make %d, the list %d", got, sum)
		}
	})
}

func TestGroupsMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := reporttest.AnyDeals(t)
		name := rapid.SampledFrom([]string{"funnel", "losses"}).Draw(t, "report")
		whole := l.Build(t, name, reporttest.SettingsOf(calendar.Period{}, "pipeline", "all"))
		parts := l.Build(t, name, reporttest.SettingsOf(calendar.Period{}, "pipeline", "all", "by", rapid.SampledFrom([]string{"manager", "source"}).Draw(t, "by")))
		for _, key := range []string{"lost", "lost_sum", "work", "passed"} {
			if name == "losses" && key != "lost" && key != "lost_sum" {
				continue
			}
			if a, b := sumOfColumn(t, whole, key), sumOfColumn(t, parts, key); a != b {
				t.Fatalf("%s: groups make %d of %s, the whole is %d", name, b, key, a)
			}
		}
	})
}

func sumOfColumn(t rapid.TB, r reports.Report, key string) (sum int64) {
	for i := range r.Table.Rows {
		sum += reporttest.Cell(t, r, i, key).Int
	}
	return sum
}

func TestALostDealAddsNothingToTheForecast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := reporttest.AnyDeals(t)
		s := reporttest.SettingsOf(calendar.Period{From: reporttest.Date(2026, 6, 1), To: reporttest.Date(2026, 11, 1)}, "pipeline", "all")
		before := l.Build(t, "forecast", s)
		// It is lost after the period, so that it is not in the statistics.
		l.Add(1e6, "offer", time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), "lost", time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)).Close = calendar.NumberOf(reporttest.Today) + 5
		after := l.Build(t, "forecast", s)
		for _, key := range []string{"count", "all", "weighted", "statistical", "spread", "fact"} {
			if a, b := reporttest.TotalOf(t, before, key), reporttest.TotalOf(t, after, key); a != b {
				t.Fatalf("a lost deal moved %s from %d to %d", key, a.Int, b.Int)
			}
		}
	})
}
