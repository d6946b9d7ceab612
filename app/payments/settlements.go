package payments

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// SettlementRow is a shipment or a payment of a client with what the client owed
// after it.
type SettlementRow struct {
	Kind    crm.Kind // crm.KindShipment, KindPayment or KindRefund
	ID      string   // of the order of a shipment, of the payment
	Number  string
	Date    time.Time
	Due     time.Time   // of a shipment with a term
	Shipped money.Money // what the debt grew by
	Paid    money.Money // what it became less by, negative for a refund
	Balance money.Money // owed after it; negative is our debt
	Left    money.Money // of a shipment, not paid yet
	Late    int         // days past the term, of what is left
}

// ClientSettlement is the mutual settlements with a client.
type ClientSettlement struct {
	crm.Settlement
	Rows []SettlementRow // the newest first
}

// Settlements is the use cases of mutual settlements: who owes whom.
type Settlements struct{ base *base.Base }

// NewSettlements makes the use cases of an open base.
func NewSettlements(b *base.Base) *Settlements { return &Settlements{b} }

// AskDebt adds to a batch what a client owes, negative where we owe; it is there
// a round later.
func (s *Settlements) AskDebt(b *kv.Batch, client crm.ClientID, debt *money.Money) {
	traded := store.AskTraded(b, client)
	b.Then(func() error {
		owed := crm.SettleClaims(traded.Claims, traded.Receipts, s.base.Today())
		*debt = owed.Debt - owed.Advance
		return nil
	})
}

// OfClient reckons what was shipped to the client and paid by it, document by
// document.
func (s *Settlements) OfClient(ctx context.Context, id crm.ClientID) (ClientSettlement, error) {
	var orders *[]*crm.Order
	var payments *[]*crm.Payment
	err := s.base.Read(ctx, func(b *kv.Batch) {
		orders, payments = base.AskHeld(b, store.OrderClient, store.Orders, id), base.AskHeld(b, store.PaymentClient, store.Payments, id)
	})
	if err != nil {
		return ClientSettlement{}, err
	}
	return reckon(*orders, *payments, s.base.Today()), nil
}

func reckon(orders []*crm.Order, payments []*crm.Payment, today time.Time) ClientSettlement {
	out := ClientSettlement{Settlement: crm.Settle(orders, payments, today)}
	for _, o := range orders {
		if o.State != crm.OrderShipped || o.Deleted {
			continue
		}
		row := SettlementRow{
			Kind: crm.KindShipment, ID: o.ID.String(), Number: o.Number, Date: o.Shipped, Due: o.Due,
			Shipped: o.Gross, Left: out.Left[o.ID],
		}
		if row.Left > 0 && o.Overdue(today) {
			row.Late = calendar.Days(o.Due, today)
		}
		out.Rows = append(out.Rows, row)
	}
	for _, v := range payments {
		if v.Deleted {
			continue
		}
		row := SettlementRow{Kind: crm.KindPayment, ID: v.ID.String(), Number: v.Number, Date: v.Date, Paid: v.Paid()}
		if v.Direction == crm.Outgoing {
			row.Kind = crm.KindRefund
		}
		out.Rows = append(out.Rows, row)
	}
	// On one day goods go before money, as accountants write it.
	slices.SortStableFunc(out.Rows, func(a, b SettlementRow) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(b.Shipped, a.Shipped), cmp.Compare(a.Number, b.Number))
	})
	var balance money.Money
	for i := range out.Rows {
		r := &out.Rows[i]
		balance += r.Shipped - r.Paid
		r.Balance = balance
	}
	slices.Reverse(out.Rows)
	return out
}
