package pdf

import "kartoteka/reports"

// draw sets the table from the current place on, over as many pages as it
// takes.
func (t *table) draw() {
	if len(t.table.Columns) == 0 {
		return
	}
	head := t.head()
	body := letters{size: t.size}
	if len(t.table.Rows) > 0 && !t.Fits(head.height+3*t.rowHeight(1, body)) {
		t.turn()
	}
	t.put(head)
	grouped := t.grouped()
	for _, row := range t.table.Rows {
		s := body
		s.bold = grouped && row.Level == 0
		t.place(t.line(row, s), head)
	}
	if t.table.Totals != nil {
		totals := append([]reports.Cell(nil), t.table.Totals...)
		totals[0] = reports.Text(t.lang.T("report.total"))
		l := t.line(reports.Row{Cells: totals}, letters{size: t.size, bold: true})
		l.over = true
		t.place(l, head)
	}
}

// line is one row broken into lines of text, ready to be put on the page.
type line struct {
	cells   [][]string
	indent  float64 // of the first cell
	letters letters
	height  float64
	right   []bool // cells aligned to the right
	red     []bool // negative figures
	ground  bool   // tinted, as the head is
	over    bool   // a stronger line above
}

func (t *table) rowHeight(lines int, s letters) float64 {
	return float64(lines)*s.lineHeight() + 2*0.9
}

// head is the row of the headings.
func (t *table) head() line {
	l := line{letters: letters{size: t.size, bold: true, color: muted}, ground: true}
	for _, c := range t.table.Columns {
		l.add(c.Kind.Number(), false)
	}
	return t.broken(l, func(i int) string { return t.table.Columns[i].In(t.lang) })
}

// line breaks a row of the table.
func (t *table) line(row reports.Row, s letters) line {
	l := line{letters: s}
	for i, c := range t.widthsOf(row) {
		l.add(t.table.Columns[i].Kind.Number(), c.Set && c.Number() && (c.Int < 0 || c.Float < 0))
	}
	_, l.indent = t.text(row, 0)
	return t.broken(l, func(i int) string {
		text, _ := t.text(row, i)
		return text
	})
}

func (l *line) add(right, red bool) {
	l.right, l.red = append(l.right, right), append(l.red, red)
}

// broken splits the texts to the widths of columns. A row is never higher than
// a page: what does not fit is cut with an ellipsis.
func (t *table) broken(l line, text func(i int) string) line {
	most := max(int((t.Bottom()-t.page.Top)/l.letters.lineHeight())/2, 1)
	lines := 1
	for i := range l.right {
		width := t.widths[i] - 2*cellPad
		if i == 0 {
			width -= l.indent
		}
		s := Clean(text(i))
		cell := []string{s}
		if t.fonts.textWidth(s, l.letters) > width+0.01 {
			cell = t.fonts.wrap(s, l.letters.style(), max(width, 5))
		}
		if len(cell) > most {
			cell = cell[:most]
			cell[most-1] += "…"
		}
		l.cells = append(l.cells, cell)
		lines = max(lines, len(cell))
	}
	l.height = t.rowHeight(lines, l.letters)
	return l
}

// place puts a row on this page, or on the next one under the head.
func (t *table) place(l, head line) {
	if !t.Fits(l.height) {
		t.turn()
		t.put(head)
	}
	t.put(l)
}

func (t *table) turn() {
	t.AddPage()
	t.SetY(t.page.Top)
}

// put draws a row at the current place and goes under it.
func (t *table) put(l line) {
	x, y := t.Left(), t.GetY()
	width := sum(t.widths)
	if l.ground {
		t.SetFillColor(0xF6, 0xF7, 0xF9)
		t.Rect(x, y, width, l.height, "F")
	}
	for i, cell := range l.cells {
		s := l.letters
		if l.red[i] {
			s.color = bad
		}
		t.use(s)
		left := x + cellPad
		if i == 0 {
			left += l.indent
		}
		for k, text := range cell {
			at := left
			if l.right[i] {
				at = x + t.widths[i] - cellPad - t.fonts.textWidth(text, s)
			}
			t.Text(at, y+0.9+float64(k)*s.lineHeight()+s.ascent(), text)
		}
		x += t.widths[i]
	}
	t.rule(y+l.height, width, l.ground)
	if l.over {
		t.rule(y, width, true)
	}
	t.SetY(y + l.height)
}

// rule draws a line under or over a row.
func (t *table) rule(y, width float64, strong bool) {
	t.SetLineWidth(0.1)
	t.SetDrawColor(0xDD, 0xE2, 0xEA)
	if strong {
		t.SetLineWidth(0.2)
		t.SetDrawColor(0x98, 0xA2, 0xB3)
	}
	t.Line(t.Left(), y, t.Left()+width, y)
}

// grouped tells whether some rows stand under others.
func (t *table) grouped() bool {
	for _, row := range t.table.Rows {
		if row.Level > 0 {
			return true
		}
	}
	return false
}
