package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// formPart is the body of one tab.
type formPart[T any] struct {
	Tab[T]
	boxes   []*fieldBox[T]
	fields  *fyne.Container
	scroll  *container.Scroll
	lines   linesView[T]
	summary *summary
	body    *fyne.Container
	content fyne.CanvasObject // of its own, once it was made
	stale   bool              // the content is to be read again when it is shown
}

func newFormPart[T any](p *Page[T], tab Tab[T]) *formPart[T] {
	part := &formPart[T]{Tab: tab}
	for _, f := range tab.Fields {
		var b *fieldBox[T]
		b = newFieldBox(p.env, f, edits{
			changed: func() { p.changed(b) },
			left:    func() { p.left(b) },
			focused: func() { part.reveal(b) },
		})
		b.beside(p)
		part.boxes = append(part.boxes, b)
	}
	part.fields = newFields(p.env, part.boxes, tab.Lines != nil)
	part.scroll = container.NewVScroll(container.New(bleed{}, part.fields))
	if len(part.boxes) == 0 {
		part.scroll.Hide()
	}
	part.body = container.New(part, part.scroll)
	if tab.Lines != nil {
		part.lines = tab.Lines.attach(p.env, p)
		part.body.Add(part.lines.object())
	}
	if tab.Summary != nil {
		part.summary = newSummary()
		part.body.Add(part.summary)
	}
	return part
}

// reveal scrolls to a field that got the focus.
func (f *formPart[T]) reveal(b *fieldBox[T]) {
	top := b.box.Position().Y
	bottom := top + b.box.Size().Height
	switch at, h := f.scroll.Offset.Y, f.scroll.Size().Height; {
	case top < at:
		f.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > at+h:
		f.scroll.ScrollToOffset(fyne.NewPos(0, min(top, bottom-h)))
	}
}

// relayout places everything again after heights have changed.
func (f *formPart[T]) relayout() {
	f.fields.Refresh()
	f.body.Refresh()
}

// present shows the value.
func (f *formPart[T]) present(env *host.Env, v *T, always bool) {
	for _, b := range f.boxes {
		b.present(v, always)
	}
	if f.lines != nil {
		f.lines.present(v, always)
	}
	if f.summary != nil {
		f.summary.set(f.Summary(env, v))
	}
	if content, ok := f.content.(Content[T]); ok {
		content.Present(v)
	}
	f.relayout()
}

// Layout gives the fields what they need, the rest to the lines and the summary
// under them.
func (f *formPart[T]) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	y := float32(0)
	if f.scroll.Visible() {
		f.fields.Layout.(*fieldsLayout[T]).width = s.Width
		h := f.fields.MinSize().Height + t.Pad
		if f.lines == nil && f.Content == nil {
			h = s.Height
		} else {
			h = min(h, s.Height/2)
		}
		draw.Put(f.scroll, -t.Pad, 0, s.Width+2*t.Pad, h)
		y = h + t.Gap
	}
	rest := s.Height - y
	foot := float32(0)
	if f.summary != nil {
		foot = f.summary.MinSize().Height + t.Group
	}
	if f.lines != nil {
		h := max(0, min(f.lines.height(), rest-foot))
		draw.Put(f.lines.object(), 0, y, s.Width, h)
		y += h + t.Group
	}
	if f.summary != nil {
		w := min(s.Width, f.summary.MinSize().Width)
		draw.Put(f.summary, s.Width-w, y, w, f.summary.MinSize().Height)
	}
	if f.content != nil {
		draw.Put(f.content, 0, y, s.Width, s.Height-y)
	}
}

// MinSize lets a small window shrink the body.
func (f *formPart[T]) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, 3*look.Current().Size.Input)
}

// bleed keeps content clear of the edges of its scroll, which cut focus rings.
type bleed struct{}

func (bleed) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	side := look.Current().Size.Pad
	for _, o := range objects {
		draw.Put(o, side, 0, s.Width-2*side, s.Height)
	}
}

func (bleed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}
