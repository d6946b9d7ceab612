package grid

import (
	"slices"

	"kartoteka/ui/draw"
)

// fitRows is how many rows are measured to fit a column to its content.
const fitRows = 500

// fresh copies the columns as they were given.
func (g *Grid) fresh() []*Column {
	cs := make([]*Column, len(g.given))
	for i := range g.given {
		c := g.given[i]
		cs[i] = &c
	}
	return cs
}

// Columns returns copies of the columns as they are arranged now, hidden ones included.
func (g *Grid) Columns() []Column {
	cs := make([]Column, len(g.columns))
	for i, c := range g.columns {
		cs[i] = *c
	}
	return cs
}

// VisibleColumns returns the indexes, in New, of the columns visible now from left to
// right.
func (g *Grid) VisibleColumns() []int {
	var cols []int
	for _, c := range g.columns {
		if !c.Hidden {
			cols = append(cols, g.indexOf(c.Key))
		}
	}
	return cols
}

// Arrange brings columns into the order, widths and hiding given; a column not
// named stays as it is, after the others.
func (g *Grid) Arrange(like []Column) {
	var ordered []*Column
	for _, l := range like {
		c := g.FindColumn(l.Key)
		if c == nil || slices.Contains(ordered, c) {
			continue
		}
		c.Width, c.Flex, c.Hidden = l.Width, l.Flex, l.Hidden
		ordered = append(ordered, c)
	}
	for _, c := range g.columns {
		if !slices.Contains(ordered, c) {
			ordered = append(ordered, c)
		}
	}
	if !slices.ContainsFunc(ordered, func(c *Column) bool { return !c.Hidden }) {
		return
	}
	g.columns = ordered
	g.Refresh()
}

// freeze fixes the widths shown now, so that the edge one drags stays under the
// pointer, and returns the columns as they were.
func (g *Grid) freeze() []Column {
	was := g.Columns()
	for _, p := range g.placed {
		p.Width, p.Flex = p.w/g.zoom(), 0
	}
	return was
}

// thaw makes the columns flexible again but the one that was drawn.
func (g *Grid) thaw(was []Column, drawn *Column) {
	for i, c := range g.columns {
		if c != drawn {
			c.Width, c.Flex = was[i].Width, was[i].Flex
		}
	}
}

// SetWidth sets the width of a column in pixels of the window, at least its
// smallest; the column no longer takes a share of what is left over.
func (g *Grid) SetWidth(c *Column, w float32) {
	c.Flex, c.Width = 0, max(w/g.zoom(), c.minWidth())
	g.Refresh()
}

// fitColumn makes a column as wide as its title and the rows in view need.
func (g *Grid) fitColumn(c *Column) {
	s := g.tokens.Size
	w := draw.TextWidth(c.Title, s.Title, true)
	if c.Sortable {
		w += signRoom
	}
	from := g.body.first()
	var cell Cell
	for row := from; row < min(from+fitRows, g.source.Len()); row++ {
		cell = Cell{}
		g.source.Cell(row, g.indexOf(c.Key), &cell)
		w = max(w, cellWidth(s, &cell))
	}
	if g.Footer != nil {
		cell = Cell{}
		g.Footer(g.indexOf(c.Key), &cell)
		w = max(w, draw.TextWidth(cell.Text, s.Text, true))
	}
	g.SetWidth(c, w+2*s.Cell+1)
	g.ColumnsChanged()
}

// SetHidden shows or hides a column and reports whether it could: the last one
// stays.
func (g *Grid) SetHidden(c *Column, hidden bool) bool {
	if hidden && len(g.placed) == 1 {
		return false
	}
	c.Hidden = hidden
	g.ColumnsChanged()
	return true
}

// MoveColumn puts a column before the one now at place to among the visible.
func (g *Grid) MoveColumn(c *Column, to int) {
	var before *Column
	if to < len(g.placed) {
		before = g.placed[to].Column
	}
	if before == c {
		return
	}
	g.columns = slices.DeleteFunc(g.columns, func(x *Column) bool { return x == c })
	at := len(g.columns)
	if before != nil {
		at = slices.Index(g.columns, before)
	}
	g.columns = slices.Insert(g.columns, at, c)
	g.ColumnsChanged()
}

// reset brings the columns back to what the program gives.
func (g *Grid) reset() {
	g.columns = g.fresh()
	g.ColumnsChanged()
}

// ColumnsChanged redraws the table and calls OnLayout, after the columns were
// arranged otherwise.
func (g *Grid) ColumnsChanged() {
	g.Refresh()
	if g.OnLayout != nil {
		g.OnLayout()
	}
}
