package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

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
	if g.source.Len() > 0 && (g.First != nil && g.First(e) || g.walk(e.Name)) {
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
		if g.OnSpace != nil {
			g.OnSpace()
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
