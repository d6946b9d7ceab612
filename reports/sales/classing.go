package sales

import (
	"context"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

// Classing finds the class of one object by the report «ABC» with its usual
// settings while the facts are read beside other things: every fact of Span is
// given to Add, then Settle is asked. It never reads anything itself.
type Classing struct {
	abc     ABC
	object  uint32
	axis    ofSize
	pass    *cube.Pass
	sums    []int64
	seen    []bool
	settled Class
}

// ofSize is the facts of which only the size of an axis is known.
type ofSize struct {
	cube.Facts
	size int
}

// Size implements Facts.
func (f ofSize) Size(context.Context, cube.Axis) (int, error) { return f.size, nil }

// NewClassing begins with an object of an axis of so many ordinals. The period of
// the settings has both its ends.
func NewClassing(ctx context.Context, axis cube.Axis, size int, object uint32, s reports.Settings) (*Classing, error) {
	v, err := reports.Judge(abcParams, s)
	if err != nil {
		return nil, err
	}
	rule, err := ruleOf(v)
	if err != nil {
		return nil, err
	}
	c := &Classing{
		abc: ABC{
			Axis: axis, Measure: cube.MeasureOf(v), Rule: rule,
			Query: cube.Query{Rows: []cube.Axis{axis}, Measures: []cube.Measure{cube.MeasureOf(v)}, Span: calendar.SpanOf(s.Period, calendar.Span{}), VATIncluded: v["vat"] == "included"},
		},
		object: object, axis: ofSize{size: size},
	}
	c.pass, err = cube.NewPass(ctx, c.axis, c.abc.Query)
	return c, err
}

// Span is the facts wanted.
func (c *Classing) Span() calendar.Span { return c.abc.Query.Span }

// Add takes facts in.
func (c *Classing) Add(chunk cube.Chunk) error { return c.pass.Add(chunk) }

// Settle finds the class. False asks for all facts once more: what was sold of
// the object sums to nothing, and only its papers tell whether a sale is left.
func (c *Classing) Settle(ctx context.Context) (bool, error) {
	result := c.pass.Result()
	if c.seen == nil {
		c.sums, c.seen = result.Values(0)
		if o := c.object; c.seen[o] && c.sums[o] == 0 {
			q := c.abc.Query
			q.Measures, q.Where = []cube.Measure{cube.Papers}, []cube.Filter{{Axis: q.Rows[0], Ordinals: []uint32{o}}}
			var err error
			c.pass, err = cube.NewPass(ctx, c.axis, q)
			return false, err
		}
	} else {
		c.seen[c.object] = result.At(0, int(c.object), 0) > 0
	}
	ranked := cube.Rank(c.sums, c.seen)
	classes := c.abc.Rule.Classify(ranked)
	if i := slices.IndexFunc(ranked, func(r cube.Ranked) bool { return r.Ordinal == c.object }); i >= 0 {
		c.settled = classes.Class[i]
	}
	return true, nil
}

// Class is the class found; Unclassified when nothing was sold of the object.
func (c *Classing) Class() Class { return c.settled }
