package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/data/problem"
	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// LinesAction is a link over lines that changes the value by the line under the
// cursor.
type LinesAction[T any] struct {
	Key string              // words of the link
	Do  func(v *T, row int) // changes the value by its line row
}

// Headed puts a small heading, by key, and links over lines.
func Headed[T any](heading string, lines FormLines[T], actions ...LinesAction[T]) FormLines[T] {
	return headedLines[T]{heading, lines, actions}
}

type headedLines[T any] struct {
	heading string
	lines   FormLines[T]
	actions []LinesAction[T]
}

func (h headedLines[T]) attach(env *host.Env, host formHost[T]) linesView[T] {
	v := &headedView[T]{linesView: h.lines.attach(env, host)}
	heading := kit.Section(env.Lang.T(h.heading))
	objects := []fyne.CanvasObject{heading}
	for _, a := range h.actions {
		v.links = append(v.links, kit.NewLink(env, env.Lang.T(a.Key), func() {
			if row := v.cursor(); row >= 0 {
				host.amend(func(t *T) { a.Do(t, row) })
			}
		}))
	}
	for _, link := range v.links {
		objects = append(objects, link)
	}
	v.head = container.New(kit.Row{Gap: look.Current().Size.Page}, objects...)
	v.box = container.New(v, v.head, v.linesView.object())
	return v
}

// headedView is lines under a heading.
type headedView[T any] struct {
	linesView[T]
	links     []*kit.Link
	head, box *fyne.Container
}

// present shows the links only over lines they can do something with.
func (v *headedView[T]) present(t *T, always bool) {
	v.linesView.present(t, always)
	for _, link := range v.links {
		link.Hidden = v.count() == 0
	}
	v.head.Refresh()
}

func (v *headedView[T]) object() fyne.CanvasObject { return v.box }
func (v *headedView[T]) height() float32           { return v.over() + v.linesView.height() }

// over is the room of the heading.
func (v *headedView[T]) over() float32 {
	t := look.Current().Size
	return t.Icon + t.Pad + t.Gap
}

// Layout puts the heading over the lines.
func (v *headedView[T]) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	draw.Put(v.head, 0, 0, s.Width, v.over()-look.Current().Size.Gap)
	draw.Put(v.linesView.object(), 0, v.over(), s.Width, max(0, s.Height-v.over()))
}

// MinSize is that of the lines under the heading.
func (v *headedView[T]) MinSize([]fyne.CanvasObject) fyne.Size {
	return v.linesView.object().MinSize().AddWidthHeight(0, v.over())
}

// Several puts lines of different kinds under each other.
func Several[T any](lines ...FormLines[T]) FormLines[T] { return severalLines[T](lines) }

type severalLines[T any] []FormLines[T]

func (s severalLines[T]) attach(env *host.Env, host formHost[T]) linesView[T] {
	v := &severalView[T]{}
	v.box = container.New(v)
	for _, lines := range s {
		part := lines.attach(env, host)
		v.parts = append(v.parts, part)
		v.box.Add(part.object())
	}
	return v
}

// severalView is lines of different kinds on the page.
type severalView[T any] struct {
	parts []linesView[T]
	box   *fyne.Container
}

func (v *severalView[T]) object() fyne.CanvasObject { return v.box }

func (v *severalView[T]) height() float32 {
	h := float32(0)
	for _, p := range v.parts {
		h += p.height() + look.Current().Size.Page
	}
	return max(0, h-look.Current().Size.Page)
}

// Layout gives each lines what they need; without room for all the tall ones
// give way and scroll.
func (v *severalView[T]) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	gap := look.Current().Size.Page
	y, rest := float32(0), s.Height+gap
	for i, p := range v.parts {
		share := rest/float32(len(v.parts)-i) - gap
		h := p.height()
		if later := v.after(i); h+gap+later > rest {
			h = max(min(h, share), rest-gap-later)
		}
		draw.Put(p.object(), 0, y, s.Width, max(0, h))
		y, rest = y+h+gap, rest-h-gap
	}
}

// after is the height of the parts after one.
func (v *severalView[T]) after(i int) float32 {
	h := float32(0)
	for _, p := range v.parts[i+1:] {
		h += p.height() + look.Current().Size.Page
	}
	return h
}

// MinSize lets a small window shrink the lines.
func (v *severalView[T]) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return kit.Stack{Gap: look.Current().Size.Page}.MinSize(objects)
}

func (v *severalView[T]) present(t *T, always bool) {
	for _, p := range v.parts {
		p.present(t, always)
	}
}

func (v *severalView[T]) store(t *T) error {
	var errs []error
	for _, p := range v.parts {
		errs = append(errs, p.store(t))
	}
	return problem.Join(errs...)
}

func (v *severalView[T]) dirty() bool {
	return v.of(func(p linesView[T]) bool { return p.dirty() }) != nil
}

func (v *severalView[T]) differs(a, b *T) bool {
	return v.of(func(p linesView[T]) bool { return p.differs(a, b) }) != nil
}

func (v *severalView[T]) owns(path string) bool { return v.owner(path) != nil }

func (v *severalView[T]) blame(path, words string) string { return v.owner(path).blame(path, words) }

func (v *severalView[T]) visit(path string) {
	if p := v.owner(path); p != nil {
		p.visit(path)
	} else {
		v.parts[0].visit(path)
	}
}

func (v *severalView[T]) absolve() {
	for _, p := range v.parts {
		p.absolve()
	}
}

func (v *severalView[T]) rebase(t *T) {
	for _, p := range v.parts {
		p.rebase(t)
	}
}

func (v *severalView[T]) cursor() int { return v.parts[0].cursor() }

func (v *severalView[T]) count() int {
	n := 0
	for _, p := range v.parts {
		n += p.count()
	}
	return n
}

func (v *severalView[T]) owner(path string) linesView[T] {
	return v.of(func(p linesView[T]) bool { return p.owns(path) })
}

// of is the first part of which something is true.
func (v *severalView[T]) of(is func(linesView[T]) bool) linesView[T] {
	for _, p := range v.parts {
		if is(p) {
			return p
		}
	}
	return nil
}
