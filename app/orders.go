package app

import (
	"context"
	"strconv"
	"strings"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Orders is the use cases of orders and their shipment.
type Orders struct{ *App }

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
func (s *Orders) List(ctx context.Context, p crm.Period) (rows []OrderRow, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		managers, err := s.Managers.names(tx)
		if err != nil {
			return err
		}
		if p.IsZero() {
			p = crm.Period{From: time.Unix(0, 0).UTC(), To: s.Today().AddDate(100, 0, 0)}
		}
		paid, err := paidSince(tx, p.From)
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
		return nameClients(tx, clients, func(i int, name string) { rows[i].Client = name })
	})
	newestFirst(rows)
	return rows, err
}

func (s *Orders) row(o *crm.Order, manager string, paid money.Money) OrderRow {
	return OrderRow{
		ID: o.ID, Number: o.Number, Date: o.Date, Due: o.Due, Manager: manager, State: o.State,
		Gross: o.Gross, Paid: paid, Deleted: o.Deleted,
		Overdue: o.Overdue(s.Today()) && paid < o.Gross,
	}
}

// newestFirst turns rows read in the order of dates around.
func newestFirst[R any](rows []R) {
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		rows[i], rows[j] = rows[j], rows[i]
	}
}

// paidSince sums the payments from a day on by the orders they name. An order
// is not paid before its own date but for a prepayment of the same weeks, so
// the sum reaches a quarter further back.
func paidSince(tx *kv.Tx, from time.Time) (map[crm.OrderID]money.Money, error) {
	paid := map[crm.OrderID]money.Money{}
	for p, err := range store.PaymentsByDate.Range(tx, from.AddDate(0, -3, 0), time.Unix(1<<40, 0).UTC()) {
		if err != nil {
			return nil, err
		}
		if !p.Order.IsZero() {
			paid[p.Order] += p.Paid()
		}
	}
	return paid, nil
}

// nameClients reads the clients in one round and hands each row its name.
func nameClients(tx *kv.Tx, ids []crm.ClientID, set func(i int, name string)) error {
	distinct := map[crm.ClientID]string{}
	var want []crm.ClientID
	for _, id := range ids {
		if _, seen := distinct[id]; !seen {
			distinct[id] = ""
			want = append(want, id)
		}
	}
	clients, err := store.Clients.GetMany(tx, want)
	if err != nil {
		return err
	}
	for _, c := range clients {
		distinct[c.ID] = c.Name
	}
	for i, id := range ids {
		set(i, distinct[id])
	}
	return nil
}

// Get returns an order.
func (s *Orders) Get(ctx context.Context, id crm.OrderID) (*crm.Order, error) {
	return get(ctx, s.App, store.Orders, id)
}

// Draft is a new order of today with the terms of our organisation.
func (s *Orders) Draft(ctx context.Context) (*crm.Order, error) {
	o := &crm.Order{Date: s.Today(), State: crm.OrderNew, Mode: crm.VATIncluded}
	org, err := s.Organisations.Main(ctx)
	if err != nil || org == nil {
		return o, err
	}
	o.Organisation = org.ID
	if org.TaxMode.VAT(o.Date) == crm.VATNone {
		o.Mode = crm.VATOff
	}
	return o, nil
}

// Save judges and writes an order that is not shipped; a new one gets its
// number.
func (s *Orders) Save(ctx context.Context, o *crm.Order) error {
	return put(ctx, s.App, "order.save", store.Orders, o, func(o *crm.Order) *crm.OrderID { return &o.ID }, saveOrder)
}

// saveOrder completes an open order: what the client's card knows and nobody
// chose, the cost of its lines, its sums and its number.
func saveOrder(tx *kv.Tx, o *crm.Order) error {
	if o.State == crm.OrderShipped {
		return problem.At("state", "problem.order.shipped")
	}
	if err := o.Calculate(); err != nil {
		return err
	}
	if err := o.Check(); err != nil {
		return err
	}
	if err := completeOrder(tx, o); err != nil {
		return err
	}
	return numberOrder(tx, o)
}

func completeOrder(tx *kv.Tx, o *crm.Order) error {
	c, err := store.Clients.Get(tx, o.Client)
	if err != nil {
		return err
	}
	if o.Manager.IsZero() {
		o.Manager = c.Manager
	}
	if o.Region.IsZero() {
		o.Region = c.Region
	}
	if o.Due.IsZero() && c.Deferral > 0 {
		o.Due = o.Date.AddDate(0, 0, c.Deferral)
	}
	products, err := store.Products.GetMany(tx, productsOf(o))
	if err != nil {
		return err
	}
	for i, p := range products {
		if p == nil || p.Cost == 0 {
			continue
		}
		if o.Lines[i].Cost, err = money.LineSum(o.Lines[i].Qty, p.Cost, 0); err != nil {
			return err
		}
	}
	return nil
}

// productsOf lists the products of the lines in their order.
func productsOf(o *crm.Order) []crm.ProductID {
	ids := make([]crm.ProductID, len(o.Lines))
	for i := range o.Lines {
		ids[i] = o.Lines[i].Product
	}
	return ids
}

func numberOrder(tx *kv.Tx, o *crm.Order) (err error) {
	if o.Number == "" && !o.Date.IsZero() {
		o.Number, err = nextNumber(tx, store.NumberOrder, o.Organisation, o.Date)
	}
	return err
}

// Ship hands over a saved order on a day: the shipment is entered and with it
// the sales facts. Refused when the order is faulty or not open.
func (s *Orders) Ship(ctx context.Context, id crm.OrderID, on time.Time) error {
	return s.do(ctx, "order.ship", func(tx *kv.Tx) error {
		o, err := store.Orders.Get(tx, id)
		if err != nil {
			return err
		}
		return ship(tx, o, on, crm.ShipmentID(tx.NewID()))
	})
}

// ship moves the order to Shipped and writes it with its shipment.
func ship(tx *kv.Tx, o *crm.Order, on time.Time, id crm.ShipmentID) error {
	if err := o.Ship(on); err != nil {
		return err
	}
	if err := store.Orders.Put(tx, o); err != nil {
		return err
	}
	sh := crm.ShipmentOf(o)
	sh.ID, sh.Number = id, o.Number
	return store.Shipments.Put(tx, &sh)
}

// SaveAndShip saves an order and hands it over in one step («Провести»): on the
// day of shipment that was given, else today, and never before its own date.
func (s *Orders) SaveAndShip(ctx context.Context, o *crm.Order) error {
	saved := *o
	err := s.do(ctx, "order.ship", func(tx *kv.Tx) error {
		saved = *o
		if saved.ID.IsZero() {
			saved.ID = crm.OrderID(tx.NewID())
		}
		if err := saveOrder(tx, &saved); err != nil {
			return err
		}
		on := saved.Shipped
		if on.IsZero() {
			on = s.Today()
			if on.Before(saved.Date) {
				on = saved.Date
			}
		}
		return ship(tx, &saved, on, crm.ShipmentID(tx.NewID()))
	})
	if err == nil {
		*o = saved
	}
	return err
}

// Unship takes the shipment back («отмена проведения»): the shipment is marked
// reversed, its facts are cancelled by equal ones with the other sign, and the
// order is open again.
func (s *Orders) Unship(ctx context.Context, id crm.OrderID) error {
	return s.do(ctx, "order.unship", func(tx *kv.Tx) error {
		o, err := store.Orders.Get(tx, id)
		if err != nil {
			return err
		}
		if err := o.Unship(); err != nil {
			return err
		}
		if err := store.Orders.Put(tx, o); err != nil {
			return err
		}
		return reverseShipments(tx, id)
	})
}

func reverseShipments(tx *kv.Tx, id crm.OrderID) error {
	ids, err := store.ShipmentOrder.IDs(tx, id)
	if err != nil {
		return err
	}
	shipments, err := store.Shipments.GetMany(tx, ids)
	if err != nil {
		return err
	}
	for _, sh := range shipments {
		if sh.Reversed {
			continue
		}
		sh.Reversed = true
		if err := store.Shipments.Put(tx, sh); err != nil {
			return err
		}
	}
	return nil
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
	return s.do(ctx, verb, func(tx *kv.Tx) error {
		orders, err := store.Orders.GetMany(tx, ids)
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

// Unpaid returns an order and what is left to pay of it.
func (s *Orders) Unpaid(ctx context.Context, id crm.OrderID) (o *crm.Order, left money.Money, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		if o, err = store.Orders.Get(tx, id); err != nil {
			return err
		}
		paid, err := paidFor(tx, id)
		left = max(o.Gross-paid, 0)
		return err
	})
	return o, left, err
}

// paidFor sums the payments that name the order.
func paidFor(tx *kv.Tx, id crm.OrderID) (sum money.Money, err error) {
	ids, err := store.PaymentOrder.IDs(tx, id)
	if err != nil {
		return 0, err
	}
	payments, err := store.Payments.GetMany(tx, ids)
	for _, p := range payments {
		sum += p.Paid()
	}
	return sum, err
}

// Options offers orders whose number holds the text, the newest first: of the
// client when one is given, else of the last year; forty at most.
func (s *Orders) Options(ctx context.Context, client crm.ClientID, text string) (out []Option, err error) {
	want := store.Fold(text)
	err = s.see(ctx, func(tx *kv.Tx) error {
		var ids []crm.OrderID
		if client.IsZero() {
			from := s.Today().AddDate(-1, 0, 0)
			ids, err = store.OrdersByDate.Page(tx, &from, nil, true, 5000)
		} else {
			ids, err = store.OrderClient.IDs(tx, client)
			newestFirst(ids)
		}
		if err != nil {
			return err
		}
		orders, err := store.Orders.GetMany(tx, ids)
		out = nil
		for _, o := range orders {
			if len(out) < optionsLimit && !o.Deleted && strings.Contains(store.Fold(o.Number), want) {
				out = append(out, Option{ID: o.ID.String(), Name: o.Number, Detail: o.Date.Format("02.01.2006") + " · " + o.Gross.String()})
			}
		}
		return err
	})
	return out, err
}
