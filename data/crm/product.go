package crm

import (
	"time"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// ProductID names a product.
type ProductID = ID[Product]

// Product is a good or a service on sale.
type Product struct {
	Meta
	ID      ProductID   `json:"id"`                // names the record
	Name    string      `json:"name"`              // as printed
	Article string      `json:"article,omitempty"` // the firm's code of it
	Group   GroupID     `json:"group,omitzero"`    // for price lists and reports
	Unit    string      `json:"unit"`              // «шт», «кг»… as printed
	Price   money.Money `json:"price"`             // list price of one unit
	Cost    money.Money `json:"cost,omitempty"`    // of one unit
	VAT     VATCode     `json:"vat"`               // rate
	Service bool        `json:"service,omitempty"` // a service, no goods
	Note    string      `json:"note,omitempty"`    // free text
	Deleted bool        `json:"deleted,omitempty"` // marked for deletion
}

// DefaultUnit is the unit of a product that names none.
const DefaultUnit = "шт"

// Check finds all faults of the product.
func (p *Product) Check() error {
	if p.Unit == "" {
		p.Unit = DefaultUnit
	}
	if p.VAT == "" {
		p.VAT = VATNone
	}
	errs := []error{checkName("name", p.Name), CheckVATCode("vat", p.VAT)}
	if p.Price < 0 {
		errs = append(errs, problem.At("price", "problem.negative"))
	}
	if p.Cost < 0 {
		errs = append(errs, problem.At("cost", "problem.negative"))
	}
	return problem.Join(errs...)
}

// RateOn is the rate of VAT of the product for a shipment of a day: where the
// product has the general rate, the general rate of that day (20 % before
// 2026-01-01, 22 % from then on).
func (p *Product) RateOn(day time.Time) VATCode {
	if r, ok := p.VAT.find(); ok && r.General {
		return DefaultVAT(day)
	}
	return p.VAT
}
