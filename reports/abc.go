package reports

import (
	"context"
	"fmt"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

var abcParams = append([]Param{
	byParam("by", "client"),
	measureParam,
	{Key: "mode", Kind: ParamChoice, Default: "pareto", Choices: []string{"pareto", "1c", "count"}},
	{Key: "a", Kind: ParamNumber, Min: 0, Max: 100},
	{Key: "b", Kind: ParamNumber, Min: 0, Max: 100},
	{Key: "boundary", Kind: ParamChoice, Default: "down", Choices: []string{"down", "up"}},
	{Key: "ties", Kind: ParamChoice, Default: "split", Choices: []string{"split", "together"}},
	vatParam,
}, whereParams()...)

// rule is the rule of the settings. The usual borders are 80 and 95 % of the
// value, or 20 and 50 % of the number of objects.
func ruleOf(v Values) (ABCRule, error) {
	r := ABCRule{Mode: ABCMode(v["mode"]), Up: v["boundary"] == "up", Together: v["ties"] == "together"}
	a, b := 80.0, 95.0
	if r.Mode == ABCCount {
		a, b = 20, 50
	}
	r.A, r.B = v.Number("a", a), v.Number("b", b)
	if r.Mode != ABC1C && (r.A <= 0 || r.A >= r.B) {
		return r, problem.At("b", "problem.report.borders", "A", Plain(r.A), "B", Plain(r.B))
	}
	return r, nil
}

// ABC is who or what makes the most of a measure.
type ABC struct {
	Axis    Axis
	Measure Measure
	Rule    ABCRule
	Query   Query // Rows and Measures are the ABC's own
	Ranked  []Ranked
	Classes
}

// classify ranks the objects of the axis by the measure and gives them classes.
// An object without a sale in the span is not among them; one whose every
// sale was reversed has had none.
func (a *ABC) classify(ctx context.Context, facts Facts) error {
	a.Query.Rows, a.Query.Cols, a.Query.Measures = []Axis{a.Axis}, nil, []Measure{a.Measure}
	cube, err := Cube(ctx, facts, a.Query)
	if err != nil {
		return fmt.Errorf("abc by %s: %w", a.Axis, err)
	}
	sums, seen := cube.Values(0)
	if err := a.forgetReversed(ctx, facts, sums, seen); err != nil {
		return err
	}
	a.Ranked = Rank(sums, seen)
	a.Classes = a.Rule.Classify(a.Ranked)
	return nil
}

// forgetReversed unmarks the objects that have rows but no paper left. Only
// those that sum to nothing need the second look.
func (a *ABC) forgetReversed(ctx context.Context, facts Facts, sums []int64, seen []bool) error {
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
	q.Measures = []Measure{Papers}
	q.Where = append(q.Where[:len(q.Where):len(q.Where)], Filter{a.Axis, doubtful})
	cube, err := Cube(ctx, facts, q)
	if err != nil {
		return fmt.Errorf("abc by %s: %w", a.Axis, err)
	}
	for _, o := range doubtful {
		seen[o] = cube.At(0, int(o), 0) > 0
	}
	return nil
}

// buildABC makes the report.
func buildABC(ctx context.Context, src Source, s Settings) (Report, error) {
	v, err := Judge(abcParams, s)
	if err != nil {
		return Report{}, err
	}
	facts, err := View[Facts](src.Views)
	if err != nil {
		return Report{}, err
	}
	rule, err := ruleOf(v)
	if err != nil {
		return Report{}, err
	}
	where, err := where(ctx, facts, v)
	if err != nil {
		return Report{}, err
	}
	extent, err := facts.Extent(ctx)
	if err != nil {
		return Report{}, fmt.Errorf("extent of sales: %w", err)
	}
	axis, _ := axisOf(v["by"])
	now := ABC{
		Axis: axis, Measure: measureOf(v), Rule: rule,
		Query: Query{Span: calendar.SpanOf(s.Period, extent), Where: where, VATIncluded: v["vat"] == "included"},
	}
	if err := now.classify(ctx, facts); err != nil {
		return Report{}, err
	}
	before, err := now.before(ctx, facts, extent)
	if err != nil {
		return Report{}, err
	}
	names := namer{facts, src.Compare}
	list, err := names.objects(ctx, axis, now.Ranked)
	if err != nil {
		return Report{}, err
	}
	gone, err := now.gone(ctx, names, before)
	if err != nil {
		return Report{}, err
	}
	registered, err := facts.Registered(ctx, axis)
	if err != nil {
		return Report{}, fmt.Errorf("number of %s: %w", axis, err)
	}
	p := abcPage{ABC: now, list: list, before: before, gone: gone, silent: max(registered-len(list), 0)}
	return p.report(), nil
}

// before is the same analysis of the equal span before, nil when the base
// does not reach back that far.
func (a *ABC) before(ctx context.Context, facts Facts, extent calendar.Span) (*ABC, error) {
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
	var gone []Ranked
	for i, r := range before.Ranked {
		if before.Class[i] == ClassA && !here[r.Ordinal] {
			gone = append(gone, r)
		}
	}
	return names.objects(ctx, a.Axis, gone)
}
