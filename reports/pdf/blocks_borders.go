package pdf

import (
	"math"

	"kartoteka/reports/docs"
)

// segment is a straight border from a point, along or down.
type segment struct{ x, y, length float64 }

// borders gathers the sides of the cells of a row. Sides that meet become one
// line and a side two cells share is drawn once: a file is smaller for it, and
// no viewer shows a border of double thickness.
type borders struct {
	along, down []segment
}

// add takes the sides of a cell of this height.
func (b *borders) add(f *field, height float64) {
	if f.Border&docs.SideTop != 0 {
		b.draw(f.x, 0, f.width)
	}
	if f.Border&docs.SideBottom != 0 {
		b.draw(f.x, height, f.width)
	}
	if f.Border&docs.SideLeft != 0 {
		b.drop(f.x, height)
	}
	if f.Border&docs.SideRight != 0 {
		b.drop(f.x+f.width, height)
	}
}

// draw lengthens the line that ends where this one begins, or begins one.
func (b *borders) draw(x, y, length float64) {
	for i := range b.along {
		if s := &b.along[i]; s.y == y && near(s.x+s.length, x) {
			s.length += length
			return
		}
	}
	b.along = append(b.along, segment{x, y, length})
}

// drop draws a line downwards, unless the neighbour has drawn it.
func (b *borders) drop(x, length float64) {
	for i := range b.down {
		if s := &b.down[i]; near(s.x, x) {
			s.length = max(s.length, length)
			return
		}
	}
	b.down = append(b.down, segment{x, 0, length})
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func (b *borders) box() box {
	var all box
	for _, s := range b.along {
		all.marks = append(all.marks, placed{s.x, s.y, lineMark{s.length, 0, hairline}})
	}
	for _, s := range b.down {
		all.marks = append(all.marks, placed{s.x, s.y, lineMark{0, s.length, hairline}})
	}
	return all
}
