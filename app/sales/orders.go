package sales

import (
	"context"
	"slices"
	"strconv"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/app/payments"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Orders is the use cases of orders and their shipment.
type Orders struct {
	base          *base.Base
	organisations *firm.Organisations
	managers      *firm.Directory[crm.Manager]
	settlements   *payments.Settlements
}

// NewOrders makes the use cases of an open base.
func NewOrders(b *base.Base, organisations *firm.Organisations, managers *firm.Directory[crm.Manager], settlements *payments.Settlements) *Orders {
	return &Orders{b, organisations, managers, settlements}
}

// OrderRow is an order as a list shows it.
type OrderRow struct {
	ID              crm.OrderID
	Number          string
	Date, Due       time.Time
	Client, Manager string
	State           crm.OrderState
	Gross, Paid     money.Money
	Overdue         bool // shipped, unpaid and past its term
	Deleted         bool
}

// Left is what is still to be paid of a shipped order.
func (r OrderRow) Left() money.Money {
	if r.State != crm.OrderShipped {
		return 0
	}
	return max(r.Gross-r.Paid, 0)
}

// List returns the orders dated in the period, the newest first. A zero period
// is all of them.
func (s *Orders) List(ctx context.Context, p calendar.Period) (rows []OrderRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		managers, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		if p.IsZero() {
			p = calendar.Period{From: time.Unix(0, 0).UTC(), To: s.base.Today().AddDate(100, 0, 0)}
		}
		paid, err := store.Paid(tx)
		if err != nil {
			return err
		}
		rows = rows[:0]
		clients := []crm.ClientID{}
		for o, err := range store.OrdersByDate.Range(tx, p.From, p.To) {
			if err != nil {
				return err
			}
			row := s.row(o, managers[o.Manager], paid[o.ID])
			rows, clients = append(rows, row), append(clients, o.Client)
		}
		return base.NameClients(tx, clients, func(i int, name string) { rows[i].Client = name })
	})
	slices.Reverse(rows)
	return rows, err
}

func (s *Orders) row(o *crm.Order, manager string, paid money.Money) OrderRow {
	return OrderRow{
		ID: o.ID, Number: o.Number, Date: o.Date, Due: o.Due, Manager: manager, State: o.State,
		Gross: o.Gross, Paid: paid, Deleted: o.Deleted,
		Overdue: o.Overdue(s.base.Today()) && paid < o.Gross,
	}
}

// Get returns an order.
func (s *Orders) Get(ctx context.Context, id crm.OrderID) (*crm.Order, error) {
	return base.Get(ctx, s.base, store.Orders, id)
}

// Draft is a new order of today with the terms of our organisation.
func (s *Orders) Draft(ctx context.Context) (*crm.Order, error) {
	o := &crm.Order{Date: s.base.Today(), State: crm.OrderNew, Mode: crm.VATIncluded}
	org, err := s.organisations.Main(ctx)
	if err != nil || org == nil {
		return o, err
	}
	o.Organisation = org.ID
	if org.TaxMode.VAT(o.Date) == crm.VATNone {
		o.Mode = crm.VATOff
	}
	return o, nil
}

// Cancel closes orders that will not be shipped; Reopen takes that back.
func (s *Orders) Cancel(ctx context.Context, ids []crm.OrderID) error {
	return s.change(ctx, "order.cancel", ids, (*crm.Order).Cancel)
}

// Reopen opens cancelled orders again.
func (s *Orders) Reopen(ctx context.Context, ids []crm.OrderID) error {
	return s.change(ctx, "order.reopen", ids, (*crm.Order).Reopen)
}

// Mark sets the mark of deletion or takes it off. A shipped order is refused:
// its shipment must be taken back first.
func (s *Orders) Mark(ctx context.Context, ids []crm.OrderID, deleted bool) error {
	return s.change(ctx, "order.mark", ids, func(o *crm.Order) error {
		if o.State == crm.OrderShipped {
			return problem.At("", "problem.order.mark_shipped", "Number", o.Number)
		}
		o.Deleted = deleted
		return nil
	})
}

// change applies a rule to many orders in one transaction; the first refusal
// names its order and leaves all as they were.
func (s *Orders) change(ctx context.Context, verb string, ids []crm.OrderID, rule func(*crm.Order) error) error {
	return s.base.Do(ctx, verb, func(tx *kv.Tx) error {
		orders, err := base.Present(tx, store.Orders, ids)
		if err != nil {
			return err
		}
		for i, o := range orders {
			if err := rule(o); err != nil {
				return problem.In(strconv.Itoa(i), err)
			}
			if err := store.Orders.Put(tx, o); err != nil {
				return err
			}
		}
		return nil
	})
}
