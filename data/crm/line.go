package crm

import (
	"strconv"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// VATMode says how the sums of a document's lines relate to VAT.
type VATMode string

// VAT modes of a document.
const (
	VATIncluded VATMode = "included" // sums hold VAT
	VATOnTop    VATMode = "on_top"   // VAT is added to the sums
	VATOff      VATMode = "none"     // no VAT at all
)

// VATModes lists the modes in the order they are offered.
var VATModes = []VATMode{VATIncluded, VATOnTop, VATOff}

// Line is one position of a document.
type Line struct {
	Product  ProductID     `json:"product"`            // what is sold
	Qty      money.Qty     `json:"qty"`                // thousandths of a unit
	Price    money.Money   `json:"price"`              // of one unit, before Discount
	Discount money.Percent `json:"discount,omitempty"` // hundredths of a per cent
	VAT      VATCode       `json:"vat"`                // rate
	// Sum is Qty × Price less Discount, or the sum a source document gave; Tax
	// is the VAT in it or on top of it, by the document's mode.
	Sum money.Money `json:"sum"`
	Tax money.Money `json:"tax,omitempty"`
	// Cost is the cost of the whole line.
	Cost money.Money `json:"cost,omitempty"`
}

// Calculate sets Sum and Tax from quantity, price, discount and rate.
func (l *Line) Calculate(mode VATMode) error {
	sum, err := money.LineSum(l.Qty, l.Price, l.Discount)
	if err != nil {
		return problem.In("sum", err)
	}
	l.Sum = sum
	l.SetTax(mode)
	return nil
}

// SetTax sets Tax from Sum and the rate, per line and rounded half away from
// zero, as the tax invoice shows it (НК РФ ст. 168, ПП РФ № 1137).
func (l *Line) SetTax(mode VATMode) {
	switch mode {
	case VATIncluded:
		l.Tax = l.VAT.Rate().Included(l.Sum)
	case VATOnTop:
		l.Tax = l.VAT.Rate().OnTop(l.Sum)
	default:
		l.VAT, l.Tax = VATNone, 0
	}
}

// Gross is what the client pays for the line.
func (l *Line) Gross(mode VATMode) money.Money {
	if mode == VATOnTop {
		return l.Sum + l.Tax
	}
	return l.Sum
}

// check finds all faults of the line.
func (l *Line) check() error {
	var errs []error
	if l.Product.IsZero() {
		errs = append(errs, problem.At("product", "problem.required"))
	}
	if l.Qty == 0 {
		errs = append(errs, problem.At("qty", "problem.required"))
	}
	if l.Price < 0 {
		errs = append(errs, problem.At("price", "problem.negative"))
	}
	if l.Discount < 0 || l.Discount > 10000 {
		errs = append(errs, problem.At("discount", "problem.range", "Low", 0, "High", 100))
	}
	errs = append(errs, CheckVATCode("vat", l.VAT))
	return problem.Join(errs...)
}

// checkLines judges every line under "lines.N".
func checkLines(lines []Line) error {
	var errs []error
	for i := range lines {
		errs = append(errs, problem.In("lines."+strconv.Itoa(i), lines[i].check()))
	}
	return problem.Join(errs...)
}

// Totals are the sums of a document.
type Totals struct {
	Gross money.Money // what the client pays
	Tax   money.Money // VAT within Gross
	Cost  money.Money // cost of the goods
}

// Net is the revenue without VAT.
func (t Totals) Net() money.Money { return t.Gross - t.Tax }

// SumLines adds up the lines of a document.
func SumLines(lines []Line, mode VATMode) Totals {
	var t Totals
	for i := range lines {
		t.Gross += lines[i].Gross(mode)
		t.Tax += lines[i].Tax
		t.Cost += lines[i].Cost
	}
	return t
}
