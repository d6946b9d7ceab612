package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Later is a page whose record has to be read first: it shows the thin line of
// waiting, then the page made of the record, or the sentence why there is none.
// As looks up what that page can do.
type Later struct {
	widget.BaseWidget
	inner   Page
	body    *fyne.Container
	changed func()
	asked   map[string]string // what a route asked for while the page was read
}

// NewLater reads off the thread of the window and makes the page of what was
// read. Key names the request, so that pages do not drop each other's answers.
func NewLater[T any](env *host.Env, key string, read func(ctx context.Context) (T, error), make func(T) Page) *Later {
	p := &Later{body: container.NewStack()}
	p.ExtendBaseWidget(p)
	busy := NewBusy(env)
	p.body.Add(container.NewBorder(busy, nil, nil, nil))
	busy.Start()
	var v T
	env.Run.Run("later."+key, func(ctx context.Context) (err error) {
		v, err = read(ctx)
		return err
	}, func(err error) {
		busy.Stop()
		if err != nil {
			t := look.Current().Size
			p.body.Objects = []fyne.CanvasObject{container.New(Margin{t.Page, t.Group}, NewParagraph(env.Explain(err), look.Bad, 0))}
			p.body.Refresh()
			return
		}
		p.settle(make(v))
	})
	return p
}

// settle shows the page and takes over its title.
func (p *Later) settle(inner Page) {
	p.inner = inner
	p.body.Objects = []fyne.CanvasObject{inner}
	p.body.Refresh()
	if t, ok := inner.(Titled); ok && p.changed != nil {
		t.OnTitle(p.changed)
	}
	if p.changed != nil {
		p.changed()
	}
	if f, ok := inner.(Follows); ok && len(p.asked) > 0 {
		f.Follow(p.asked)
	}
	if f, ok := inner.(Focuser); ok && p.Visible() {
		f.FocusFirst()
	}
}

// Follow implements Follows: the page that is still read follows once it is there.
func (p *Later) Follow(args map[string]string) bool {
	if f, ok := p.inner.(Follows); ok {
		return f.Follow(args)
	}
	p.asked = args
	return false
}

// Inner is the page that was made, nil while it is read.
func (p *Later) Inner() Page { return p.inner }

// Title is the title of the page, "" while it is read.
func (p *Later) Title() string {
	if t, ok := p.inner.(Titled); ok {
		return t.Title()
	}
	return ""
}

// OnTitle has changed called when the title changes, first when the page is made.
func (p *Later) OnTitle(changed func()) {
	p.changed = changed
	if t, ok := p.inner.(Titled); ok {
		t.OnTitle(changed)
	}
}

// CreateRenderer shows whatever there is.
func (p *Later) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.body) }

// As finds an ability of a page, looking through a Later.
func As[A any](p Page) (A, bool) {
	if l, ok := p.(*Later); ok {
		if l.inner == nil {
			var none A
			if a, ok := p.(A); ok {
				return a, true
			}
			return none, false
		}
		p = l.inner
	}
	a, ok := p.(A)
	return a, ok
}
