package pdf

import "kartoteka/reports/docs"

// Room between the border of a cell and its text, and the line of a border, in
// millimetres.
const (
	padX, padY = 1.0, 0.6
	hairline   = 0.2
)

// field is a cell put in its place.
type field struct {
	docs.Cell
	rows     int // it spans
	x, width float64
	lines    []string
}

// textHeight is what its lines and padding take.
func (f *field) textHeight() float64 {
	return float64(len(f.lines))*lineHeight(f.Style) + 2*padY
}

// padLeft is none where a cell without a border begins at the margin: its text
// stands under the texts around the grid.
func (f *field) padLeft() float64 {
	if f.x == 0 && f.Border&docs.SideLeft == 0 {
		return 0
	}
	return padX
}

// textWidth is the room for a line.
func (f *field) textWidth() float64 { return f.width - f.padLeft() - padX }

// band is a row of a grid, measured.
type band struct {
	fields []field
	height float64
	bound  bool // a cell spans from it into the next one
}

// grid is a box for each row, or for rows a span binds. The first of the body
// stands in one box with the head, so that no head is left alone.
func (l layout) grid(g docs.Grid) []box {
	bands := l.bands(g)
	var boxes []box
	for from := 0; from < len(bands); {
		to := groupEnd(bands, from, g.Head)
		boxes = append(boxes, l.rows(bands[from:to])...)
		from = to
	}
	if g.Head == 0 || len(boxes) < 2 {
		return boxes
	}
	head := boxes[:1]
	for i := range boxes[2:] {
		boxes[i+2].head = head
	}
	boxes[1] = stack(boxes[:2])
	return boxes[1:]
}

// groupEnd is the row after those that belong together from this one on: the
// head of the grid, and rows bound by spans.
func groupEnd(bands []band, from, head int) int {
	to := from + 1
	for to < len(bands) && (to < head || bands[to-1].bound) {
		to++
	}
	return to
}

// bands puts cells into columns, around those spanning from above, and
// measures the rows.
func (l layout) bands(g docs.Grid) []band {
	covered := make([]int, len(g.Widths)) // rows still covered from above
	bands := make([]band, len(g.Rows))
	for r, row := range g.Rows {
		bands[r] = l.band(row, g.Widths, covered, len(g.Rows)-r)
	}
	for r := range bands {
		stretch(bands, r)
	}
	return bands
}

// band places one row and notes in covered what it covers of the rows below,
// of which at most left are there.
func (l layout) band(row docs.Row, widths []float64, covered []int, left int) band {
	b := band{height: row.Height, fields: make([]field, 0, len(row.Cells))}
	cells := row.Cells
	x := 0.0
	for col := 0; col < len(widths); {
		if covered[col] > 0 {
			covered[col]--
			b.bound = b.bound || covered[col] > 0
			x += widths[col]
			col++
			continue
		}
		if len(cells) == 0 {
			break
		}
		f := field{Cell: cells[0], rows: min(max(1, cells[0].Rows), left), x: x}
		cells = cells[1:]
		for n := max(1, f.Cols); n > 0 && col < len(widths); n-- {
			f.width += widths[col]
			covered[col] = f.rows - 1
			col++
		}
		x += f.width
		f.lines = l.fonts.wrap(f.Text, f.Style, f.textWidth())
		if f.rows == 1 {
			b.height = max(b.height, f.textHeight())
		}
		b.bound = b.bound || f.rows > 1
		b.fields = append(b.fields, f)
	}
	return b
}

// stretch makes the last of the rows a cell of this row spans as much higher as
// its text needs.
func stretch(bands []band, row int) {
	for i := range bands[row].fields {
		f := &bands[row].fields[i]
		if f.rows == 1 {
			continue
		}
		lack := f.textHeight() - heightOf(bands[row:row+f.rows])
		last := &bands[row+f.rows-1]
		last.height += max(0, lack)
	}
}

func heightOf(bands []band) float64 {
	h := 0.0
	for _, b := range bands {
		h += b.height
	}
	return h
}

// rows draws bands that belong together as one box. A single row higher than
// half a page becomes as many boxes as its text needs, lest it fit nowhere.
func (l layout) rows(bands []band) []box {
	if len(bands) > 1 || bands[0].height <= l.height/2 {
		return []box{l.box(bands)}
	}
	var boxes []box
	for rest := &bands[0]; rest != nil; {
		var piece band
		piece, rest = rest.cut(l.height / 2)
		boxes = append(boxes, l.box([]band{piece}))
	}
	return boxes
}

// cut parts what fits into the height from the rest, line by line; the rest is
// nil when nothing is left.
func (b *band) cut(height float64) (piece band, rest *band) {
	piece.fields = append(piece.fields, b.fields...)
	more := band{fields: append([]field(nil), b.fields...)}
	left := false
	for i, f := range b.fields {
		n := min(len(f.lines), max(1, int((height-2*padY)/lineHeight(f.Style))))
		piece.fields[i].lines, more.fields[i].lines = f.lines[:n], f.lines[n:]
		piece.height = max(piece.height, piece.fields[i].textHeight())
		left = left || n < len(f.lines)
	}
	if !left {
		return piece, nil
	}
	return piece, &more
}

// box draws bands one under another.
func (l layout) box(bands []band) box {
	all := box{height: heightOf(bands)}
	y := 0.0
	for r, b := range bands {
		var lines borders
		for i := range b.fields {
			f := &b.fields[i]
			height := heightOf(bands[r:min(len(bands), r+f.rows)])
			lines.add(f, height)
			all.put(f.x, y, l.field(f, height))
		}
		all.put(0, y, lines.box())
		y += b.height
	}
	return all
}

// field sets the text of a cell.
func (l layout) field(f *field, height float64) box {
	var b box
	y := padY
	switch room := height - f.textHeight(); f.Style.Valign {
	case docs.Middle:
		y += room / 2
	case docs.Bottom:
		y += room
	}
	for _, line := range f.lines {
		if line != "" {
			b.marks = append(b.marks, l.line(line, f.Style, f.padLeft(), y, f.textWidth()))
		}
		y += lineHeight(f.Style)
	}
	return b
}
