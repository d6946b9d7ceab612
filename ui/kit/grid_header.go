package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// grip is how near to a column's right edge the pointer takes hold of it.
const grip = 5

// signRoom is the room of the sign of order.
const signRoom = 14

// gridHeader is the titles of the columns. A click orders by the column,
// dragging an edge resizes it (a double click fits it to its content), dragging
// a title moves it, a right click chooses columns.
type gridHeader struct {
	widget.BaseWidget
	g       *Grid
	texts   []*canvas.Text
	sign    *canvas.Text // at the column rows are ordered by
	line    *canvas.Rectangle
	target  *canvas.Rectangle // where a dragged column would land
	objects []fyne.CanvasObject

	pointer float32 // last x of the pointer, in the header
	clicks  clicks
	drag    headerDrag
}

// headerDrag is a drag under way.
type headerDrag struct {
	column *GridColumn
	resize bool
	x      float32 // of the pointer
	start  float32 // left edge of the column
	to     int     // place the column would move to
	was    []GridColumn
}

func newGridHeader(g *Grid) *gridHeader {
	h := &gridHeader{
		g:      g,
		sign:   canvas.NewText("", color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		target: canvas.NewRectangle(color.Transparent),
	}
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
func (h *gridHeader) left(p placedColumn) float32 { return p.x - h.g.scroll.Offset.X }

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
	put(h.line, 0, height-t.Size.Line, h.Size().Width, t.Size.Line)
	h.target.FillColor = t.Color.Accent
}

// paintTitle writes one title and, if rows are ordered by it, the sign on its
// inner side, so that titles stay over their figures.
func (h *gridHeader) paintTitle(i int, p placedColumn) {
	t := h.g.tokens
	size := t.Size.Title
	x, w := h.left(p)+t.Size.Cell, max(0, p.w-2*t.Size.Cell)
	line := lineHeight(size)
	y := (h.Size().Height - line) / 2
	sorted := h.g.sort.Key == p.Key && w > signRoom
	if sorted {
		w -= signRoom
	}
	s, _ := Fit(p.Title, w, size, true)
	write(h.texts[i], s, size, t.Color.Muted, true)
	h.texts[i].Alignment = fyne.TextAlignLeading
	at := x + textWidth(s, size, true) + t.Size.Pad
	if p.Align == Right {
		h.texts[i].Alignment = fyne.TextAlignTrailing
		x += p.w - 2*t.Size.Cell - w
		at = x + w - textWidth(s, size, true) - signRoom
	}
	put(h.texts[i], x, y, w, line)
	if sorted {
		write(h.sign, h.g.sort.sign(), size-3, t.Color.Muted, false)
		h.sign.Hidden = false
		putText(h.sign, at, 0, h.Size().Height)
	}
}

func (h *gridHeader) makeTexts(n int) {
	if len(h.texts) == n && h.objects != nil {
		return
	}
	h.texts, h.objects = make([]*canvas.Text, n), nil
	for i := range h.texts {
		h.texts[i] = canvas.NewText("", color.Transparent)
		h.objects = append(h.objects, h.texts[i])
	}
	h.objects = append(h.objects, h.sign, h.line, h.target)
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

// gripAt is the column whose right edge is under x.
func (h *gridHeader) gripAt(x float32) *placedColumn {
	for i := len(h.g.placed) - 1; i >= 0; i-- {
		p := &h.g.placed[i]
		if edge := h.left(*p) + p.w; x >= edge-grip && x <= edge+grip {
			return p
		}
	}
	return nil
}

// Tapped orders by the column; on an edge it does nothing, twice fits.
func (h *gridHeader) Tapped(e *fyne.PointEvent) {
	if p := h.gripAt(e.Position.X); p != nil {
		if h.clicks.double(h.g.env.Now(), p.Key) {
			h.g.fitColumn(p.GridColumn)
		}
		return
	}
	if p := h.columnAt(e.Position.X); p != nil {
		h.g.sortBy(p.GridColumn)
	}
}

// TappedSecondary offers to choose columns.
func (h *gridHeader) TappedSecondary(e *fyne.PointEvent) { h.g.ChooseColumns(e.AbsolutePosition) }

// Cursor shows where columns can be resized.
func (h *gridHeader) Cursor() desktop.Cursor {
	if h.drag.resize || h.gripAt(h.pointer) != nil {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn remembers the pointer.
func (h *gridHeader) MouseIn(e *desktop.MouseEvent) { h.pointer = e.Position.X }

// MouseMoved remembers the pointer.
func (h *gridHeader) MouseMoved(e *desktop.MouseEvent) { h.pointer = e.Position.X }

// MouseOut forgets nothing: a drag may go on outside.
func (h *gridHeader) MouseOut() {}

// MouseDown remembers where a drag begins, before the pointer moves off.
func (h *gridHeader) MouseDown(e *desktop.MouseEvent) { h.pointer = e.Position.X }

// MouseUp implements desktop.Mouseable.
func (h *gridHeader) MouseUp(*desktop.MouseEvent) {}

// Dragged resizes the column held by its edge, or shows where the one held by
// its title would land.
func (h *gridHeader) Dragged(e *fyne.DragEvent) {
	if h.drag.column == nil && !h.beginDrag() {
		return
	}
	h.drag.x += e.Dragged.DX
	if h.drag.resize {
		h.g.setWidth(h.drag.column, h.drag.x-h.drag.start)
		return
	}
	h.showTarget()
}

func (h *gridHeader) beginDrag() bool {
	if p := h.gripAt(h.pointer); p != nil {
		h.drag = headerDrag{column: p.GridColumn, resize: true, x: h.left(*p) + p.w, start: h.left(*p)}
		h.drag.was = h.g.freeze()
		return true
	}
	if p := h.columnAt(h.pointer); p != nil {
		h.drag = headerDrag{column: p.GridColumn, x: h.pointer, to: -1}
		return true
	}
	return false
}

// showTarget draws the line before the column that would follow.
func (h *gridHeader) showTarget() {
	h.drag.to = len(h.g.placed)
	var at float32
	for i, p := range h.g.placed {
		l := h.left(p)
		at = l + p.w
		if h.drag.x < l+p.w/2 {
			h.drag.to, at = i, l
			break
		}
	}
	put(h.target, at-1, 0, 2, h.Size().Height)
	h.target.Show()
	canvas.Refresh(h)
}

// DragEnd lets the edge go or puts a moved column down.
func (h *gridHeader) DragEnd() {
	d := h.drag
	h.drag = headerDrag{}
	h.target.Hide()
	switch {
	case d.resize:
		h.g.thaw(d.was, d.column)
		h.g.arranged()
	case d.column != nil && d.to >= 0:
		h.g.move(d.column, d.to)
	}
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer { return gridHeaderRenderer{h} }

type gridHeaderRenderer struct{ h *gridHeader }

func (r gridHeaderRenderer) Layout(fyne.Size) { r.h.paint() }
func (r gridHeaderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.h.height())
}

func (r gridHeaderRenderer) Refresh() {
	r.h.paint()
	canvas.Refresh(r.h)
}
func (r gridHeaderRenderer) Objects() []fyne.CanvasObject { return r.h.objects }
func (r gridHeaderRenderer) Destroy()                     {}
