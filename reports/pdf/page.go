// Package pdf sets reports and papers on pages: Table and blocks in, PDF out.
// It is the only importer of gofpdf.
//
// Write opens a document with our fonts, margins and footers, lets a function
// draw and gives back the bytes. Equal input gives equal bytes: the dates in
// the file are those of the Page, never the clock's. All lengths are
// millimetres, font sizes are points.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// Page is how a document lies on paper.
type Page struct {
	Landscape bool // A4 on its long side
	// Margins; zero means the usual: 20 at the left for the punch, 10 else.
	Left, Top, Right, Bottom float64
	// Title and Author go to the properties of the file.
	Title, Author string
	// Date is when the document was made or issued.
	Date time.Time
	// Footer words the line at the foot of each page: FooterText with "1" and
	// PagesAlias gives «Стр. 1 из 3». Nil leaves the foot empty.
	Footer func(page int, pages string) string
}

// PagesAlias stands for the number of pages until the document is closed.
const PagesAlias = "{nb}"

// Doc is a document being drawn: gofpdf with our fonts set, and the size of
// the room inside the margins.
type Doc struct {
	*gofpdf.Fpdf
	page Page
}

// Write opens a document with one page, lets draw fill it and writes it out. A
// fault in drawing, even a panic of the library, becomes an error and nothing
// is written.
func Write(w io.Writer, page Page, draw func(*Doc) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("draw pdf: %v", r)
		}
	}()
	d, err := open(page)
	if err != nil {
		return err
	}
	if err := draw(d); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := d.Output(&b); err != nil {
		return fmt.Errorf("draw pdf: %w", err)
	}
	_, err = b.WriteTo(w)
	return err
}

func open(page Page) (*Doc, error) {
	page = page.withDefaults()
	orientation := gofpdf.OrientationPortrait
	if page.Landscape {
		orientation = gofpdf.OrientationLandscape
	}
	d := &Doc{Fpdf: gofpdf.New(orientation, "mm", "A4", ""), page: page}
	if err := addFonts(d.Fpdf); err != nil {
		return nil, err
	}
	d.SetMargins(page.Left, page.Top, page.Right)
	d.SetAutoPageBreak(true, page.Bottom)
	d.SetCellMargin(0)
	d.SetCatalogSort(true)
	d.SetCreationDate(page.Date.UTC())
	d.SetModificationDate(page.Date.UTC())
	d.SetTitle(Clean(page.Title), true)
	d.SetAuthor(Clean(page.Author), true)
	d.SetProducer("Kartoteka", true)
	if page.Footer != nil {
		d.AliasNbPages(PagesAlias)
		d.SetFooterFunc(d.footer)
	}
	d.AddPage()
	d.SetFont(Font, "", 9)
	if page.Footer != nil {
		// The digits that will replace the alias are not counted as used
		// letters: unless they stand in the text, they would print as boxes.
		d.Text(-50, -50, "0123456789")
	}
	return d, d.Error()
}

func (p Page) withDefaults() Page {
	for _, m := range []struct {
		at    *float64
		usual float64
	}{{&p.Left, 20}, {&p.Top, 10}, {&p.Right, 10}, {&p.Bottom, 14}} {
		if *m.at == 0 {
			*m.at = m.usual
		}
	}
	return p
}

// footer runs inside AddPage, so it leaves the font and colour as it found
// them to gofpdf, which restores both.
func (d *Doc) footer() {
	_, height := d.GetPageSize()
	d.SetFont(Font, "", 8)
	d.SetTextColor(0x5D, 0x67, 0x78)
	const mark = "\ue000" // in the place of the alias, which Clean breaks
	text := strings.ReplaceAll(Clean(d.page.Footer(d.PageNo(), mark)), mark, PagesAlias)
	// The alias is wider than the number it stands for: measuring with a
	// number of usual length keeps the line at the right margin.
	width := d.GetStringWidth(d.page.Footer(d.PageNo(), "00"))
	d.Text(d.Right()-width, height-8, text)
}

// Left is the x of the left margin.
func (d *Doc) Left() float64 { return d.page.Left }

// Right is the x of the right margin.
func (d *Doc) Right() float64 {
	width, _ := d.GetPageSize()
	return width - d.page.Right
}

// Width is the room between the side margins.
func (d *Doc) Width() float64 { return d.Right() - d.Left() }

// Bottom is the y below which nothing but the footer stands.
func (d *Doc) Bottom() float64 {
	_, height := d.GetPageSize()
	return height - d.page.Bottom
}

// Fits tells whether a block of this height goes on the current page.
func (d *Doc) Fits(height float64) bool { return d.GetY()+height <= d.Bottom() }
