package feed

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
)

// feedBody is the entries: as long as all of them, with objects for those in
// view only. A slot keeps its entry while it is in view, so that scrolling by a
// step rewrites one.
type feedBody struct {
	widget.BaseWidget
	f     *Feed
	slots []*feedSlot
	draw  draw.Drawing
}

func newFeedBody(f *Feed) *feedBody {
	b := &feedBody{f: f}
	b.draw = draw.Drawing{Owner: b, Min: b.MinSize, Paint: func() {}, Place: func(fyne.Size) { b.place() }}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the size of all entries.
func (b *feedBody) MinSize() fyne.Size {
	if n := len(b.f.places); n > 0 {
		return fyne.NewSize(0, b.f.places[n-1].bottom())
	}
	return fyne.Size{}
}

// forget makes the next update read every entry again.
func (b *feedBody) forget() {
	for _, s := range b.slots {
		s.entry = -1
	}
}

// update draws what changed.
func (b *feedBody) update() {
	b.place()
	canvas.Refresh(b)
}

// place brings every entry in view into a slot.
func (b *feedBody) place() {
	f := b.f
	first := f.at(f.scroll.Offset.Y)
	last := min(f.at(f.scroll.Offset.Y+f.scroll.Size().Height), len(f.places)-1)
	shown := make(map[int]bool, last-first+1)
	var free []*feedSlot
	for _, s := range b.slots {
		if s.entry >= first && s.entry <= last && !shown[s.entry] {
			shown[s.entry] = true
		} else {
			free = append(free, s)
		}
	}
	for i := first; i <= last; i++ {
		if shown[i] {
			continue
		}
		if len(free) == 0 {
			s := newFeedSlot()
			b.slots = append(b.slots, s)
			free = append(free, s)
		}
		s := free[len(free)-1]
		free = free[:len(free)-1]
		s.fill(f, i)
	}
	for _, s := range free {
		s.hide()
	}
	b.gather()
}

// gather lists the objects of all slots, which grow with the longest text.
func (b *feedBody) gather() {
	n := 0
	for _, s := range b.slots {
		n += len(s.objects)
	}
	if n == len(b.draw.Parts) {
		return
	}
	b.draw.Parts = nil
	for _, s := range b.slots {
		b.draw.Parts = append(b.draw.Parts, s.objects...)
	}
}

// CreateRenderer places entries at each layout and never refreshes there: that
// would paint every step twice.
func (b *feedBody) CreateRenderer() fyne.WidgetRenderer { return &b.draw }
