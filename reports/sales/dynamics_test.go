package sales_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/cube"
	"kartoteka/reports/reporttest"
)

func TestSalesOfAnyStepAddUpToTheTotal(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		sales := reporttest.AnySales(rt, 5)
		from := rapid.IntRange(19990, 20390).Draw(rt, "from")
		period := calendar.Period{From: calendar.DayNumber(from).Time(), To: calendar.DayNumber(from + rapid.IntRange(1, 400).Draw(rt, "days")).Time()}
		step := string(rapid.SampledFrom(calendar.Steps).Draw(rt, "step"))
		split := rapid.SampledFrom([]string{"none", "client", "group"}).Draw(rt, "split")
		r := reporttest.Build(t, reporttest.RowsOf(sales), "sales", period, "step", step, "split", split, "top", "2")
		var want int64
		for _, s := range sales {
			if s.Day >= calendar.NumberOf(period.From) && s.Day < calendar.NumberOf(period.To) {
				want += int64(s.Revenue - s.VAT)
			}
		}
		value := reporttest.Column(t, r, "value")
		var whole, parts int64
		for _, row := range r.Table.Rows {
			if row.Level == 0 {
				whole += row.Cells[value].Int
			} else {
				parts += row.Cells[value].Int
			}
		}
		if whole != want || split != "none" && parts != want {
			rt.Fatalf("periods %d, parts %d, want %d", whole, parts, want)
		}
		if len(r.Table.Rows) > 0 && r.Table.Totals[value].Int != want {
			rt.Fatalf("total %d, want %d", r.Table.Totals[value].Int, want)
		}
	})
}

func TestGrowthFromNothingIsAWordAndNotAPercent(t *testing.T) {
	rows := &cube.Rows{}
	for _, s := range []struct {
		day string
		sum int64
	}{{"2025-01-10", 100}, {"2025-03-10", 300}, {"2025-04-10", 150}, {"2025-05-10", -50}, {"2025-06-10", 90}} {
		rows.Append(reporttest.Sale(s.day, "А", "Насос", 1, 1, s.sum))
	}
	r := reporttest.Build(t, rows, "sales", calendar.Period{From: reporttest.Date(2025, 1, 1), To: reporttest.Date(2025, 7, 1)}, "vat", "included")
	growth := reporttest.Column(t, r, "growth")
	got := ""
	for _, row := range r.Table.Rows {
		got += row.Cells[growth].In(lang.For("ru")) + "; "
	}
	if want := "—; прекращён; новый; −50,0\u00a0%; −133,3\u00a0%; —; "; got != want {
		t.Errorf("growth %s, want %s", got, want)
	}
}

func TestTheGrowthOfATotalComesFromSums(t *testing.T) {
	rows := &cube.Rows{}
	// Growths of 100 % and 10 % of unequal months: their mean is 55 %, the
	// year's growth is (200 + 1100) / (100 + 1000).
	for i, s := range []struct {
		day string
		sum int64
	}{{"2024-01-10", 100}, {"2024-02-10", 1000}, {"2025-01-10", 200}, {"2025-02-10", 1100}} {
		rows.Append(reporttest.Sale(s.day, "А", "Насос", i, 1, s.sum))
	}
	r := reporttest.Build(t, rows, "sales", calendar.Period{From: reporttest.Date(2025, 1, 1), To: reporttest.Date(2025, 3, 1)}, "vat", "included")
	if got := fmt.Sprintf("%.4f", r.Table.Totals[reporttest.Column(t, r, "year_growth")].Float); got != "18.1818" {
		t.Errorf("growth of the total %s %%", got)
	}
}

func TestTheLastPeriodThatIsNotOverIsMarkedAndOutOfTheTrend(t *testing.T) {
	rows := reporttest.Trade()
	d, _ := all.Find("sales")
	src := reporttest.Source(rows)
	src.Today = time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)
	r, err := d.Build(t.Context(), src, reports.Settings{Period: calendar.Period{From: reporttest.Date(2026, 1, 1), To: reporttest.Date(2026, 7, 1)}})
	if err != nil {
		t.Fatal(err)
	}
	last := r.Table.Rows[len(r.Table.Rows)-1]
	if last.Mark == "" || last.Cells[reporttest.Column(t, r, "growth")].Set || last.Cells[reporttest.Column(t, r, "average")].Set {
		t.Errorf("June is %+v", last)
	}
	if points := r.Chart.Points; !points[len(points)-1].Partial || points[len(points)-2].Partial {
		t.Error("June alone should be hatched")
	}
	if r.Table.Rows[len(r.Table.Rows)-2].Mark != "" {
		t.Error("May is over")
	}
}

func TestTooManyPeriodsAreRefusedWithAWord(t *testing.T) {
	d, _ := all.Find("sales")
	_, err := d.Build(t.Context(), reporttest.Source(reporttest.Trade()), reports.Settings{
		Period: calendar.Period{From: reporttest.Date(1900, 1, 1), To: reporttest.Date(2026, 1, 1)}, Values: map[string]string{"step": "day"},
	})
	if words := lang.For("ru").Problems(err); len(words) != 1 {
		t.Errorf("%v", err)
	}
}

func TestMovingAverageLooksBackBeforeThePeriod(t *testing.T) {
	rows := &cube.Rows{}
	for i := range 6 {
		rows.Append(reporttest.Sale(fmt.Sprintf("2025-%02d-10", i+1), "А", "Насос", i, 1, int64(100*(i+1))))
	}
	r := reporttest.Build(t, rows, "sales", calendar.Period{From: reporttest.Date(2025, 4, 1), To: reporttest.Date(2025, 6, 1)}, "vat", "included")
	average := reporttest.Column(t, r, "average")
	for i, want := range []int64{300_00, 400_00} {
		if got := r.Table.Rows[i].Cells[average].Int; got != want {
			t.Errorf("average of row %d is %d, want %d", i, got, want)
		}
	}
}
