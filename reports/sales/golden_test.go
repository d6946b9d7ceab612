package sales_test

import (
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/reports/reporttest"
)

func TestReportsReadAsKept(t *testing.T) {
	year := calendar.Period{From: reporttest.Date(2026, 1, 1), To: reporttest.Date(2027, 1, 1)}
	for _, c := range []struct {
		name, report string
		period       calendar.Period
		settings     []string
	}{
		{"abc_year", "abc", year, nil},
		{"abc_orders_together", "abc", calendar.Period{}, []string{"measure", "orders", "ties", "together", "boundary", "up"}},
		{"abc_1c_products", "abc", year, []string{"mode", "1c", "by", "product", "vat", "included"}},
		{"abc_empty", "abc", calendar.Period{From: reporttest.Date(2001, 1, 1), To: reporttest.Date(2002, 1, 1)}, nil},
		{"sales_months", "sales", year, nil},
		{"sales_quarters_by_client", "sales", calendar.Period{}, []string{"step", "quarter", "split", "client", "top", "2"}},
		{"sales_days_of_half_a_month", "sales", calendar.Period{From: reporttest.Date(2026, 3, 4), To: reporttest.Date(2026, 4, 8)}, []string{"step", "week", "measure", "profit"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reporttest.Build(t, reporttest.Trade(), c.report, c.period, c.settings...)
			reporttest.Golden(t, c.name+"_ru", reporttest.Text(t, lang.For("ru"), r))
			reporttest.Golden(t, c.name+"_en", reporttest.Text(t, lang.For("en"), r))
		})
	}
}
