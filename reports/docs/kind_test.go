package docs_test

import (
	"context"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/reports"
	"kartoteka/reports/docs"
)

// oneInvoice is a base of one invoice.
type oneInvoice struct{ crm.Invoice }

func (o oneInvoice) Find(_ context.Context, number string) (*crm.Invoice, error) {
	if number != o.Number {
		return nil, problem.At("number", "problem.print.no_document", "Number", number)
	}
	return &o.Invoice, nil
}

func TestAKindOfPaperFindsItsDocumentByNumber(t *testing.T) {
	invoice, ok := docs.Find("invoice")
	if !ok {
		t.Fatal("no kind of invoices")
	}
	base := reports.Views{oneInvoice{crm.Invoice{Number: "СЧ-1"}}}
	paper, lacks, err := invoice.Make(t.Context(), base, "СЧ-1")
	if err != nil || paper.Number != "СЧ-1" || len(lacks) == 0 {
		t.Errorf("paper %q, %d lacks, %v", paper.Number, len(lacks), err)
	}
	if _, _, err := invoice.Make(t.Context(), base, "СЧ-2"); !problem.Has(err, "number", "problem.print.no_document") {
		t.Errorf("an unknown number: %v", err)
	}
	if _, _, err := invoice.Make(t.Context(), nil, "СЧ-1"); err == nil {
		t.Error("without the invoices of the base there is a paper")
	}
	if _, ok := docs.Find("letter"); ok {
		t.Error("there is a kind of paper nobody made")
	}
}
