package exchange

import (
	"context"
	"fmt"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// payments enters the payments of a list. One of the same number, day, client
// and sum is there already.
func (s *Imports) payments(ctx context.Context, tx *kv.Tx, rows []exchange.PaymentRow, p base.Progress, out *Imported) error {
	taken := map[string]int{}
	return eachRow(ctx, rows, p, func(r exchange.PaymentRow) error {
		if r.Number == "" {
			r.Number = lineNumber(exchange.SaleLine{Date: r.Date, Client: r.Client, Product: r.Purpose, Sum: r.Amount}, taken)
			taken[r.Number] = r.Row
		}
		return enterPayment(tx, r, out)
	})
}

func enterPayment(tx *kv.Tx, r exchange.PaymentRow, out *Imported) error {
	v := &crm.Payment{Number: r.Number, Date: r.Date, Direction: r.Direction, Amount: r.Amount, Purpose: r.Purpose}
	if err := payer(tx, r, v); err != nil {
		return err
	}
	out.Sum += v.Paid()
	ids, err := store.PaymentsByNumber.IDs(tx, r.Number)
	if err != nil {
		return err
	}
	there, err := store.Payments.GetMany(tx, ids)
	if err != nil {
		return err
	}
	for _, t := range there {
		if t.Date.Equal(v.Date) && t.Client == v.Client && t.Amount == v.Amount && t.Direction == v.Direction {
			out.Unchanged++
			return nil
		}
	}
	v.ID = crm.PaymentID(tx.NewID())
	out.Documents++
	return problem.In(fmt.Sprintf("row.%d", r.Row), base.Write(tx, store.Payments, v))
}

// payer finds who paid and for which order; a list of payments enters no new
// clients, since a misspelt name would hide a debt.
func payer(tx *kv.Tx, r exchange.PaymentRow, v *crm.Payment) error {
	at := fmt.Sprintf("row.%d", r.Row)
	if r.Order != "" {
		ids, err := store.OrdersByNumber.IDs(tx, r.Order)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return problem.At(at, "problem.import.no_order", "Row", exchange.RowNumber(r.Row), "Number", r.Order)
		}
		o, err := store.Orders.Get(tx, ids[0])
		if err != nil {
			return err
		}
		v.Order, v.Client = o.ID, o.Client
		return nil
	}
	id, err := findClient(tx, r.INN, "", r.Client)
	if err == nil && id.IsZero() {
		err = problem.At(at, "problem.import.no_client", "Row", exchange.RowNumber(r.Row), "Name", r.Client)
	}
	v.Client = id
	return err
}
