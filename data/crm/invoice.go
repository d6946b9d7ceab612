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
	ID         InvoiceID     `json:"id"`
	Number     string        `json:"number"`
	Date       time.Time     `json:"date"`
	Order      OrderID       `json:"order"`
	Client     ClientID      `json:"client"`
	Seller     Requisites    `json:"seller"`
	Account    BankAccount   `json:"account,omitzero"`
	Director   Signatory     `json:"director,omitzero"`
	Accountant Signatory     `json:"accountant,omitzero"`
	Buyer      Requisites    `json:"buyer"`
	Basis      string        `json:"basis,omitempty"`
	Mode       VATMode       `json:"mode"`
	Lines      []InvoiceLine `json:"lines"`
	PayBefore  time.Time     `json:"pay_before,omitzero"`
	Notice     string        `json:"notice,omitempty"`
	Conditions string        `json:"conditions,omitempty"`
	Gross      money.Money   `json:"gross"`
	Tax        money.Money   `json:"tax,omitempty"`
	Deleted    bool          `json:"deleted,omitempty"`
}

// InvoiceLine is a position as printed.
type InvoiceLine struct {
	Name     string        `json:"name"`
	Article  string        `json:"article,omitempty"`
	Unit     string        `json:"unit"`
	Qty      money.Qty     `json:"qty"`
	Price    money.Money   `json:"price"`
	Discount money.Percent `json:"discount,omitempty"`
	VAT      VATCode       `json:"vat"`
	Sum      money.Money   `json:"sum"`
	Tax      money.Money   `json:"tax,omitempty"`
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
