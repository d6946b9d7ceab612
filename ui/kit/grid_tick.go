package kit

// tickIcon is the box of a row that can be ticked.
func tickIcon(on bool) string {
	if on {
		return "check-on"
	}
	return "check-off"
}

// tickRows turns rows over and shows them anew.
func (p *ListPage[R]) tickRows(rows []R) {
	if p.r.Tick(rows); p.r.Ticked != nil {
		p.Repaint()
	}
}

// overBox is whether a place is on the boxes of the lead column.
func (g *Grid) overBox(x float32) bool {
	t := g.tokens.Size
	for _, p := range g.placed {
		if p.Lead {
			return x >= p.x && x < p.x+t.Cell+t.Icon+t.Pad
		}
	}
	return false
}
