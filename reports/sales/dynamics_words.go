package sales

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

// conclusion says whether sales grow, by whom, and where they stood best and
// worst.
func (d *dynamics) conclusion(ctx context.Context) ([]reports.Message, error) {
	if len(d.total) == 0 || !slices.ContainsFunc(d.total[d.first:], func(v int64) bool { return v != 0 }) {
		return []reports.Message{reports.Say("report.empty")}, nil
	}
	now, base, ok := d.compared()
	if !ok {
		span := d.query.Span
		return []reports.Message{reports.Say("dynamics.total", append(spanArgs("", span),
			"Measure", d.word(), "Value", d.brief(sumOf(d.total[d.first:])))...)}, nil
	}
	said, err := d.movers(ctx, now, base)
	if err != nil {
		return nil, err
	}
	from, to := d.complete()
	if to-from >= 3 {
		said = append(said, d.extremes(from, to))
	}
	return said, nil
}

// word is the measure as a sentence begins with it: «выручка».
func (d *dynamics) word() reports.Cell { return reports.Word("measure." + d.measure.String() + ".is") }

func (d *dynamics) brief(v int64) reports.Brief { return reports.Brief{Cell: d.measure.Cell(v)} }

// spanArgs are the first and the last day of a span, named with a prefix.
func spanArgs(prefix string, s calendar.Span) []any {
	return []any{prefix + "From", reports.Date(s.From.Time()), prefix + "To", reports.Date((s.To - 1).Time())}
}

// compared is which days to hold against which. More than a year is held
// against as many days before it. Otherwise seasons matter: the last whole
// periods, a year at most, against the same ones a year ago. Where the base
// does not reach back so far, the days before; failing that, the later half of
// the span against the earlier.
func (d *dynamics) compared() (now, base calendar.Span, ok bool) {
	from, to := d.complete()
	if from == to {
		return now, base, false
	}
	all := calendar.Span{From: d.periods[from], To: d.end(to - 1)}
	before := all.Before()
	reached := reaches(d.extent, before)
	if reached && all.Days() > 366 {
		return all, before, true
	}
	if now, base, ok := d.yearAgo(from, to); ok {
		return now, base, true
	}
	if reached {
		return all, before, true
	}
	half := (to - from) / 2
	if half == 0 {
		return now, base, false
	}
	middle := d.periods[to-half]
	return calendar.Span{From: middle, To: all.To}, calendar.Span{From: d.periods[to-2*half], To: middle}, true
}

// yearAgo pairs the last whole periods with those of the year before; false
// when fewer than half of a year, or of the whole periods, can be paired.
func (d *dynamics) yearAgo(from, to int) (now, base calendar.Span, ok bool) {
	year := to
	for year > from && d.end(to-1)-d.periods[year-1] <= 366 {
		year--
	}
	first := to
	for first > year {
		k := d.periodAt(yearBefore(d.query.Step, d.periods[first-1]))
		if k < 0 || d.partial(k) {
			break
		}
		first--
	}
	if 2*(to-first) < to-year || first == to {
		return now, base, false
	}
	last := yearBefore(d.query.Step, d.periods[to-1])
	now = calendar.Span{From: d.periods[first], To: d.end(to - 1)}
	base = calendar.Span{From: yearBefore(d.query.Step, d.periods[first]), To: calendar.NumberOf(d.query.Step.Next(last.Time()))}
	return now, base, true
}

// moversSaid is how many objects a sentence names.
const moversSaid = 3

// movers says how much more or less was sold, and who made the difference.
func (d *dynamics) movers(ctx context.Context, now, base calendar.Span) ([]reports.Message, error) {
	var sums [2]int64
	var byObject [2][]int64
	for i, span := range []calendar.Span{now, base} {
		var err error
		if byObject[i], sums[i], err = d.objects(ctx, span); err != nil {
			return nil, err
		}
	}
	said := []reports.Message{d.verdict(now, base, sums[0], sums[1])}
	seen := make([]bool, len(byObject[0]))
	for o := range seen {
		byObject[0][o] -= byObject[1][o]
		seen[o] = byObject[0][o] != 0
	}
	ranked := cube.Rank(byObject[0], seen)
	fallen := slices.Clone(ranked)
	slices.Reverse(fallen)
	for _, side := range []struct {
		key  string
		list []cube.Ranked
		sign int
	}{{"dynamics.gained." + d.axis.String(), ranked, 1}, {"dynamics.lost." + d.axis.String(), fallen, -1}} {
		m, ok, err := d.movedMost(ctx, side.key, side.list, side.sign)
		if err != nil {
			return nil, err
		}
		if ok {
			said = append(said, m)
		}
	}
	return said, nil
}

// objects sums a span by object and whole. Documents are counted whole apart:
// one of them may hold many objects.
func (d *dynamics) objects(ctx context.Context, span calendar.Span) ([]int64, int64, error) {
	q := d.query
	q.Span, q.Rows = span, []cube.Axis{d.axis}
	parts, err := cube.Sum(ctx, d.facts, q)
	if err != nil {
		return nil, 0, fmt.Errorf("sales compared by %s: %w", d.axis, err)
	}
	sums, _ := parts.Values(0)
	if !d.measure.CountsPapers() {
		return sums, sumOf(sums), nil
	}
	q.Rows = nil
	whole, err := cube.Sum(ctx, d.facts, q)
	if err != nil {
		return nil, 0, fmt.Errorf("sales compared: %w", err)
	}
	return sums, whole.At(0, 0, 0), nil
}

// movedMost words the first objects whose difference has the sign.
func (d *dynamics) movedMost(ctx context.Context, key string, list []cube.Ranked, sign int) (reports.Message, bool, error) {
	n := 0
	for n < min(moversSaid, len(list)) && cmp.Compare(list[n].Value, 0) == sign {
		n++
	}
	if n == 0 {
		return reports.Message{}, false, nil
	}
	objects, err := d.names.objects(ctx, d.axis, list[:n])
	if err != nil {
		return reports.Message{}, false, err
	}
	names := reports.Names{}
	for _, o := range objects {
		names.First = append(names.First, memberCell(d.axis, o.Member))
		names.Values = append(names.Values, reports.Brief{Cell: d.measure.Cell(o.Value), Signed: true})
	}
	return reports.SayN(key, n, "Names", names), true, nil
}

// verdict is the first sentence.
func (d *dynamics) verdict(now, base calendar.Span, sum, before int64) reports.Message {
	args := append(spanArgs("", now), spanArgs("Base", base)...)
	args = append(args, "Measure", d.word(), "Value", d.brief(sum), "BaseValue", d.brief(before))
	if before <= 0 {
		return reports.Say("dynamics.beside", args...)
	}
	growth := (float64(sum)/float64(before) - 1) * 100
	args = append(args, "Growth", reports.Percent(math.Abs(growth)))
	switch {
	case math.Abs(growth) < 0.05:
		return reports.Say("dynamics.level", args...)
	case growth > 0:
		return reports.Say("dynamics.grew", args...)
	}
	return reports.Say("dynamics.fell", args...)
}

// extremes names the best and the worst whole period.
func (d *dynamics) extremes(from, to int) reports.Message {
	best, worst := from, from
	for i := from; i < to; i++ {
		if d.total[i] > d.total[best] {
			best = i
		}
		if d.total[i] < d.total[worst] {
			worst = i
		}
	}
	return reports.Say("dynamics.extremes", "Best", d.label(best), "BestValue", d.brief(d.total[best]),
		"Worst", d.label(worst), "WorstValue", d.brief(d.total[worst]))
}

// meanGrowth is the mean growth per period, ((Rn/R1)^(1/(n−1)) − 1)·100.
func meanGrowth(values []int64) (float64, bool) {
	n := len(values)
	if n < 2 || values[0] <= 0 || values[n-1] <= 0 {
		return 0, false
	}
	return (math.Pow(float64(values[n-1])/float64(values[0]), 1/float64(n-1)) - 1) * 100, true
}

func (d *dynamics) notes() []reports.Message {
	var notes []reports.Message
	for i := d.first; i < len(d.periods); i++ {
		if d.partial(i) {
			notes = append(notes, reports.Say("dynamics.partial", "Period", d.label(i)))
		}
	}
	from, to := d.complete()
	if mean, ok := meanGrowth(d.total[from:to]); ok {
		notes = append(notes, reports.Say("dynamics.mean."+string(d.query.Step), "Growth", reports.Percent(mean)))
	}
	notes = append(notes, reports.SayN("dynamics.how", d.average))
	if d.query.Step == calendar.Day || d.query.Step == calendar.Week {
		notes = append(notes, reports.Say("dynamics.weeks"))
	}
	return append(notes, vatNote(d.measure, d.query.VATIncluded)...)
}
