package list

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/draw"
)

// MouseDown selects at once, without waiting for the button to come up; a second
// press at once opens.
func (b *boardView) MouseDown(e *desktop.MouseEvent) {
	b.env.Window.Canvas().Focus(b)
	row := b.cardAt(e.Position)
	if row < 0 {
		return
	}
	id := b.source.ID(row)
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		if !b.marks.Marked(row, id) {
			b.Select(row)
		}
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		b.marks.Toggle(b.source, row, true)
		b.selected()
	default:
		b.Select(row)
		if b.clicks.Double(b.env.Now(), id) && b.OnOpen != nil {
			b.OnOpen(row)
		}
	}
}

// MouseUp implements desktop.Mouseable.
func (b *boardView) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary opens the menu of the selected cards.
func (b *boardView) TappedSecondary(e *fyne.PointEvent) {
	if b.cardAt(e.Position) >= 0 {
		b.menu(e.AbsolutePosition)
	}
}

func (b *boardView) menu(at fyne.Position) {
	b.tip.Hide()
	if b.OnMenu != nil && b.marks.Cursor >= 0 {
		b.OnMenu(at)
	}
}

// MouseIn lights the card under the pointer.
func (b *boardView) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights the card under the pointer and, at rest, shows in full what
// is cut on it, or the sums of the head.
func (b *boardView) MouseMoved(e *desktop.MouseEvent) {
	b.light(b.cardAt(e.Position))
	at := e.Position
	b.tip.Rest(b.env, b.wholeAt(at), func() { b.tip.Show(b, at.X, at.Y-b.frame.line, at.Y+b.frame.line) })
}

// MouseOut darkens it.
func (b *boardView) MouseOut() {
	b.light(-1)
	b.tip.Hide()
}

func (b *boardView) light(row int) {
	if row != b.hover {
		b.cards.reread(b.hover, row)
		b.hover = row
		b.update()
	}
}

// reread makes the next placing read the cards of two rows again.
func (c *boardCards) reread(rows ...int) {
	for _, row := range rows {
		if s := c.byRow[row]; s != nil {
			s.row = -1
			delete(c.byRow, row)
		}
	}
}

// wholeAt is what is shown at rest over a point, "" for nothing.
func (b *boardView) wholeAt(at fyne.Position) string {
	n := b.laneAt(at)
	if n < 0 {
		return ""
	}
	if at.Y >= b.frame.head {
		if s := b.cards.byRow[b.cardAt(at)]; s != nil {
			return s.cut
		}
		return ""
	}
	l := &b.lanes[n]
	if w := b.frame.width - 2*b.frame.gap; draw.TextWidth(l.Title, b.tokens.Size.Text, true) > w {
		return l.Title + ": " + l.full
	}
	return l.full
}

// Scrolled scrolls the column under the pointer; over heads and beside columns it
// turns the board sideways.
func (b *boardView) Scrolled(e *fyne.ScrollEvent) {
	n := b.laneAt(e.Position)
	down, across := -e.Scrolled.DY, -e.Scrolled.DX
	if n < 0 || e.Position.Y < b.frame.head {
		across, down = across+down, 0
	}
	if b.scroll(n, down, across) {
		b.light(b.cardAt(e.Position))
	}
}
