package grid

import "slices"

const (
	defaultWidth    = 120
	defaultMinWidth = 40
	// What a flexible column gives way to before rows scroll sideways, and what
	// the leading one does.
	flexLeast = 88
	leadLeast = 168
)

// placedColumn is a visible column with its place in the table.
type placedColumn struct {
	*Column
	col  int // index in New, for Source.Cell
	x, w float32
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
		p := placedColumn{Column: c, col: g.indexOf(c.Key), w: c.width() * g.zoom()}
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

// indexOf is the index of the column in New.
func (g *Grid) indexOf(key string) int {
	return slices.IndexFunc(g.given, func(c Column) bool { return c.Key == key })
}

// FindColumn returns the column of a key as arranged now, nil when there is none.
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
