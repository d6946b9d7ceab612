package exchange

import (
	"time"

	"kartoteka/data/money"
)

// settleQty reads the quantity: one when none is given, a negative one is a
// return; a lone negative sum is the return of one.
func settleQty(r *record, l *SaleLine) {
	qty, given := r.count("quantity")
	switch {
	case given && qty == 0:
		r.fault("quantity", "problem.import.zero_quantity")
	case given:
		l.Qty = qty
	case r.raw("quantity") == "":
		l.Qty = 1000
	}
}

// settleSum reads price and sum. A sum that is given stands, and a price that
// is not follows from it, before the discount; multiplied back it may miss by
// kopecks. Without a sum it is quantity × price less the discount.
func settleSum(r *record, l *SaleLine) {
	price, hasPrice := r.amount("price")
	sum, hasSum := r.amount("sum")
	if hasSum && sum < 0 && r.raw("quantity") == "" {
		l.Qty = -l.Qty
	}
	switch {
	case hasPrice && price < 0:
		r.fault("price", "problem.import.negative")
	case hasSum && (sum < 0) != (l.Qty < 0) && sum != 0 && l.Qty != 0:
		r.fault("sum", "problem.import.sign")
	case hasSum:
		l.Sum, l.Price = sum, price
		if !hasPrice {
			r.follow(l)
		}
	case hasPrice:
		var err error
		l.Price = price
		l.Sum, err = money.LineSum(l.Qty, price, l.Discount)
		r.check("price", "problem.import.too_large", err)
	}
}

// follow computes the price from the sum. Nothing can be told of the price of
// what is given away at 100 %.
func (r *record) follow(l *SaleLine) {
	rest := int64(100_00 - l.Discount)
	if l.Qty == 0 || rest == 0 {
		return
	}
	// sum / (qty/1000 × rest/10000), rounded once
	price, err := money.MulDiv(int64(l.Sum), 1000*100_00, int64(l.Qty)*rest)
	l.Price = money.Money(price)
	r.check("sum", "problem.import.too_large", err)
}

// settleCost reads the cost of the line or takes it from the profit; given
// both, they must agree to the kopeck of rounding.
func settleCost(r *record, l *SaleLine) {
	cost, hasCost := r.amount("cost")
	profit, hasProfit := r.amount("profit")
	l.HasCost = hasCost || hasProfit
	switch {
	case hasCost && hasProfit:
		if d := l.Sum - cost - profit; d > 1 || d < -1 {
			r.fault("profit", "problem.import.profit")
		}
		l.Cost = cost
	case hasCost:
		l.Cost = cost
	case hasProfit:
		l.Cost = l.Sum - profit
	}
}

// document is what the rows of one number must agree on.
type document struct {
	row    int
	date   time.Time
	client string
}

// newDocuments makes the check that rows of one number agree on date and client.
func newDocuments() func(r *record, l SaleLine) {
	seen := map[string]document{}
	return func(r *record, l SaleLine) {
		if l.Number == "" || l.Date.IsZero() || l.Client == "" {
			return // its own document, or a fault already
		}
		first, met := seen[l.Number]
		switch {
		case !met:
			seen[l.Number] = document{l.Row, l.Date, l.Client}
		case !first.date.Equal(l.Date):
			r.fault("date", "problem.import.document_date", "Number", l.Number, "First", RowNumber(first.row), "Other", first.date)
		case first.client != l.Client:
			r.fault("client", "problem.import.document_client", "Number", l.Number, "First", RowNumber(first.row), "Other", first.client)
		}
	}
}
