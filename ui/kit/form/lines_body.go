package form

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// linesBody is the scrolled part: it draws the lines in sight only.
type linesBody[L any] struct {
	widget.BaseWidget
	grid  *linesGrid[L]
	slots []*lineSlot
	frame *canvas.Rectangle
	draw  *draw.Drawing
}

// lineSlot is the objects of one line in sight.
type lineSlot struct {
	ground, line *canvas.Rectangle
	number       *canvas.Text
	cells        []*canvas.Text
}

func newLinesBody[L any](g *linesGrid[L]) *linesBody[L] {
	b := &linesBody[L]{grid: g, frame: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the lines in sight, the cursor and the floating editor.
func (b *linesBody[L]) CreateRenderer() fyne.WidgetRenderer {
	b.draw = &draw.Drawing{Owner: b, Paint: func() {}, Place: b.place}
	b.draw.Min = func() fyne.Size {
		return fyne.NewSize(0, float32(len(b.grid.rows)+1)*look.Current().Size.Row)
	}
	return b.draw
}

func (b *linesBody[L]) place(s fyne.Size) {
	g, t := b.grid, look.Current()
	if len(g.xs) == 0 || s.Width == 0 {
		return
	}
	first := max(0, int(g.scroll.Offset.Y/t.Size.Row))
	last := min(len(g.rows), first+int(g.scroll.Size().Height/t.Size.Row)+1)
	b.draw.Parts = b.draw.Parts[:0]
	for i := first; i <= last; i++ {
		if i-first == len(b.slots) {
			b.slots = append(b.slots, newLineSlot(len(g.Columns)))
		}
		b.fill(b.slots[i-first], i, s.Width)
	}
	b.cursor()
}

func newLineSlot(columns int) *lineSlot {
	s := &lineSlot{ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), number: canvas.NewText("", nil)}
	for range columns {
		s.cells = append(s.cells, canvas.NewText("", nil))
	}
	return s
}

// fill draws a line into a slot.
func (b *linesBody[L]) fill(s *lineSlot, row int, width float32) {
	g, t := b.grid, look.Current()
	y := float32(row) * t.Size.Row
	objects := b.draw.Parts
	if row == g.row && (g.Focused || g.editing != nil) {
		s.ground.FillColor = t.Color.Selection
		draw.Put(s.ground, 0, y, width, t.Size.Row)
		objects = append(objects, s.ground)
	}
	s.line.FillColor = t.Color.Line
	draw.Put(s.line, 0, y+t.Size.Row-t.Size.Line, width, t.Size.Line)
	draw.Write(s.number, strconv.Itoa(row+1), t.Size.Text, t.Color.Muted, false)
	g.putCell(s.number, -1, "", y, t.Size.Row)
	objects = append(objects, s.line, s.number)
	for c, cell := range s.cells {
		if g.editing != nil && row == g.row && c == g.col {
			continue
		}
		text := g.text(row, c)
		name := text.Name
		if g.Columns[c].ticks && text.ID == ticked {
			name = "✓"
		}
		if name == "" && !g.isBad(row, c) {
			continue
		}
		if name == "" {
			name = "…"
		}
		draw.Write(cell, name, t.Size.Text, t.Color.Of(g.role(row, c)), false)
		g.putCell(cell, c, name, y, t.Size.Row)
		objects = append(objects, cell)
	}
	b.draw.Parts = objects
}

func (g *linesGrid[L]) isBad(row, col int) bool {
	if row >= len(g.rows) {
		return false
	}
	_, bad := g.rows[row].bad[col]
	return bad
}

// role is the colour of a cell.
func (g *linesGrid[L]) role(row, col int) look.Role {
	f := &g.Columns[col]
	switch {
	case g.isBad(row, col):
		return look.Bad
	case f.role != nil && row < len(g.rows):
		return f.role(&g.rows[row].value)
	case f.muted:
		return look.Muted
	}
	return look.Plain
}

// cursor draws the frame of the cell under the cursor, or the editor in its
// place.
func (b *linesBody[L]) cursor() {
	g, t := b.grid, look.Current()
	x, y, w, h := g.xs[g.col], float32(g.row)*t.Size.Row, g.xs[g.col+1]-g.xs[g.col], t.Size.Row
	if g.editing != nil {
		draw.Put(g.editing.object(), x, y, w, h-t.Size.Line)
		b.draw.Parts = append(b.draw.Parts, g.editing.object())
		return
	}
	if !g.Focused {
		return
	}
	draw.Ring(b.frame, true, nil)
	if g.isBad(g.row, g.col) {
		b.frame.StrokeColor = t.Color.Bad
	}
	draw.Put(b.frame, x+1, y+1, w-2, h-t.Size.Line-2)
	b.draw.Parts = append(b.draw.Parts, b.frame)
}

// at is the line and column under a point of the body.
func (b *linesBody[L]) at(p fyne.Position) (row, col int) {
	g := b.grid
	row = min(len(g.rows), max(0, int(p.Y/look.Current().Size.Row)))
	for c := range g.Columns {
		if p.X >= g.xs[c] {
			col = c
		}
	}
	return row, col
}

// Tapped moves the cursor; a tap on the cell under it begins to edit.
func (b *linesBody[L]) Tapped(ev *fyne.PointEvent) {
	g := b.grid
	row, col := b.at(ev.Position)
	again := g.Focused && row == g.row && col == g.col
	g.commit()
	g.Env.Window.Canvas().Focus(g)
	g.move(row, col)
	if again || row == len(g.rows) {
		g.edit()
	}
}

// TappedSecondary opens the menu of the line.
func (b *linesBody[L]) TappedSecondary(ev *fyne.PointEvent) {
	g := b.grid
	g.commit()
	g.Env.Window.Canvas().Focus(g)
	g.move(b.at(ev.Position))
	kit.ShowMenuAt(g.Env, ev.AbsolutePosition, fyne.Size{}, g.menu())
}

// Cursor is an arrow.
func (b *linesBody[L]) Cursor() desktop.Cursor { return desktop.DefaultCursor }
