package lang_test

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

var ru, en = lang.For("ru"), lang.For("en")

func day(layout, s string) time.Time {
	t, err := time.Parse(layout, s)
	if err != nil {
		panic(err)
	}
	return t
}

// write formats an input of format.csv the way its kind says.
func write(t *testing.T, kind, input string) string {
	t.Helper()
	amount := func() money.Money {
		m, err := money.Parse(input)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	switch kind {
	case "money":
		return ru.Money(amount())
	case "money_rub":
		return ru.Rub(amount())
	case "qty":
		q, err := money.ParseQty(input)
		if err != nil {
			t.Fatal(err)
		}
		return ru.Qty(q)
	case "date":
		return ru.Date(day(time.DateOnly, input))
	case "date_long":
		return ru.DateLong(day(time.DateOnly, input))
	case "date_quoted":
		return ru.DateQuoted(day(time.DateOnly, input))
	case "month":
		return ru.Month(day("2006-01", input))
	}
	t.Fatalf("the table has a kind %q nobody tests", kind)
	return ""
}

func TestRussianFormsAreThoseOfTheTable(t *testing.T) {
	f, err := os.Open("testdata/format.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u00a0", " ", "−", "-")
	for _, row := range rows[1:] {
		got := write(t, row[0], row[1])
		if plain.Replace(got) != plain.Replace(row[2]) {
			t.Errorf("%s %s is written %q, want %q", row[0], row[1], got, row[2])
		}
		if strings.Contains(got, " ") {
			t.Errorf("%q may be broken at a space", got)
		}
	}
}

func TestNumbersAreWrittenByTheLanguage(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{ru.Money(123456789), "1\u00a0234\u00a0567,89"},
		{en.Money(123456789), "1,234,567.89"},
		{ru.Money(-5), "−0,05"},
		{en.Money(-150000), "−1,500.00"},
		{ru.Money(math.MinInt64), "−92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08"},
		{ru.Rub(1220000), "12\u00a0200,00\u00a0руб."},
		{en.Rub(1220000), "RUB\u00a012,200.00"},
		{ru.Qty(1500), "1,5"},
		{en.Qty(1234125), "1\u00a0234.125"},
		{ru.Qty(-20000), "−20"},
		{ru.Int(0), "0"},
		{ru.Int(999), "999"},
		{ru.Int(1000), "1\u00a0000"},
		{en.Int(1234567), "1,234,567"},
		{ru.Percent(12.34), "12,3\u00a0%"},
		{en.Percent(12.35), "12.4%"},
		{ru.Percent(-0.04), "0,0\u00a0%"},
		{ru.Percent(math.NaN()), "—"},
		{ru.Percent(math.Inf(1)), "—"},
		{ru.Discount(550), "5,5\u00a0%"},
		{en.Discount(1000), "10%"},
		{ru.Number(0.12345, 3), "0,123"},
		{ru.Number(1234.5, 0), "1\u00a0235"},
		{ru.Number(1e30, 2), "—"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestWhatTheWindowShowsCanBeTypedBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := money.Money(rapid.Int64().Draw(t, "money"))
		for _, l := range []*lang.Lang{ru, en} {
			if got, err := money.Parse(l.Money(m)); err != nil || got != m {
				t.Fatalf("%q is read as %s, %v", l.Money(m), got, err)
			}
			if got, err := money.Parse(l.Rub(m)); err != nil || got != m {
				t.Fatalf("%q is read as %s, %v", l.Rub(m), got, err)
			}
			if got, err := money.ParseQty(l.Qty(money.Qty(m))); err != nil || got != money.Qty(m) {
				t.Fatalf("%q is read as %s, %v", l.Qty(money.Qty(m)), got, err)
			}
			if got, err := money.ParsePercent(l.Discount(money.Percent(m))); err != nil || got != money.Percent(m) {
				t.Fatalf("%q is read as %s, %v", l.Discount(money.Percent(m)), got, err)
			}
		}
	})
}

func TestPeriodsHaveNames(t *testing.T) {
	d := day(time.DateOnly, "2026-11-23")
	for step, want := range map[string][2]string{
		"day":      {"23.11.2026", "23.11.2026"},
		"week":     {"48 нед. 2026 г.", "Week 48, 2026"},
		"decade":   {"3-я декада ноября 2026 г.", "Days 21–30 of November 2026"},
		"month":    {"ноябрь 2026 г.", "November 2026"},
		"quarter":  {"4 кв. 2026 г.", "Q4 2026"},
		"halfyear": {"2-е полугодие 2026 г.", "H2 2026"},
		"year":     {"2026 г.", "2026"},
	} {
		for i, l := range []*lang.Lang{ru, en} {
			if got := strings.ReplaceAll(l.Period(step, d), "\u00a0", " "); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", l.Code(), step, got, want[i])
			}
		}
	}
	if got := ru.Week(day(time.DateOnly, "2027-01-01")); !strings.Contains(got, "53") || !strings.Contains(got, "2026") {
		t.Errorf("the first day of 2027 is in %q, want week 53 of 2026", got)
	}
	if got := en.Decade(day(time.DateOnly, "2024-02-29")); got != "Days\u00a021–29\u00a0of\u00a0February\u00a02024" {
		t.Errorf("the last decade of February is %q", got)
	}
}

func TestDaysAndMonthsHaveNames(t *testing.T) {
	at := time.Date(2026, 5, 3, 10, 5, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{ru.DateTime(at), "03.05.2026\u00a010:05"},
		{ru.Time(at), "10:05"},
		{ru.Date(time.Time{}) + ru.DateTime(time.Time{}) + ru.Time(time.Time{}), ""},
		{ru.DateNear(at, at.AddDate(0, -5, 0)), "03.05"},
		{ru.DateNear(at, at.AddDate(0, 7, 0)), "03.05.2026"},
		{ru.DateNear(time.Time{}, at), ""},
		{ru.MonthShort(at), "май\u00a02026"},
		{ru.MonthName(time.May), "май"},
		{ru.DateLong(at), "3\u00a0мая\u00a02026\u00a0г."},
		{en.DateLong(at), "3\u00a0May\u00a02026"},
		{ru.Weekday(at.Weekday()), "воскресенье"},
		{ru.Weekday(time.Tuesday), "вторник"},
		{ru.WeekdayShort(time.Thursday), "чт"},
		{en.WeekdayShort(time.Monday), "Mon"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNamesAreSortedByTheAlphabet(t *testing.T) {
	names := []string{"Ёлка", "яблоко", "Ель", "ежевика", "Жук", "Труба 100", "Труба 20", "альфа", "Альфа", "Ёж"}
	want := []string{"альфа", "Альфа", "Ёж", "ежевика", "Ёлка", "Ель", "Жук", "Труба 20", "Труба 100", "яблоко"}
	for _, l := range []*lang.Lang{ru, en} {
		byCompare, byKey := slices.Clone(names), slices.Clone(names)
		slices.SortFunc(byCompare, l.Compare)
		slices.SortFunc(byKey, func(a, b string) int {
			return strings.Compare(string(l.SortKey(a)), string(l.SortKey(b)))
		})
		if l == ru && !slices.Equal(byCompare, want) {
			t.Errorf("sorted: %v, want %v", byCompare, want)
		}
		if !slices.Equal(byCompare, byKey) {
			t.Errorf("%s: Compare gives %v, SortKey %v", l.Code(), byCompare, byKey)
		}
	}
}

func TestNamesAreComparedByManyAtOnce(t *testing.T) {
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 200 {
				if ru.Compare("Ёж", "Жук") >= 0 || len(ru.SortKey("Ёж")) == 0 {
					t.Error("compared wrongly")
				}
			}
		})
	}
}

func TestProblemsAreToldInWords(t *testing.T) {
	err := problem.Join(problem.At("inn", "problem.inn.length", "Have", 9), problem.At("sum", "problem.money.empty"))
	got := ru.Problems(err)
	if len(got) != 2 || !strings.HasSuffix(got[0], "введено 9") || got[1] != "Введите число" {
		t.Errorf("Problems = %q", got)
	}
	if ru.Problems(nil) != nil {
		t.Error("no problem has no words")
	}
}

func BenchmarkMoney(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.Money(123456789)
	}
}

func BenchmarkDate(b *testing.B) {
	d := day(time.DateOnly, "2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.Date(d)
	}
}

func BenchmarkPercent(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.Percent(12.34)
	}
}

func BenchmarkPlainWords(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.T("period.today")
	}
}

func BenchmarkWordsWithValues(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.T("problem.inn.length", "Have", 9)
	}
}

func BenchmarkMonth(b *testing.B) {
	d := day(time.DateOnly, "2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.Month(d)
	}
}

func BenchmarkCompare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.Compare("ООО «Северный ветер»", "ООО «Северный путь»")
	}
}

func BenchmarkSortKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = ru.SortKey("ООО «Северный ветер»")
	}
}

func TestCellsOfAGridMakeAtMostOneString(t *testing.T) {
	d := day(time.DateOnly, "2026-11-23")
	var cells []string
	write := func() { cells = append(cells[:0], ru.Money(123456789), ru.Date(d), ru.Qty(1500), ru.Int(1234567)) }
	write()
	if n := testing.AllocsPerRun(100, write); n > 4 {
		t.Errorf("four cells make %v pieces of garbage", n)
	}
}
