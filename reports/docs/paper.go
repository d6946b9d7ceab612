// Package docs makes business papers: a frozen document of data/crm and its
// wording go in, a Paper of blocks comes out, and reports/pdf draws it.
//
// A paper is a list of blocks that flow down the page: texts, rules, grids with
// spans and borders, parts side by side, pictures laid over, symbols. Blocks
// know millimetres and points but no fonts and no pages: where lines and pages
// break is the business of the drawer, so the same paper goes to the printer
// and to the window. A new paper is one file that builds blocks and one file of
// wording in assets/templates.
//
// Papers are Russian in every language of the program: their wording is set by
// custom and law, so it is data of the paper and not of data/lang.
package docs

import "time"

// Paper is a document ready to be drawn.
type Paper struct {
	// Title names the file's content in its properties and the foot of pages.
	Title string
	// Number is the number of its document, empty for a paper without one.
	Number string
	// Author is the organisation that made the paper.
	Author string
	// Date is the date of the document; it dates the file too, so that equal
	// papers give equal files.
	Date   time.Time
	Page   Page
	Blocks []Block
	Footer Footer
}

// Page is a sheet of A4 and its margins in millimetres.
type Page struct {
	// Landscape lays the sheet on its long side.
	Landscape bool
	// Left and the rest are the margins.
	Left, Top, Right, Bottom float64
}

// Portrait is the page of invoices, contracts and acts: 185 mm of room.
var Portrait = Page{Left: 15, Top: 10, Right: 10, Bottom: 14}

// Size is the width and height of the sheet in millimetres.
func (p Page) Size() (width, height float64) {
	if p.Landscape {
		return 297, 210
	}
	return 210, 297
}

// Room is the width and height inside the margins in millimetres.
func (p Page) Room() (width, height float64) {
	width, height = p.Size()
	return width - p.Left - p.Right, height - p.Top - p.Bottom
}

// Footer is the line at the foot of pages. {page} and {pages} in its text
// become the number of the page and their count.
type Footer struct {
	// Text is the line; empty for none.
	Text string
	// From is the first page that has it: 1С leaves the first one clean.
	From int
}
