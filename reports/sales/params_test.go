package sales_test

import (
	"strings"
	"testing"

	"kartoteka/data/lang"
	"kartoteka/data/problem"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/reporttest"
)

func TestAWrongParameterIsNamedWithWhatIsAllowed(t *testing.T) {
	for _, c := range []struct{ report, key, value, problem string }{
		{"abc", "by", "city", "problem.report.choice"},
		{"abc", "a", "0", "problem.report.borders"},
		{"abc", "a", "много", "problem.report.number"},
		{"abc", "b", "101", "problem.report.number"},
		{"abc", "a", "NaN", "problem.report.number"},
		{"abc", "colour", "red", "problem.report.param"},
		{"abc", "client", "Никто", "problem.report.object"},
		{"sales", "top", "2.5", "problem.report.number"},
		{"sales", "step", "hour", "problem.report.choice"},
	} {
		d, err := all.Find(c.report)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Build(t.Context(), reporttest.Source(reporttest.Trade()), reports.Settings{Values: map[string]string{c.key: c.value}})
		field := c.key
		if c.problem == "problem.report.borders" {
			field = "b"
		}
		if !problem.Has(err, field, c.problem) {
			t.Errorf("%s %s=%s: %v, want %s", c.report, c.key, c.value, err, c.problem)
		}
		for _, words := range lang.For("ru").Problems(err) {
			if strings.Contains(words, "problem.") || strings.Contains(words, "<no value>") {
				t.Errorf("%s=%s has no words: %s", c.key, c.value, words)
			}
		}
	}
	if _, err := all.Find("xyz1"); !problem.Has(err, "report", "problem.report.name") {
		t.Errorf("unknown report: %v", err)
	}
}
