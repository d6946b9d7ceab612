package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// FocusGained shows that keys walk the rows now.
func (g *Grid) FocusGained() { g.setFocused(true) }

// FocusLost ends it.
func (g *Grid) FocusLost() {
	g.shift = false
	g.setFocused(false)
}

func (g *Grid) setFocused(on bool) {
	g.Focused = on
	g.body.forget()
	g.body.update()
}

// KeyDown watches Shift: the toolkit types keys without their modifiers.
func (g *Grid) KeyDown(e *fyne.KeyEvent) { g.watchShift(e, true) }

// KeyUp watches Shift.
func (g *Grid) KeyUp(e *fyne.KeyEvent) { g.watchShift(e, false) }

func (g *Grid) watchShift(e *fyne.KeyEvent, down bool) {
	if kit.IsShift(e) {
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
	host.PassKey(g.env, e)
}

// walk does what the grid does with a key.
func (g *Grid) walk(key fyne.KeyName) bool {
	page := max(1, int((g.Scroll.Size().Height-g.footer.height())/g.RowHeight())-1)
	switch key {
	case fyne.KeyUp:
		g.step(g.Marks.Cursor - 1)
	case fyne.KeyDown:
		g.step(g.Marks.Cursor + 1)
	case fyne.KeyPageUp:
		g.step(g.Marks.Cursor - page)
	case fyne.KeyPageDown:
		g.step(g.Marks.Cursor + page)
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
			g.OnOpen(g.Marks.Cursor)
			return true
		}
		if g.OnSpace != nil {
			g.OnSpace()
			return true
		}
		g.Marks.Toggle(g.source, g.Marks.Cursor, false)
		g.step(g.Marks.Cursor + 1)
	case fyne.KeyEscape:
		if g.Marked() == 0 {
			return false
		}
		g.Select(g.Marks.Cursor)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.OnOpen == nil {
			return false
		}
		g.OnOpen(g.Marks.Cursor)
	case desktop.KeyMenu:
		g.menu(g.CursorCorner())
	default:
		return false
	}
	return true
}

// sideStep is how far an arrow scrolls rows that are wider than the view.
const sideStep = 80

// sideways scrolls the rows; it does not if they fit.
func (g *Grid) sideways(by float32) bool {
	most := g.width() - g.Scroll.Size().Width
	if most <= 0 {
		return false
	}
	g.Scroll.ScrollToOffset(fyne.NewPos(max(0, min(g.Scroll.Offset.X+by, most)), g.Scroll.Offset.Y))
	g.scrolled()
	return true
}

// step walks to a row, or to the nearest there is.
func (g *Grid) step(row int) {
	row = max(0, min(row, g.source.Len()-1))
	g.Marks.Move(g.source, row, g.shift && !g.List)
	g.selected(row)
}

// CursorCorner is where the menu of a key opens: under the cursor's row.
func (g *Grid) CursorCorner() fyne.Position {
	p := fyne.NewPos(g.tokens.Size.Page, g.header.height()+float32(g.Marks.Cursor+1)*g.RowHeight()-g.Scroll.Offset.Y)
	return p.Add(host.PositionOf(g))
}

// TypedShortcut copies and marks all; others are the window's.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(g.tsv())
	case *fyne.ShortcutSelectAll:
		if g.source.Len() > 0 && !g.List {
			g.Marks.MarkAll(g.source)
			g.selected(g.Marks.Cursor)
		}
	default:
		host.PassShortcut(g.env, s)
	}
}
