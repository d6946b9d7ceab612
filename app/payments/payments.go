package payments

import (
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Payments is the use cases of money that came and went.
type Payments struct{ base *base.Base }

// NewPayments makes the use cases of an open base.
func NewPayments(b *base.Base) *Payments { return &Payments{b} }

// Row is a payment as a list shows it.
type Row struct {
	ID                             crm.PaymentID
	Number, Client, Order, Purpose string
	Date                           time.Time
	Direction                      crm.Direction
	Amount                         money.Money
	Deleted                        bool
}

// List returns the payments of the period, the newest first. A zero period is
// all of them.
func (s *Payments) List(ctx context.Context, p calendar.Period) (rows []Row, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if p.IsZero() {
			p = calendar.Period{From: time.Unix(0, 0).UTC(), To: s.base.Today().AddDate(100, 0, 0)}
		}
		rows = rows[:0]
		var clients []crm.ClientID
		var orders []crm.OrderID
		for v, err := range store.PaymentsByDate.Range(tx, p.From, p.To) {
			if err != nil {
				return err
			}
			rows = append(rows, Row{
				ID: v.ID, Number: v.Number, Date: v.Date, Direction: v.Direction,
				Amount: v.Amount, Purpose: v.Purpose, Deleted: v.Deleted,
			})
			clients, orders = append(clients, v.Client), append(orders, v.Order)
		}
		if err := base.NameClients(tx, clients, func(i int, name string) { rows[i].Client = name }); err != nil {
			return err
		}
		return numberOrders(tx, orders, func(i int, number string) { rows[i].Order = number })
	})
	slices.Reverse(rows)
	return rows, err
}

// numberOrders reads the orders in one round and hands each row its number.
func numberOrders(tx *kv.Tx, ids []crm.OrderID, set func(i int, number string)) error {
	var want []crm.OrderID
	for _, id := range ids {
		if !id.IsZero() {
			want = append(want, id)
		}
	}
	orders, err := store.Orders.GetMany(tx, want)
	if err != nil {
		return err
	}
	numbers := make(map[crm.OrderID]string, len(orders))
	for _, o := range orders {
		numbers[o.ID] = o.Number
	}
	for i, id := range ids {
		set(i, numbers[id])
	}
	return nil
}

// Get returns a payment.
func (s *Payments) Get(ctx context.Context, id crm.PaymentID) (*crm.Payment, error) {
	return base.Get(ctx, s.base, store.Payments, id)
}

// Save writes the payment; a new one gets its number. A payment of an order is
// its client's.
func (s *Payments) Save(ctx context.Context, p *crm.Payment) error {
	return base.Put(ctx, s.base, "payment.save", store.Payments, p, func(p *crm.Payment) *crm.PaymentID { return &p.ID },
		func(tx *kv.Tx, p *crm.Payment) (err error) {
			if !p.Order.IsZero() {
				o, err := store.Orders.Get(tx, p.Order)
				if err != nil {
					return err
				}
				p.Client = o.Client
			}
			if err := base.Redirect(tx, &p.Client); err != nil {
				return err
			}
			if p.Number == "" && !p.Date.IsZero() {
				p.Number, err = firm.NextNumber(tx, crm.KindPayment, crm.OrganisationID{}, p.Date)
			}
			return err
		})
}

// Mark sets the mark of deletion or takes it off; a marked payment pays
// nothing.
func (s *Payments) Mark(ctx context.Context, ids []crm.PaymentID, deleted bool) error {
	return base.Mark(ctx, s.base, "payment.mark", store.Payments, ids, func(p *crm.Payment) { p.Deleted = deleted })
}
