package reports_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/sheet"
)

var update = flag.Bool("update", false, "rewrite the golden tables")

// text is a report as a terminal shows it.
func text(t *testing.T, l *lang.Lang, r reports.Report) string {
	t.Helper()
	var b strings.Builder
	if err := sheet.Text(&b, sheet.Of(r, l), l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares a text with the kept one.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := sample(name + ".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test ./reports -update rewrites it\n%s", path, got)
	}
}

// trade is two years of a small trade: a client who leaves, one who comes, a
// return, a reversed shipment.
func trade() *reports.Rows {
	rows := &reports.Rows{Registers: map[reports.Axis]int{reports.Client: 9}}
	document := 0
	sell := func(day string, client, product string, qty, sum int64) {
		document++
		rows.Append(sale(day, client, product, document, qty, sum))
	}
	months := []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}
	for i, m := range months {
		n := int64(i + 1)
		sell("2025-"+m+"-05", "АО «Волгапромсервис»", "Насос", 4, 80_000+1_000*n)
		sell("2026-"+m+"-05", "АО «Волгапромсервис»", "Насос", 4, 90_000+1_500*n)
		if i%2 == 0 {
			sell("2025-"+m+"-11", "ООО «Лада-Сервис»", "Клапан", 20, 60_000)
			sell("2026-"+m+"-17", "ООО «Ёлка»", "Клапан", 12, 38_000+500*n)
		}
		if i%3 == 0 {
			sell("2025-"+m+"-20", "ИП Жуков П. С.", "Труба", 100, 9_900)
			sell("2026-"+m+"-21", "ИП Жуков П. С.", "Труба", 100, 9_900)
			sell("2026-"+m+"-22", "ООО «Альфа-Снаб»", "Труба", 100, 9_900)
		}
	}
	sell("2026-02-03", "ООО «Лада-Сервис»", "Клапан", 2, 6_000)
	sell("2026-03-03", "ООО «Возврат»", "Клапан", 2, 6_000)
	sell("2026-03-09", "ООО «Возврат»", "Клапан", -3, -9_000)
	document++
	rows.Append(sale("2026-04-01", "ООО «Отмена»", "Насос", document, 1, 20_000))
	rows.Append(sale("2026-04-01", "ООО «Отмена»", "Насос", document, -1, -20_000))
	return rows
}

// pipelineOfAYear is the deals of a firm through a year: three managers, a stage
// that grew slow, deals of every kind.
func pipelineOfAYear() *dealList {
	l := newDealList()
	sellers := []crm.ManagerID{l.manager("Орлова А. В."), l.manager("Жуков П. С."), {}}
	way := []any{"lead", "needs", "offer", "negotiation", "contract", "payment", "won"}
	for i := range 180 {
		at := date(2025, 6, 1).AddDate(0, 0, 3*i)
		var moves []any
		for s := range 1 + (i*5+i/9)%len(way) {
			moves = append(moves, way[s], at)
			if at = at.AddDate(0, 0, 2+(i+s)%9+2*(s/4)); at.After(dealsToday) {
				break
			}
		}
		lost := i%3 != 0 && len(moves) < 2*len(way) && at.Before(dealsToday)
		if lost {
			moves = append(moves, "lost", at)
		}
		d := l.add(int64(20_000+7_350*(i%11)), moves...)
		d.Manager, d.Source = sellers[i%3], []string{"Сайт", "Рекомендация", ""}[i%3]
		if lost {
			d.Loss = crm.LossReasons[i%5]
		}
		if d.Close = calendar.NumberOf(dealsToday) + calendar.DayNumber((i*13)%200-50); i%10 == 0 {
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
		{"funnel_empty", "funnel", calendar.Period{From: date(2001, 1, 1), To: date(2002, 1, 1)}, nil},
		{"bottleneck_year", "bottleneck", thisYear, nil},
		{"pipeline_now", "pipeline", thisYear, nil},
		{"losses_by_source", "losses", thisYear, []string{"by", "source"}},
		{"forecast_what_if", "forecast", thisYear, []string{"stage", "offer", "conversion", "90", "months", "4"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := pipelineOfAYear().build(t, c.report, settingsOf(c.period, c.settings...))
			golden(t, c.name+"_ru", text(t, lang.For("ru"), r))
			golden(t, c.name+"_en", text(t, lang.For("en"), r))
		})
	}
}

func TestReportsReadAsKept(t *testing.T) {
	year := calendar.Period{From: date(2026, 1, 1), To: date(2027, 1, 1)}
	for _, c := range []struct {
		name, report string
		period       calendar.Period
		settings     []string
	}{
		{"abc_year", "abc", year, nil},
		{"abc_orders_together", "abc", calendar.Period{}, []string{"measure", "orders", "ties", "together", "boundary", "up"}},
		{"abc_1c_products", "abc", year, []string{"mode", "1c", "by", "product", "vat", "included"}},
		{"abc_empty", "abc", calendar.Period{From: date(2001, 1, 1), To: date(2002, 1, 1)}, nil},
		{"sales_months", "sales", year, nil},
		{"sales_quarters_by_client", "sales", calendar.Period{}, []string{"step", "quarter", "split", "client", "top", "2"}},
		{"sales_days_of_half_a_month", "sales", calendar.Period{From: date(2026, 3, 4), To: date(2026, 4, 8)}, []string{"step", "week", "measure", "profit"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := build(t, trade(), c.report, c.period, c.settings...)
			golden(t, c.name+"_ru", text(t, lang.For("ru"), r))
			golden(t, c.name+"_en", text(t, lang.For("en"), r))
		})
	}
}
