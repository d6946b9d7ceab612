package sales

import (
	"context"
	"fmt"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

var abcParams = append([]reports.Param{
	cube.ByParam("by", "client"),
	cube.MeasureParam,
	{Key: "mode", Kind: reports.ParamChoice, Default: "pareto", Choices: []string{"pareto", "1c", "count"}},
	{Key: "a", Kind: reports.ParamNumber, Min: 0, Max: 100},
	{Key: "b", Kind: reports.ParamNumber, Min: 0, Max: 100},
	{Key: "boundary", Kind: reports.ParamChoice, Default: "down", Choices: []string{"down", "up"}},
	{Key: "ties", Kind: reports.ParamChoice, Default: "split", Choices: []string{"split", "together"}},
	cube.VATParam,
}, cube.WhereParams()...)

// ruleOf is the rule of the settings. The usual borders are 80 and 95 % of the
// value, or 20 and 50 % of the number of objects.
func ruleOf(v reports.Values) (ABCRule, error) {
	r := ABCRule{Mode: ABCMode(v["mode"]), Up: v["boundary"] == "up", Together: v["ties"] == "together"}
	a, b := 80.0, 95.0
	if r.Mode == ABCCount {
		a, b = 20, 50
	}
	r.A, r.B = v.Number("a", a), v.Number("b", b)
	if r.Mode != ABC1C && (r.A <= 0 || r.A >= r.B) {
		return r, problem.At("b", "problem.report.borders", "A", reports.Plain(r.A), "B", reports.Plain(r.B))
	}
	return r, nil
}

// ABC is who or what makes the most of a measure.
type ABC struct {
	Axis    cube.Axis     // whose objects are classed
	Measure cube.Measure  // of what
	Rule    ABCRule       // how
	Query   cube.Query    // Rows and Measures are the ABC's own
	Ranked  []cube.Ranked // the objects, the greatest first
	Classes
}

// classify ranks the objects of the axis by the measure and gives them classes.
// An object without a sale in the span is not among them; one whose every
// sale was reversed has had none.
func (a *ABC) classify(ctx context.Context, facts cube.Facts) error {
	a.Query.Rows, a.Query.Cols, a.Query.Measures = []cube.Axis{a.Axis}, nil, []cube.Measure{a.Measure}
	result, err := cube.Sum(ctx, facts, a.Query)
	if err != nil {
		return fmt.Errorf("abc by %s: %w", a.Axis, err)
	}
	sums, seen := result.Values(0)
	if err := a.forgetReversed(ctx, facts, sums, seen); err != nil {
		return err
	}
	a.Ranked = cube.Rank(sums, seen)
	a.Classes = a.Rule.Classify(a.Ranked)
	return nil
}

// forgetReversed unmarks the objects that have rows but no paper left. Only
// those that sum to nothing need the second look.
func (a *ABC) forgetReversed(ctx context.Context, facts cube.Facts, sums []int64, seen []bool) error {
	var doubtful []uint32
	for o, was := range seen {
		if was && sums[o] == 0 {
			doubtful = append(doubtful, uint32(o))
		}
	}
	if len(doubtful) == 0 {
		return nil
	}
	q := a.Query
	q.Measures = []cube.Measure{cube.Papers}
	q.Where = append(q.Where[:len(q.Where):len(q.Where)], cube.Filter{Axis: a.Axis, Ordinals: doubtful})
	result, err := cube.Sum(ctx, facts, q)
	if err != nil {
		return fmt.Errorf("abc by %s: %w", a.Axis, err)
	}
	for _, o := range doubtful {
		seen[o] = result.At(0, int(o), 0) > 0
	}
	return nil
}

// buildABC makes the report.
func buildABC(ctx context.Context, src reports.Source, s reports.Settings) (reports.Report, error) {
	v, err := reports.Judge(abcParams, s)
	if err != nil {
		return reports.Report{}, err
	}
	facts, err := reports.View[cube.Facts](src.Views)
	if err != nil {
		return reports.Report{}, err
	}
	rule, err := ruleOf(v)
	if err != nil {
		return reports.Report{}, err
	}
	where, err := cube.Where(ctx, facts, v)
	if err != nil {
		return reports.Report{}, err
	}
	extent, err := facts.Extent(ctx)
	if err != nil {
		return reports.Report{}, fmt.Errorf("extent of sales: %w", err)
	}
	axis, _ := cube.AxisOf(v["by"])
	now := ABC{
		Axis: axis, Measure: cube.MeasureOf(v), Rule: rule,
		Query: cube.Query{Span: calendar.SpanOf(s.Period, extent), Where: where, VATIncluded: v["vat"] == "included"},
	}
	if err := now.classify(ctx, facts); err != nil {
		return reports.Report{}, err
	}
	before, err := now.before(ctx, facts, extent)
	if err != nil {
		return reports.Report{}, err
	}
	names := namer{facts, src.Compare}
	list, err := names.objects(ctx, axis, now.Ranked)
	if err != nil {
		return reports.Report{}, err
	}
	gone, err := now.gone(ctx, names, before)
	if err != nil {
		return reports.Report{}, err
	}
	registered, err := facts.Registered(ctx, axis)
	if err != nil {
		return reports.Report{}, fmt.Errorf("number of %s: %w", axis, err)
	}
	p := abcPage{ABC: now, list: list, before: before, gone: gone, silent: max(registered-len(list), 0)}
	return p.report(), nil
}

// before is the same analysis of the equal span before, nil when the base
// does not reach back that far.
func (a *ABC) before(ctx context.Context, facts cube.Facts, extent calendar.Span) (*ABC, error) {
	span := a.Query.Span.Before()
	if !reaches(extent, span) {
		return nil, nil
	}
	old := ABC{Axis: a.Axis, Measure: a.Measure, Rule: a.Rule, Query: a.Query}
	old.Query.Span = span
	return &old, old.classify(ctx, facts)
}

// reaches tells whether sales were kept all through the span: the first fact
// lies before it or in its first tenth.
func reaches(extent, span calendar.Span) bool {
	return extent.Days() > 0 && span.Days() > 0 &&
		int(extent.From) <= int(span.From)+span.Days()/10
}

// gone are the objects of class A before that have no sale now.
func (a *ABC) gone(ctx context.Context, names namer, before *ABC) ([]object, error) {
	if before == nil {
		return nil, nil
	}
	here := make(map[uint32]bool, len(a.Ranked))
	for _, r := range a.Ranked {
		here[r.Ordinal] = true
	}
	var gone []cube.Ranked
	for i, r := range before.Ranked {
		if before.Class[i] == ClassA && !here[r.Ordinal] {
			gone = append(gone, r)
		}
	}
	return names.objects(ctx, a.Axis, gone)
}
