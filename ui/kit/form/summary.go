package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// summary is captions and figures in two columns, the last one strong.
type summary struct {
	widget.BaseWidget
	lines []SummaryLine
	texts [][2]*canvas.Text
	draw  *draw.Drawing
}

func newSummary() *summary {
	s := &summary{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *summary) set(lines []SummaryLine) {
	s.lines = lines
	s.Refresh()
}

func (s *summary) step(l SummaryLine) float32 {
	t := look.Current().Size
	if l.Strong {
		return t.Row
	}
	return t.Icon
}

// CreateRenderer draws the columns.
func (s *summary) CreateRenderer() fyne.WidgetRenderer {
	s.draw = &draw.Drawing{Owner: s}
	s.draw.Paint = func() {
		t := look.Current()
		for len(s.texts) < len(s.lines) {
			s.texts = append(s.texts, [2]*canvas.Text{canvas.NewText("", nil), canvas.NewText("", nil)})
		}
		s.texts = s.texts[:len(s.lines)]
		s.draw.Parts = s.draw.Parts[:0]
		for i, l := range s.lines {
			size := t.Size.Text
			if l.Strong {
				size = t.Size.SubHeading
			}
			draw.Write(s.texts[i][0], l.Caption, size, t.Color.Text, l.Strong)
			draw.Write(s.texts[i][1], l.Value, size, t.Color.Text, l.Strong)
			s.draw.Parts = append(s.draw.Parts, s.texts[i][0], s.texts[i][1])
		}
	}
	s.draw.Min = func() fyne.Size {
		t := look.Current().Size
		w, h := t.Sidebar+6*t.Page, float32(0)
		for i, l := range s.lines {
			w = max(w, s.texts[i][0].MinSize().Width+s.texts[i][1].MinSize().Width+t.Page)
			h += s.step(l)
		}
		return fyne.NewSize(w, h)
	}
	s.draw.Place = func(size fyne.Size) {
		y := float32(0)
		for i, l := range s.lines {
			h := s.step(l)
			draw.PutText(s.texts[i][0], 0, y, h)
			draw.PutText(s.texts[i][1], size.Width-s.texts[i][1].MinSize().Width, y, h)
			y += h
		}
	}
	return s.draw.Started()
}
