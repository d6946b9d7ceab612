package list

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

// Preview is what is shown about one row beside its list.
type Preview struct {
	Title   string          // bold
	Note    string          // muted, under the title
	Parts   []PreviewPart   // under the note
	Actions []PreviewAction // at the end
	// Body, when not nil, takes the place of Parts; it is called on the thread
	// of the window.
	Body func() fyne.CanvasObject
}

// PreviewPart is lines under a small heading.
type PreviewPart struct {
	Head  string        // words of the heading
	Lines []PreviewLine // in their order
}

// PreviewLine is a name with its value at the right.
type PreviewLine struct {
	Name  string    // a paragraph when there is no value
	Value string    // "" for none
	Role  look.Role // colour of both
}

// PreviewAction is a button under the parts.
type PreviewAction struct {
	Text string // words of the button
	Do   func() // called when it is pressed
}

// previewPane is the column a Preview is shown in.
type previewPane struct {
	widget.BaseWidget
	env    *host.Env
	close  *kit.Button
	edge   *canvas.Rectangle
	body   *fyne.Container
	scroll *container.Scroll
}

func newPreviewPane(env *host.Env, shut func()) *previewPane {
	p := &previewPane{env: env, edge: canvas.NewRectangle(nil)}
	p.close = kit.NewButton(env, "", shut).Quiet().Icon("close")
	p.body = container.New(&previewLayout{})
	p.scroll = container.NewVScroll(p.body)
	p.ExtendBaseWidget(p)
	return p
}

// set shows a preview.
func (p *previewPane) set(v Preview) {
	p.body.Objects = []fyne.CanvasObject{newPreviewText(v)}
	if v.Body != nil {
		p.body.Objects = append(p.body.Objects, v.Body())
	}
	for _, a := range v.Actions {
		p.body.Objects = append(p.body.Objects, kit.NewButton(p.env, a.Text, a.Do))
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
	d := &draw.Drawing{Owner: p, Parts: []fyne.CanvasObject{p.edge, p.scroll, p.close}}
	d.Paint = func() { p.edge.FillColor = look.Current().Color.Line }
	d.Min = func() fyne.Size { return fyne.NewSize(look.Current().Size.Preview, 0) }
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		draw.Put(p.edge, 0, 0, t.Line, s.Height)
		draw.Put(p.scroll, t.Page-t.Pad, 0, max(0, s.Width-t.Page+t.Pad), s.Height)
		p.body.Layout.Layout(p.body.Objects, p.scroll.Size()) // wraps, which gives the height
		p.scroll.Refresh()
		m := p.close.MinSize()
		draw.Put(p.close, s.Width-t.Icon-t.Pad, 0, t.Icon+t.Pad, min(m.Height, t.Icon+t.Pad))
	}
	return d.Started()
}

// previewLayout puts text over body over buttons, those in as many lines as
// they need. Its height is that at the width it had last. It keeps off the left
// edge, where a scroller cuts off the frames of buttons.
type previewLayout struct{ height float32 }

func (l *previewLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := look.Current().Size
	left, width := t.Pad, max(0, size.Width-t.Pad)
	x, y := left, float32(0)
	for _, o := range objects {
		if b, ok := o.(*kit.Button); ok {
			w := b.MinSize().Width
			if x > left && x+w > size.Width {
				x, y = left, y+t.Input+t.Gap
			}
			draw.Put(b, x, y, w, t.Input)
			x += w + t.Gap
			continue
		}
		o.Resize(fyne.NewSize(width, 0))
		h := o.MinSize().Height
		draw.Put(o, left, y, width, h)
		y += h + t.Group
	}
	if l.height = y; x > left {
		l.height += t.Input
	}
}

func (l *previewLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.height)
}
