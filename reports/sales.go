package reports

import (
	"context"
	"fmt"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

var salesParams = append([]Param{
	{Key: "step", Kind: ParamChoice, Default: string(calendar.Month), Choices: stepWords()},
	measureParam,
	byParam("split", "none", "none"),
	{Key: "top", Kind: ParamNumber, Default: "5", Min: 1, Max: 50, Whole: true},
	{Key: "average", Kind: ParamNumber, Default: "3", Min: 2, Max: 24, Whole: true},
	vatParam,
}, whereParams()...)

func stepWords() []string {
	words := make([]string, len(calendar.Steps))
	for i, s := range calendar.Steps {
		words[i] = string(s)
	}
	return words
}

// mostPeriods is the most periods one report shows: ten years of days.
const mostPeriods = 3700

// dynamics is sales of a span period by period.
type dynamics struct {
	facts   Facts
	names   namer
	query   Query // Rows and Cols are set by each pass
	measure Measure
	axis    Axis // what the sales are split by, Client when they are not
	split   bool
	average int // periods of the moving average

	extent calendar.Span
	today  calendar.DayNumber
	// periods begins before the span as far as growth and averages look back;
	// the report shows periods[first:].
	periods []calendar.DayNumber
	first   int

	total  []int64   // by period
	parts  []object  // the greatest objects of the split, then the rest
	series [][]int64 // by part, by period
}

// buildSales makes the report «Динамика продаж».
func buildSales(ctx context.Context, src Source, s Settings) (Report, error) {
	v, err := Judge(salesParams, s)
	if err != nil {
		return Report{}, err
	}
	facts, err := View[Facts](src.Views)
	if err != nil {
		return Report{}, err
	}
	where, err := where(ctx, facts, v)
	if err != nil {
		return Report{}, err
	}
	d := &dynamics{
		facts: facts, names: namer{facts, src.Compare},
		query:   Query{Step: calendar.Step(v["step"]), Where: where, VATIncluded: v["vat"] == "included"},
		measure: measureOf(v), average: int(v.Number("average", 3)), today: calendar.NumberOf(src.Today),
	}
	d.query.Measures = []Measure{d.measure}
	if d.axis, d.split = axisOf(v["split"]); !d.split {
		d.axis = Client
	}
	if d.extent, err = facts.Extent(ctx); err != nil {
		return Report{}, fmt.Errorf("extent of sales: %w", err)
	}
	if err := d.lay(s.Period); err != nil {
		return Report{}, err
	}
	if err := d.sum(ctx, int(v.Number("top", 5))); err != nil {
		return Report{}, err
	}
	said, err := d.conclusion(ctx)
	if err != nil {
		return Report{}, err
	}
	return Report{Table: d.table(), Chart: d.chart(), Conclusion: said}, nil
}

// lay cuts the chosen days into periods. All time is taken by whole periods;
// days still to come are left out.
func (d *dynamics) lay(p calendar.Period) error {
	span, step := calendar.SpanOf(p, d.extent), d.query.Step
	if span.Days() <= 0 || d.extent.Days() <= 0 {
		return nil
	}
	if p.From.IsZero() {
		span.From = calendar.NumberOf(step.Truncate(span.From.Time()))
	}
	if p.To.IsZero() {
		span.To = calendar.NumberOf(step.Next((span.To - 1).Time()))
	}
	span.To = min(span.To, max(d.today+1, d.extent.To, span.From+1))
	d.query.Span = span
	d.periods = span.Starts(step)
	if len(d.periods) > mostPeriods {
		return problem.At("step", "problem.report.periods", "N", len(d.periods), "Max", mostPeriods)
	}
	d.lookBack()
	return nil
}

// lookBack puts before the shown periods those that growth and averages need,
// as far as there are sales.
func (d *dynamics) lookBack() {
	step, shown := d.query.Step, d.periods[0]
	from := yearBefore(step, shown)
	for i, t := 1, shown; i < d.average; i++ {
		t = calendar.NumberOf(step.Truncate((t - 1).Time()))
		from = min(from, t)
	}
	from = min(max(from, calendar.NumberOf(step.Truncate(d.extent.From.Time()))), shown)
	before := calendar.Span{From: from, To: shown}.Starts(step)
	d.first = len(before)
	d.periods = append(before, d.periods...)
}

// sum fills the series: of all sales, and of each part of the split.
func (d *dynamics) sum(ctx context.Context, top int) error {
	if len(d.periods) == 0 {
		return nil
	}
	q := d.query
	total, err := d.byPeriod(ctx, q)
	if err != nil {
		return err
	}
	d.total = total[0]
	if !d.split {
		return nil
	}
	if err := d.choose(ctx, top); err != nil {
		return err
	}
	fold := Fold{Axis: d.axis}
	for _, part := range d.parts {
		fold.Ordinals = append(fold.Ordinals, part.Ordinal)
	}
	q.Rows, q.Fold = []Axis{d.axis}, &fold
	if d.series, err = d.byPeriod(ctx, q); err != nil {
		return err
	}
	rest := d.series[len(d.parts)][d.first:]
	if !slices.ContainsFunc(rest, func(v int64) bool { return v != 0 }) {
		d.series = d.series[:len(d.parts)]
	}
	return nil
}

// byPeriod sums each row of the query by period, of the shown span and of the
// periods before it. They are two passes: a shown span may begin in the middle
// of a period, and the days before it do not count.
func (d *dynamics) byPeriod(ctx context.Context, q Query) ([][]int64, error) {
	var series [][]int64
	q.Cols = []Axis{Time}
	spans := []calendar.Span{{From: d.periods[0], To: d.periods[d.first]}, d.query.Span}
	for _, span := range spans {
		if span.Days() == 0 {
			continue
		}
		q.Span = span
		cube, err := Cube(ctx, d.facts, q)
		if err != nil {
			return nil, fmt.Errorf("sales by %v and period: %w", q.Rows, err)
		}
		if series == nil {
			series = make([][]int64, cube.Rows.Len())
		}
		for row := range series {
			for col := range cube.Periods {
				series[row] = append(series[row], cube.At(0, row, col))
			}
		}
	}
	return series, nil
}

// choose finds the objects that made the most in the shown span.
func (d *dynamics) choose(ctx context.Context, top int) error {
	q := d.query
	q.Rows = []Axis{d.axis}
	cube, err := Cube(ctx, d.facts, q)
	if err != nil {
		return fmt.Errorf("sales by %s: %w", d.axis, err)
	}
	ranked := cube.Rank(0)
	// Ties with the last one chosen are settled by name, so they come along.
	n := min(top, len(ranked))
	for n > 0 && n < len(ranked) && ranked[n].Value == ranked[n-1].Value {
		n++
	}
	if d.parts, err = d.names.objects(ctx, d.axis, ranked[:n]); err != nil {
		return err
	}
	d.parts = slices.Clip(d.parts[:min(top, n)])
	return nil
}

// end is the day after the last of a period.
func (d *dynamics) end(i int) calendar.DayNumber {
	return calendar.NumberOf(d.query.Step.Next(d.periods[i].Time()))
}

// partial tells that a shown period is not there whole: it is not over, or the
// chosen days hold a part of it.
func (d *dynamics) partial(i int) bool {
	if i < d.first {
		return false
	}
	end := d.end(i)
	return end > d.today || end > d.query.Span.To || d.periods[i] < d.query.Span.From
}

// periodAt is the place of the period that begins on this day, -1 when sales
// are not known there.
func (d *dynamics) periodAt(start calendar.DayNumber) int {
	if i, ok := slices.BinarySearch(d.periods, start); ok {
		return i
	}
	return -1
}

// complete is the run of shown periods that are there whole.
func (d *dynamics) complete() (from, to int) {
	from, to = d.first, len(d.periods)
	for from < to && d.partial(from) {
		from++
	}
	for to > from && d.partial(to-1) {
		to--
	}
	return from, to
}

// yearBefore is the first day of the same period of the year before. Days and
// weeks go back by 52 whole weeks, so that a Monday meets a Monday.
func yearBefore(step calendar.Step, start calendar.DayNumber) calendar.DayNumber {
	if step == calendar.Day || step == calendar.Week {
		return start - 364
	}
	return calendar.NumberOf(step.Truncate(start.Time().AddDate(-1, 0, 0)))
}
