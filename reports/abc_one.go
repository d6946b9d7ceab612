package reports

import (
	"context"
	"fmt"
)

// ClassOf is the class of one object by the report «ABC» with its usual settings
// over a period; Unclassified when nothing was sold on it.
func ClassOf(ctx context.Context, facts Facts, axis Axis, ordinal uint32, s Settings) (Class, error) {
	v, err := judge(abcParams, s)
	if err != nil {
		return Unclassified, err
	}
	rule, err := v.rule()
	if err != nil {
		return Unclassified, err
	}
	extent, err := facts.Extent(ctx)
	if err != nil {
		return Unclassified, fmt.Errorf("extent of sales: %w", err)
	}
	a := ABC{
		Axis: axis, Measure: v.measure(), Rule: rule,
		Query: Query{Span: SpanOf(s.Period, extent), VATIncluded: v["vat"] == "included"},
	}
	if err := a.classify(ctx, facts); err != nil {
		return Unclassified, err
	}
	for i, r := range a.Ranked {
		if r.Ordinal == ordinal {
			return a.Class[i], nil
		}
	}
	return Unclassified, nil
}
