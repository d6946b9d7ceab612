package payments

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// PaidFor sums the payments that name the order.
func PaidFor(tx *kv.Tx, id crm.OrderID) (sum money.Money, err error) {
	ids, err := store.PaymentOrder.IDs(tx, id)
	if err != nil {
		return 0, err
	}
	payments, err := store.Payments.GetMany(tx, ids)
	return SumPaid(payments), err
}

// SumPaid sums payments; money given back counts with the other sign.
func SumPaid(payments []*crm.Payment) (sum money.Money) {
	for _, p := range payments {
		sum += p.Paid()
	}
	return sum
}
