package pdf

import "kartoteka/reports/docs"

// letters is how a text looks.
type letters struct {
	size  float64 // points
	bold  bool
	color rgb
	inset float64 // mm kept free at both sides
}

// rgb is a colour; the zero one stands for that of text.
type rgb [3]int

var (
	ink   = rgb{0x1D, 0x24, 0x30}
	muted = rgb{0x5D, 0x67, 0x78}
	bad   = rgb{0xC2, 0x33, 0x2A}
)

// lineHeight is the height of a line of text.
func (s letters) lineHeight() float64 { return s.size * point * 1.38 }

// ascent is how far under the top of its line a text stands.
func (s letters) ascent() float64 { return s.size * point * 1.03 }

// use sets the font and the colour of what is written next.
func (d *reportDoc) use(s letters) {
	style := ""
	if s.bold {
		style = "B"
	}
	d.SetFont(Font, style, s.size)
	if s.color == (rgb{}) {
		s.color = ink
	}
	d.SetTextColor(s.color[0], s.color[1], s.color[2])
}

// style is the same look in the words of papers, whose fonts are measured.
func (s letters) style() docs.Style { return docs.Style{Size: s.size, Bold: s.bold} }

// textWidth is the width of a line of text in millimetres.
func (f faceSet) textWidth(text string, s letters) float64 {
	return f.of(s.style()).width(text) * s.size * point
}

// height is the height of a paragraph of the whole width.
func (d *reportDoc) height(text string, s letters) float64 {
	return float64(len(d.fonts.wrap(text, s.style(), d.Width()-2*s.inset))) * s.lineHeight()
}

// paragraph writes a text over the whole width from y down, and leaves Y under
// it.
func (d *reportDoc) paragraph(text string, y float64, s letters) {
	d.use(s)
	for _, line := range d.fonts.wrap(text, s.style(), d.Width()-2*s.inset) {
		d.Text(d.Left()+s.inset, y+s.ascent(), line)
		y += s.lineHeight()
	}
	d.SetY(y)
}
