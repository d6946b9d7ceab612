package sales

import (
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// Document is a document of a client, whatever its kind.
type Document struct {
	Kind    crm.Kind
	ID      string // of the record; a shipment is opened by its order
	Order   crm.OrderID
	Number  string
	Date    time.Time
	Sum     money.Money
	State   crm.OrderState // of orders only
	Overdue bool           // an order past its term and not paid
	Deleted bool
}

// DocumentsOf makes the rows of documents, the newest first.
func DocumentsOf(orders []*crm.Order, invoices []*crm.Invoice, payments []*crm.Payment, today time.Time) []Document {
	left := crm.Settle(orders, payments, today).Left
	var rows []Document
	for _, o := range orders {
		if o.State == crm.OrderShipped {
			rows = append(rows, Document{Kind: crm.KindShipment, ID: o.ID.String(), Order: o.ID, Number: o.Number, Date: o.Shipped, Sum: o.Gross})
		}
		rows = append(rows, Document{
			Kind: crm.KindOrder, ID: o.ID.String(), Order: o.ID, Number: o.Number, Date: o.Date, Sum: o.Gross,
			State: o.State, Overdue: left[o.ID] > 0 && o.Overdue(today),
		})
	}
	for _, i := range invoices {
		rows = append(rows, Document{Kind: crm.KindInvoice, ID: i.ID.String(), Order: i.Order, Number: i.Number, Date: i.Date, Sum: i.Gross})
	}
	for _, p := range payments {
		row := Document{Kind: crm.KindPayment, ID: p.ID.String(), Order: p.Order, Number: p.Number, Date: p.Date, Sum: p.Amount}
		if p.Direction == crm.Outgoing {
			row.Kind = crm.KindRefund
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Document) int { return b.Date.Compare(a.Date) })
	return rows
}
