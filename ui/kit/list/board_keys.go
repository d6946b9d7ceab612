package list

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/host"
)

// FocusGained shows that keys walk the cards now.
func (b *boardView) FocusGained() { b.setFocused(true) }

// FocusLost ends it.
func (b *boardView) FocusLost() { b.setFocused(false) }

func (b *boardView) setFocused(on bool) {
	b.focused = on
	b.cards.forget()
	b.update()
}

// TypedRune lets the owner search. A space marks a card and is no search.
func (b *boardView) TypedRune(r rune) {
	if r != ' ' && b.OnRune != nil {
		b.OnRune(r)
	}
}

// TypedKey walks, marks and opens; other keys are the owner's, then the page's.
func (b *boardView) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && b.drag != nil {
		b.letGo()
		return
	}
	if b.marks.Cursor >= 0 && b.walk(e.Name) {
		return
	}
	if b.OnKey != nil && b.OnKey(e) {
		return
	}
	host.PassKey(b.env, e)
}

// walk does what the board does with a key.
func (b *boardView) walk(key fyne.KeyName) bool {
	p := b.where[b.marks.Cursor]
	page := max(1, int(b.view()/b.frame.step)-1)
	last := len(b.lanes[p.lane].rows) - 1
	switch key {
	case fyne.KeyUp:
		b.step(p.lane, p.at-1)
	case fyne.KeyDown:
		b.step(p.lane, p.at+1)
	case fyne.KeyPageUp:
		b.step(p.lane, p.at-page)
	case fyne.KeyPageDown:
		b.step(p.lane, p.at+page)
	case fyne.KeyHome:
		b.step(p.lane, 0)
	case fyne.KeyEnd:
		b.step(p.lane, last)
	case fyne.KeyLeft:
		b.cross(-1)
	case fyne.KeyRight:
		b.cross(1)
	case fyne.KeySpace:
		b.marks.Toggle(b.source, b.marks.Cursor, false)
		b.step(p.lane, p.at+1)
	case fyne.KeyEscape:
		if b.Marked() == 0 {
			return false
		}
		b.Select(b.marks.Cursor)
	case fyne.KeyReturn, fyne.KeyEnter:
		if b.OnOpen == nil {
			return false
		}
		b.OnOpen(b.marks.Cursor)
	case desktop.KeyMenu:
		b.menu(b.CursorCorner())
	default:
		return false
	}
	return true
}

// step walks to a card of a column, or to the nearest there is.
func (b *boardView) step(lane, at int) {
	rows := b.lanes[lane].rows
	b.marks.Move(b.source, rows[max(0, min(at, len(rows)-1))], false)
	b.selected()
}

// cross walks to the next column with cards, to the card at the same height of
// the window.
func (b *boardView) cross(by int) {
	p := b.where[b.marks.Cursor]
	for n := p.lane + by; n >= 0 && n < len(b.lanes); n += by {
		if len(b.lanes[n].rows) == 0 {
			continue
		}
		y := b.cardY(p) - b.frame.head + b.frame.card/2
		b.step(n, int(max(0, y+b.down[b.lanes[n].ID])/b.frame.step))
		return
	}
}

// TypedShortcut takes the card to the column beside by Ctrl+←→ and marks all by
// Ctrl+A; other shortcuts are the window's.
func (b *boardView) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		if b.marks.Cursor >= 0 {
			b.markAll()
		}
		return
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierShortcutDefault && b.carryKey(s.KeyName) {
			return
		}
	}
	host.PassShortcut(b.env, s)
}

// markAll marks every card.
func (b *boardView) markAll() {
	b.marks.Clear()
	for _, l := range b.lanes {
		for _, row := range l.rows {
			b.marks.Mark(b.source.ID(row))
		}
	}
	b.selected()
}

// carryKey moves the card under the cursor to the column beside.
func (b *boardView) carryKey(key fyne.KeyName) bool {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[key]
	p, ok := b.placeOf(b.marks.Cursor)
	if by == 0 || !ok || b.OnMove == nil {
		return false
	}
	if n := p.lane + by; n >= 0 && n < len(b.lanes) {
		b.send(b.marks.Cursor, b.lanes[n].ID)
	}
	return true
}
