package crm

import (
	"cmp"
	"slices"
	"time"

	"kartoteka/data/money"
)

// Settlement is what a client owes and is owed on a day, order by order.
//
// Money paid for an order goes to that order. What is left over — paid in
// advance, in excess, or for an order not shipped yet — settles the orders whose
// term came first (ГК РФ ст. 319.1 п. 3), so that either Debt or Advance is not
// zero, never both.
type Settlement struct {
	Debt    money.Money // owed to us, never negative
	Advance money.Money // owed by us, never negative
	Overdue money.Money // of Debt, past its term
	// Ageing is Overdue by AgeLimits.
	Ageing [4]money.Money
	// Left is what is not paid yet of each shipped order that is not paid.
	Left map[OrderID]money.Money
}

// AgeLimits are the days past the term at which the first three parts of
// Settlement.Ageing end; the last part has no end.
var AgeLimits = [3]int{30, 60, 90}

// Settle reckons the orders and the payments of one client on a day.
func Settle(orders []*Order, payments []*Payment, today time.Time) Settlement {
	s := Settlement{Left: map[OrderID]money.Money{}}
	var open []*Order
	for _, o := range orders {
		if o.State == OrderShipped && !o.Deleted {
			s.Left[o.ID] = o.Gross
			open = append(open, o)
		}
	}
	for _, p := range payments {
		if _, shipped := s.Left[p.Order]; shipped {
			s.Left[p.Order] -= p.Paid()
		} else {
			s.Advance += p.Paid()
		}
	}
	for id, left := range s.Left {
		if left < 0 {
			s.Advance -= left
			s.Left[id] = 0
		}
	}
	slices.SortFunc(open, func(a, b *Order) int {
		return cmp.Or(term(a).Compare(term(b)), cmp.Compare(a.Number, b.Number))
	})
	for _, o := range open {
		s.settle(o, today)
	}
	if s.Advance < 0 { // refunded more than was ever left over
		s.Debt, s.Advance = s.Debt-s.Advance, 0
	}
	return s
}

// settle pays what is left of an order out of the advance and adds the rest to
// the debt.
func (s *Settlement) settle(o *Order, today time.Time) {
	left := s.Left[o.ID]
	paid := max(min(s.Advance, left), 0)
	left, s.Advance = left-paid, s.Advance-paid
	if left == 0 {
		delete(s.Left, o.ID)
		return
	}
	s.Left[o.ID] = left
	s.Debt += left
	if o.Overdue(today) {
		s.Overdue += left
		s.Ageing[AgeOf(Days(o.Due, today))] += left
	}
}

// AgeOf is the part of Settlement.Ageing for so many days past the term.
func AgeOf(days int) int {
	for i, limit := range AgeLimits {
		if days <= limit {
			return i
		}
	}
	return len(AgeLimits)
}

// term is the day an order is to be paid by; one without a term was due when it
// was shipped.
func term(o *Order) time.Time {
	if o.Due.IsZero() {
		return o.Shipped
	}
	return o.Due
}
