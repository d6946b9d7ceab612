package list

import "kartoteka/ui/kit/grid"

// newGrid makes the lines of the register as the person arranged them.
func (p *Page[R]) newGrid() *grid.Grid {
	columns := make([]grid.Column, len(p.r.Columns))
	for i := range columns {
		columns[i] = p.r.Columns[i].column(p.env.Lang)
	}
	g := grid.New(p.env, columns, p.rows)
	g.Arrange(columnsFromPrefs(p.prefs.Columns))
	g.SetSort(p.prefs.Sort)
	g.OnSelect = p.selected
	g.OnOpen = func(row int) { p.open(row) }
	g.OnSort = p.sortBy
	g.OnMenu = p.menuAt
	g.OnKey = p.HandleKey
	g.OnRune = p.typed
	if p.r.Tick != nil {
		g.OnSpace = p.Tick
	}
	if p.r.Ticked != nil {
		g.OnBox = func(row int) { p.tickRows(p.rows.at([]int{row})) }
	}
	g.OnLayout = func() {
		p.prefs.Columns = columnsToPrefs(g.Columns())
		p.remember()
	}
	for _, c := range p.r.Columns {
		if c.total {
			g.Footer = func(col int, out *grid.Cell) { p.rows.footer(col, p.firstColumn(), out) }
		}
	}
	return g
}

// firstColumn is the first visible one without a sum, where rows are counted.
func (p *Page[R]) firstColumn() int {
	for _, c := range p.grid.VisibleColumns() {
		if !p.r.Columns[c].total {
			return c
		}
	}
	return -1
}
