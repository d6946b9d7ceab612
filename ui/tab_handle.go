package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// tabHandle is one tab in the strip.
type tabHandle struct {
	pressable
	of            *tab
	title         string
	active, dirty bool
	close         *closeMark
}

func newTabHandle(title string, active, dirty bool, show, shut func(), menu func(at fyne.Position)) *tabHandle {
	h := &tabHandle{title: title, active: active, dirty: dirty, close: &closeMark{}}
	h.tap, h.middle, h.menu = show, shut, menu
	h.close.tap, h.close.middle = shut, shut
	h.close.ExtendBaseWidget(h.close)
	h.ExtendBaseWidget(h)
	return h
}

// words are the title with a star while something is not saved.
func (h *tabHandle) words() string {
	if h.dirty {
		return h.title + " *"
	}
	return h.title
}

// fitted are the words cut to a width: the title is cut, the star stays.
func (h *tabHandle) fitted(t look.Tokens, width float32) string {
	words := h.words()
	if !h.dirty || textWidth(words, t.Size.Text, h.active) <= width {
		return words
	}
	const star = " *"
	cut, _ := draw.Fit(h.title, width-textWidth(star, t.Size.Text, h.active)-1, t.Size.Text, h.active)
	return cut + star
}

func (h *tabHandle) natural(t look.Tokens) float32 {
	return h.side(t)*2 + textWidth(h.words(), t.Size.Text, h.active) + t.Size.Pad + h.close.MinSize().Width
}

func (h *tabHandle) side(t look.Tokens) float32 { return t.Size.Group - t.Size.Line }

// CreateRenderer draws the tab: the active one opens into the page below.
func (h *tabHandle) CreateRenderer() fyne.WidgetRenderer {
	frame, cover, title := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewText("", nil)
	return &drawn{
		owner:   h,
		objects: []fyne.CanvasObject{frame, cover, title, h.close},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSize(h.natural(t), t.Size.Tabs) },
		arrange: func(t look.Tokens, s fyne.Size) {
			h.paint(t, s, frame, cover)
			mark := h.close.MinSize().Width
			side := h.side(t)
			c := t.Color.Muted
			if h.active {
				c = t.Color.Text
			}
			room := s.Width - 2*side - t.Size.Pad - mark + 1
			label(title, h.fitted(t, room), t.Size.Text, h.active, c, side, t.Size.Line, room, s.Height-t.Size.Line)
			place(h.close, s.Width-side-mark+t.Size.Pad/2, (s.Height-mark)/2+t.Size.Line, mark, mark)
		},
	}
}

func (h *tabHandle) paint(t look.Tokens, s fyne.Size, frame, cover *canvas.Rectangle) {
	frame.Hidden, cover.Hidden = !h.active && !h.hovered, !h.active
	frame.CornerRadius, frame.StrokeWidth = t.Size.Radius, t.Size.Line
	frame.FillColor, frame.StrokeColor = t.Color.Background, t.Color.Line
	if !h.active {
		frame.FillColor, frame.StrokeColor = t.Color.Hover, t.Color.Hover
	}
	cover.FillColor = t.Color.Background
	top := t.Size.Line * 2
	height := s.Height - top
	if !h.active {
		height -= t.Size.Pad
	}
	place(frame, 0, top, s.Width, height)
	place(cover, t.Size.Line, s.Height-t.Size.Radius-t.Size.Line, s.Width-2*t.Size.Line, t.Size.Radius+t.Size.Line)
}

// closeMark is the × of a tab.
type closeMark struct{ pressable }

// CreateRenderer draws the cross.
func (m *closeMark) CreateRenderer() fyne.WidgetRenderer {
	ground, cross := canvas.NewRectangle(nil), canvas.NewText("", nil)
	return &drawn{
		owner:   m,
		objects: []fyne.CanvasObject{ground, cross},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSquareSize(t.Size.Page) },
		arrange: func(t look.Tokens, s fyne.Size) {
			c := t.Color.Muted
			ground.Hidden, ground.FillColor, ground.CornerRadius = !m.hovered, t.Color.Line, t.Size.Radius
			if m.hovered {
				c = t.Color.Text
			}
			place(ground, 0, 0, s.Width, s.Height)
			w := textWidth("×", t.Size.Text, false)
			label(cross, "×", t.Size.Text, false, c, (s.Width-w)/2, 0, w+1, s.Height)
		},
	}
}
