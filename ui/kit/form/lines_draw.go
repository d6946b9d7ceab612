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
	d := &draw.Drawing{Owner: g, Parts: objects}
	d.Paint = func() {
		t, l := look.Current(), g.Env.Lang
		for _, r := range []*canvas.Rectangle{over, under, below} {
			r.FillColor = t.Color.Line
		}
		draw.Write(head[n], "№", t.Size.Text-1, t.Color.Muted, true)
		draw.Write(foot[n], l.T("lines.total"), t.Size.Text, t.Color.Text, true)
		foot[n].Hidden, below.Hidden = !g.totals(), !g.totals()
		values := make([]L, len(g.rows))
		for i, r := range g.rows {
			values[i] = r.value
		}
		for i := range g.Columns {
			f := &g.Columns[i]
			draw.Write(head[i], l.T(f.key), t.Size.Text-1, t.Color.Muted, true)
			foot[i].Hidden = !f.total
			if f.total && f.tell != nil {
				draw.Write(foot[i], f.tell(g.Env, values), t.Size.Text, t.Color.Text, true)
			}
		}
		draw.Write(words, "• "+g.words(), t.Size.Text, t.Color.Bad, false)
		words.Hidden = g.words() == ""
	}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(0, t.Header+2*t.Row+g.foot())
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		g.columns(s.Width)
		body := s.Height - t.Header - g.foot()
		draw.Put(over, 0, t.Header-t.Line, s.Width, t.Line)
		draw.Put(g.scroll, 0, t.Header, s.Width, max(0, body))
		y := t.Header + max(0, body)
		draw.Put(under, 0, y-t.Line, s.Width, t.Line)
		g.putCell(head[n], -1, "", 0, t.Header)
		draw.Put(foot[n], g.xs[0]+t.Cell, 0, 0, 0)
		draw.PutText(foot[n], g.xs[0]+t.Cell, y, t.Row)
		for i, f := range g.Columns {
			g.putCell(head[i], i, g.Env.Lang.T(f.key), 0, t.Header)
			g.putCell(foot[i], i, "", y, t.Row)
		}
		if g.totals() {
			draw.Put(below, 0, y+t.Row-t.Line, s.Width, t.Line)
			y += t.Row
		}
		words.Text = draw.Cut("• "+g.words(), s.Width, words)
		draw.PutText(words, 0, y, t.Row)
	}
	return d.Started()
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
