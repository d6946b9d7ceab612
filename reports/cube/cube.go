package cube

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"math"
	"math/bits"
	"slices"

	"kartoteka/data/calendar"
)

// Query says what to sum, by what, over which rows.
type Query struct {
	// Span is the days that count.
	Span calendar.Span
	// Rows and Cols are the axes whose combinations make the rows and columns
	// of the result; none makes one row or one column.
	Rows, Cols []Axis
	// Step is the length of the periods of axis Time.
	Step calendar.Step
	// Measures are summed in each cell.
	Measures []Measure
	// VATIncluded counts revenue with VAT. Profit is always without.
	VATIncluded bool
	// Fold gathers the lesser objects of one axis; nil leaves all apart.
	Fold *Fold
	// Where keeps only the facts that pass every filter.
	Where []Filter
}

// Fold keeps some objects of an axis apart and makes one of all others: the
// side has len(Ordinals)+1 places on that axis, the last one for the rest.
type Fold struct {
	Axis     Axis     // not Time
	Ordinals []uint32 // the objects kept apart, in the order of their places
}

// Filter keeps the facts whose object on the axis is one of the ordinals.
type Filter struct {
	Axis     Axis     // not Time: that is Query.Span
	Ordinals []uint32 // the objects whose facts are kept
}

// Side is the rows or columns of a cube: all combinations of its axes, the
// last axis running fastest.
type Side struct {
	Axes  []Axis // the slowest first
	Sizes []int  // how many ordinals each axis has
}

// Len is the number of combinations.
func (s Side) Len() int {
	n := 1
	for _, size := range s.Sizes {
		n *= size
	}
	return n
}

// Split is the ordinals on each axis of the combination i.
func (s Side) Split(i int) []uint32 {
	ordinals := make([]uint32, len(s.Sizes))
	for k := len(s.Sizes) - 1; k >= 0; k-- {
		ordinals[k] = uint32(i % s.Sizes[k])
		i /= s.Sizes[k]
	}
	return ordinals
}

// Result is the sums of a cube.
type Result struct {
	// Rows and Cols are the sides whose combinations the cells are.
	Rows, Cols Side
	// Periods are the first days of the periods, by ordinal of axis Time.
	Periods []calendar.DayNumber

	sums [][]int64         // by measure, then by cell
	seen []bool            // by cell: some fact fell here
	cell map[uint64]uint64 // combination → cell; nil when they are the same
}

// At is a sum: 0 where no fact fell.
func (r *Result) At(measure, row, col int) int64 {
	if c, ok := r.at(row, col); ok {
		return r.sums[measure][c]
	}
	return 0
}

// Values is the sums of a measure over the rows of a cube without columns, by
// row, and which rows any fact fell in.
func (r *Result) Values(measure int) (sums []int64, seen []bool) {
	n := r.Rows.Len() * r.Cols.Len()
	if r.cell == nil {
		return r.sums[measure][:n], r.seen[:n]
	}
	sums, seen = make([]int64, n), make([]bool, n)
	for row := range r.Cells() {
		sums[row], seen[row] = r.At(measure, row, 0), true
	}
	return sums, seen
}

// Seen tells whether any fact fell in the cell. A sale and its reversal are
// facts too, though they sum to nothing.
func (r *Result) Seen(row, col int) bool {
	c, ok := r.at(row, col)
	return ok && r.seen[c]
}

func (r *Result) at(row, col int) (uint64, bool) {
	c := uint64(row)*uint64(r.Cols.Len()) + uint64(col)
	if r.cell == nil {
		return c, true
	}
	c, ok := r.cell[c]
	return c, ok
}

// Cells walks the cells where some fact fell, by rows and columns.
func (r *Result) Cells() iter.Seq2[int, int] {
	cols := uint64(r.Cols.Len())
	return func(yield func(row, col int) bool) {
		if r.cell != nil {
			for _, c := range slices.Sorted(maps.Keys(r.cell)) {
				if !yield(int(c/cols), int(c%cols)) {
					return
				}
			}
			return
		}
		for c, seen := range r.seen[:uint64(r.Rows.Len())*cols] {
			if seen && !yield(int(uint64(c)/cols), int(uint64(c)%cols)) {
				return
			}
		}
	}
}

// denseCells is the most cells kept as plain slices: 4 million sums take
// 32 MB a measure. A larger cube keeps only the cells where facts fell.
const denseCells = 1 << 22

// Sum sums facts by any axes in one pass over their columns. It is the one
// engine behind the reports.
func Sum(ctx context.Context, facts Facts, q Query) (*Result, error) {
	p, err := NewPass(ctx, facts, q)
	if err != nil {
		return nil, err
	}
	if err := facts.Scan(ctx, q.Span, p.columns, p.Add); err != nil {
		return nil, fmt.Errorf("scan sales: %w", err)
	}
	return p.Result(), nil
}

// NewPass lays out the cells of a query.
func NewPass(ctx context.Context, facts Facts, q Query) (*Pass, error) {
	p := &Pass{span: q.Span, vatIncluded: q.VATIncluded}
	sides := [2]Side{{Axes: q.Rows}, {Axes: q.Cols}}
	for i := range sides {
		for _, axis := range sides[i].Axes {
			part, err := p.part(ctx, facts, q, axis)
			if err != nil {
				return nil, err
			}
			if q.Fold != nil && q.Fold.Axis == axis && axis < Time {
				part = part.fold(q.Fold.Ordinals)
			}
			sides[i].Sizes = append(sides[i].Sizes, part.size)
			p.parts = append(p.parts, part)
		}
	}
	p.rows, p.cols = sides[0], sides[1]
	stride := uint64(1)
	for i := len(p.parts) - 1; i >= 0; i-- {
		p.parts[i].stride = stride
		over, next := bits.Mul64(stride, uint64(p.parts[i].size))
		if over != 0 || next > math.MaxInt64 {
			return nil, fmt.Errorf("cube of %v by %v: too many combinations", q.Rows, q.Cols)
		}
		stride = next
	}
	for _, f := range q.Where {
		mask, err := p.mask(ctx, facts, f)
		if err != nil {
			return nil, err
		}
		p.masks = append(p.masks, mask)
	}
	p.allot(q.Measures, stride)
	return p, nil
}
