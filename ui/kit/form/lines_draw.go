package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
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

// linesFace is what the table draws around its lines: the head, the totals, the
// words about a bad cell. The last text of head and foot is that of the column of
// line numbers.
type linesFace[L any] struct {
	g                  *linesGrid[L]
	head, foot         []*canvas.Text
	over, under, below *canvas.Rectangle
	words              *canvas.Text
}

// CreateRenderer draws head, lines, totals and the words about a bad cell.
func (g *linesGrid[L]) CreateRenderer() fyne.WidgetRenderer {
	n := len(g.Columns)
	f := &linesFace[L]{
		g: g, head: make([]*canvas.Text, n+1), foot: make([]*canvas.Text, n+1),
		over: canvas.NewRectangle(nil), under: canvas.NewRectangle(nil), below: canvas.NewRectangle(nil),
		words: canvas.NewText("", nil),
	}
	objects := []fyne.CanvasObject{g.scroll, f.over, f.under, f.below, f.words}
	for i := range f.head {
		f.head[i], f.foot[i] = canvas.NewText("", nil), canvas.NewText("", nil)
		objects = append(objects, f.head[i], f.foot[i])
	}
	d := &draw.Drawing{Owner: g, Parts: objects, Paint: f.paint, Place: f.place}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(0, t.Header+2*t.Row+g.foot())
	}
	return d.Started()
}

// paint writes the titles, the totals and the words.
func (f *linesFace[L]) paint() {
	g, t, l := f.g, look.Current(), f.g.Env.Lang
	for _, r := range []*canvas.Rectangle{f.over, f.under, f.below} {
		r.FillColor = t.Color.Line
	}
	n := len(g.Columns)
	draw.Write(f.head[n], "№", t.Size.Text-1, t.Color.Muted, true)
	draw.Write(f.foot[n], l.T("lines.total"), t.Size.Text, t.Color.Text, true)
	f.foot[n].Hidden, f.below.Hidden = !g.totals(), !g.totals()
	values := make([]L, len(g.rows))
	for i, r := range g.rows {
		values[i] = r.value
	}
	for i := range g.Columns {
		c := &g.Columns[i]
		draw.Write(f.head[i], l.T(c.key), t.Size.Text-1, t.Color.Muted, true)
		f.foot[i].Hidden = !c.total
		if c.total && c.tell != nil {
			draw.Write(f.foot[i], c.tell(g.Env, values), t.Size.Text, t.Color.Text, true)
		}
	}
	draw.Write(f.words, "• "+g.words(), t.Size.Text, t.Color.Bad, false)
	f.words.Hidden = g.words() == ""
}

// place puts the lines between the head and the totals.
func (f *linesFace[L]) place(s fyne.Size) {
	g, t := f.g, look.Current().Size
	g.columns(s.Width)
	body := max(0, s.Height-t.Header-g.foot())
	draw.Put(f.over, 0, t.Header-t.Line, s.Width, t.Line)
	draw.Put(g.scroll, 0, t.Header, s.Width, body)
	y := t.Header + body
	draw.Put(f.under, 0, y-t.Line, s.Width, t.Line)
	n := len(g.Columns)
	g.putCell(f.head[n], -1, "", 0, t.Header)
	draw.PutText(f.foot[n], g.xs[0]+t.Cell, y, t.Row)
	for i, c := range g.Columns {
		g.putCell(f.head[i], i, g.Env.Lang.T(c.key), 0, t.Header)
		g.putCell(f.foot[i], i, "", y, t.Row)
	}
	if g.totals() {
		draw.Put(f.below, 0, y+t.Row-t.Line, s.Width, t.Line)
		y += t.Row
	}
	f.words.Text = draw.Cut("• "+g.words(), s.Width, f.words)
	draw.PutText(f.words, 0, y, t.Row)
}

// putCell places a text in a column, figures at its right edge; a text that is
// given is cut to fit.
func (g *linesGrid[L]) putCell(t *canvas.Text, col int, text string, y, h float32) {
	pad := look.Current().Size.Cell
	if col < 0 {
		draw.PutText(t, pad, y, h)
		return
	}
	left, right := g.xs[col]+pad, g.xs[col+1]-pad
	if text != "" {
		t.Text = draw.Cut(text, right-left, t)
	}
	if g.Columns[col].figures {
		left = right - t.MinSize().Width
	}
	draw.PutText(t, left, y, h)
}
