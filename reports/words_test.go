package reports_test

import (
	"testing"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
)

func TestSumsAreSaidShort(t *testing.T) {
	for _, c := range []struct {
		cell   reports.Cell
		signed bool
		want   string
	}{
		{reports.Money(580_000_000), false, "5,8\u00a0млн\u00a0₽"},
		{reports.Money(-34_000_000), true, "−340\u00a0тыс.\u00a0₽"},
		{reports.Money(34_000_000), true, "+340\u00a0тыс.\u00a0₽"},
		{reports.Money(95_000), false, "950\u00a0₽"},
		{reports.Money(1_260_000_000_00), false, "1,3\u00a0млрд\u00a0₽"},
		{reports.Count(1234), true, "+1\u00a0234"},
		{reports.Qty(money.Qty(-1500)), true, "−1,5"},
	} {
		got := reports.Brief{Cell: c.cell, Signed: c.signed}.In(lang.For("ru"))
		if got != c.want {
			t.Errorf("%+v is said %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestNamesAreListedInASentence(t *testing.T) {
	names := func(more int, list ...string) string {
		n := reports.Names{More: more}
		for _, s := range list {
			n.First = append(n.First, reports.Text(s))
		}
		return n.In(lang.For("ru"))
	}
	for got, want := range map[string]string{
		names(0, "А"): "А", names(0, "А", "Б"): "А и Б", names(0, "А", "Б", "В"): "А, Б и В", names(4, "А", "Б"): "А, Б и ещё 4",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
