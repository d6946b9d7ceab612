package sales

import (
	"context"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/reports"
	"kartoteka/reports/docs"
	"kartoteka/reports/pdf"
)

// Papers is the use cases of printing what is asked for by kind and number.
type Papers struct {
	base      *base.Base
	documents reports.Views
}

// NewPapers makes the use cases over those that find documents: each kind of paper
// takes the one it is made of.
func NewPapers(b *base.Base, documents ...any) *Papers { return &Papers{b, documents} }

// PaperKinds lists the kinds of papers that can be asked for by number.
func PaperKinds() []string {
	kinds := make([]string, len(docs.All))
	for i, k := range docs.All {
		kinds[i] = k.Name
	}
	return kinds
}

// Find makes the paper of a kind and the number of its document ready. The errors
// are those of finding the document; a kind that is none of PaperKinds is a fault.
func (p *Papers) Find(ctx context.Context, kind, number string) (Printed, error) {
	k, ok := docs.Find(kind)
	if !ok {
		return Printed{}, fmt.Errorf("papers: no kind %q", kind)
	}
	paper, lacks, err := k.Make(ctx, p.documents, number)
	return Printed{paper, p.base.Viewer(), lacks}, err
}

// Printed is a paper made ready: it can be looked at, saved and handed to a
// printer.
type Printed struct {
	// Paper is what is printed.
	Paper docs.Paper
	// View shows a file by the system's viewer; nil where there is none.
	View func(path string) error
	// Lacks is what the paper lacks to be valid; it is made all the same, with
	// blanks for the pen.
	Lacks []problem.Problem
}

// Printed makes an issued invoice ready.
func (s *Invoices) Printed(inv *crm.Invoice) Printed {
	paper, lacks := docs.Issued(inv)
	return Printed{paper, s.base.Viewer(), lacks}
}

// Title is what the paper is called.
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
