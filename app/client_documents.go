package app

import (
	"context"
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// PaperKind is a kind of document in the list of a client's documents.
type PaperKind string

// Kinds of documents.
const (
	PaperOrder    PaperKind = "order"
	PaperInvoice  PaperKind = "invoice"
	PaperShipment PaperKind = "shipment"
	PaperPayment  PaperKind = "payment"
	PaperRefund   PaperKind = "refund"
)

// PaperRow is a document of a client, whatever its kind.
type PaperRow struct {
	Kind    PaperKind
	ID      string // of the record; a shipment is opened by its order
	Order   crm.OrderID
	Number  string
	Date    time.Time
	Sum     money.Money
	State   crm.OrderState // of orders only
	Overdue bool           // an order past its term and not paid
	Deleted bool
}

// Documents returns the orders, invoices, shipments and payments of a client,
// the newest first, in three calls of the store.
func (s *Clients) Documents(ctx context.Context, id crm.ClientID) (rows []PaperRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		events, err := store.ClientHistory.Latest(tx, id, nil, 0)
		if err != nil {
			return err
		}
		var b kv.Batch
		orders := kv.Ask(&b, store.Orders, idsOf[crm.OrderID](events, store.HistoryOrder))
		invoices := kv.Ask(&b, store.Invoices, idsOf[crm.InvoiceID](events, store.HistoryInvoice))
		payments := kv.Ask(&b, store.Payments, idsOf[crm.PaymentID](events, store.HistoryPayment))
		if err := b.Run(tx); err != nil {
			return err
		}
		rows = papers(*orders, *invoices, *payments, s.base.Today())
		return nil
	})
	return rows, err
}

// idsOf are the records of one kind in a history, each once.
func idsOf[K ~[16]byte](events []kv.Event, tag byte) []K {
	var ids []K
	seen := map[[16]byte]bool{}
	for _, e := range events {
		if e.Tag == tag && !seen[e.ID] {
			seen[e.ID] = true
			ids = append(ids, K(e.ID))
		}
	}
	return ids
}

func papers(orders []*crm.Order, invoices []*crm.Invoice, payments []*crm.Payment, today time.Time) []PaperRow {
	left := crm.Settle(orders, payments, today).Left
	var rows []PaperRow
	for _, o := range orders {
		if o.State == crm.OrderShipped {
			rows = append(rows, PaperRow{Kind: PaperShipment, ID: o.ID.String(), Order: o.ID, Number: o.Number, Date: o.Shipped, Sum: o.Gross})
		}
		rows = append(rows, PaperRow{
			Kind: PaperOrder, ID: o.ID.String(), Order: o.ID, Number: o.Number, Date: o.Date, Sum: o.Gross,
			State: o.State, Overdue: left[o.ID] > 0 && o.Overdue(today),
		})
	}
	for _, i := range invoices {
		rows = append(rows, PaperRow{Kind: PaperInvoice, ID: i.ID.String(), Order: i.Order, Number: i.Number, Date: i.Date, Sum: i.Gross})
	}
	for _, p := range payments {
		row := PaperRow{Kind: PaperPayment, ID: p.ID.String(), Order: p.Order, Number: p.Number, Date: p.Date, Sum: p.Amount}
		if p.Direction == crm.Outgoing {
			row.Kind = PaperRefund
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b PaperRow) int { return b.Date.Compare(a.Date) })
	return rows
}
