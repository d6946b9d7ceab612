package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// fieldBox is a field on the page: label above, control, and below it the hint
// or the problem.
type fieldBox[T any] struct {
	Field[T]
	env    *host.Env
	box    *fyne.Container
	label  *kit.Words
	editor editor
	note   *kit.Paragraph
	press  *kit.Link  // over its right end; nil for none
	last   kit.Option // what the draft last showed
	saved  kit.Option // what the control held when nothing was changed
	fault  bool
}

func newFieldBox[T any](env *host.Env, f Field[T], on edits) *fieldBox[T] {
	b := &fieldBox[T]{Field: f, env: env, label: kit.Caption(""), note: kit.NewParagraph("", look.Muted, 0).Small()}
	label := env.Lang.T(f.key)
	if f.required && f.edit != nil {
		label += " *"
	}
	b.label.SetText(label)
	b.label.Hidden = f.ticks
	if f.edit != nil {
		b.editor = f.edit(env, on)
	} else {
		entry := kit.NewEntry(env).Fixed()
		if f.figures {
			entry.Figures()
		}
		b.editor = newTextEditor(entry, on)
	}
	b.box = container.New(b, b.label, b.editor.object(), b.note)
	b.clear()
	return b
}

// beside puts the link of the field over its right end.
func (b *fieldBox[T]) beside(host formHost[T]) {
	if b.aside == "" {
		return
	}
	b.press = kit.NewLink(b.env, b.env.Lang.T(b.aside), func() { host.amend(b.asideDo) })
	b.box.Add(b.press)
}

// present shows the field of the value, if it has changed or always is set.
func (b *fieldBox[T]) present(v *T, always bool) {
	b.box.Hidden = !b.visible(v)
	o := b.show(b.env, v)
	if always || o != b.last {
		b.editor.show(o)
	}
	b.last = o
}

// dirty reports whether the person changed the field since it was kept.
func (b *fieldBox[T]) dirty() bool { return b.edit != nil && b.editor.value() != b.saved }

// blame puts a problem under the field.
func (b *fieldBox[T]) blame(words string) {
	b.fault = true
	b.editor.setBad(true)
	b.note.Set(words, look.Bad)
}

// clear takes a problem away.
func (b *fieldBox[T]) clear() {
	b.fault = false
	b.editor.setBad(false)
	hint := ""
	if b.hint != "" {
		hint = b.env.Lang.T(b.hint)
	}
	b.note.Set(hint, look.Muted)
}

// height is the height of the box at a width.
func (b *fieldBox[T]) height(width float32) float32 {
	t := look.Current().Size
	h := t.Page + t.Pad + b.editor.object().MinSize().Height
	if n := b.note.Height(width); n > 0 {
		h += n + t.Pad/2
	}
	return h
}

// Layout places the three parts.
func (b *fieldBox[T]) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	h := b.editor.object().MinSize().Height
	words := s.Width
	if b.press != nil {
		w := b.press.MinSize().Width
		words = max(0, words-w-t.Gap)
		draw.Put(b.press, s.Width-w, 0, w, t.Page)
	}
	draw.Put(b.label, 0, 0, words, t.Page)
	draw.Put(b.editor.object(), 0, t.Page+t.Pad, s.Width, h)
	draw.Put(b.note, 0, t.Page+t.Pad+h+t.Pad/2, s.Width, b.note.Height(s.Width))
}

// MinSize is the height at the width laid out last.
func (b *fieldBox[T]) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, b.height(b.box.Size().Width))
}

// fieldsLayout packs boxes into rows of twelve twelfths under the headings of
// their groups.
type fieldsLayout[T any] struct {
	boxes    []*fieldBox[T]
	headings map[*fieldBox[T]]*kit.Words
	width    float32
	whole    bool // as wide as there is room, to end where the lines end
}

// newFields puts fields on a container.
func newFields[T any](env *host.Env, boxes []*fieldBox[T], whole bool) *fyne.Container {
	l := &fieldsLayout[T]{boxes: boxes, headings: map[*fieldBox[T]]*kit.Words{}, whole: whole}
	var objects []fyne.CanvasObject
	for _, b := range boxes {
		if b.group != "" {
			h := kit.Section(env.Lang.T(b.group))
			l.headings[b] = h
			objects = append(objects, h)
		}
		objects = append(objects, b.box)
	}
	return container.New(l, objects...)
}

// Layout places the fields.
func (l *fieldsLayout[T]) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.each(s.Width, func(o fyne.CanvasObject, x, y, w, h float32) { draw.Put(o, x, y, w, h) })
}

// MinSize is the height at the width laid out last.
func (l *fieldsLayout[T]) MinSize([]fyne.CanvasObject) fyne.Size {
	w := l.width
	if w == 0 {
		w = kit.ReadableWidth()
	}
	return fyne.NewSize(0, l.each(w, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// each walks the places of all fields and returns the whole height.
func (l *fieldsLayout[T]) each(width float32, at func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	t := look.Current().Size
	gap := t.Page
	most := width
	if !l.whole {
		most = min(width, kit.ReadableWidth())
	}
	unit := (most + gap) / 12
	x, y, row := 0, float32(0), float32(0)
	next := func() {
		if x > 0 {
			x, y, row = 0, y+row+t.Group, 0
		}
	}
	for _, b := range l.boxes {
		h := l.headings[b]
		if h != nil {
			h.Hidden = b.box.Hidden
		}
		if b.box.Hidden {
			continue
		}
		if h != nil {
			next()
			if y > 0 {
				y += t.Pad
			}
			at(h, 0, y, width, t.Icon+t.Pad)
			y += t.Icon + t.Pad + t.Gap
		}
		if x+b.span > 12 {
			next()
		}
		w := unit*float32(b.span) - gap
		high := b.height(w)
		at(b.box, unit*float32(x), y, w, high)
		x, row = x+b.span, max(row, high)
	}
	next()
	return max(0, y-t.Group)
}
