package grid

// Marks is the selection of a table: the row under the cursor and the records
// that are marked. With no record marked, the one under the cursor is selected.
type Marks struct {
	Cursor int             // the row under the cursor, −1 for none
	ID     string          // the record of that row
	IDs    map[string]bool // the records that are marked

	anchor int  // where a range begins
	keep   bool // marked one by one: walking keeps the marks
}

// Follow finds the cursor's record among the rows again and drops marks of
// records that are gone.
func (m *Marks) Follow(s Source) {
	n := s.Len()
	if n == 0 {
		*m = Marks{Cursor: -1, anchor: -1}
		return
	}
	found := -1
	left := map[string]bool{}
	if m.Cursor >= 0 && m.Cursor < n && s.ID(m.Cursor) == m.ID && len(m.IDs) == 0 {
		return
	}
	for row := range n {
		id := s.ID(row)
		if id == m.ID && found < 0 {
			found = row
		}
		if m.IDs[id] {
			left[id] = true
		}
	}
	m.IDs = left
	if found < 0 {
		found = min(max(m.Cursor, 0), n-1)
	}
	m.SetCursor(s, found)
}

// SetCursor puts the cursor on a row; a range begins there.
func (m *Marks) SetCursor(s Source, row int) {
	m.Cursor, m.anchor, m.ID = row, row, s.ID(row)
}

// Clear unmarks all records; the cursor stays.
func (m *Marks) Clear() {
	m.IDs, m.keep = nil, false
}

// Marked reports whether the record is selected.
func (m *Marks) Marked(row int, id string) bool {
	if len(m.IDs) == 0 {
		return row == m.Cursor
	}
	return m.IDs[id]
}

// Move walks the cursor to a row: alone, or marking all between it and the
// anchor.
func (m *Marks) Move(s Source, row int, extend bool) {
	if !extend {
		if !m.keep {
			m.Clear()
		}
		m.SetCursor(s, row)
		return
	}
	m.IDs, m.keep = map[string]bool{}, false
	for r := min(m.anchor, row); r <= max(m.anchor, row); r++ {
		m.IDs[s.ID(r)] = true
	}
	m.Cursor, m.ID = row, s.ID(row)
}

// Toggle marks or unmarks one row; withCursor takes the row under the cursor
// along when it is the first mark, as Ctrl and a click do.
func (m *Marks) Toggle(s Source, row int, withCursor bool) {
	if m.IDs == nil {
		m.IDs = map[string]bool{}
		if withCursor && m.Cursor >= 0 && m.Cursor != row {
			m.IDs[m.ID] = true
		}
	}
	m.keep = true
	if id := s.ID(row); m.IDs[id] {
		delete(m.IDs, id)
	} else {
		m.IDs[id] = true
	}
	if len(m.IDs) == 0 {
		m.Clear()
	}
	m.SetCursor(s, row)
}

// MarkAll marks every row.
func (m *Marks) MarkAll(s Source) {
	m.Clear()
	for row := range s.Len() {
		m.Mark(s.ID(row))
	}
}

// Mark marks a record.
func (m *Marks) Mark(id string) {
	if m.IDs == nil {
		m.IDs = map[string]bool{}
	}
	m.IDs[id], m.keep = true, true
}

// Selected lists the rows marked, from top to bottom, or the one under the
// cursor.
func (m *Marks) Selected(s Source) []int {
	if m.Cursor < 0 {
		return nil
	}
	if len(m.IDs) == 0 {
		return []int{m.Cursor}
	}
	var rows []int
	for row := range s.Len() {
		if m.IDs[s.ID(row)] {
			rows = append(rows, row)
		}
	}
	return rows
}

// Cursor returns the row of the cursor, −1 when there are no rows.
func (g *Grid) Cursor() int { return g.Marks.Cursor }

// Selected returns the rows selected, from top to bottom: those marked, or the
// one under the cursor.
func (g *Grid) Selected() []int { return g.Marks.Selected(g.source) }

// Marked returns how many records are marked one by one or as a range.
func (g *Grid) Marked() int { return len(g.Marks.IDs) }

// Select puts the cursor on a row, unmarks all and brings the row into view.
func (g *Grid) Select(row int) {
	if row < 0 || row >= g.source.Len() {
		return
	}
	g.Marks.Clear()
	g.Marks.SetCursor(g.source, row)
	g.selected(row)
}

// selected redraws after the selection changed at a row.
func (g *Grid) selected(row int) {
	g.tip.Hide()
	g.body.forget()
	g.ScrollTo(row)
	if g.OnSelect != nil {
		g.OnSelect()
	}
}
