package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// receipts is the ledger of money: date, client, what was paid in kopecks
// (negative for a refund).
var receipts = newLedger("receipts", 4, 4, 8)

// recordPayment follows the writes of payments: what the payment was is taken
// back, what it is now is added.
func recordPayment(tx *kv.Tx, before, after *crm.Payment) error {
	if before != nil && after != nil && before.Date.Equal(after.Date) && before.Client == after.Client && before.Paid() == after.Paid() {
		return nil
	}
	var rows [][]int64
	id := [16]byte{}
	add := func(p *crm.Payment, sign int64) error {
		if p == nil || p.Paid() == 0 {
			return nil
		}
		client, err := ordinal(tx, AxisClient, p.Client)
		rows = append(rows, []int64{int64(EpochDay(p.Date)), int64(client), sign * int64(p.Paid())})
		id = p.ID
		return err
	}
	if err := add(before, -1); err != nil {
		return err
	}
	if err := add(after, +1); err != nil {
		return err
	}
	return receipts.append(tx, id, rows)
}
