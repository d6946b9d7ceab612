package kit

// marks is what is selected: the row of the cursor and the marked records.
// With no record marked the one under the cursor is meant.
type marks struct {
	cursor int    // row, −1 for none
	id     string // its record
	anchor int    // where a range begins
	set    map[string]bool
	keep   bool // marked one by one: walking keeps the marks
}

// follow finds the cursor's record among the rows again and drops marks of
// records that are gone.
func (m *marks) follow(s Source) {
	n := s.Len()
	if n == 0 {
		*m = marks{cursor: -1, anchor: -1}
		return
	}
	found := -1
	left := map[string]bool{}
	if m.cursor >= 0 && m.cursor < n && s.ID(m.cursor) == m.id && len(m.set) == 0 {
		return
	}
	for row := range n {
		id := s.ID(row)
		if id == m.id && found < 0 {
			found = row
		}
		if m.set[id] {
			left[id] = true
		}
	}
	m.set = left
	if found < 0 {
		found = min(max(m.cursor, 0), n-1)
	}
	m.at(s, found)
}

// at puts the cursor on a row and lets ranges begin there.
func (m *marks) at(s Source, row int) {
	m.cursor, m.anchor, m.id = row, row, s.ID(row)
}

func (m *marks) clear() {
	m.set, m.keep = nil, false
}

// marked reports whether the record is selected.
func (m *marks) marked(row int, id string) bool {
	if len(m.set) == 0 {
		return row == m.cursor
	}
	return m.set[id]
}

// move walks the cursor to a row: alone, or marking all between it and the
// anchor.
func (m *marks) move(s Source, row int, extend bool) {
	if !extend {
		if !m.keep {
			m.clear()
		}
		m.at(s, row)
		return
	}
	m.set, m.keep = map[string]bool{}, false
	for r := min(m.anchor, row); r <= max(m.anchor, row); r++ {
		m.set[s.ID(r)] = true
	}
	m.cursor, m.id = row, s.ID(row)
}

// toggle marks or unmarks one row; withCursor takes the row under the cursor
// along when it is the first mark, as Ctrl and a click do.
func (m *marks) toggle(s Source, row int, withCursor bool) {
	if m.set == nil {
		m.set = map[string]bool{}
		if withCursor && m.cursor >= 0 && m.cursor != row {
			m.set[m.id] = true
		}
	}
	m.keep = true
	if id := s.ID(row); m.set[id] {
		delete(m.set, id)
	} else {
		m.set[id] = true
	}
	if len(m.set) == 0 {
		m.clear()
	}
	m.at(s, row)
}

// all marks every row.
func (m *marks) all(s Source) {
	m.clear()
	for row := range s.Len() {
		m.add(s.ID(row))
	}
}

// add marks a record.
func (m *marks) add(id string) {
	if m.set == nil {
		m.set = map[string]bool{}
	}
	m.set[id], m.keep = true, true
}

// selected lists the rows marked, from top to bottom, or the one under the
// cursor.
func (m *marks) selected(s Source) []int {
	if m.cursor < 0 {
		return nil
	}
	if len(m.set) == 0 {
		return []int{m.cursor}
	}
	var rows []int
	for row := range s.Len() {
		if m.set[s.ID(row)] {
			rows = append(rows, row)
		}
	}
	return rows
}

// Cursor returns the row of the cursor, −1 when there are no rows.
func (g *Grid) Cursor() int { return g.marks.cursor }

// Selected returns the rows selected, from top to bottom: those marked, or the
// one under the cursor.
func (g *Grid) Selected() []int { return g.marks.selected(g.source) }

// Marked returns how many records are marked one by one or as a range.
func (g *Grid) Marked() int { return len(g.marks.set) }

// Select puts the cursor on a row, unmarks all and brings the row into view.
func (g *Grid) Select(row int) {
	if row < 0 || row >= g.source.Len() {
		return
	}
	g.marks.clear()
	g.marks.at(g.source, row)
	g.selected(row)
}

// selected redraws after the selection changed at a row.
func (g *Grid) selected(row int) {
	g.tip.hide()
	g.body.forget()
	g.ScrollTo(row)
	if g.OnSelect != nil {
		g.OnSelect()
	}
}
