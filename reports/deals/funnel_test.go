package deals_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/reporttest"
)

func TestFunnelGivesThePublishedConversions(t *testing.T) {
	l, stages := reporttest.NewDeals(), reporttest.CSV(t, filepath.Join("testdata", "funnel_saas_6.csv"))
	names := make([]string, len(stages)-1)
	for i := range names {
		names[i] = stages[i]["stage"]
	}
	l.WithStages(names...)
	names = append(names, "won") // customers
	for i, row := range stages {
		next := 0
		if i+1 < len(stages) {
			fmt.Sscan(stages[i+1]["count"], &next)
		}
		var count int
		fmt.Sscan(row["count"], &count)
		for range count - next {
			l.Add(1, names[i], reporttest.Date(2026, 5, 1))
		}
	}
	r := l.Build(t, "funnel", reports.Settings{})
	expected := reporttest.CSV(t, filepath.Join("testdata", "funnel_saas_6.expected.csv"))
	for i, row := range expected {
		if got := fmt.Sprint(reporttest.Cell(t, r, i, "reached").Int); got != stages[i]["count"] {
			t.Errorf("%s: %s reached, published %s", row["stage"], got, stages[i]["count"])
		}
		if i == 0 {
			continue
		}
		got := reporttest.Cell(t, r, i-1, "next").Float
		if want := reporttest.Float(t, row["conv_exact_pct"]); fmt.Sprintf("%.2f", got) != fmt.Sprintf("%.2f", want) {
			t.Errorf("%s: conversion %.2f, exact %.2f", row["stage"], got, want)
		}
		if fmt.Sprintf("%.0f", got) != row["conv_from_prev_pct_published"] {
			t.Errorf("%s: conversion %.0f, published %s", row["stage"], got, row["conv_from_prev_pct_published"])
		}
		if got, want := reporttest.Cell(t, r, i, "from_first").Float, reporttest.Float(t, row["conv_from_first_pct"]); fmt.Sprintf("%.2f", got) != fmt.Sprintf("%.2f", want) {
			t.Errorf("%s: %.2f from the first, want %.2f", row["stage"], got, want)
		}
	}
}

func TestPipelineGivesThePublishedWeightedSum(t *testing.T) {
	l := reporttest.NewDeals()
	l.Ways[0].Stages[3].Probability = 70
	for _, row := range reporttest.CSV(t, filepath.Join("testdata", "weighted_pipeline_6.csv")) {
		d := l.Add(0, "negotiation", reporttest.Date(2026, 11, 1))
		d.Amount = reporttest.Hundredths(t, row["amount"])
	}
	r := l.Build(t, "pipeline", reports.Settings{})
	for _, row := range reporttest.CSV(t, filepath.Join("testdata", "weighted_pipeline_6.expected.csv")) {
		key := map[string]string{"total": "amount", "weighted": "weighted"}[row["measure"]]
		if got, want := money.Money(reporttest.TotalOf(t, r, key).Int), reporttest.Hundredths(t, row["exact"]); got != want {
			t.Errorf("%s: %d, exact %d", row["measure"], got, want)
		}
	}
}

func TestFunnelCountsSkippedReturnedAndRetiredStages(t *testing.T) {
	l := reporttest.NewDeals()
	l.Add(10, "lead", reporttest.Date(2026, 1, 1), "negotiation", reporttest.Date(2026, 1, 2))                                                                        // skipped two
	l.Add(20, "lead", reporttest.Date(2026, 1, 1), "offer", reporttest.Date(2026, 1, 2), "lead", reporttest.Date(2026, 1, 3))                                         // went back
	l.Add(30, "lead", reporttest.Date(2026, 1, 1), "offer", reporttest.Date(2026, 1, 2), "needs", reporttest.Date(2026, 1, 3), "lost", reporttest.Date(2026, 1, 9))   // went back and was lost
	l.Add(40, "lead", reporttest.Date(2026, 1, 1), "needs", reporttest.Date(2026, 1, 2), "contract", reporttest.Date(2026, 1, 3), "won", reporttest.Date(2026, 2, 1)) // won, payment skipped
	old := l.Add(50, "lost", reporttest.Date(2026, 1, 5))                                                                                                             // nobody knows where from
	old.Moves = nil
	l.Ways[0].Stages[4].Retired = true // contract counts as negotiation

	r := l.Build(t, "funnel", reports.Settings{})
	want := []struct{ reached, passed, work, lost int64 }{
		{5, 4, 1, 0}, {4, 3, 0, 1}, {4, 2, 0, 0}, {2, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 0},
	}
	for i, w := range want {
		got := w
		got.reached, got.passed = reporttest.Cell(t, r, i, "reached").Int, reporttest.Cell(t, r, i, "passed").Int
		got.work, got.lost = reporttest.Cell(t, r, i, "work").Int, reporttest.Cell(t, r, i, "lost").Int
		if got != w {
			t.Errorf("stage %d: %+v, want %+v", i, got, w)
		}
	}
	if len(r.Table.Rows) != len(want) {
		t.Errorf("%d rows, want %d: the retired stage has none", len(r.Table.Rows), len(want))
	}
	if got := reporttest.Cell(t, r, 1, "resolved").Float; got != 75 {
		t.Errorf("three of four resolved went on from the second stage, got %v %%", got)
	}
}

func TestFunnelIsNarrowedAndRefusesWhatIsNotThere(t *testing.T) {
	l := reporttest.NewDeals()
	l.Add(10, "lead", reporttest.Date(2026, 1, 1)).Source = "Сайт"
	l.Add(20, "lead", reporttest.Date(2026, 1, 1)).Manager = l.Manager("Орлова")
	r := l.Build(t, "funnel", reporttest.SettingsOf(calendar.Period{}, "source", "сайт"))
	if got := reporttest.TotalOf(t, r, "reached").Int; got != 1 {
		t.Errorf("%d deals of one source, want 1", got)
	}
	r = l.Build(t, "funnel", reporttest.SettingsOf(calendar.Period{}, "manager", "орлова"))
	if got := reporttest.TotalOf(t, r, "work").Int; got != 1 {
		t.Errorf("%d deals in work of one manager, want 1", got)
	}
	d, _ := all.Find("funnel")
	_, err := d.Build(t.Context(), l.Source(), reporttest.SettingsOf(calendar.Period{}, "manager", "Никто", "source", "Нигде", "pipeline", "Никакая"))
	for _, field := range []string{"manager", "source", "pipeline"} {
		if !hasProblem(err, field) {
			t.Errorf("no problem at %s: %v", field, err)
		}
	}
	if _, err := d.Behind(t.Context(), l.Source(), reports.Settings{}, "lost:%zz"); !hasProblem(err, "key") {
		t.Errorf("a key that is none: %v", err)
	}
}

func hasProblem(err error, field string) bool {
	for _, p := range problem.All(err) {
		if p.Field == field {
			return true
		}
	}
	return false
}

// contains wants a part in what was said.
func contains(t *testing.T, said, want string) {
	t.Helper()
	if !strings.Contains(said, want) {
		t.Errorf("%q is not in %q", want, said)
	}
}
