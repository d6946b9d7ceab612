package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

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

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return &gridRenderer{g}
}

type gridRenderer struct{ g *Grid }

// Layout puts the header over the rows and the totals under the last row, or
// at the bottom when rows do not fit.
func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.g
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

func (r *gridRenderer) MinSize() fyne.Size { return r.g.MinSize() }

// Refresh follows the theme and the columns.
func (r *gridRenderer) Refresh() {
	r.g.tokens = look.Current()
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

func (r *gridRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.g.Scroll, r.g.top, r.g.bottom}, r.g.tip.Parts()...)
}

func (r *gridRenderer) Destroy() {}
