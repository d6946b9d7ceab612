package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// fault is a problem as the list on top shows it.
type fault struct {
	path  string // where the link leads; empty leads nowhere
	name  string // the field
	words string
	do    func() // a way out, in place of the link to the field
}

// text is the field and its problem in a line.
func (f fault) text() string {
	if f.name == "" {
		return f.words
	}
	return f.name + ": " + f.words
}

// problemBox is the list of problems over a form that was refused, or of notices.
type problemBox struct {
	widget.BaseWidget
	env   *host.Env
	role  look.Role
	visit func(path string)
	list  []fault
	rows  *fyne.Container
}

// mostProblems is how many are listed; more would push the fields away.
const mostProblems = 5

func newProblemBox(env *host.Env, visit func(string)) *problemBox {
	b := &problemBox{env: env, role: look.Bad, visit: visit, rows: container.New(kit.Stack{Gap: 2})}
	b.Hidden = true
	b.ExtendBaseWidget(b)
	return b
}

func (b *problemBox) set(list []fault) {
	b.list = list
	b.Hidden = len(list) == 0
	b.rows.Objects = nil
	l := b.env.Lang
	if len(list) > 1 && list[0].path != "" {
		b.rows.Add(kit.Body(l.N("form.refused", int64(len(list))), look.Bad).Bold())
	}
	for i, f := range list {
		if i == mostProblems {
			b.rows.Add(kit.Body(l.N("form.refused.more", int64(len(list)-i)), look.Bad))
			break
		}
		switch {
		case f.do != nil:
			b.rows.Add(kit.NewLink(b.env, f.text(), f.do))
		case f.path == "":
			b.rows.Add(kit.Body(f.text(), look.Bad))
		default:
			b.rows.Add(kit.NewLink(b.env, f.text(), func() { b.visit(f.path) }).In(look.Bad))
		}
	}
	b.Refresh()
}

// CreateRenderer draws the list on a tint with a bar at its left.
func (b *problemBox) CreateRenderer() fyne.WidgetRenderer {
	ground, bar := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d := &draw.Drawing{Owner: b, Parts: []fyne.CanvasObject{ground, bar, b.rows}}
	d.Paint = func() {
		t := look.Current()
		ground.FillColor, bar.FillColor = t.Color.Tint(b.role), t.Color.Of(b.role)
	}
	d.Min = func() fyne.Size {
		return b.rows.MinSize().AddWidthHeight(0, 2*look.Current().Size.Gap)
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		draw.Put(ground, 0, 0, s.Width, s.Height)
		draw.Put(bar, 0, 0, t.Pad-t.Line, s.Height)
		draw.Put(b.rows, t.Group, t.Gap, s.Width-2*t.Group, s.Height-2*t.Gap)
	}
	return d.Started()
}
