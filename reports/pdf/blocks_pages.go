package pdf

import (
	"strconv"
	"strings"

	"kartoteka/reports/docs"
)

// Sheet is one laid out page of a paper.
type Sheet struct {
	page  docs.Page
	marks []placed // from the top left corner of the sheet
}

// paginate fills pages with boxes; there is at least one page.
func paginate(boxes []box, page docs.Page) []Sheet {
	const slack = 1e-6
	_, room := page.Room()
	sheets := []Sheet{{page: page}}
	y := 0.0
	add := func(b box) {
		s := &sheets[len(sheets)-1]
		for _, m := range b.marks {
			s.marks = append(s.marks, placed{page.Left + m.x, page.Top + y + m.y, m.mark})
		}
		y += b.height
	}
	for _, b := range boxes {
		if y > 0 && y+b.height > room+slack {
			sheets = append(sheets, Sheet{page: page})
			y = 0
			for _, h := range b.head {
				add(h)
			}
		}
		if y > 0 || !b.blank {
			add(b)
		}
	}
	return sheets
}

var footerStyle = docs.Style{Size: 8, Align: docs.Right}

// addFooter sets the footer of the page at the right margin.
func (s *Sheet) addFooter(fonts faceSet, f docs.Footer, page, pages int) {
	if f.Text == "" || page < f.From {
		return
	}
	text := strings.NewReplacer("{page}", strconv.Itoa(page), "{pages}", strconv.Itoa(pages)).Replace(f.Text)
	width, height := s.page.Size()
	l := layout{fonts: fonts}
	s.marks = append(s.marks, l.line(Clean(text), footerStyle, 0, height-s.page.Bottom+4, width-s.page.Right))
}

func (s Sheet) draw(c canvas) {
	for _, m := range s.marks {
		m.draw(c, m.x, m.y)
	}
}
