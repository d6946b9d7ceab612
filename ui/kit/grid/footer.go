package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
)

// gridFooter is the totals: a bold row under the last one, or at the bottom of
// the view while there are more rows than fit.
type gridFooter struct {
	widget.BaseWidget
	g      *Grid
	cells  []gridCell
	ground *canvas.Rectangle
	lines  [2]*canvas.Rectangle
	draw   draw.Drawing
}

func newGridFooter(g *Grid) *gridFooter {
	f := &gridFooter{g: g, ground: canvas.NewRectangle(color.Transparent)}
	f.lines = [2]*canvas.Rectangle{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
	f.draw = draw.Drawing{Owner: f, Paint: f.paint, Place: func(fyne.Size) {}}
	f.draw.Min = func() fyne.Size { return fyne.NewSize(0, f.height()) }
	f.ExtendBaseWidget(f)
	return f
}

// height is the room the totals take.
func (f *gridFooter) height() float32 {
	if f.g.Footer == nil {
		return 0
	}
	return f.g.RowHeight()
}

// paint places the row and writes the totals.
func (f *gridFooter) paint() {
	g, t := f.g, f.g.tokens
	g.bottom.Hidden = g.Footer == nil || g.source.Len() == 0 || g.Scroll.Size().Height < 2*g.RowHeight()
	if g.bottom.Hidden {
		return
	}
	f.makeCells(len(g.placed))
	h, view := g.RowHeight(), g.Scroll.Size()
	rows := float32(g.source.Len()) * h
	top := min(rows-g.Scroll.Offset.Y, view.Height-h)
	draw.Put(g.bottom, 0, g.Scroll.Position().Y+top, view.Width, h)
	f.ground.FillColor = t.Color.Background
	draw.Put(f.ground, 0, 0, view.Width, h)
	for i, l := range f.lines {
		l.FillColor = t.Color.Line
		draw.Put(l, 0, float32(i)*h-t.Size.Line, view.Width, t.Size.Line)
	}
	var free float32 // where the empty cells before this one begin
	for i, p := range g.placed {
		var cell Cell
		g.Footer(p.col, &cell)
		cell.Bold = true
		end := p.x + p.w
		if p.Align == AlignRight { // a sum is longer than what it sums
			p.x, p.w = free, end-free
		}
		if cell.Text != "" {
			free = end
		}
		p.x -= g.Scroll.Offset.X
		f.cells[i].draw(t, &cell, p, 0, h, false)
	}
}

// MouseDown keeps clicks from the row behind the totals.
func (f *gridFooter) MouseDown(*desktop.MouseEvent) {}

// MouseUp implements desktop.Mouseable.
func (f *gridFooter) MouseUp(*desktop.MouseEvent) {}

func (f *gridFooter) makeCells(n int) {
	if len(f.cells) == n && f.draw.Parts != nil {
		return
	}
	f.cells = make([]gridCell, n)
	f.draw.Parts = []fyne.CanvasObject{f.ground, f.lines[0], f.lines[1]}
	for i := range f.cells {
		f.cells[i] = newGridCell()
		f.draw.Parts = append(f.draw.Parts, f.cells[i].objects()...)
	}
}

// CreateRenderer draws the totals.
func (f *gridFooter) CreateRenderer() fyne.WidgetRenderer { return &f.draw }
