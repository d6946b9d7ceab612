package crm

import (
	"reflect"
	"time"

	"kartoteka/data/money"
)

// InvoiceID names an invoice.
type InvoiceID = ID[Invoice]

// Invoice is a счёт на оплату as it was issued. Everything printed is frozen in
// it: a later change of the client, the product or the order does not touch a
// paper that has left the house.
type Invoice struct {
	Meta
	ID         InvoiceID     `json:"id"`                   // names the record
	Number     string        `json:"number"`               // of the sequence of invoices, СЧ-2026/000001
	Date       time.Time     `json:"date"`                 // day it was issued
	Order      OrderID       `json:"order"`                // it asks payment for
	Client     ClientID      `json:"client"`               // who is to pay
	Seller     Requisites    `json:"seller"`               // our requisites on that day
	Account    BankAccount   `json:"account,omitzero"`     // where to pay
	Director   Signatory     `json:"director,omitzero"`    // who signs
	Accountant Signatory     `json:"accountant,omitzero"`  // who signs as the accountant
	Buyer      Requisites    `json:"buyer"`                // the client's requisites on that day
	Basis      string        `json:"basis,omitempty"`      // contract it refers to
	Mode       VATMode       `json:"mode"`                 // whether sums include VAT
	Lines      []InvoiceLine `json:"lines"`                // what is to be paid for
	PayBefore  time.Time     `json:"pay_before,omitzero"`  // last day to pay; zero prints none
	Notice     string        `json:"notice,omitempty"`     // printed above the table
	Conditions string        `json:"conditions,omitempty"` // printed under the sums
	Gross      money.Money   `json:"gross"`                // to be paid, with VAT
	Tax        money.Money   `json:"tax,omitempty"`        // VAT within Gross
	Deleted    bool          `json:"deleted,omitempty"`    // marked for deletion
}

// InvoiceLine is a position as printed.
type InvoiceLine struct {
	Name     string        `json:"name"`               // of the product on that day
	Article  string        `json:"article,omitempty"`  // of the product
	Unit     string        `json:"unit"`               // as printed
	Qty      money.Qty     `json:"qty"`                // thousandths of a unit
	Price    money.Money   `json:"price"`              // of one unit, before Discount
	Discount money.Percent `json:"discount,omitempty"` // hundredths of a per cent
	VAT      VATCode       `json:"vat"`                // rate
	Sum      money.Money   `json:"sum"`                // of the line, after Discount
	Tax      money.Money   `json:"tax,omitempty"`      // VAT of the line
}

// Issue freezes an order into an invoice. The products come in the order of the
// lines. Number and ID are left to the store.
func Issue(o *Order, seller *Organisation, buyer *Client, products []*Product, on time.Time) Invoice {
	inv := Invoice{
		Date: on, Order: o.ID, Client: o.Client, Buyer: buyer.Requisites, Basis: o.Basis,
		Mode: o.Mode, Gross: o.Gross, Tax: o.Tax, PayBefore: o.Due,
		Lines: make([]InvoiceLine, len(o.Lines)),
	}
	if seller != nil {
		inv.Seller, inv.Account = seller.Requisites, seller.Account
		inv.Director, inv.Accountant = seller.Director, seller.Accountant
		inv.Notice, inv.Conditions = seller.Notice, seller.Conditions
		if seller.InvoiceDays > 0 {
			inv.PayBefore = on.AddDate(0, 0, seller.InvoiceDays)
		}
	}
	for i := range o.Lines {
		l, p := &o.Lines[i], products[i]
		inv.Lines[i] = InvoiceLine{
			Name: p.Name, Article: p.Article, Unit: p.Unit,
			Qty: l.Qty, Price: l.Price, Discount: l.Discount, VAT: l.VAT, Sum: l.Sum, Tax: l.Tax,
		}
	}
	return inv
}

// SaysSameAs reports whether both invoices print the same but for their number,
// date and term, so that there is no need to issue another.
func (i *Invoice) SaysSameAs(other *Invoice) bool {
	a, b := *i, *other
	for _, v := range []*Invoice{&a, &b} {
		v.Meta, v.ID, v.Number, v.Date, v.PayBefore = Meta{}, InvoiceID{}, "", time.Time{}, time.Time{}
	}
	return reflect.DeepEqual(a, b)
}
