package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// sheet is a card above the window with something of the shell on it: the
// palette, the keys, help. Esc, a click beside it and the chord that opened it
// take it away.
type sheet struct {
	widget.BaseWidget
	s       *Shell
	content fyne.CanvasObject
	opener  Chord
	// place says where the card stands in a window of the size.
	place func(t look.Tokens, window fyne.Size) (fyne.Position, fyne.Size)
}

// open puts the card above the window and gives the focus to one of its
// controls, or to none.
func (h *sheet) open(focus fyne.Focusable) {
	h.ExtendBaseWidget(h)
	c := h.s.w.Canvas()
	c.Overlays().Add(h)
	h.Resize(c.Size())
	if focus != nil {
		c.Focus(focus)
	}
}

// close takes the card away. The focus is where it was; when a click on the bar
// had taken it from the page, the page gets it back.
func (h *sheet) close() {
	c := h.s.w.Canvas()
	c.Overlays().Remove(h)
	if c.Focused() == nil {
		h.s.focusPage()
	}
	h.s.settle()
}

// TypedKey takes the keys nothing on the card wanted.
func (h *sheet) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape || Plain(ev.Name) == h.opener {
		h.close()
	}
}

// TypedShortcut takes the chords pressed while the card is there.
func (h *sheet) TypedShortcut(sc fyne.Shortcut) {
	if h.opener.Mod != 0 && sc.ShortcutName() == h.opener.shortcut().ShortcutName() {
		h.close()
	}
}

// Tapped is a click that hit nothing on the card.
func (h *sheet) Tapped(ev *fyne.PointEvent) {
	pos, size := h.place(look.Current(), h.Size())
	at := ev.Position
	if at.X < pos.X || at.Y < pos.Y || at.X >= pos.X+size.Width || at.Y >= pos.Y+size.Height {
		h.close()
	}
}

// CreateRenderer draws the veil, the card and its content.
func (h *sheet) CreateRenderer() fyne.WidgetRenderer {
	veil, shade, card := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	return &drawn{
		owner:   h,
		objects: []fyne.CanvasObject{veil, shade, card, h.content},
		min:     func(look.Tokens) fyne.Size { return fyne.Size{} },
		arrange: func(t look.Tokens, s fyne.Size) {
			veil.FillColor, shade.FillColor = t.Color.Shadow, t.Color.Shadow
			card.FillColor, card.StrokeColor, card.StrokeWidth = t.Color.Background, t.Color.Line, t.Size.Line
			card.CornerRadius, shade.CornerRadius = t.Size.Radius, t.Size.Radius+2
			place(veil, 0, 0, s.Width, s.Height)
			pos, size := h.place(t, s)
			place(shade, pos.X-1, pos.Y, size.Width+2, size.Height+3)
			place(card, pos.X, pos.Y, size.Width, size.Height)
			line := t.Size.Line
			place(h.content, pos.X+line, pos.Y+line, size.Width-2*line, size.Height-2*line)
		},
	}
}

// centred is the place of a card of this size in the middle of the window, as
// high as the window allows.
func centred(width, height float32) func(look.Tokens, fyne.Size) (fyne.Position, fyne.Size) {
	return func(t look.Tokens, window fyne.Size) (fyne.Position, fyne.Size) {
		w := min(width, window.Width-2*t.Size.Page)
		h := min(height, window.Height-2*t.Size.Page)
		return fyne.NewPos((window.Width-w)/2, (window.Height-h)/2), fyne.NewSize(w, h)
	}
}
