package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// numberColumn is the width of the column of line numbers.
const numberColumn = 43

// columns computes the edges of the columns: wished widths, the rest shared by
// those without one.
func (g *linesGrid[L]) columns(width float32) {
	zoom := look.Current().Size.Pad / 4
	fixed, free := float32(numberColumn)*zoom, 0
	for _, f := range g.Columns {
		fixed += f.width * zoom
		if f.width == 0 {
			free++
		}
	}
	share := float32(0)
	if free > 0 {
		share = max(4*look.Current().Size.Input, (width-fixed)/float32(free))
	}
	x := float32(numberColumn) * zoom
	g.xs = append(g.xs[:0], x)
	for _, f := range g.Columns {
		if f.width == 0 {
			x += share
		} else {
			x += f.width * zoom
		}
		g.xs = append(g.xs, x)
	}
}

// CreateRenderer draws head, lines, totals and the words about a bad cell.
func (g *linesGrid[L]) CreateRenderer() fyne.WidgetRenderer {
	n := len(g.Columns)
	head, foot := make([]*canvas.Text, n+1), make([]*canvas.Text, n+1)
	over, under, below := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	words := canvas.NewText("", nil)
	objects := []fyne.CanvasObject{g.scroll, over, under, below, words}
	for i := range head {
		head[i], foot[i] = canvas.NewText("", nil), canvas.NewText("", nil)
		objects = append(objects, head[i], foot[i])
	}
	d := &drawing{owner: g, objects: objects}
	d.paint = func() {
		t, l := look.Current(), g.env.Lang
		for _, r := range []*canvas.Rectangle{over, under, below} {
			r.FillColor = t.Color.Line
		}
		write(head[n], "№", t.Size.Text-1, t.Color.Muted, true)
		write(foot[n], l.T("lines.total"), t.Size.Text, t.Color.Text, true)
		foot[n].Hidden, below.Hidden = !g.totals(), !g.totals()
		values := make([]L, len(g.rows))
		for i, r := range g.rows {
			values[i] = r.value
		}
		for i := range g.Columns {
			f := &g.Columns[i]
			write(head[i], l.T(f.key), t.Size.Text-1, t.Color.Muted, true)
			foot[i].Hidden = !f.total
			if f.total && f.tell != nil {
				write(foot[i], f.tell(g.env, values), t.Size.Text, t.Color.Text, true)
			}
		}
		write(words, "• "+g.words(), t.Size.Text, t.Color.Bad, false)
		words.Hidden = g.words() == ""
	}
	d.min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(0, t.Header+2*t.Row+g.foot())
	}
	d.place = func(s fyne.Size) {
		t := look.Current().Size
		g.columns(s.Width)
		body := s.Height - t.Header - g.foot()
		put(over, 0, t.Header-t.Line, s.Width, t.Line)
		put(g.scroll, 0, t.Header, s.Width, max(0, body))
		y := t.Header + max(0, body)
		put(under, 0, y-t.Line, s.Width, t.Line)
		g.putCell(head[n], -1, "", 0, t.Header)
		put(foot[n], g.xs[0]+t.Cell, 0, 0, 0)
		putText(foot[n], g.xs[0]+t.Cell, y, t.Row)
		for i, f := range g.Columns {
			g.putCell(head[i], i, g.env.Lang.T(f.key), 0, t.Header)
			g.putCell(foot[i], i, "", y, t.Row)
		}
		if g.totals() {
			put(below, 0, y+t.Row-t.Line, s.Width, t.Line)
			y += t.Row
		}
		words.Text = cut("• "+g.words(), s.Width, words)
		putText(words, 0, y, t.Row)
	}
	return d.started()
}

// putCell places a text in a column, figures at its right edge; a text that is
// given is cut to fit.
func (g *linesGrid[L]) putCell(t *canvas.Text, col int, text string, y, h float32) {
	pad := look.Current().Size.Cell
	if col < 0 {
		putText(t, pad, y, h)
		return
	}
	left, right := g.xs[col]+pad, g.xs[col+1]-pad
	if text != "" {
		t.Text = cut(text, right-left, t)
	}
	if g.Columns[col].figures {
		left = right - t.MinSize().Width
	}
	putText(t, left, y, h)
}

// linesBody is the scrolled part: it draws the lines in sight only.
type linesBody[L any] struct {
	widget.BaseWidget
	grid  *linesGrid[L]
	slots []*lineSlot
	frame *canvas.Rectangle
	draw  *drawing
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
	b.draw = &drawing{owner: b, paint: func() {}, place: b.place}
	b.draw.min = func() fyne.Size {
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
	b.draw.objects = b.draw.objects[:0]
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
	objects := b.draw.objects
	if row == g.row && (g.focused || g.editing != nil) {
		s.ground.FillColor = t.Color.Selection
		put(s.ground, 0, y, width, t.Size.Row)
		objects = append(objects, s.ground)
	}
	s.line.FillColor = t.Color.Line
	put(s.line, 0, y+t.Size.Row-t.Size.Line, width, t.Size.Line)
	write(s.number, strconv.Itoa(row+1), t.Size.Text, t.Color.Muted, false)
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
		write(cell, name, t.Size.Text, t.Color.Of(g.role(row, c)), false)
		g.putCell(cell, c, name, y, t.Size.Row)
		objects = append(objects, cell)
	}
	b.draw.objects = objects
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
		put(g.editing.object(), x, y, w, h-t.Size.Line)
		b.draw.objects = append(b.draw.objects, g.editing.object())
		return
	}
	if !g.focused {
		return
	}
	ring(b.frame, true, nil)
	if g.isBad(g.row, g.col) {
		b.frame.StrokeColor = t.Color.Bad
	}
	put(b.frame, x+1, y+1, w-2, h-t.Size.Line-2)
	b.draw.objects = append(b.draw.objects, b.frame)
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
	again := g.focused && row == g.row && col == g.col
	g.commit()
	g.env.Window.Canvas().Focus(g)
	g.move(row, col)
	if again || row == len(g.rows) {
		g.edit()
	}
}

// TappedSecondary opens the menu of the line.
func (b *linesBody[L]) TappedSecondary(ev *fyne.PointEvent) {
	g := b.grid
	g.commit()
	g.env.Window.Canvas().Focus(g)
	g.move(b.at(ev.Position))
	ShowMenuAt(g.env, ev.AbsolutePosition, fyne.Size{}, g.menu())
}

// Cursor is an arrow.
func (b *linesBody[L]) Cursor() desktop.Cursor { return desktop.DefaultCursor }
