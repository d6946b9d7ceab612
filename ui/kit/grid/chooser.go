package grid

import "fyne.io/fyne/v2"

// ChooseColumns opens the list of columns to show at a place in the canvas.
func (g *Grid) ChooseColumns(at fyne.Position) {
	list := &Checklist{
		Env:       g.env,
		Items:     g.columnItems(),
		resetWord: g.env.Lang.T("grid.reset"),
	}
	list.Toggle = func(key string, on bool) {
		if !g.SetHidden(g.FindColumn(key), !on) {
			list.Items = g.columnItems()
			list.search("")
		}
	}
	list.reset = func() []CheckItem {
		g.reset()
		return g.columnItems()
	}
	list.Open(at, fyne.Size{})
}

// columnItems lists the columns in the order shown.
func (g *Grid) columnItems() []CheckItem {
	items := make([]CheckItem, len(g.columns))
	for i, c := range g.columns {
		items[i] = CheckItem{Key: c.Key, Text: c.Title, On: !c.Hidden}
	}
	return items
}
