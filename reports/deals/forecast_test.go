package deals_test

import (
	"math"
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/reporttest"
)

// history makes finished deals of the year: so many won and lost through offer.
func history(l *reporttest.Deals, won, lost int) {
	for range won {
		l.Add(1, "lead", reporttest.Date(2026, 1, 1), "offer", reporttest.Date(2026, 1, 11), "won", reporttest.Date(2026, 2, 10))
	}
	for range lost {
		l.Add(1, "lead", reporttest.Date(2026, 1, 1), "offer", reporttest.Date(2026, 1, 11), "lost", reporttest.Date(2026, 2, 10))
	}
}

// row finds a row by what its first cell shows.
func row(t *testing.T, r reports.Report, key string) int {
	t.Helper()
	for i, x := range r.Table.Rows {
		if c := x.Cells[0]; c.Text == key || c.Kind == reports.KindPeriod && c.Time.Format("2006-01") == key {
			return i
		}
	}
	t.Fatalf("no row %s", key)
	return 0
}

func TestForecastWeighsByStatisticsToTheKopeck(t *testing.T) {
	l := reporttest.NewDeals()
	history(l, 6, 14)                                                                  // 30 % of 20
	l.Add(1, "lead", reporttest.Date(2026, 1, 1), "lost", reporttest.Date(2026, 1, 2)) // never offered: p0 = 6/21
	open := l.Add(100, "lead", reporttest.Date(2026, 11, 1), "offer", reporttest.Date(2026, 11, 20))
	open.Close = calendar.NumberOf(reporttest.Date(2026, 11, 25))

	r := l.Build(t, "forecast", reports.Settings{})
	// p = (6 + 10·6/21)/(6 + 14 + 10) = 186/630; half of the deals end in 30 days,
	// so the month is that of December 23rd.
	if got := reporttest.Cell(t, r, row(t, r, "2026-12"), "statistical").Int; got != 2952 {
		t.Errorf("by statistics %d kopecks, want 2952", got)
	}
	if got := reporttest.Cell(t, r, row(t, r, "2026-11"), "weighted").Int; got != 4000 {
		t.Errorf("weighted %d kopecks, want 4000 in the month of closing", got)
	}
	p := 186.0 / 630
	if got, want := reporttest.Cell(t, r, row(t, r, "2026-12"), "spread").Int, math.Round(10000*math.Sqrt(p*(1-p))); got != int64(want) {
		t.Errorf("spread %d, want %v", got, want)
	}
	r = l.Build(t, "forecast", reporttest.SettingsOf(calendar.Period{}, "weight", "0"))
	if got := reporttest.TotalOf(t, r, "statistical").Int; got != 3000 {
		t.Errorf("without the usual share %d kopecks, want 3000: six of twenty", got)
	}
}

func TestForecastKeepsOwnProbabilityAndLateDealsApart(t *testing.T) {
	l := reporttest.NewDeals()
	history(l, 6, 14)
	own := l.Add(100, "offer", reporttest.Date(2026, 11, 20))
	own.Own, own.Close = 80, calendar.NumberOf(reporttest.Date(2027, 2, 1))
	l.Add(200, "offer", reporttest.Date(2026, 9, 20)).Close = calendar.NumberOf(reporttest.Date(2026, 11, 1))
	l.Add(300, "offer", reporttest.Date(2026, 9, 20)).Close = calendar.NumberOf(reporttest.Date(2026, 10, 1))
	l.Add(400, "offer", reporttest.Date(2026, 9, 20))
	l.Add(500, "offer", reporttest.Date(2026, 11, 20)).Close = calendar.NumberOf(reporttest.Date(2031, 1, 1))
	l.Add(7, "offer", reporttest.Date(2026, 11, 1), "won", reporttest.Date(2026, 11, 12))
	l.Add(9, "offer", reporttest.Date(2026, 9, 1), "won", reporttest.Date(2026, 9, 30))
	l.Add(900, "offer", reporttest.Date(2026, 11, 1), "lost", reporttest.Date(2026, 11, 12)).Close = calendar.NumberOf(reporttest.Date(2026, 11, 30))

	r := l.Build(t, "forecast", reports.Settings{})
	for key, want := range map[string]int64{
		"2027-02": 100, "forecast.row.late": 200, "forecast.row.stale": 300, "forecast.row.blank": 400, "forecast.row.later": 500, "2026-11": 0,
	} {
		if got := reporttest.Cell(t, r, row(t, r, key), "all").Int; got != want*100 {
			t.Errorf("%s: %d kopecks, want %d roubles", key, got, want)
		}
	}
	if got := reporttest.Cell(t, r, row(t, r, "2027-02"), "statistical").Int; got != 8000 {
		t.Errorf("a deal with its own 80 %% brings %d kopecks", got)
	}
	if got := reporttest.Cell(t, r, row(t, r, "2026-11"), "fact").Int; got != 700 {
		t.Errorf("won this month %d kopecks, want 700", got)
	}
	if got := reporttest.Cell(t, r, row(t, r, "2026-09"), "fact").Int; got != 900 {
		t.Errorf("won in September %d kopecks, want 900", got)
	}
}

func TestWhatIfMovesEveryDealAtTheStageAndBefore(t *testing.T) {
	l := reporttest.NewDeals()
	history(l, 5, 5) // from offer half go on
	for _, c := range []struct {
		stage string
		own   int
	}{{"lead", -1}, {"offer", -1}, {"contract", -1}, {"lead", 50}} {
		d := l.Add(1000, c.stage, reporttest.Date(2026, 11, 20))
		d.Own, d.Close = c.own, calendar.NumberOf(reporttest.Date(2026, 12, 30))
	}
	r := l.Build(t, "forecast", reporttest.SettingsOf(calendar.Period{}, "stage", "offer", "conversion", "60", "weight", "0"))
	// Lead and offer: 500 → 600 each, in two months. No finished deal had been at contract: its
	// own 75 % stay, as does the deal with its own probability.
	if got := reporttest.TotalOf(t, r, "statistical").Int; got != 500_00+500_00+750_00+500_00 {
		t.Errorf("by statistics %d", got)
	}
	if got := reporttest.TotalOf(t, r, "difference").Int; got != 200_00 {
		t.Errorf("what if changes it by %d kopecks, want 20 000", got)
	}
	contains(t, reporttest.Said(r), "Если с этапа «Коммерческое предложение» дальше будет проходить 60,0 % вместо 50,0 %, прогноз изменится на +200 ₽ и составит 2 450 ₽: это +100 ₽ в месяц, в среднем за 2 месяца.")
	contains(t, reporttest.Said(l.Build(t, "forecast", reporttest.SettingsOf(calendar.Period{}, "stage", "offer"))), "дальше проходит 50,0 %")
	l = reporttest.NewDeals()
	l.Add(1000, "lead", reporttest.Date(2026, 11, 20))
	contains(t, reporttest.Said(l.Build(t, "forecast", reporttest.SettingsOf(calendar.Period{}, "stage", "payment"))), "менять пока нечего")
	d, _ := all.Find("forecast")
	if _, err := d.Build(t.Context(), l.Source(), reporttest.SettingsOf(calendar.Period{}, "stage", "payment", "conversion", "5")); !hasProblem(err, "stage") {
		t.Errorf("a conversion that cannot be changed: %v", err)
	}
}
