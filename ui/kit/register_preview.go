package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// Preview tells about one row beside its list.
type Preview struct {
	Title   string
	Note    string // muted, under the title
	Parts   []PreviewPart
	Actions []PreviewAction
	// Body, when not nil, takes the place of Parts; it is called on the thread
	// of the window.
	Body func() fyne.CanvasObject
}

// PreviewPart is lines under a small heading.
type PreviewPart struct {
	Head  string
	Lines []PreviewLine
}

// PreviewLine is a name with its value at the right or, without a value, a
// paragraph. Role colours both.
type PreviewLine struct {
	Name, Value string
	Role        look.Role
}

// PreviewAction is a button under the parts.
type PreviewAction struct {
	Text string
	Do   func()
}

// previewPane is the column a Preview is shown in.
type previewPane struct {
	widget.BaseWidget
	env    *Env
	close  *Button
	edge   *canvas.Rectangle
	body   *fyne.Container // the pages of the preview, in a scroller
	scroll *container.Scroll
}

func newPreviewPane(env *Env, shut func()) *previewPane {
	p := &previewPane{env: env, edge: canvas.NewRectangle(nil)}
	p.close = NewButton(env, "", shut).Quiet().Icon("close")
	p.body = container.New(stack{gap: look.Current().Size.Group})
	p.scroll = container.NewVScroll(p.body)
	p.ExtendBaseWidget(p)
	return p
}

// set shows a preview.
func (p *previewPane) set(v Preview) {
	p.body.Objects = []fyne.CanvasObject{newPreviewText(v)}
	if v.Body != nil {
		p.body.Add(v.Body())
	}
	if len(v.Actions) > 0 {
		buttons := container.New(flow{})
		for _, a := range v.Actions {
			buttons.Add(NewButton(p.env, a.Text, a.Do))
		}
		p.body.Add(buttons)
	}
	p.scroll.Offset = fyne.Position{}
	p.Refresh()
}

// clear shows nothing.
func (p *previewPane) clear() {
	p.body.Objects = nil
	p.Refresh()
}

// CreateRenderer draws the line at the left, the content and the cross.
func (p *previewPane) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{owner: p, objects: []fyne.CanvasObject{p.edge, p.scroll, p.close}}
	d.paint = func() { p.edge.FillColor = look.Current().Color.Line }
	d.min = func() fyne.Size { return fyne.NewSize(look.Current().Size.Preview, 0) }
	d.place = func(s fyne.Size) {
		t := look.Current().Size
		put(p.edge, 0, 0, t.Line, s.Height)
		put(p.scroll, t.Page, 0, max(0, s.Width-t.Page), s.Height)
		for _, o := range p.body.Objects { // paragraphs wrap at the width they are given
			o.Resize(fyne.NewSize(p.scroll.Size().Width, o.Size().Height))
		}
		p.scroll.Refresh()
		m := p.close.MinSize()
		put(p.close, s.Width-t.Icon-t.Pad, 0, t.Icon+t.Pad, min(m.Height, t.Icon+t.Pad))
	}
	return d.started()
}
