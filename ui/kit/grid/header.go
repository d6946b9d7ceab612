package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/kit"
)

// signRoom is the room of the sign of order.
const signRoom = 14

// gridHeader is the titles of the columns. A click orders by the column,
// dragging an edge resizes it (a double click fits it to its content), dragging
// a title moves it, a right click chooses columns.
type gridHeader struct {
	widget.BaseWidget
	g      *Grid
	texts  []*canvas.Text
	sign   *canvas.Text // at the column rows are ordered by
	line   *canvas.Rectangle
	target *canvas.Rectangle // where a dragged column would land
	draw   draw.Drawing

	pointer float32 // last x of the pointer, in the header
	clicks  kit.Clicks
	drag    headerDrag
}

func newGridHeader(g *Grid) *gridHeader {
	h := &gridHeader{
		g:      g,
		sign:   canvas.NewText("", color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		target: canvas.NewRectangle(color.Transparent),
	}
	h.draw = draw.Drawing{Owner: h, Paint: func() {}, Place: func(fyne.Size) { h.paint() }}
	h.draw.Min = func() fyne.Size { return fyne.NewSize(0, h.height()) }
	h.target.Hide()
	h.ExtendBaseWidget(h)
	return h
}

// sign is the arrow of the order of rows.
func (s Sort) sign() string {
	if s.Desc {
		return "▼"
	}
	return "▲"
}

// height is the room the titles take.
func (h *gridHeader) height() float32 {
	if h.g.List {
		return 0
	}
	return h.g.tokens.Size.Header
}

// left is where a column begins in the header, scrolled sideways as the rows.
func (h *gridHeader) left(p placedColumn) float32 { return p.x - h.g.Scroll.Offset.X }

// paint sets texts, colours and places.
func (h *gridHeader) paint() {
	g, t := h.g, h.g.tokens
	if g.top.Hidden = g.List; g.List {
		return
	}
	h.makeTexts(len(g.placed))
	h.sign.Hidden = true
	for i, p := range g.placed {
		h.paintTitle(i, p)
	}
	height := h.Size().Height
	h.line.FillColor = t.Color.Line
	draw.Put(h.line, 0, height-t.Size.Line, h.Size().Width, t.Size.Line)
	h.target.FillColor = t.Color.Accent
}

// paintTitle writes one title and, if rows are ordered by it, the sign on its
// inner side, so that titles stay over their figures.
func (h *gridHeader) paintTitle(i int, p placedColumn) {
	t := h.g.tokens
	size := t.Size.Title
	x, w := h.left(p)+t.Size.Cell, max(0, p.w-2*t.Size.Cell)
	line := draw.LineHeight(size)
	y := (h.Size().Height - line) / 2
	sorted := h.g.sort.Key == p.Key && w > signRoom
	if sorted {
		w -= signRoom
	}
	s, _ := draw.Fit(p.Title, w, size, true)
	draw.Write(h.texts[i], s, size, t.Color.Muted, true)
	h.texts[i].Alignment = fyne.TextAlignLeading
	at := x + draw.TextWidth(s, size, true) + t.Size.Pad
	if p.Align == AlignRight {
		h.texts[i].Alignment = fyne.TextAlignTrailing
		x += p.w - 2*t.Size.Cell - w
		at = x + w - draw.TextWidth(s, size, true) - signRoom
	}
	draw.Put(h.texts[i], x, y, w, line)
	if sorted {
		draw.Write(h.sign, h.g.sort.sign(), size-3, t.Color.Muted, false)
		h.sign.Hidden = false
		draw.PutText(h.sign, at, 0, h.Size().Height)
	}
}

func (h *gridHeader) makeTexts(n int) {
	if len(h.texts) == n && h.draw.Parts != nil {
		return
	}
	h.texts, h.draw.Parts = make([]*canvas.Text, n), nil
	for i := range h.texts {
		h.texts[i] = canvas.NewText("", color.Transparent)
		h.draw.Parts = append(h.draw.Parts, h.texts[i])
	}
	h.draw.Parts = append(h.draw.Parts, h.sign, h.line, h.target)
}

// columnAt is the column under x.
func (h *gridHeader) columnAt(x float32) *placedColumn {
	for i := range h.g.placed {
		p := &h.g.placed[i]
		if l := h.left(*p); x >= l && x < l+p.w {
			return p
		}
	}
	return nil
}

// Tapped orders by the column; on an edge it does nothing, twice fits.
func (h *gridHeader) Tapped(e *fyne.PointEvent) {
	if p := h.gripAt(e.Position.X); p != nil {
		if h.clicks.Double(h.g.env.Now(), p.Key) {
			h.g.fitColumn(p.Column)
		}
		return
	}
	if p := h.columnAt(e.Position.X); p != nil {
		h.g.SortByColumn(p.Column)
	}
}

// TappedSecondary offers to choose columns.
func (h *gridHeader) TappedSecondary(e *fyne.PointEvent) { h.g.ChooseColumns(e.AbsolutePosition) }

// CreateRenderer draws the titles.
func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer { return &h.draw }
