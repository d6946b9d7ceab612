package sales

import (
	"context"
	"image"
	"io"
	"os"
	"path/filepath"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/reports/docs"
	"kartoteka/reports/pdf"
)

// PaperKinds lists the papers that can be printed.
func PaperKinds() []string { return []string{"invoice"} }

// paper sets an issued invoice as a paper with its payment code.
func paper(inv *crm.Invoice) (docs.Paper, []problem.Problem) {
	return docs.Invoice{Invoice: *inv, QR: true}.Paper()
}

// Printed is a paper made ready: it can be looked at, saved and handed to a
// printer.
type Printed struct {
	Paper docs.Paper
	View  func(path string) error
	// Lacks is what the paper lacks to be valid; it is made all the same, with
	// blanks for the pen.
	Lacks []problem.Problem
}

// Printed makes an issued invoice ready.
func (s *Invoices) Printed(inv *crm.Invoice) Printed {
	p, lacks := paper(inv)
	return Printed{p, s.base.Viewer(), lacks}
}

// Title is the name of the paper.
func (p Printed) Title() string { return p.Paper.Title }

// Save writes the paper to a PDF.
func (p Printed) Save(path string) error {
	return base.ReplaceFile(path, func(w io.Writer) error { return pdf.Papers(w, p.Paper) })
}

// Preview draws the pages as they will be printed.
func (p Printed) Preview(ctx context.Context, dpi float64) (pages []image.Image, err error) {
	sheets, err := pdf.Sheets(p.Paper)
	if err != nil {
		return nil, err
	}
	for _, sheet := range sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		img, err := sheet.Image(dpi)
		if err != nil {
			return nil, err
		}
		pages = append(pages, img)
	}
	return pages, nil
}

// Open writes the paper to a folder of its own and hands it to the system's
// viewer, from where it goes to a printer.
func (p Printed) Open(name string) error {
	dir, err := os.MkdirTemp("", "kartoteka-")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, name)
	if err := p.Save(path); err != nil {
		return err
	}
	if p.View == nil {
		return base.ErrNoViewer
	}
	return p.View(path)
}

// InvoiceNotice is the customary notice above an invoice, offered to a firm
// that has not set its own.
func InvoiceNotice() string { return docs.InvoiceNotice() }

// Save writes the invoice to a PDF and returns what it lacks to be valid.
func (s *Invoices) Save(_ context.Context, inv *crm.Invoice, path string) ([]problem.Problem, error) {
	p := s.Printed(inv)
	return p.Lacks, p.Save(path)
}
