package list

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// previewText draws the words of a Preview: headings, names with values at the
// right edge, paragraphs that wrap. It is as high as its width makes it.
type previewText struct {
	widget.BaseWidget
	v      Preview
	draw   draw.Drawing
	height float32
	width  float32
}

func newPreviewText(v Preview) *previewText {
	p := &previewText{v: v}
	p.draw = draw.Drawing{Owner: p, Paint: p.build, Place: func(fyne.Size) {}}
	p.draw.Min = func() fyne.Size { return fyne.NewSize(0, p.height) }
	p.ExtendBaseWidget(p)
	return p
}

// Resize wraps again when the width changed.
func (p *previewText) Resize(s fyne.Size) {
	if s.Width != p.width {
		p.width = s.Width
		p.build()
	}
	p.BaseWidget.Resize(s)
}

// build lays all lines out from top to bottom.
func (p *previewText) build() {
	t := look.Current()
	p.draw.Parts, p.height = nil, 0
	p.paragraph(p.v.Title, t.Size.SubHeading, true, look.Plain, t.Size.Icon+t.Size.Pad)
	p.paragraph(p.v.Note, t.Size.Text, false, look.Muted, 0)
	for _, part := range p.v.Parts {
		p.height += t.Size.Group
		p.paragraph(part.Head, t.Size.SubHeading, true, look.Plain, 0)
		p.height += t.Size.Pad
		for _, l := range part.Lines {
			p.line(l)
		}
	}
}

// line is a name and its value, or a paragraph with a little air under it.
func (p *previewText) line(l PreviewLine) {
	t := look.Current()
	if l.Value == "" {
		p.paragraph(l.Name, t.Size.Text, false, l.Role, 0)
		p.height += t.Size.Pad
		return
	}
	value := draw.TextWidth(l.Value, t.Size.Text, true) + 1
	top := p.height
	p.paragraph(l.Name, t.Size.Text, false, l.Role, value+t.Size.Gap)
	h := draw.LineHeight(t.Size.Text)
	draw.Put(p.write(l.Value, t.Size.Text, true, l.Role), max(0, p.width-value), top, value, h)
}

// paragraph writes text into the width, less what is kept free at its right.
func (p *previewText) paragraph(s string, size float32, bold bool, role look.Role, free float32) {
	if s == "" {
		return
	}
	h := draw.LineHeight(size)
	words := strings.Join(strings.FieldsFunc(s, breaks), " ")
	for _, l := range draw.Wrap(words, p.width-free, size, bold) {
		l, _ = draw.Fit(l, p.width-free+1, size, bold)
		draw.Put(p.write(l, size, bold, role), 0, p.height, p.width-free, h)
		p.height += h
	}
}

func (p *previewText) write(s string, size float32, bold bool, role look.Role) *canvas.Text {
	o := canvas.NewText("", color.Transparent)
	draw.Write(o, s, size, look.Current().Color.Of(role), bold)
	p.draw.Parts = append(p.draw.Parts, o)
	return o
}

// breaks is where a line may end: not at no-break spaces.
func breaks(r rune) bool { return r == ' ' || r == '\n' }

// CreateRenderer draws the lines that Resize has laid out.
func (p *previewText) CreateRenderer() fyne.WidgetRenderer { return &p.draw }
