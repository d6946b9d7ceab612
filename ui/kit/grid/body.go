package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
)

// gridBody is the rows: as long as all of them, with objects for those in view
// only. Row n lives in slot n modulo the number of slots, so that scrolling by
// one row rewrites one slot.
type gridBody struct {
	widget.BaseWidget
	g     *Grid
	slots []*gridSlot
	draw  draw.Drawing
}

// gridSlot draws one row.
type gridSlot struct {
	row    int // row it shows, −1 for none
	ground *canvas.Rectangle
	bar    *canvas.Rectangle // mark of the cursor while the grid has the focus
	line   *canvas.Rectangle
	cells  []gridCell
}

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{g: g}
	b.draw = draw.Drawing{Owner: b, Min: b.MinSize, Paint: func() {}, Place: func(fyne.Size) { b.place() }}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the size of all rows, with one spare for the totals that float
// over the last one.
func (b *gridBody) MinSize() fyne.Size {
	n := b.g.source.Len()
	return fyne.NewSize(b.g.width(), float32(n)*b.g.RowHeight()+b.g.footer.height())
}

// first is the topmost row in view.
func (b *gridBody) first() int { return max(0, int(b.g.Scroll.Offset.Y/b.g.RowHeight())) }

// forget makes the next update read every row again.
func (b *gridBody) forget() {
	for _, s := range b.slots {
		s.row = -1
	}
}

// forgetRow makes the next update read a row again.
func (b *gridBody) forgetRow(row int) {
	for _, s := range b.slots {
		if s.row == row {
			s.row = -1
		}
	}
}

// update draws what changed.
func (b *gridBody) update() {
	b.place()
	canvas.Refresh(b)
}

// place brings every row in view into its slot.
func (b *gridBody) place() {
	h := b.g.RowHeight()
	b.makeSlots(int(b.g.Scroll.Size().Height/h) + 2)
	first, n := b.first(), b.g.source.Len()
	for row := first; row < first+len(b.slots); row++ {
		s := b.slots[row%len(b.slots)]
		switch {
		case row >= n:
			s.hide()
		case s.row != row:
			b.fill(s, row)
		}
	}
}

// makeSlots keeps as many slots and cells as the view needs.
func (b *gridBody) makeSlots(n int) {
	if len(b.slots) == n && (n == 0 || len(b.slots[0].cells) == len(b.g.placed)) {
		return
	}
	b.slots, b.draw.Parts = make([]*gridSlot, n), nil
	for i := range b.slots {
		s := &gridSlot{
			row:    -1,
			ground: canvas.NewRectangle(color.Transparent),
			bar:    canvas.NewRectangle(color.Transparent),
			line:   canvas.NewRectangle(color.Transparent),
			cells:  make([]gridCell, len(b.g.placed)),
		}
		b.draw.Parts = append(b.draw.Parts, s.ground, s.line, s.bar)
		for c := range s.cells {
			s.cells[c] = newGridCell()
			b.draw.Parts = append(b.draw.Parts, s.cells[c].objects()...)
		}
		b.slots[i] = s
	}
}

func (s *gridSlot) hide() {
	s.row = -1
	s.ground.Hidden, s.bar.Hidden, s.line.Hidden = true, true, true
	for i := range s.cells {
		s.cells[i].hide()
	}
}

// fill reads a row into a slot.
func (b *gridBody) fill(s *gridSlot, row int) {
	g, t := b.g, b.g.tokens
	h := g.RowHeight()
	y, w := float32(row)*h, max(g.width(), g.Scroll.Size().Width)
	marked := g.Marks.Marked(row, g.source.ID(row))
	s.row = row
	draw.Put(s.line, 0, y+h-t.Size.Line, w, t.Size.Line)
	s.line.FillColor, s.line.Hidden = t.Color.Line, g.List
	draw.Put(s.bar, 0, y, 2*t.Size.Line, h-t.Size.Line)
	s.bar.FillColor, s.bar.Hidden = t.Color.Accent, !g.Focused || row != g.Marks.Cursor
	draw.Put(s.ground, 0, y, w, h-t.Size.Line)
	s.paint(g, marked)
	var cell Cell
	for i, p := range g.placed {
		cell = Cell{}
		g.source.Cell(row, p.col, &cell)
		if p.Lead && row == g.Marks.Cursor {
			cell.Bold = true
		}
		s.cells[i].draw(t, &cell, p, y, h, marked)
	}
}

// paint colours the ground of the row.
func (s *gridSlot) paint(g *Grid, marked bool) {
	c := g.tokens.Color
	s.ground.Hidden = false
	switch {
	case marked:
		s.ground.FillColor = c.Selection
	case s.row == g.Marks.Cursor:
		s.ground.FillColor = c.AccentWeak
	case s.row == g.hover:
		s.ground.FillColor = c.Hover
	default:
		s.ground.Hidden = true
	}
}

// CreateRenderer places rows at each layout and never refreshes there: that would
// paint every step twice.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	return &b.draw
}
