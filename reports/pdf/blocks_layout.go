package pdf

import "kartoteka/reports/docs"

// layout turns blocks into boxes, so that breaking pages knows nothing of what
// is in them.
type layout struct {
	fonts  faceSet
	height float64 // of the room on a page
}

// blocks lays blocks out one under another in a room of this width.
func (l layout) blocks(blocks []docs.Block, width float64) []box {
	var boxes []box
	for _, b := range blocks {
		boxes = append(boxes, l.block(b, width)...)
	}
	return boxes
}

func (l layout) block(b docs.Block, width float64) []box {
	switch b := b.(type) {
	case docs.Text:
		return l.text(b, width)
	case docs.Rule:
		return []box{{height: b.Thick, marks: []placed{{0, b.Thick / 2, lineMark{width, 0, b.Thick}}}}}
	case docs.Spacer:
		return []box{{height: b.Height, blank: true}}
	case docs.Grid:
		return l.grid(b)
	case docs.Together:
		return l.together(l.blocks(b.Blocks, width))
	case docs.Beside:
		return []box{l.beside(b)}
	case docs.Picture:
		return []box{{marks: []placed{{b.X, b.Y, pictureMark{b}}}}}
	case docs.Symbol:
		return []box{l.symbol(b, width)}
	}
	return nil
}

// text is a box for each line.
func (l layout) text(t docs.Text, width float64) []box {
	lines := l.fonts.wrap(t.Text, t.Style, width)
	boxes := make([]box, len(lines))
	for i, line := range lines {
		boxes[i].height = lineHeight(t.Style)
		boxes[i].marks = []placed{l.line(line, t.Style, 0, 0, width)}
	}
	return boxes
}

// line places one line of text in a room of this width whose top left corner is
// the point; capitals stand in the middle of the line's height.
func (l layout) line(line string, style docs.Style, x, y, width float64) placed {
	size := style.Points() * point
	if style.Align != docs.Left {
		room := width - l.fonts.of(style).width(line)*size
		if style.Align == docs.Center {
			room /= 2
		}
		x += room
	}
	return placed{x, y + size*(leading+capHeight)/2, textMark{line, style}}
}

// together makes one box, if a page can hold it.
func (l layout) together(boxes []box) []box {
	if all := stack(boxes); all.height <= l.height {
		return []box{all}
	}
	return boxes
}

func (l layout) beside(b docs.Beside) box {
	var all box
	x := 0.0
	for _, part := range b.Parts {
		column := stack(l.blocks(part.Blocks, part.Width))
		all.put(x, 0, column)
		all.height = max(all.height, column.height)
		x += part.Width
	}
	return all
}

func (l layout) symbol(s docs.Symbol, width float64) box {
	side, quiet := s.Side(), docs.QuietZone*s.Module
	x := 0.0
	switch s.Align {
	case docs.Center:
		x = (width - side) / 2
	case docs.Right:
		x = width - side
	}
	return box{height: side, marks: []placed{{x + quiet, quiet, symbolMark{s}}}}
}
