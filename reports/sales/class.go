package sales

import (
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

// Class is the class of an object by ABC.
type Class byte

// Classes; Unclassified is «—».
const (
	Unclassified Class = 0
	ClassA       Class = 'A'
	ClassB       Class = 'B'
	ClassC       Class = 'C'
)

// String is the letter of the class, empty for Unclassified.
func (c Class) String() string {
	if c == Unclassified {
		return ""
	}
	return string(rune(c))
}

// Cell is the class in a table.
func (c Class) Cell() reports.Cell {
	if c == Unclassified {
		return reports.None(reports.KindWord)
	}
	return reports.Text(c.String())
}

// ABCMode is a method of drawing the borders.
type ABCMode string

// Methods of ABC.
const (
	// ABCPareto: borders by the cumulative share of the value.
	ABCPareto ABCMode = "pareto"
	// ABC1C: the relative borders of 1С:Управление торговлей, without numbers
	// to set: the mean of the cumulative curve.
	ABC1C ABCMode = "1c"
	// ABCCount: borders by the share in the number of objects (Heizer,
	// Render: 20/30/50).
	ABCCount ABCMode = "count"
)

// ABCRule is how classes are given.
type ABCRule struct {
	Mode ABCMode // the method
	// A and B are the borders in per cent, 0 < A < B ≤ 100; ABC1C has none.
	A, B float64
	// Up puts the object that crosses a border into the class above it, by the
	// share before the object; by default it falls into the class below, as
	// in every published table that tells.
	Up bool
	// Together gives equal values one class, that of the first of them.
	Together bool
}

// epsilon guards thresholds from the rounding of shares, in per cent.
const epsilon = 1e-9

// Classes is what a rule made of ranked values, place by place.
type Classes struct {
	// Total is what shares are parts of: the positive values, or all of them
	// by the method of 1С.
	Total      int64
	Class      []Class
	Share      []float64 // per cent
	Cumulative []float64 // per cent, meaningless where Counted is false
	// Counted is how many of the first objects enter the cumulative curve.
	Counted int
}

// Classify gives classes to values ranked from the greatest down. Values of
// zero and below are C and have no place on the curve, except by the method
// of 1С, which makes no such difference. Without any total nothing is
// classified.
func (r ABCRule) Classify(ranked []cube.Ranked) Classes {
	c := Classes{
		Class:      make([]Class, len(ranked)),
		Share:      make([]float64, len(ranked)),
		Cumulative: make([]float64, len(ranked)),
	}
	for _, o := range ranked {
		if o.Value > 0 || r.Mode == ABC1C {
			c.Total += o.Value
			c.Counted++
		}
	}
	if r.Mode != ABC1C && c.Total == 0 {
		return c
	}
	var sum int64
	for i, o := range ranked {
		if c.Total != 0 {
			c.Share[i] = 100 * float64(o.Value) / float64(c.Total)
		}
		if i < c.Counted && c.Total != 0 {
			sum += o.Value
			c.Cumulative[i] = 100 * float64(sum) / float64(c.Total)
		}
	}
	if r.Mode == ABC1C {
		c.relative()
	} else {
		c.bounded(r)
	}
	if r.Together {
		for i := 1; i < len(ranked); i++ {
			if ranked[i].Value == ranked[i-1].Value {
				c.Class[i] = c.Class[i-1]
			}
		}
	}
	return c
}

// bounded draws the borders at fixed per cents of the curve.
func (c *Classes) bounded(r ABCRule) {
	before := 0.0
	for i := range c.Class {
		if i >= c.Counted {
			c.Class[i] = ClassC
			continue
		}
		at := c.Cumulative[i]
		if r.Mode == ABCCount {
			at = 100 * float64(i+1) / float64(c.Counted)
		}
		c.Class[i] = r.classAt(at, before, i == 0)
		before = at
	}
}

// classAt is the class of an object whose share of the curve runs from before
// to at. The first object is always A, however large it is.
func (r ABCRule) classAt(at, before float64, first bool) Class {
	within := func(border float64) bool {
		if r.Up {
			return before < border-epsilon
		}
		return at <= border+epsilon
	}
	switch {
	case first || within(r.A):
		return ClassA
	case within(r.B):
		return ClassB
	}
	return ClassC
}

// relative draws the borders as 1С does, by the mean of the cumulative curve:
// A up to the mean of all, B up to the mean of what is left, the last object
// always C. The first mean divides by one more than there are objects; a
// dominant first object leaves A empty. The method is known from published
// descriptions of the behaviour, not from its text.
func (c *Classes) relative() {
	n := len(c.Class)
	mean := func(from, divisor int) float64 {
		sum := 0.0
		for _, share := range c.Cumulative[from:] {
			sum += share
		}
		return sum / float64(divisor)
	}
	i := 0
	for border := mean(0, n+1); i < n-1 && c.Cumulative[i] <= border+epsilon; i++ {
		c.Class[i] = ClassA
	}
	first := i
	for border := mean(i, max(n-i, 1)); i < n-1 && (i == first || c.Cumulative[i] <= border+epsilon); i++ {
		c.Class[i] = ClassB
	}
	for ; i < n; i++ {
		c.Class[i] = ClassC
	}
}
