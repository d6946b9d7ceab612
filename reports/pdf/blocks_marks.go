package pdf

import "kartoteka/reports/docs"

// canvas is what a sheet is drawn on: the file or an image. Lengths are
// millimetres from the top left corner of the sheet.
type canvas interface {
	// text sets a line with its baseline beginning at the point.
	text(x, y float64, line string, style docs.Style)
	line(x1, y1, x2, y2, thick float64)
	// symbol fills the dark modules of a symbol; the point is the corner of the
	// symbol without its quiet zone.
	symbol(x, y float64, s docs.Symbol)
	picture(x, y float64, p docs.Picture)
}

// mark is one thing drawn at a point.
type mark interface {
	draw(c canvas, x, y float64)
}

type (
	textMark struct {
		line  string
		style docs.Style
	}
	lineMark    struct{ dx, dy, thick float64 }
	symbolMark  struct{ docs.Symbol }
	pictureMark struct{ docs.Picture }
)

func (m textMark) draw(c canvas, x, y float64)    { c.text(x, y, m.line, m.style) }
func (m lineMark) draw(c canvas, x, y float64)    { c.line(x, y, x+m.dx, y+m.dy, m.thick) }
func (m symbolMark) draw(c canvas, x, y float64)  { c.symbol(x, y, m.Symbol) }
func (m pictureMark) draw(c canvas, x, y float64) { c.picture(x, y, m.Picture) }

// placed is a mark and its point.
type placed struct {
	x, y float64
	mark
}

// box is a strip of the paper no page break cuts. Its marks are counted from
// its top left corner.
type box struct {
	height float64
	marks  []placed
	blank  bool  // dropped at the top of a page
	head   []box // drawn above it when it opens a page
}

// put adds the marks of another box at a point of this one.
func (b *box) put(x, y float64, other box) {
	for _, m := range other.marks {
		b.marks = append(b.marks, placed{m.x + x, m.y + y, m.mark})
	}
}

// stack makes one box of many, top to bottom.
func stack(boxes []box) box {
	var all box
	for _, b := range boxes {
		all.put(0, all.height, b)
		all.height += b.height
	}
	return all
}
