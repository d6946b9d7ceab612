package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/draw"
)

// grip is how near to a column's right edge the pointer takes hold of it.
const grip = 5

// headerDrag is a drag under way.
type headerDrag struct {
	column *Column
	resize bool
	x      float32 // of the pointer
	start  float32 // left edge of the column
	to     int     // place the column would move to
	was    []Column
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
		h.g.SetWidth(h.drag.column, h.drag.x-h.drag.start)
		return
	}
	h.showTarget()
}

func (h *gridHeader) beginDrag() bool {
	if p := h.gripAt(h.pointer); p != nil {
		h.drag = headerDrag{column: p.Column, resize: true, x: h.left(*p) + p.w, start: h.left(*p)}
		h.drag.was = h.g.freeze()
		return true
	}
	if p := h.columnAt(h.pointer); p != nil {
		h.drag = headerDrag{column: p.Column, x: h.pointer, to: -1}
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
	draw.Put(h.target, at-1, 0, 2, h.Size().Height)
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
		h.g.ColumnsChanged()
	case d.column != nil && d.to >= 0:
		h.g.MoveColumn(d.column, d.to)
	}
	h.Refresh()
}
