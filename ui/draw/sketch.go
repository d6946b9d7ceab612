package draw

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Sketch is a picture of boxes and words that is drawn from the first to the last
// again at each refresh. It reuses the canvas objects of the time before.
type Sketch struct {
	Parts []fyne.CanvasObject // what was drawn since Begin, the lowest first
	boxes []*canvas.Rectangle
	texts []*canvas.Text
	b, t  int
}

// Begin starts the picture again: what was drawn before is gone.
func (s *Sketch) Begin() { s.Parts, s.b, s.t = s.Parts[:0], 0, 0 }

// Box draws a filled rectangle over what was drawn before. The caller may set its
// corners and its frame.
func (s *Sketch) Box(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	if s.b == len(s.boxes) {
		s.boxes = append(s.boxes, canvas.NewRectangle(nil))
	}
	r := s.boxes[s.b]
	s.b++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, color.Transparent, 0, 0
	Put(r, x, y, w, h)
	s.Parts = append(s.Parts, r)
	return r
}

// Text writes words on a line of the height, cut to the width.
func (s *Sketch) Text(words string, x, y, w, h, size float32, c color.Color, bold bool) {
	if w <= 0 {
		return
	}
	if s.t == len(s.texts) {
		s.texts = append(s.texts, canvas.NewText("", nil))
	}
	o := s.texts[s.t]
	s.t++
	PutLine(o, words, x, y, w, h, size, c, bold)
	s.Parts = append(s.Parts, o)
}
