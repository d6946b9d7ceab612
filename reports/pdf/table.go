package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/chart"
)

// ReportOptions is what a report's page says beside the report.
type ReportOptions struct {
	// Lang is the language it is written in.
	Lang *lang.Lang
	// Firm stands in the properties of the file and at the head; may be
	// empty.
	Firm string
	// Date is when the report was made.
	Date time.Time
}

// Report writes a report: title, conclusion, chart, table with its head on
// every page, notes. The page stands upright when the columns fit and lies on
// its side when they do not; in the end letters get smaller.
func Report(w io.Writer, r reports.Report, o ReportOptions) error {
	page := Page{
		Left: 15, Top: 14, Right: 15, Bottom: 16,
		Title: r.Table.Title.In(o.Lang), Author: o.Firm, Date: o.Date,
		Footer: func(page int, pages string) string {
			return o.Lang.T("report.page", "Page", page, "Pages", pages)
		},
	}
	fonts, err := faces()
	if err != nil {
		return err
	}
	t := &table{reportDoc: &reportDoc{fonts: fonts, lang: o.Lang}, table: r.Table, room: page.width()}
	if !t.measure() {
		page.Landscape = true
		t.room = page.width()
		t.measure()
	}
	return Write(w, page, func(d *Doc) error {
		d.SetAutoPageBreak(false, 0)
		t.Doc = d
		t.heading(r, o)
		if err := t.chart(r.Chart); err != nil {
			return err
		}
		t.draw()
		t.notes(r.Table.Notes)
		return d.Error()
	})
}

// reportDoc is a document with the measures of its letters, known before the
// page is.
type reportDoc struct {
	*Doc
	fonts faceSet
	lang  *lang.Lang
}

// width is the room between the side margins of a page of A4.
func (p Page) width() float64 {
	const short, long = 210, 297
	if p.Landscape {
		return long - p.Left - p.Right
	}
	return short - p.Left - p.Right
}

// heading is the title, the period and the conclusion.
func (d *reportDoc) heading(r reports.Report, o ReportOptions) {
	y := d.page.Top
	if o.Firm != "" {
		d.paragraph(o.Firm, y, letters{size: 8.5, color: muted})
		y = d.GetY() + 2
	}
	d.paragraph(r.Table.Title.In(o.Lang), y, letters{size: 15, bold: true})
	if period := r.Table.Period.In(o.Lang); period != "" {
		d.paragraph(period, d.GetY()+1, letters{size: 9.5, color: muted})
	}
	if len(r.Conclusion) == 0 {
		d.SetY(d.GetY() + 4)
		return
	}
	d.conclusion(r.Conclusion)
}

// conclusion is the sentences on a tinted ground, the first one in bold.
func (d *reportDoc) conclusion(said []reports.Message) {
	const pad = 3
	top := d.GetY() + 4
	first := letters{size: 10, bold: true, inset: pad + 1}
	other := letters{size: 10, inset: pad + 1}
	height := d.height(said[0].In(d.lang), first)
	rest := ""
	for _, m := range said[1:] {
		rest += m.In(d.lang) + " "
	}
	if rest != "" {
		height += d.height(rest, other) + 1
	}
	d.SetFillColor(0xF6, 0xF7, 0xF9)
	d.Rect(d.Left(), top, d.Width(), height+2*pad, "F")
	d.SetFillColor(0x1B, 0x66, 0xC9)
	d.Rect(d.Left(), top, 0.8, height+2*pad, "F")
	d.paragraph(said[0].In(d.lang), top+pad, first)
	if rest != "" {
		d.paragraph(rest, d.GetY()+1, other)
	}
	d.SetY(top + height + 2*pad + 4)
}

// Size of a chart on paper, and how many pixels make a unit of its layout: at
// 96 units an inch, three give 288 dots an inch.
const (
	chartHeight = 62 // mm
	chartScale  = 3
	unitsPerMM  = 96 / 25.4
)

// chart puts the chart on the page, over its whole width.
func (d *reportDoc) chart(f *reports.Chart) error {
	if f == nil {
		return nil
	}
	pixels := func(mm float64) int { return int(mm * unitsPerMM * chartScale) }
	var b bytes.Buffer
	style := chart.Style{Palette: chart.Light, Scale: chartScale}
	if err := chart.PNG(&b, f, d.lang, pixels(d.Width()), pixels(chartHeight), style); err != nil {
		return fmt.Errorf("chart of a report: %w", err)
	}
	if !d.Fits(chartHeight) {
		d.AddPage()
		d.SetY(d.page.Top)
	}
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	d.RegisterImageOptionsReader("chart", options, &b)
	d.ImageOptions("chart", d.Left(), d.GetY(), d.Width(), chartHeight, false, options, 0, "")
	d.SetY(d.GetY() + chartHeight + 4)
	return d.Error()
}

// notes say how it was counted, in small letters.
func (d *reportDoc) notes(list []reports.Message) {
	if len(list) == 0 {
		return
	}
	small, head := letters{size: 8, color: muted}, letters{size: 8, bold: true, color: muted}
	d.SetY(d.GetY() + 4)
	for i, m := range list {
		text := m.In(d.lang)
		need := d.height(text, small)
		if i == 0 {
			need += d.height(d.lang.T("report.how"), head)
		}
		if !d.Fits(need) {
			d.AddPage()
			d.SetY(d.page.Top)
		}
		if i == 0 {
			d.paragraph(d.lang.T("report.how"), d.GetY(), head)
		}
		d.paragraph(text, d.GetY()+0.5, small)
	}
}
