package docs

import (
	"context"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/reports"
)

// Invoices finds issued invoices.
type Invoices interface {
	// Find returns the invoice of this number, or the one of the order of this
	// number. That there is neither is a problem.
	Find(ctx context.Context, number string) (*crm.Invoice, error)
}

// numberedInvoice is the invoice of a number as a paper.
func numberedInvoice(ctx context.Context, documents reports.Views, number string) (Paper, []problem.Problem, error) {
	invoices, err := reports.View[Invoices](documents)
	if err != nil {
		return Paper{}, nil, err
	}
	inv, err := invoices.Find(ctx, number)
	if err != nil {
		return Paper{}, nil, err
	}
	paper, lacks := Issued(inv)
	return paper, lacks, nil
}

// Issued sets an issued invoice as it is handed to the buyer: with the payment code.
// The problems are what it lacks to be valid.
func Issued(inv *crm.Invoice) (Paper, []problem.Problem) {
	return Invoice{Invoice: *inv, QR: true}.Paper()
}
