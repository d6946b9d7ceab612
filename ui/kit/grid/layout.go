package grid

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// resizeBody lets the scroller know how long the rows are now.
func (g *Grid) resizeBody() {
	g.body.Resize(g.body.MinSize().Max(g.Scroll.Size()))
	g.Scroll.Refresh()
}

// MinSize leaves room for the header and three rows.
func (g *Grid) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	return fyne.NewSize(160, g.header.height()+3*g.RowHeight())
}

// CreateRenderer draws header, rows, totals and the tip.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return &draw.Drawing{
		Owner: g, Min: g.MinSize, Place: g.place,
		Parts: append([]fyne.CanvasObject{g.Scroll, g.top, g.bottom}, g.tip.Parts()...),
		Paint: func() { g.tokens = look.Current() },
	}
}

// place puts the header over the rows and the totals under the last row, or at the
// bottom when rows do not fit.
func (g *Grid) place(size fyne.Size) {
	head := g.header.height()
	g.arrange(size.Width)
	g.body.forget()
	g.top.Resize(fyne.NewSize(size.Width, head))
	g.header.Resize(g.top.Size())
	g.Scroll.Move(fyne.NewPos(0, head))
	g.Scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
	g.resizeBody()
	g.tip.LaidOut(size)
	g.body.place()
	g.header.paint()
	g.footer.paint()
}
