package grid

import (
	"slices"

	"kartoteka/ui/draw"
)

const (
	defaultWidth    = 120
	defaultMinWidth = 40
	// What a flexible column gives way to before rows scroll sideways, and what
	// the leading one does.
	flexLeast = 88
	leadLeast = 168
	// fitRows is how many rows are measured to fit a column to its content.
	fitRows = 500
)

// placedColumn is a visible column with its place in the table.
type placedColumn struct {
	*Column
	col  int // place in NewGrid, for Source.Cell
	x, w float32
}

// fresh copies the columns as they were given.
func (g *Grid) fresh() []*Column {
	cs := make([]*Column, len(g.given))
	for i := range g.given {
		c := g.given[i]
		cs[i] = &c
	}
	return cs
}

// zoom is how much larger than drawn the window is.
func (g *Grid) zoom() float32 { return g.tokens.Zoom }

// arrange gives each visible column its place in a table at least width wide:
// what fixed columns leave over, or lack, is shared by the flexible ones.
func (g *Grid) arrange(width float32) {
	g.placed = g.placed[:0]
	var used, flex, slack float32
	for _, c := range g.columns {
		if c.Hidden {
			continue
		}
		p := placedColumn{Column: c, col: g.place(c.Key), w: c.width() * g.zoom()}
		g.placed = append(g.placed, p)
		used += p.w
		flex += c.Flex
		slack += c.slack() * g.zoom()
	}
	rest := width - used
	var x float32
	for i := range g.placed {
		p := &g.placed[i]
		switch {
		case rest > 0 && flex > 0:
			p.w += rest * p.Flex / flex
		case rest < 0 && slack > 0:
			p.w += max(rest, -slack) * p.slack() * g.zoom() / slack
		}
		p.x = x
		x += p.w
	}
}

func (c *Column) width() float32 {
	w := c.Width
	if w == 0 {
		w = defaultWidth
	}
	return max(w, c.minWidth())
}

// slack is how much narrower than its width the column may be shown.
func (c *Column) slack() float32 {
	least := float32(flexLeast)
	if c.Lead {
		least = leadLeast
	}
	if c.Flex == 0 {
		return 0
	}
	return max(0, c.width()-max(least, c.minWidth()))
}

func (c *Column) minWidth() float32 {
	if c.MinWidth == 0 {
		return defaultMinWidth
	}
	return c.MinWidth
}

// place is the place of the column in NewGrid.
func (g *Grid) place(key string) int {
	return slices.IndexFunc(g.given, func(c Column) bool { return c.Key == key })
}

func (g *Grid) FindColumn(key string) *Column {
	for _, c := range g.columns {
		if c.Key == key {
			return c
		}
	}
	return nil
}

// width of all visible columns.
func (g *Grid) width() float32 {
	if len(g.placed) == 0 {
		return 0
	}
	last := g.placed[len(g.placed)-1]
	return last.x + last.w
}

// Columns returns copies of the columns as arranged now, hidden ones included.
func (g *Grid) Columns() []Column {
	cs := make([]Column, len(g.columns))
	for i, c := range g.columns {
		cs[i] = *c
	}
	return cs
}

// VisibleColumns returns the places, in NewGrid, of the columns visible now from left to
// right.
func (g *Grid) VisibleColumns() []int {
	var cols []int
	for _, c := range g.columns {
		if !c.Hidden {
			cols = append(cols, g.place(c.Key))
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

// SetWidth makes a column as wide as the person drew it; it stretches no more.
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
		g.source.Cell(row, g.place(c.Key), &cell)
		w = max(w, cellWidth(s, &cell))
	}
	if g.Footer != nil {
		cell = Cell{}
		g.Footer(g.place(c.Key), &cell)
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

// ColumnsChanged redraws and tells the owner to remember.
func (g *Grid) ColumnsChanged() {
	g.Refresh()
	if g.OnLayout != nil {
		g.OnLayout()
	}
}
