package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

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
