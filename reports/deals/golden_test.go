package deals_test

import (
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/reports/reporttest"
)

// pipelineOfAYear is the deals of a firm through a year: three managers, a stage
// that grew slow, deals of every kind.
func pipelineOfAYear() *reporttest.Deals {
	l := reporttest.NewDeals()
	sellers := []crm.ManagerID{l.Manager("Орлова А. В."), l.Manager("Жуков П. С."), {}}
	way := []any{"lead", "needs", "offer", "negotiation", "contract", "payment", "won"}
	for i := range 180 {
		at := reporttest.Date(2025, 6, 1).AddDate(0, 0, 3*i)
		var moves []any
		for s := range 1 + (i*5+i/9)%len(way) {
			moves = append(moves, way[s], at)
			if at = at.AddDate(0, 0, 2+(i+s)%9+2*(s/4)); at.After(reporttest.Today) {
				break
			}
		}
		lost := i%3 != 0 && len(moves) < 2*len(way) && at.Before(reporttest.Today)
		if lost {
			moves = append(moves, "lost", at)
		}
		d := l.Add(int64(20_000+7_350*(i%11)), moves...)
		d.Manager, d.Source = sellers[i%3], []string{"Сайт", "Рекомендация", ""}[i%3]
		if lost {
			d.Loss = crm.LossReasons[i%5]
		}
		if d.Close = calendar.NumberOf(reporttest.Today) + calendar.DayNumber((i*13)%200-50); i%10 == 0 {
			d.Close = calendar.NoDay
		}
	}
	return l
}

func TestReportsOnDealsReadAsKept(t *testing.T) {
	for _, c := range []struct {
		name, report string
		period       calendar.Period
		settings     []string
	}{
		{"funnel_year", "funnel", thisYear, nil},
		{"funnel_by_manager", "funnel", calendar.Period{}, []string{"by", "manager"}},
		{"funnel_empty", "funnel", calendar.Period{From: reporttest.Date(2001, 1, 1), To: reporttest.Date(2002, 1, 1)}, nil},
		{"bottleneck_year", "bottleneck", thisYear, nil},
		{"pipeline_now", "pipeline", thisYear, nil},
		{"losses_by_source", "losses", thisYear, []string{"by", "source"}},
		{"forecast_what_if", "forecast", thisYear, []string{"stage", "offer", "conversion", "90", "months", "4"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := pipelineOfAYear().Build(t, c.report, reporttest.SettingsOf(c.period, c.settings...))
			reporttest.Golden(t, c.name+"_ru", reporttest.Text(t, lang.For("ru"), r))
			reporttest.Golden(t, c.name+"_en", reporttest.Text(t, lang.For("en"), r))
		})
	}
}
