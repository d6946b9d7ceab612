package app

import (
	"context"
	"image"
	"io"
	"os"
	"path/filepath"

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

// Save writes the invoice to a PDF. The problems are what the paper lacks to be
// valid; it is made all the same, with blanks for the pen.
func (s *Invoices) Save(_ context.Context, inv *crm.Invoice, path string) ([]problem.Problem, error) {
	p, lacks := paper(inv)
	return lacks, replaceFile(path, func(w io.Writer) error { return pdf.Papers(w, p) })
}

// Preview draws the pages of the invoice as they will be printed.
func (s *Invoices) Preview(ctx context.Context, inv *crm.Invoice, dpi float64) (pages []image.Image, lacks []problem.Problem, err error) {
	p, lacks := paper(inv)
	sheets, err := pdf.Sheets(p)
	if err != nil {
		return nil, lacks, err
	}
	for _, sheet := range sheets {
		if err := ctx.Err(); err != nil {
			return nil, lacks, err
		}
		img, err := sheet.Image(dpi)
		if err != nil {
			return nil, lacks, err
		}
		pages = append(pages, img)
	}
	return pages, lacks, nil
}

// InvoiceNotice is the customary notice above an invoice, offered to a firm
// that has not set its own.
func InvoiceNotice() string { return docs.InvoiceNotice() }

// OpenForPrint writes the invoice to a folder of its own and hands it to the
// system's viewer, from where it goes to a printer.
func (s *Invoices) OpenForPrint(ctx context.Context, inv *crm.Invoice, name string) error {
	dir, err := os.MkdirTemp("", "kartoteka-")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, name)
	if _, err := s.Save(ctx, inv, path); err != nil {
		return err
	}
	if s.env.View == nil {
		return ErrNoViewer
	}
	return s.env.View(path)
}
