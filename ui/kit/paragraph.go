package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// Paragraph is a text of many lines, broken at spaces to the width it is given.
type Paragraph struct {
	widget.BaseWidget
	text  string
	role  look.Role
	small bool
	width float32
	lines []*canvas.Text
	draw  *draw.Drawing
}

// NewParagraph makes a paragraph as wide as width until it is laid out.
func NewParagraph(text string, role look.Role, width float32) *Paragraph {
	p := &Paragraph{text: text, role: role, width: width}
	p.ExtendBaseWidget(p)
	return p
}

// Small writes it as a caption.
func (p *Paragraph) Small() *Paragraph { p.small = true; return p }

// Text returns the words.
func (p *Paragraph) Text() string { return p.text }

// Role is the colour of the words.
func (p *Paragraph) Role() look.Role { return p.role }

// Set changes the words and their role; empty words take no room.
func (p *Paragraph) Set(text string, role look.Role) {
	if p.text == text && p.role == role {
		return
	}
	p.text, p.role = text, role
	p.Refresh()
}

func (p *Paragraph) size() float32 {
	if p.small {
		return look.Current().Size.Caption
	}
	return look.Current().Size.Text
}

// step is the height of a line.
func (p *Paragraph) step() float32 { return draw.LineStep(p.size()) }

// Height is how tall the text is at a width.
func (p *Paragraph) Height(width float32) float32 {
	return float32(len(draw.Wrap(p.text, width, p.size(), false))) * p.step()
}

// CreateRenderer draws the lines.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.draw = &draw.Drawing{Owner: p}
	p.draw.Paint = func() { p.rebreak() }
	p.draw.Min = func() fyne.Size { return fyne.NewSize(0, p.Height(p.width)) }
	p.draw.Place = func(s fyne.Size) {
		if s.Width > 0 && s.Width != p.width { // 0 is a page not shown yet
			p.width = s.Width
			p.rebreak()
		}
		for i, l := range p.lines {
			draw.PutText(l, 0, float32(i)*p.step(), p.step())
		}
	}
	return p.draw.Started()
}

func (p *Paragraph) rebreak() {
	broken := draw.Wrap(p.text, p.width, p.size(), false)
	p.lines, p.draw.Parts = p.lines[:0], p.draw.Parts[:0]
	for _, s := range broken {
		l := canvas.NewText("", nil)
		draw.Write(l, s, p.size(), look.Current().Color.Of(p.role), false)
		p.lines, p.draw.Parts = append(p.lines, l), append(p.draw.Parts, l)
	}
}
