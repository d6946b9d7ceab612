package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/reports"
)

func containsText(s, part string) bool { return strings.Contains(s, part) }

// said is the conclusion in Russian with plain spaces.
func said(r reports.Report) string {
	var parts []string
	for _, m := range r.Conclusion {
		parts = append(parts, m.In(lang.For("ru")))
	}
	return strings.ReplaceAll(strings.Join(parts, " "), "\u00a0", " ")
}

func TestFunnelGivesThePublishedConversions(t *testing.T) {
	l, stages := newDealList(), table(t, sample("funnel_saas_6.csv"))
	names := make([]string, len(stages)-1)
	for i := range names {
		names[i] = stages[i]["stage"]
	}
	l.withStages(names...)
	names = append(names, "won") // customers
	for i, row := range stages {
		next := 0
		if i+1 < len(stages) {
			fmt.Sscan(stages[i+1]["count"], &next)
		}
		var count int
		fmt.Sscan(row["count"], &count)
		for range count - next {
			l.add(1, names[i], date(2026, 5, 1))
		}
	}
	r := l.build(t, "funnel", reports.Settings{})
	expected := table(t, sample("funnel_saas_6.expected.csv"))
	for i, row := range expected {
		if got := fmt.Sprint(cell(t, r, i, "reached").Int); got != stages[i]["count"] {
			t.Errorf("%s: %s reached, published %s", row["stage"], got, stages[i]["count"])
		}
		if i == 0 {
			continue
		}
		got := cell(t, r, i-1, "next").Float
		if want := float(t, row["conv_exact_pct"]); fmt.Sprintf("%.2f", got) != fmt.Sprintf("%.2f", want) {
			t.Errorf("%s: conversion %.2f, exact %.2f", row["stage"], got, want)
		}
		if fmt.Sprintf("%.0f", got) != row["conv_from_prev_pct_published"] {
			t.Errorf("%s: conversion %.0f, published %s", row["stage"], got, row["conv_from_prev_pct_published"])
		}
		if got, want := cell(t, r, i, "from_first").Float, float(t, row["conv_from_first_pct"]); fmt.Sprintf("%.2f", got) != fmt.Sprintf("%.2f", want) {
			t.Errorf("%s: %.2f from the first, want %.2f", row["stage"], got, want)
		}
	}
}

func TestPipelineGivesThePublishedWeightedSum(t *testing.T) {
	l := newDealList()
	l.pipelines[0].Stages[3].Probability = 70
	for _, row := range table(t, sample("weighted_pipeline_6.csv")) {
		d := l.add(0, "negotiation", date(2026, 11, 1))
		d.Amount = hundredths(t, row["amount"])
	}
	r := l.build(t, "pipeline", reports.Settings{})
	for _, row := range table(t, sample("weighted_pipeline_6.expected.csv")) {
		key := map[string]string{"total": "amount", "weighted": "weighted"}[row["measure"]]
		if got, want := money.Money(totalOf(t, r, key).Int), hundredths(t, row["exact"]); got != want {
			t.Errorf("%s: %d, exact %d", row["measure"], got, want)
		}
	}
}

func TestFunnelCountsSkippedReturnedAndRetiredStages(t *testing.T) {
	l := newDealList()
	l.add(10, "lead", date(2026, 1, 1), "negotiation", date(2026, 1, 2))                                                  // skipped two
	l.add(20, "lead", date(2026, 1, 1), "offer", date(2026, 1, 2), "lead", date(2026, 1, 3))                              // went back
	l.add(30, "lead", date(2026, 1, 1), "offer", date(2026, 1, 2), "needs", date(2026, 1, 3), "lost", date(2026, 1, 9))   // went back and was lost
	l.add(40, "lead", date(2026, 1, 1), "needs", date(2026, 1, 2), "contract", date(2026, 1, 3), "won", date(2026, 2, 1)) // won, payment skipped
	old := l.add(50, "lost", date(2026, 1, 5))                                                                            // nobody knows where from
	old.Moves = nil
	l.pipelines[0].Stages[4].Retired = true // contract counts as negotiation

	r := l.build(t, "funnel", reports.Settings{})
	want := []struct{ reached, passed, work, lost int64 }{
		{5, 4, 1, 0}, {4, 3, 0, 1}, {4, 2, 0, 0}, {2, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 0},
	}
	for i, w := range want {
		got := w
		got.reached, got.passed = cell(t, r, i, "reached").Int, cell(t, r, i, "passed").Int
		got.work, got.lost = cell(t, r, i, "work").Int, cell(t, r, i, "lost").Int
		if got != w {
			t.Errorf("stage %d: %+v, want %+v", i, got, w)
		}
	}
	if len(r.Table.Rows) != len(want) {
		t.Errorf("%d rows, want %d: the retired stage has none", len(r.Table.Rows), len(want))
	}
	if got := cell(t, r, 1, "resolved").Float; got != 75 {
		t.Errorf("three of four resolved went on from the second stage, got %v %%", got)
	}
}

func TestFunnelIsNarrowedAndRefusesWhatIsNotThere(t *testing.T) {
	l := newDealList()
	l.add(10, "lead", date(2026, 1, 1)).Source = "Сайт"
	l.add(20, "lead", date(2026, 1, 1)).Manager = l.manager("Орлова")
	r := l.build(t, "funnel", settingsOf(calendar.Period{}, "source", "сайт"))
	if got := totalOf(t, r, "reached").Int; got != 1 {
		t.Errorf("%d deals of one source, want 1", got)
	}
	r = l.build(t, "funnel", settingsOf(calendar.Period{}, "manager", "орлова"))
	if got := totalOf(t, r, "work").Int; got != 1 {
		t.Errorf("%d deals in work of one manager, want 1", got)
	}
	d, _ := reports.Find("funnel")
	_, err := d.Build(t.Context(), l.source(), settingsOf(calendar.Period{}, "manager", "Никто", "source", "Нигде", "pipeline", "Никакая"))
	for _, field := range []string{"manager", "source", "pipeline"} {
		if !hasProblem(err, field) {
			t.Errorf("no problem at %s: %v", field, err)
		}
	}
	if _, err := d.Behind(t.Context(), l.source(), reports.Settings{}, "lost:%zz"); !hasProblem(err, "key") {
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
