package main

import (
	"io"
	"strings"
	"testing"
)

// Every contest compares the answers of all who take part, so a run that ends
// well says that they are equal.
func TestAnswersOfAllPeersAreEqual(t *testing.T) {
	var out strings.Builder
	if err := run(t.Context(), []string{"-sizes", "S", "-cache", t.TempDir()}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"ABC, 36 months", "Month × product group", "Client activity", "Import of a CSV", "First page of the list", "with 1000 entries: "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, out.String())
		}
	}
}

func TestADifferentAnswerEndsTheRun(t *testing.T) {
	c := contest{name: "sum", entries: []entry{{name: ours}, {name: "peer"}}}
	if err := c.agree([]string{"3 figures", "3 figures"}); err != nil {
		t.Error(err)
	}
	if err := c.agree([]string{"3 figures", "4 figures"}); err == nil {
		t.Error("unlike answers pass")
	}
	if err := c.agree([]string{"3 figures", ""}); err != nil {
		t.Error("an answer that is not given is compared:", err)
	}
}

func TestARatioIsTheMedianOfTheRatiosOfRounds(t *testing.T) {
	r := result{times: [][]float64{{1, 10, 3}, {2, 10, 12}}} // 0.5, 1, 0.25
	if got := r.ratio(1, median); got != 0.5 {
		t.Errorf("ratio = %v, want 0.5", got)
	}
}
