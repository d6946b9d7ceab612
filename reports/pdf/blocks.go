package pdf

import (
	"errors"
	"image"
	"io"

	"kartoteka/reports/docs"
)

// Papers writes papers one after another into one file. A print run of many is
// best written so: fonts are embedded once, whatever the number of pages. The
// file bears the title, author and date of the first paper.
func Papers(w io.Writer, papers ...docs.Paper) error {
	if len(papers) == 0 {
		return errors.New("no papers to write")
	}
	first := papers[0]
	page := Page{Landscape: first.Page.Landscape, Title: first.Title, Author: first.Author, Date: first.Date}
	return Write(w, page, func(d *Doc) error {
		c := &fileCanvas{doc: d.Fpdf}
		for i, p := range papers {
			sheets, err := Sheets(p)
			if err != nil {
				return err
			}
			for j, s := range sheets {
				if i+j > 0 {
					c.addPage(s.page)
				}
				s.draw(c)
			}
		}
		return c.err
	})
}

// Sheets lays a paper out on pages for the window to show. They break lines and
// pages exactly as the file does, since both are drawn from the same layout.
func Sheets(p docs.Paper) ([]Sheet, error) {
	fonts, err := faces()
	if err != nil {
		return nil, err
	}
	width, height := p.Page.Room()
	l := layout{fonts: fonts, height: height}
	sheets := paginate(l.blocks(p.Blocks, width), p.Page)
	for i := range sheets {
		sheets[i].addFooter(fonts, p.Footer, i+1, len(sheets))
	}
	return sheets, nil
}

// Image draws the sheet at a resolution in dots per inch: 96 is the size of a
// page on an ordinary screen. The error is that of a picture that can't be read.
func (s Sheet) Image(dpi float64) (*image.RGBA, error) {
	width, height := s.page.Size()
	c, err := newRasterCanvas(width, height, dpi)
	if err != nil {
		return nil, err
	}
	s.draw(c)
	return c.img, c.err
}
