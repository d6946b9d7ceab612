package feed

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/host"
)

// FocusGained shows that keys walk the entries now.
func (f *Feed) FocusGained() {
	if f.cursor < 0 {
		f.cursor = min(0, f.source.Len()-1)
	}
	f.setFocused(true)
}

// FocusLost ends it.
func (f *Feed) FocusLost() { f.setFocused(false) }

func (f *Feed) setFocused(on bool) {
	f.focused = on
	f.body.repaint()
	f.told()
}

// TypedRune lets the owner search. A space opens a text up and is no search.
func (f *Feed) TypedRune(r rune) {
	if r != ' ' && f.OnRune != nil {
		f.OnRune(r)
	}
}

// TypedKey walks and opens; other keys are the owner's, then the page's.
func (f *Feed) TypedKey(e *fyne.KeyEvent) {
	if f.source.Len() > 0 && f.walk(e.Name) {
		return
	}
	if f.OnKey != nil && f.OnKey(e) {
		return
	}
	host.PassKey(f.env, e)
}

// TypedShortcut leaves shortcuts to the window.
func (f *Feed) TypedShortcut(s fyne.Shortcut) { host.PassShortcut(f.env, s) }

// walk does what the feed does with a key.
func (f *Feed) walk(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyUp:
		f.Select(max(0, f.cursor-1))
	case fyne.KeyDown:
		f.Select(f.cursor + 1)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		f.turn(key == fyne.KeyPageDown)
	case fyne.KeyHome:
		f.Select(0)
	case fyne.KeyEnd:
		f.Select(f.source.Len() - 1)
	case fyne.KeySpace:
		if !f.openUp(f.cursor, true) {
			f.openUp(f.cursor, false)
		}
	case fyne.KeyRight:
		return f.openUp(f.cursor, true)
	case fyne.KeyLeft:
		return f.openUp(f.cursor, false)
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.OnOpen == nil || f.cursor < 0 {
			return false
		}
		f.OnOpen(f.cursor)
	case desktop.KeyMenu:
		f.menu(f.cursorCorner())
	default:
		return false
	}
	return true
}

// turn moves the cursor by a view.
func (f *Feed) turn(down bool) {
	p, view := f.places[max(0, f.cursor)], f.scroll.Size().Height
	if down {
		f.Select(max(f.cursor+1, f.at(p.top+view)))
		return
	}
	f.Select(min(max(0, f.cursor-1), f.at(max(0, p.top-view))))
}

// cursorCorner is where the menu of a key opens: under the first line of the
// entry.
func (f *Feed) cursorCorner() fyne.Position {
	y := float32(0)
	if f.cursor >= 0 && f.cursor < len(f.places) {
		p := f.places[f.cursor]
		y = p.top + p.head + f.step() + f.tokens.Size.Gap - f.scroll.Offset.Y
	}
	return fyne.NewPos(f.textX(), y).Add(host.PositionOf(f))
}

func (f *Feed) menu(at fyne.Position) {
	if f.OnMenu != nil && f.cursor >= 0 {
		f.OnMenu(at)
	}
}

// MouseDown moves the cursor at once; a double click opens, a click on the words
// of a cut text opens it up.
func (b *feedBody) MouseDown(e *desktop.MouseEvent) {
	f := b.f
	f.env.Window.Canvas().Focus(f)
	i := f.at(e.Position.Y)
	if i >= len(f.places) {
		return
	}
	f.cursor = i
	b.repaint()
	f.told()
	if e.Button == desktop.MouseButtonSecondary {
		return
	}
	if n := b.fileAt(i, e.Position); n >= 0 {
		f.OnFile(i, n)
		return
	}
	if b.onMore(i, e.Position.Y) {
		f.openUp(i, true)
		return
	}
	if f.clicks.Double(f.env.Now(), f.source.ID(i)) && f.OnOpen != nil {
		f.OnOpen(i)
	}
}

// onMore reports whether a height is on the words that count further lines.
func (b *feedBody) onMore(i int, y float32) bool {
	for _, s := range b.slots {
		if s.entry == i && b.f.places[i].more > 0 {
			return y >= s.moreAt && y < s.moreAt+b.f.step()
		}
	}
	return false
}

// MouseUp implements desktop.Mouseable.
func (b *feedBody) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary opens the menu of the entry.
func (b *feedBody) TappedSecondary(e *fyne.PointEvent) { b.f.menu(e.AbsolutePosition) }

// MouseIn lights the entry under the pointer.
func (b *feedBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights the entry under the pointer.
func (b *feedBody) MouseMoved(e *desktop.MouseEvent) {
	i := b.f.at(e.Position.Y)
	b.f.aimed = b.fileAt(i, e.Position) >= 0
	b.hover(i)
}

// MouseOut darkens it.
func (b *feedBody) MouseOut() {
	b.f.aimed = false
	b.hover(-1)
}

func (b *feedBody) hover(i int) {
	if i != b.f.hover {
		b.f.hover = i
		b.repaint()
	}
}

// repaint colours the grounds again.
func (b *feedBody) repaint() {
	for _, s := range b.slots {
		if s.entry >= 0 {
			s.paint(b.f)
		}
	}
	canvas.Refresh(b)
}
