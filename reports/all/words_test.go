package all_test

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/cube"
	"kartoteka/reports/reporttest"
)

var rawKey = regexp.MustCompile(`<no value>|\b(abc|dynamics|report|column|axis|measure|param|funnel|bottleneck|standing|losses|forecast|stage|loss|pipeline)\.[a-z]`)

func TestEveryReportSpeaksBothLanguages(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := reporttest.RowsOf(reporttest.AnySales(rt, 9))
		rows.Registers = map[cube.Axis]int{cube.Client: 30, cube.Region: 12, cube.Manager: 50}
		d := rapid.SampledFrom(all.Reports).Draw(rt, "report")
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
		src := reporttest.Source(rows)
		src.Views = reports.Views{rows, reporttest.AnyDeals(rt)}
		r, err := d.Build(t.Context(), src, settings)
		if err != nil {
			rt.Fatal(err)
		}
		for _, code := range lang.Codes() {
			if said := reporttest.Text(t, lang.For(code), r); rawKey.MatchString(said) {
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
		for _, d := range all.Reports {
			keys := []string{"report." + d.Name, "section." + string(d.Family)}
			if len(d.Reads) == 0 {
				t.Errorf("%s follows from no table", d.Name)
			}
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
