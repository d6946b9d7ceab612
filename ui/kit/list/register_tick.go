package list

// tickIcon is the box of a row that can be ticked.
func tickIcon(on bool) string {
	if on {
		return "check-on"
	}
	return "check-off"
}

// tickRows turns rows over and shows them again.
func (p *Page[R]) tickRows(rows []R) {
	if p.r.Tick(rows); p.r.Ticked != nil {
		p.Repaint()
	}
}
