package crm

import (
	"cmp"
	"slices"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
)

// Settlement is what a client owes and is owed on a day, order by order.
//
// Money paid for an order goes to that order. What is left over — paid in
// advance, in excess, or for an order not shipped yet — settles the orders whose
// term came first (ГК РФ ст. 319.1 п. 3), of those of one day the ones with a
// written term, so that either Debt or Advance is not zero, never both.
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

// Claim is what a shipped order is to bring.
type Claim struct {
	Order        OrderID     // the order shipped
	Number       string      // settles which of two orders of one term is paid first
	Shipped, Due time.Time   // day of shipment; Due is the day to pay by
	Sum          money.Money // to be paid
}

// Receipt is what a payment brings, negative for a refund; the order it names may
// be none.
type Receipt struct {
	Order OrderID     // what was paid for; zero is an advance
	Sum   money.Money // negative when paid back
}

// Settle reckons the orders and the payments of one client on a day.
func Settle(orders []*Order, payments []*Payment, today time.Time) Settlement {
	var claims []Claim
	for _, o := range orders {
		if o.State == OrderShipped && !o.Deleted {
			claims = append(claims, Claim{o.ID, o.Number, o.Shipped, o.Due, o.Gross})
		}
	}
	receipts := make([]Receipt, len(payments))
	for i, p := range payments {
		receipts[i] = Receipt{p.Order, p.Paid()}
	}
	return SettleClaims(claims, receipts, today)
}

// SettleClaims is Settle of orders and payments of which no more is known; it
// puts the claims in the order they are paid in.
func SettleClaims(claims []Claim, receipts []Receipt, today time.Time) Settlement {
	slices.SortFunc(claims, func(a, b Claim) int {
		return cmp.Or(a.term().Compare(b.term()), b.Due.Compare(a.Due), cmp.Compare(a.Number, b.Number))
	})
	s := Settlement{Left: map[OrderID]money.Money{}}
	at, left := make(map[OrderID]int, len(claims)), make([]money.Money, len(claims))
	for i := range claims {
		at[claims[i].Order], left[i] = i, claims[i].Sum
	}
	for _, r := range receipts {
		if i, shipped := at[r.Order]; shipped {
			left[i] -= r.Sum
		} else {
			s.Advance += r.Sum
		}
	}
	for i := range left {
		if left[i] < 0 {
			s.Advance -= left[i]
			left[i] = 0
		}
	}
	for i := range claims {
		s.settle(&claims[i], left[i], today)
	}
	if s.Advance < 0 { // refunded more than was ever left over
		s.Debt, s.Advance = s.Debt-s.Advance, 0
	}
	return s
}

// settle pays what is left of an order out of the advance and adds the rest to
// the debt.
func (s *Settlement) settle(c *Claim, left money.Money, today time.Time) {
	paid := max(min(s.Advance, left), 0)
	left, s.Advance = left-paid, s.Advance-paid
	if left == 0 {
		return
	}
	s.Left[c.Order] = left
	s.Debt += left
	if !c.Due.IsZero() && today.After(c.Due) {
		s.Overdue += left
		s.Ageing[AgeOf(calendar.Days(c.Due, today))] += left
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

// term is the day a claim is to be paid by; one without a term was due when the
// order was shipped.
func (c *Claim) term() time.Time {
	if c.Due.IsZero() {
		return c.Shipped
	}
	return c.Due
}
