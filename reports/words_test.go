package reports_test

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
)

var rawKey = regexp.MustCompile(`<no value>|\b(abc|dynamics|report|column|axis|measure|param|funnel|bottleneck|standing|losses|forecast|stage|loss|pipeline)\.[a-z]`)

func TestEveryReportSpeaksBothLanguages(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := rowsOf(anySales(rt, 9))
		rows.Registers = map[reports.Axis]int{reports.Client: 30, reports.Region: 12, reports.Manager: 50}
		d := rapid.SampledFrom(reports.All).Draw(rt, "report")
		settings := reports.Settings{Values: map[string]string{}}
		for _, p := range d.Params {
			if p.Kind == reports.ParamChoice {
				settings.Values[p.Key] = rapid.SampledFrom(p.Choices).Draw(rt, p.Key)
			}
		}
		if rapid.Bool().Draw(rt, "bounded") {
			from := rapid.IntRange(19950, 20420).Draw(rt, "from")
			settings.Period = calendar.Period{
				From: calendar.DayNumber(from).Time(), To: calendar.DayNumber(from + rapid.IntRange(0, 300).Draw(rt, "days")).Time(),
			}
		}
		src := source(rows)
		src.Views = reports.Views{rows, anyDeals(rt)}
		r, err := d.Build(t.Context(), src, settings)
		if err != nil {
			rt.Fatal(err)
		}
		for _, code := range lang.Codes() {
			if said := text(t, lang.For(code), r); rawKey.MatchString(said) {
				rt.Fatalf("%s %s:\n%s", d.Name, code, said)
			}
			if r.Chart != nil {
				for _, s := range r.Chart.Series {
					if name := s.Name.In(lang.For(code)); name == "" || rawKey.MatchString(name) {
						rt.Fatalf("series %q", name)
					}
				}
			}
		}
	})
}

func TestEveryParameterAndChoiceHasWords(t *testing.T) {
	for _, code := range lang.Codes() {
		l := lang.For(code)
		for _, d := range reports.All {
			keys := []string{"report." + d.Name}
			for _, p := range d.Params {
				keys = append(keys, "param."+p.Key)
				for _, c := range p.Choices {
					keys = append(keys, "param."+p.Key+"."+c)
				}
			}
			for _, key := range keys {
				if !l.Has(key) {
					t.Errorf("%s: %s has no words", code, key)
				}
			}
		}
	}
}

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
