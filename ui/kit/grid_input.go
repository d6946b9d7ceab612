package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// doubleClick is the longest pause between the clicks of a double one. The grid
// counts clicks itself: the toolkit would hold back every single one.
const doubleClick = 400 * time.Millisecond

// clicks counts clicks on one thing.
type clicks struct {
	at time.Time
	on string
}

// double reports whether this click makes a double one with the last.
func (c *clicks) double(now time.Time, on string) bool {
	if c.on == on && now.Sub(c.at) <= doubleClick {
		*c = clicks{}
		return true
	}
	*c = clicks{at: now, on: on}
	return false
}

// MouseDown selects at once, without waiting for the button to come up.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	g := b.g
	g.env.Window.Canvas().Focus(g)
	row := int(e.Position.Y / g.rowHeight())
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
		if !g.marks.marked(row, id) {
			g.Select(row)
		}
		return
	case e.Modifier&fyne.KeyModifierShift != 0:
		g.marks.move(g.source, row, true)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		g.marks.toggle(g.source, row, true)
	default:
		g.Select(row)
		if g.clicks.double(g.env.Now(), id) && g.OnOpen != nil {
			g.OnOpen(row)
		}
		return
	}
	g.selected(row)
}

// MouseUp implements desktop.Mouseable.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary opens the menu of the selected rows.
func (b *gridBody) TappedSecondary(e *fyne.PointEvent) { b.g.menu(e.AbsolutePosition) }

// MouseIn lights the row under the pointer.
func (b *gridBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights the row under the pointer and, at rest over a cut text,
// tells the whole of it.
func (b *gridBody) MouseMoved(e *desktop.MouseEvent) {
	b.g.pointer = e.Position.Y - b.g.scroll.Offset.Y
	b.hover(int(e.Position.Y / b.g.rowHeight()))
	b.g.tip.rest(b.g, b.cutAt(e.Position), e.Position)
}

// MouseOut darkens it.
func (b *gridBody) MouseOut() {
	b.hover(-1)
	b.g.tip.hide()
}

func (b *gridBody) hover(row int) {
	if row == b.g.hover {
		return
	}
	b.g.hover = row
	for _, s := range b.slots {
		if s.row >= 0 {
			s.paint(b.g, b.g.marks.marked(s.row, b.g.source.ID(s.row)))
		}
	}
	canvas.Refresh(b)
}

// cutAt is the whole text of the cell at a position if it is shown cut.
func (b *gridBody) cutAt(at fyne.Position) string {
	row := int(at.Y / b.g.rowHeight())
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
	g.tip.hide()
	if g.OnMenu != nil && g.marks.cursor >= 0 {
		g.OnMenu(at)
	}
}

// FocusGained shows that keys walk the rows now.
func (g *Grid) FocusGained() { g.setFocused(true) }

// FocusLost ends it.
func (g *Grid) FocusLost() {
	g.shift = false
	g.setFocused(false)
}

func (g *Grid) setFocused(on bool) {
	g.focused = on
	g.body.forget()
	g.body.update()
}

// KeyDown watches Shift: the toolkit types keys without their modifiers.
func (g *Grid) KeyDown(e *fyne.KeyEvent) { g.watchShift(e, true) }

// KeyUp watches Shift.
func (g *Grid) KeyUp(e *fyne.KeyEvent) { g.watchShift(e, false) }

func (g *Grid) watchShift(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		g.shift = down
	}
}

// TypedRune lets the owner search. A space marks a row and is no search.
func (g *Grid) TypedRune(r rune) {
	if r != ' ' && g.OnRune != nil {
		g.OnRune(r)
	}
}

// TypedKey walks, marks and opens; other keys are the owner's, then the
// page's.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	if g.source.Len() > 0 && g.walk(e.Name) {
		return
	}
	if g.OnKey != nil && g.OnKey(e) {
		return
	}
	passKey(g.env, e)
}

// walk does what the grid does with a key.
func (g *Grid) walk(key fyne.KeyName) bool {
	page := max(1, int((g.scroll.Size().Height-g.footer.height())/g.rowHeight())-1)
	switch key {
	case fyne.KeyUp:
		g.step(g.marks.cursor - 1)
	case fyne.KeyDown:
		g.step(g.marks.cursor + 1)
	case fyne.KeyPageUp:
		g.step(g.marks.cursor - page)
	case fyne.KeyPageDown:
		g.step(g.marks.cursor + page)
	case fyne.KeyHome:
		g.step(0)
	case fyne.KeyEnd:
		g.step(g.source.Len() - 1)
	case fyne.KeyLeft:
		return g.sideways(-sideStep)
	case fyne.KeyRight:
		return g.sideways(sideStep)
	case fyne.KeySpace:
		if g.List {
			g.OnOpen(g.marks.cursor)
			return true
		}
		g.marks.toggle(g.source, g.marks.cursor, false)
		g.step(g.marks.cursor + 1)
	case fyne.KeyEscape:
		if g.Marked() == 0 {
			return false
		}
		g.Select(g.marks.cursor)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.OnOpen == nil {
			return false
		}
		g.OnOpen(g.marks.cursor)
	case desktop.KeyMenu:
		g.menu(g.cursorCorner())
	default:
		return false
	}
	return true
}

// sideStep is how far an arrow scrolls rows that are wider than the view.
const sideStep = 80

// sideways scrolls the rows; it does not if they fit.
func (g *Grid) sideways(by float32) bool {
	most := g.width() - g.scroll.Size().Width
	if most <= 0 {
		return false
	}
	g.scroll.ScrollToOffset(fyne.NewPos(max(0, min(g.scroll.Offset.X+by, most)), g.scroll.Offset.Y))
	g.scrolled()
	return true
}

// step walks to a row, or to the nearest there is.
func (g *Grid) step(row int) {
	row = max(0, min(row, g.source.Len()-1))
	g.marks.move(g.source, row, g.shift && !g.List)
	g.selected(row)
}

// cursorCorner is where the menu of a key opens: under the cursor's row.
func (g *Grid) cursorCorner() fyne.Position {
	p := fyne.NewPos(g.tokens.Size.Page, g.header.height()+float32(g.marks.cursor+1)*g.rowHeight()-g.scroll.Offset.Y)
	return p.Add(spot(g.env, g))
}

// TypedShortcut copies and marks all; others are the window's.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(g.tsv())
	case *fyne.ShortcutSelectAll:
		if g.source.Len() > 0 && !g.List {
			g.marks.all(g.source)
			g.selected(g.marks.cursor)
		}
	default:
		passShortcut(g.env, s)
	}
}
