package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Widths of a tab in device-independent pixels at 100 %: a longer title is cut,
// and a strip too short for all tabs at the least width shows those around the
// active one, the rest by the menu at its end.
const (
	widestTab    = 260
	narrowestTab = 150
)

// tabStrip draws the tabs and the menu of those that do not fit.
type tabStrip struct {
	widget.BaseWidget
	handles []*tabHandle
	more    *moreTabs
}

// newTabStrip makes an empty strip; more opens the menu of all tabs.
func newTabStrip(more func(at fyne.Position)) *tabStrip {
	s := &tabStrip{more: &moreTabs{open: more}}
	s.more.ExtendBaseWidget(s.more)
	s.ExtendBaseWidget(s)
	return s
}

// set replaces the tabs.
func (s *tabStrip) set(handles []*tabHandle) {
	s.handles = handles
	s.Refresh()
}

// CreateRenderer draws the strip.
func (s *tabStrip) CreateRenderer() fyne.WidgetRenderer {
	return &stripFace{strip: s, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil)}
}

type stripFace struct {
	strip        *tabStrip
	ground, edge *canvas.Rectangle
	shown        []fyne.CanvasObject
}

func (f *stripFace) Destroy() {}

func (f *stripFace) MinSize() fyne.Size { return fyne.NewSize(0, look.Current().Size.Tabs) }

func (f *stripFace) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{f.ground, f.edge}, f.shown...)
}

func (f *stripFace) Refresh() {
	f.Layout(f.strip.Size())
	for _, o := range f.Objects() {
		o.Refresh()
	}
	canvas.Refresh(f.strip)
}

// Layout gives each tab its natural width, cuts all to one width when they do
// not fit, and shows a window around the active one when even that is too much.
func (f *stripFace) Layout(s fyne.Size) {
	t := look.Current()
	f.ground.FillColor, f.edge.FillColor = t.Color.Surface, t.Color.Line
	place(f.ground, 0, 0, s.Width, s.Height)
	place(f.edge, 0, s.Height-t.Size.Line, s.Width, t.Size.Line)
	f.shown = nil
	left := t.Size.Group
	room := s.Width - 2*left
	from, to, width := f.strip.window(t, room)
	x := left
	for _, h := range f.strip.handles[from:to] {
		w := min(h.natural(t), width)
		place(h, x, 0, w, s.Height)
		x += w
		f.shown = append(f.shown, h)
	}
	if to-from < len(f.strip.handles) {
		f.strip.more.hidden = len(f.strip.handles) - (to - from)
		w := f.strip.more.MinSize().Width
		place(f.strip.more, s.Width-left-w, 0, w, s.Height)
		f.shown = append(f.shown, f.strip.more)
	}
}

// window chooses the tabs [from, to) to show and the most one may take.
func (s *tabStrip) window(t look.Tokens, room float32) (from, to int, width float32) {
	zoom := t.Size.Text / 13
	n := len(s.handles)
	width = widestTab * zoom
	total := float32(0)
	active := 0
	for i, h := range s.handles {
		total += min(h.natural(t), width)
		if h.active {
			active = i
		}
	}
	if total <= room {
		return 0, n, width
	}
	if width = room / float32(n); width >= narrowestTab*zoom {
		return 0, n, width
	}
	width = narrowestTab * zoom
	fit := max(1, min(n, int((room-s.more.MinSize().Width)/width)))
	from = max(0, min(active-fit/2, n-fit))
	return from, from + fit, width
}

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
	cut, _ := kit.Fit(h.title, width-textWidth(star, t.Size.Text, h.active)-1, t.Size.Text, h.active)
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

// moreTabs stands at the end of a strip that is too short and tells how many
// tabs are not seen.
type moreTabs struct {
	pressable
	hidden int
	open   func(at fyne.Position)
}

// Tapped opens the menu of all tabs.
func (m *moreTabs) Tapped(ev *fyne.PointEvent) {
	m.open(ev.AbsolutePosition.Subtract(ev.Position).AddXY(0, m.Size().Height))
}

// CreateRenderer draws the count and an arrow.
func (m *moreTabs) CreateRenderer() fyne.WidgetRenderer {
	ground, count := canvas.NewRectangle(nil), canvas.NewText("", nil)
	icon := canvas.NewImageFromResource(nil)
	return &drawn{
		owner:   m,
		objects: []fyne.CanvasObject{ground, count, icon},
		min: func(t look.Tokens) fyne.Size {
			return fyne.NewSize(textWidth("+99", t.Size.Text, false)+t.Size.Icon+2*t.Size.Inner, t.Size.Tabs)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			ground.Hidden, ground.FillColor, ground.CornerRadius = !m.hovered, t.Color.Line, t.Size.Radius
			place(ground, 0, t.Size.Pad, s.Width, s.Height-2*t.Size.Pad)
			label(count, plus(m.hidden), t.Size.Text, false, t.Color.Muted, t.Size.Inner, 0, s.Width, s.Height)
			icon.Resource = look.IconIn("chevron-down", look.Muted)
			side := t.Size.Icon - t.Size.Pad
			place(icon, s.Width-side-t.Size.Inner, (s.Height-side)/2, side, side)
		},
	}
}
