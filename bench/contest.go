package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"
)

// contest is one task that the program and its peers do in turn on equal data.
type contest struct {
	name    string
	entries []entry // ours first
	goals   []goal
	// writes tells that every run changes something: then there is no run to
	// warm up, and answers are compared round by round.
	writes bool
	// rounds overrides the rounds of the size, 0 leaves them.
	rounds int
	// prepare makes ready what a round needs and is not measured.
	prepare func(ctx context.Context, round int) error
}

// entry is one who takes part.
type entry struct {
	name string
	run  func(ctx context.Context, round int) (answer, error)
}

// answer says what came out in one word, after the clock has stopped. The
// answers of a round must be equal; nil is not compared.
type answer func() string

// ours is the name of the program among the entries.
const ours = "kartoteka"

// goal is what a contest is to show: a target by its name in
// docs/performance.md, an upper bound of our time by that of a peer, or in
// milliseconds when there is no peer.
type goal struct {
	id    string
	peer  string
	bound float64
	stat  stat
}

// stat is what a goal looks at: the median, unless it is said otherwise.
type stat string

const (
	median stat = ""
	p99    stat = "p99"
)

// result is the times of a contest in milliseconds, by entry and round.
type result struct {
	contest
	times [][]float64
}

// run lets everyone do the task in every round, beginning with another one each
// time, so that a slow minute of the machine falls on all alike.
func (c contest) run(ctx context.Context, rounds int) (result, error) {
	r := result{contest: c, times: make([][]float64, len(c.entries))}
	first := 0
	if !c.writes {
		first = -1 // a round to warm up
	}
	for round := first; round < cmp.Or(c.rounds, rounds); round++ {
		if c.prepare != nil {
			if err := c.prepare(ctx, round); err != nil {
				return r, fmt.Errorf("%s: prepare: %w", c.name, err)
			}
		}
		answers := make([]string, len(c.entries))
		for k := range c.entries {
			i := (k + max(round, 0)) % len(c.entries)
			runtime.GC()
			start := time.Now()
			given, err := c.entries[i].run(ctx, round)
			took := time.Since(start)
			if err != nil {
				return r, fmt.Errorf("%s: %s: %w", c.name, c.entries[i].name, err)
			}
			if given != nil {
				answers[i] = given()
			}
			if round >= 0 {
				r.times[i] = append(r.times[i], took.Seconds()*1000)
			}
		}
		if err := c.agree(answers); err != nil {
			return r, err
		}
	}
	return r, nil
}

// agree finds an answer that differs from the others.
func (c contest) agree(answers []string) error {
	said := ""
	for i, a := range answers {
		switch {
		case a == "":
		case said == "":
			said = a
		case a != said:
			return fmt.Errorf("%s: %s answers %q, others %q", c.name, c.entries[i].name, a, said)
		}
	}
	return nil
}

// of is a figure of the times of an entry.
func (s stat) of(times []float64) float64 {
	sorted := slices.Sorted(slices.Values(times))
	if s == p99 {
		return sorted[(len(sorted)*99-1)/100]
	}
	return sorted[len(sorted)/2]
}

// ratio is our time by that of a peer: the median of the ratios of each round,
// since both met the same moment of the machine. A tail is compared as a tail.
func (r result) ratio(peer int, s stat) float64 {
	if s != median {
		return s.of(r.times[0]) / s.of(r.times[peer])
	}
	ratios := make([]float64, len(r.times[0]))
	for i := range ratios {
		ratios[i] = r.times[0][i] / r.times[peer][i]
	}
	return median.of(ratios)
}
