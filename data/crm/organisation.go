package crm

import "kartoteka/data/problem"

// OrganisationID names an organisation.
type OrganisationID = ID[Organisation]

// Signatory is one who signs papers.
type Signatory struct {
	Name string `json:"name,omitempty"` // Фамилия И. О.
	Post string `json:"post,omitempty"` // должность
}

// Organisation is one of our own firms, the seller on the papers.
type Organisation struct {
	Meta
	ID OrganisationID `json:"id"` // names the record
	Requisites
	Account    BankAccount `json:"account,omitzero"`    // where clients pay to
	TaxMode    TaxMode     `json:"tax_mode"`            // its system of taxation
	Director   Signatory   `json:"director,omitzero"`   // who signs papers
	Accountant Signatory   `json:"accountant,omitzero"` // who signs papers as the accountant
	// Notice is printed on top of an invoice, Conditions under its sums.
	Notice     string `json:"notice,omitempty"`
	Conditions string `json:"conditions,omitempty"`
	// InvoiceDays is how many days an invoice stays payable; 0 prints no term.
	InvoiceDays int `json:"invoice_days,omitempty"`
	// Prefix comes before the numbers of its documents, where a base has
	// several firms.
	Prefix  string `json:"prefix,omitempty"`
	Deleted bool   `json:"deleted,omitempty"`
}

// Check finds all faults of the organisation.
func (o *Organisation) Check() error {
	if o.TaxMode == "" {
		o.TaxMode = TaxOSNO
	}
	errs := []error{
		o.Requisites.Check(), problem.In("account", o.Account.Check()), CheckTaxMode("tax_mode", o.TaxMode),
	}
	if o.InvoiceDays < 0 || o.InvoiceDays > 365 {
		errs = append(errs, problem.At("invoice_days", "problem.range", "Low", 0, "High", 365))
	}
	return problem.Join(errs...)
}
