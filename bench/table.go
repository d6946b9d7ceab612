package main

import (
	"fmt"
	"io"
	"strconv"
)

// verdict of a goal.
func verdict(met bool) string {
	if met {
		return "met"
	}
	return "**not yet**"
}

// printResults writes results as a table: a line for each peer, with the target
// where there is one.
func printResults(w io.Writer, title string, results []result) {
	fmt.Fprintf(w, "\n### %s\n\n", title)
	fmt.Fprintln(w, "| | task | ours, ms | beside | its ms | ours ÷ its | target | |")
	fmt.Fprintln(w, "|---|---|--:|---|--:|--:|---|---|")
	for _, r := range results {
		for _, line := range r.lines() {
			fmt.Fprintln(w, line)
		}
	}
}

func printNotes(w io.Writer, notes ...string) {
	for _, n := range notes {
		fmt.Fprintln(w, "\n"+n)
	}
}

// lines are the lines of a result.
func (r result) lines() []string {
	var out []string
	name, mine := r.name, figure(median.of(r.times[0]))
	add := func(id, peer, its, ratio, target, met string) {
		out = append(out, fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %s | %s |", id, name, mine, peer, its, ratio, target, met))
		name, mine = "″", ""
	}
	for _, g := range r.goals {
		if g.peer == "" {
			at := g.stat.of(r.times[0])
			add(g.id, "", "", "", g.words("≤ "+figure(g.bound)+" ms"), verdict(at <= g.bound))
		}
	}
	for i, e := range r.entries {
		if i == 0 && (len(r.entries) > 1 || len(out) > 0) {
			continue
		}
		if i == 0 {
			add("", "", "", "", "", "")
			continue
		}
		id, target, met, s := "", "", "", median
		for _, g := range r.goals {
			if g.peer == e.name {
				s = g.stat
				id, target, met = g.id, g.words("≤ "+figure(g.bound)), verdict(r.ratio(i, s) <= g.bound)
			}
		}
		add(id, e.name, figure(s.of(r.times[i])), figure(r.ratio(i, s)), target, met)
	}
	return out
}

func (g goal) words(bound string) string {
	if g.stat == median {
		return bound
	}
	return string(g.stat) + " " + bound
}

// figure shows three digits that matter.
func figure(v float64) string {
	switch {
	case v >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case v >= 1:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'g', 2, 64)
}

// printGrowth compares our times of two sizes, ten times apart: T9.
func printGrowth(w io.Writer, small, large size, before, after []result) {
	fmt.Fprintf(w, "\n### Growth from %s to %s (%d times the orders)\n\n", small.name, large.name, large.orders/small.orders)
	fmt.Fprintf(w, "| | task | %s, ms | %s, ms | ratio | target | |\n|---|---|--:|--:|--:|---|---|\n", small.name, large.name)
	for i, r := range after {
		if r.writes || len(before) <= i {
			continue // an order is as large in every base
		}
		lo, hi := median.of(before[i].times[0]), median.of(r.times[0])
		ratio := hi / lo
		fmt.Fprintf(w, "| T9 | %s | %s | %s | %s | ≤ 20 | %s |\n", r.name, figure(lo), figure(hi), figure(ratio), verdict(ratio <= 20))
	}
}
