package sales

import (
	"context"
	"fmt"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

var dynamicsParams = append([]reports.Param{
	{Key: "step", Kind: reports.ParamChoice, Default: string(calendar.Month), Choices: stepWords()},
	cube.MeasureParam,
	cube.ByParam("split", "none", "none"),
	{Key: "top", Kind: reports.ParamNumber, Default: "5", Min: 1, Max: 50, Whole: true},
	{Key: "average", Kind: reports.ParamNumber, Default: "3", Min: 2, Max: 24, Whole: true},
	cube.VATParam,
}, cube.WhereParams()...)

func stepWords() []string {
	words := make([]string, len(calendar.Steps))
	for i, s := range calendar.Steps {
		words[i] = string(s)
	}
	return words
}

// dynamics is sales of a span period by period.
type dynamics struct {
	facts   cube.Facts
	names   namer
	query   cube.Query // Rows and Cols are set by each pass
	measure cube.Measure
	axis    cube.Axis // what the sales are split by, Client when they are not
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

// buildDynamics makes the report «Динамика продаж».
func buildDynamics(ctx context.Context, src reports.Source, s reports.Settings) (reports.Report, error) {
	v, err := reports.Judge(dynamicsParams, s)
	if err != nil {
		return reports.Report{}, err
	}
	facts, err := reports.View[cube.Facts](src.Views)
	if err != nil {
		return reports.Report{}, err
	}
	where, err := cube.Where(ctx, facts, v)
	if err != nil {
		return reports.Report{}, err
	}
	d := &dynamics{
		facts: facts, names: namer{facts, src.Compare},
		query:   cube.Query{Step: calendar.Step(v["step"]), Where: where, VATIncluded: v["vat"] == "included"},
		measure: cube.MeasureOf(v), average: int(v.Number("average", 3)), today: calendar.NumberOf(src.Today),
	}
	d.query.Measures = []cube.Measure{d.measure}
	if d.axis, d.split = cube.AxisOf(v["split"]); !d.split {
		d.axis = cube.Client
	}
	if d.extent, err = facts.Extent(ctx); err != nil {
		return reports.Report{}, fmt.Errorf("extent of sales: %w", err)
	}
	if err := d.lay(s.Period); err != nil {
		return reports.Report{}, err
	}
	if err := d.sum(ctx, int(v.Number("top", 5))); err != nil {
		return reports.Report{}, err
	}
	said, err := d.conclusion(ctx)
	if err != nil {
		return reports.Report{}, err
	}
	return reports.Report{Table: d.table(), Chart: d.chart(), Conclusion: said}, nil
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
	fold := cube.Fold{Axis: d.axis}
	for _, part := range d.parts {
		fold.Ordinals = append(fold.Ordinals, part.Ordinal)
	}
	q.Rows, q.Fold = []cube.Axis{d.axis}, &fold
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
func (d *dynamics) byPeriod(ctx context.Context, q cube.Query) ([][]int64, error) {
	var series [][]int64
	q.Cols = []cube.Axis{cube.Time}
	spans := []calendar.Span{{From: d.periods[0], To: d.periods[d.first]}, d.query.Span}
	for _, span := range spans {
		if span.Days() == 0 {
			continue
		}
		q.Span = span
		result, err := cube.Sum(ctx, d.facts, q)
		if err != nil {
			return nil, fmt.Errorf("sales by %v and period: %w", q.Rows, err)
		}
		if series == nil {
			series = make([][]int64, result.Rows.Len())
		}
		for row := range series {
			for col := range result.Periods {
				series[row] = append(series[row], result.At(0, row, col))
			}
		}
	}
	return series, nil
}

// choose finds the objects that made the most in the shown span.
func (d *dynamics) choose(ctx context.Context, top int) error {
	q := d.query
	q.Rows = []cube.Axis{d.axis}
	result, err := cube.Sum(ctx, d.facts, q)
	if err != nil {
		return fmt.Errorf("sales by %s: %w", d.axis, err)
	}
	ranked := result.Rank(0)
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
