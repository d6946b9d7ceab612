package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseDown selects at once, without waiting for the button to come up.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	g := b.g
	g.env.Window.Canvas().Focus(g)
	row := int(e.Position.Y / g.RowHeight())
	if row < 0 || row >= g.source.Len() {
		return
	}
	id := g.source.ID(row)
	switch {
	case g.List:
		g.Select(row)
		g.OnOpen(row)
		return
	case e.Button == desktop.MouseButtonSecondary:
		if !g.Marks.Marked(row, id) {
			g.Select(row)
		}
		return
	case e.Modifier&fyne.KeyModifierShift != 0:
		g.Marks.Move(g.source, row, true)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		g.Marks.Toggle(g.source, row, true)
	case g.OnBox != nil && g.overBox(e.Position.X):
		g.Select(row)
		g.OnBox(row)
		return
	default:
		g.Select(row)
		g.clicked(row, e.Position.X)
		if g.clicks.Double(g.env.Now(), id) && g.OnOpen != nil {
			g.OnOpen(row)
		}
		return
	}
	g.selected(row)
}

// clicked calls OnCell with the cell a click was on.
func (g *Grid) clicked(row int, x float32) {
	for _, p := range g.placed {
		if g.OnCell != nil && x >= p.x && x < p.x+p.w {
			g.OnCell(row, p.col)
		}
	}
}

// MouseUp implements desktop.Mouseable.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary opens the menu of the selected rows.
func (b *gridBody) TappedSecondary(e *fyne.PointEvent) { b.g.menu(e.AbsolutePosition) }

// MouseIn lights the row under the pointer.
func (b *gridBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights the row under the pointer and, at rest over a cut text,
// shows the whole of it.
func (b *gridBody) MouseMoved(e *desktop.MouseEvent) {
	b.g.pointer = e.Position.Y - b.g.Scroll.Offset.Y
	b.hover(int(e.Position.Y / b.g.RowHeight()))
	b.g.tip.Rest(b.g.env, b.cutAt(e.Position), func() { b.g.tell(e.Position) })
}

// tell shows the whole of a cut text at a place in the rows.
func (g *Grid) tell(at fyne.Position) {
	h := g.RowHeight()
	y := g.header.height() + float32(int(at.Y/h))*h - g.Scroll.Offset.Y
	g.tip.Show(g, at.X-g.Scroll.Offset.X, y, y+h)
}

// MouseOut darkens it.
func (b *gridBody) MouseOut() {
	b.hover(-1)
	b.g.tip.Hide()
}

func (b *gridBody) hover(row int) {
	if row == b.g.hover {
		return
	}
	b.g.hover = row
	for _, s := range b.slots {
		if s.row >= 0 {
			s.paint(b.g, b.g.Marks.Marked(s.row, b.g.source.ID(s.row)))
		}
	}
	canvas.Refresh(b)
}

// cutAt is the whole text of the cell at a position if it is shown cut.
func (b *gridBody) cutAt(at fyne.Position) string {
	row := int(at.Y / b.g.RowHeight())
	for _, s := range b.slots {
		if s.row != row {
			continue
		}
		for i, p := range b.g.placed {
			if at.X >= p.x && at.X < p.x+p.w && i < len(s.cells) {
				return s.cells[i].cut
			}
		}
	}
	return ""
}

// menu opens the menu of the selected rows at a place in the canvas.
func (g *Grid) menu(at fyne.Position) {
	g.tip.Hide()
	if g.OnMenu != nil && g.Marks.Cursor >= 0 {
		g.OnMenu(at)
	}
}

// overBox is whether a place is on the boxes of the lead column.
func (g *Grid) overBox(x float32) bool {
	t := g.tokens.Size
	for _, p := range g.placed {
		if p.Lead {
			return x >= p.x && x < p.x+t.Cell+t.Icon+t.Pad
		}
	}
	return false
}
