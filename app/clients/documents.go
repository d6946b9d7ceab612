package clients

import (
	"context"

	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Documents returns the orders, invoices, shipments and payments of a client,
// the newest first, in three calls of the store.
func (s *Clients) Documents(ctx context.Context, id crm.ClientID) (rows []sales.Document, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		events, err := store.ClientHistory.Latest(tx, id, nil, 0)
		if err != nil {
			return err
		}
		var b kv.Batch
		orders := kv.Ask(&b, store.Orders, idsOf[crm.OrderID](events, crm.KindOrder))
		invoices := kv.Ask(&b, store.Invoices, idsOf[crm.InvoiceID](events, crm.KindInvoice))
		payments := kv.Ask(&b, store.Payments, idsOf[crm.PaymentID](events, crm.KindPayment))
		if err := b.Run(tx); err != nil {
			return err
		}
		rows = sales.DocumentsOf(*orders, *invoices, *payments, s.base.Today())
		return nil
	})
	return rows, err
}

// idsOf are the records of one kind in a history, each once.
func idsOf[K ~[16]byte](events []kv.Event, kind crm.Kind) []K {
	tag := store.KindNamed(kind).Tag
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
