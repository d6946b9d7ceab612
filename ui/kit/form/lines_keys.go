package form

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// FocusGained draws the cursor.
func (g *linesGrid[L]) FocusGained() {
	g.Control.FocusGained()
	g.body.Refresh()
}

// FocusLost takes the cursor away.
func (g *linesGrid[L]) FocusLost() {
	g.shifted = false
	g.Control.FocusLost()
	g.body.Refresh()
}

// AcceptsTab is true: Tab goes from cell to cell and leaves at the end.
func (g *linesGrid[L]) AcceptsTab() bool { return true }

// KeyDown remembers Shift, which the toolkit does not say with a key.
func (g *linesGrid[L]) KeyDown(ev *fyne.KeyEvent) { g.shifted = g.shifted || kit.IsShift(ev) }

// KeyUp ends KeyDown.
func (g *linesGrid[L]) KeyUp(ev *fyne.KeyEvent) { g.shifted = g.shifted && !kit.IsShift(ev) }

// TypedKey walks the table and changes its lines.
func (g *linesGrid[L]) TypedKey(ev *fyne.KeyEvent) {
	page := max(1, int(g.scroll.Size().Height/look.Current().Size.Row)-1)
	switch ev.Name {
	case fyne.KeyUp:
		g.move(g.row-1, g.col)
	case fyne.KeyDown:
		g.move(g.row+1, g.col)
	case fyne.KeyLeft:
		g.move(g.row, g.col-1)
	case fyne.KeyRight:
		g.move(g.row, g.col+1)
	case fyne.KeyHome:
		g.move(g.row, g.firstCol())
	case fyne.KeyEnd:
		g.move(g.row, len(g.Columns)-1)
	case fyne.KeyPageUp:
		g.move(g.row-page, g.col)
	case fyne.KeyPageDown:
		g.move(g.row+page, g.col)
	case fyne.KeyTab:
		g.goOn(g.shifted)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.row == len(g.rows) {
			g.edit()
		} else {
			g.goOn(false)
		}
	default:
		g.change(ev)
	}
}

// change is the keys that change lines; the rest goes to the page.
func (g *linesGrid[L]) change(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF2:
		g.edit()
	case fyne.KeyF4:
		g.edit()
		if e := g.editing; e != nil {
			e.focus().TypedKey(ev)
		}
	case fyne.KeySpace:
		if g.Columns[g.col].ticks {
			g.edit()
		}
	case fyne.KeyBackspace:
		g.clear()
	case fyne.KeyDelete:
		g.remove()
	case fyne.KeyInsert:
		g.add()
	case fyne.KeyF9:
		g.copyRow()
	default:
		g.Pass(ev)
	}
}

// TypedRune begins to edit with what is typed instead of what was there.
func (g *linesGrid[L]) TypedRune(r rune) {
	f := &g.Columns[g.col]
	if f.edit == nil || r == ' ' {
		return
	}
	if f.open != nil {
		g.ensureRow()
		g.choose().TypedRune(r)
		return
	}
	g.edit()
	if e := g.editing; e != nil {
		e.focus().TypedRune(r)
	}
}

// TypedShortcut copies a cell, pastes a table, removes and moves lines; other
// shortcuts go to the window.
func (g *linesGrid[L]) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(g.text(g.row, g.col).Name)
	case *fyne.ShortcutPaste:
		g.paste(s.Clipboard.Content())
	default:
		if !g.shortcut(s) {
			host.PassShortcut(g.Env, s)
		}
	}
}

// shortcut is the shortcuts of lines that work while a cell is edited, too.
func (g *linesGrid[L]) shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		if g.editing == nil || !isTable(s.Clipboard.Content()) {
			return false
		}
		text := s.Clipboard.Content()
		g.commitAnd(func() { g.paste(text) })
		return true
	case *desktop.CustomShortcut:
		if s.Modifier != fyne.KeyModifierShortcutDefault {
			return false
		}
		switch s.KeyName {
		case fyne.KeyDelete:
			g.commitAnd(g.remove)
		case fyne.KeyUp:
			g.commitAnd(func() { g.shift(-1) })
		case fyne.KeyDown:
			g.commitAnd(func() { g.shift(1) })
		default:
			return false
		}
		return true
	}
	return false
}

// menu is the context menu of a line.
func (g *linesGrid[L]) menu() []kit.MenuItem {
	l, real := g.Env.Lang, g.row < len(g.rows)
	return []kit.MenuItem{
		{Text: l.T("lines.menu.add"), Keys: "Ins", Do: g.add},
		{Text: l.T("lines.menu.copy"), Keys: "F9", Do: g.copyRow, Off: !real},
		{Text: l.T("lines.menu.up"), Keys: "Ctrl+↑", Do: func() { g.shift(-1) }, Off: !real || g.row == 0},
		{Text: l.T("lines.menu.down"), Keys: "Ctrl+↓", Do: func() { g.shift(1) }, Off: !real || g.row == len(g.rows)-1},
		{Text: l.T("lines.menu.remove"), Keys: "Del", Do: g.remove, Off: !real},
	}
}

// add goes to the line to be.
func (g *linesGrid[L]) add() {
	g.move(len(g.rows), g.firstCol())
	g.edit()
}

// clear empties a cell.
func (g *linesGrid[L]) clear() {
	if g.row == len(g.rows) || g.Columns[g.col].edit == nil {
		return
	}
	g.put(g.row, g.col, kit.Option{})
	g.host.linesEdited()
	g.show()
}

// remove takes the line away and offers it back.
func (g *linesGrid[L]) remove() {
	if g.row >= len(g.rows) {
		return
	}
	g.undoable(g.Env.Lang.T("lines.removed"), func() {
		g.rows = slices.Delete(g.rows, g.row, g.row+1)
		g.row = min(g.row, len(g.rows))
	})
}

// copyRow puts a copy under the line and goes there.
func (g *linesGrid[L]) copyRow() {
	if g.row >= len(g.rows) {
		return
	}
	g.rows = slices.Insert(g.rows, g.row+1, &lineRow[L]{value: g.rows[g.row].value})
	g.host.linesEdited()
	g.move(g.row+1, g.col)
}

// shift moves the line up or down.
func (g *linesGrid[L]) shift(by int) {
	to := g.row + by
	if g.row >= len(g.rows) || to < 0 || to >= len(g.rows) {
		return
	}
	g.rows[g.row], g.rows[to] = g.rows[to], g.rows[g.row]
	g.host.linesEdited()
	g.move(to, g.col)
}

// undoable changes lines and offers to have them back as they were.
func (g *linesGrid[L]) undoable(words string, change func()) {
	before := make([]*lineRow[L], len(g.rows))
	for i, r := range g.rows {
		before[i] = &lineRow[L]{value: r.value, bad: maps.Clone(r.bad)}
	}
	change()
	g.host.linesEdited()
	g.show()
	g.Env.Toast(words, func() {
		g.rows = before
		g.host.linesEdited()
		g.move(g.row, g.col)
	})
}
