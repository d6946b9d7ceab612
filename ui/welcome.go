package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Welcome are the four answers of the first run; what each does comes from the
// program.
type Welcome struct {
	Demo   func() // look around in a base made up
	Empty  func() // begin one's own
	Import func() // begin from a file of sales, clients or products
	Open   func() // a base one has already
}

// NewWelcome makes the page a window shows while it has no base.
func NewWelcome(env *host.Env, w Welcome) *WelcomePage {
	l := env.Lang
	p := &WelcomePage{env: env}
	stack := container.New(column{gap: look.Current().Size.Gap})
	for _, a := range []struct {
		icon, title, about string
		take               func()
	}{
		{"sales", l.T("welcome.demo"), l.T("welcome.demo.about"), w.Demo},
		{"plus", l.T("welcome.empty"), l.T("welcome.empty.about"), w.Empty},
		{"import", l.T("welcome.import"), l.T("welcome.import.about"), w.Import},
		{"file", l.T("welcome.open"), l.T("welcome.open.about"), w.Open},
	} {
		c := newChoice(env, a.icon, a.title, a.about, a.take)
		c.framed = true
		p.choices = append(p.choices, c)
		stack.Add(c)
	}
	chained(p.choices)
	p.body = container.New(welcomeLayout{}, kit.Heading(l.T("welcome.title")), kit.Body(l.T("welcome.about"), look.Muted), stack)
	p.ExtendBaseWidget(p)
	return p
}

// WelcomePage is the page of the first run.
type WelcomePage struct {
	widget.BaseWidget
	env     *host.Env
	choices []*choice
	body    fyne.CanvasObject
}

// FocusFirst focuses the first answer.
func (p *WelcomePage) FocusFirst() { p.env.Window.Canvas().Focus(p.choices[0]) }

// CreateRenderer shows the answers in the middle.
func (p *WelcomePage) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.body)
}

// welcomeLayout stacks everything in a column in the middle, somewhat above it,
// where the eye expects the middle.
type welcomeLayout struct{}

func (welcomeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (welcomeLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	gap := []float32{t.Inner, 2 * t.Group, 0}
	w := min(s.Width-2*t.Page, pageWidth*t.Text/13)
	high := float32(0)
	for i, o := range objects {
		high += o.MinSize().Height + gap[i]
	}
	y := max(t.Page, (s.Height-high)*2/5)
	for i, o := range objects {
		h := o.MinSize().Height
		place(o, (s.Width-w)/2, y, w, h)
		y += h + gap[i]
	}
}
