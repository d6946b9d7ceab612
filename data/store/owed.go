package store

import (
	"math"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
)

// These indexes hold in their entries all that is asked of every order and
// payment at once, so that none of the documents is read for it.
var (
	// OrdersToShip is the sums of the orders not shipped yet.
	OrdersToShip = kv.NewIndex(Orders, "to_ship", kv.ByNumber[money.Money](), func(o *crm.Order) (money.Money, bool) {
		return o.Gross, o.State == crm.OrderNew && !o.Deleted
	})
	// OrdersToPay is the terms of payment of shipped orders, in days since 1970,
	// and their sums.
	OrdersToPay = kv.NewIndex(Orders, "to_pay", byTerm, func(o *crm.Order) (term, bool) {
		return term{due: EpochDay(o.Due), gross: o.Gross}, o.State == crm.OrderShipped && !o.Due.IsZero()
	})
)

// term is an entry of OrdersToPay: the day of payment since 1970 and the sum.
type term struct {
	due   int32
	gross money.Money
}

var byTerm = kv.Joined(kv.ByNumber[int32](), kv.ByNumber[money.Money](),
	func(t term) (int32, money.Money) { return t.due, t.gross },
	func(due int32, gross money.Money) term { return term{due, gross} })

// ToShip counts and sums the orders not shipped yet.
func ToShip(tx *kv.Tx) (n int, sum money.Money, err error) {
	for e, err := range OrdersToShip.Entries(tx, nil, nil) {
		if err != nil {
			return 0, 0, err
		}
		n, sum = n+1, sum+e.Value
	}
	return n, sum, nil
}

// Paid sums the payments by the orders they name.
func Paid(tx *kv.Tx) (map[crm.OrderID]money.Money, error) {
	paid := map[crm.OrderID]money.Money{}
	for e, err := range PaymentsTraded.Entries(tx, nil, nil) {
		if err != nil {
			return nil, err
		}
		if of := e.Value; !of.Order.IsZero() {
			paid[of.Order] += of.Sum
		}
	}
	return paid, nil
}

// Owed is what is left to be paid of an order.
type Owed struct {
	Order crm.OrderID // shipped and not paid in full
	Left  money.Money // to be paid
}

// Overdue lists the shipped orders whose term has passed by a day and which are
// not paid in full, in the order of their terms.
func Overdue(tx *kv.Tx, today time.Time) ([]Owed, error) {
	paid, err := Paid(tx)
	if err != nil {
		return nil, err
	}
	var owed []Owed
	for e, err := range OrdersToPay.Entries(tx, nil, &term{due: EpochDay(today), gross: math.MinInt64}) {
		if err != nil {
			return nil, err
		}
		if left := e.Value.gross - paid[e.ID]; left > 0 {
			owed = append(owed, Owed{e.ID, left})
		}
	}
	return owed, nil
}
