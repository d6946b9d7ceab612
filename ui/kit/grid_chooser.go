package kit

import "fyne.io/fyne/v2"

// ChooseColumns opens the list of columns to show at a place in the canvas.
func (g *Grid) ChooseColumns(at fyne.Position) {
	list := &checklist{
		env:       g.env,
		items:     g.columnItems(),
		resetWord: g.env.Lang.T("grid.reset"),
	}
	list.toggle = func(key string, on bool) {
		if !g.setHidden(g.column(key), !on) {
			list.items = g.columnItems()
			list.search("")
		}
	}
	list.reset = func() []checkItem {
		g.reset()
		return g.columnItems()
	}
	list.open(at, fyne.Size{})
}

// columnItems lists the columns in the order shown.
func (g *Grid) columnItems() []checkItem {
	items := make([]checkItem, len(g.columns))
	for i, c := range g.columns {
		items[i] = checkItem{Key: c.Key, Text: c.Title, On: !c.Hidden}
	}
	return items
}
