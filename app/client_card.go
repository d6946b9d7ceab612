package app

import (
	"context"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
	"kartoteka/reports"
)

// ClientCard is the figures over a client's card.
type ClientCard struct {
	Debt, Overdue, Year money.Money // Debt is negative where we owe
	LastSale            time.Time
	LastOrder           time.Time   // day of the newest order that was not cancelled
	Orders              int         // shipped orders of all time
	Average             money.Money // mean shipped order, 0 without orders
	Interval            int         // mean days between shipments, 0 for fewer than two
	Next                *NextAction // the nearest open task, nil when there is none
}

// NextAction is what is to be done next with a client.
type NextAction struct {
	ID   crm.TaskID
	Text string
	Due  time.Time
	Late bool
}

// clientPapers is the orders, payments and tasks of a client.
type clientPapers struct {
	orders   []*crm.Order
	payments []*crm.Payment
	tasks    []*crm.Task
}

// papersOf reads them in four calls of the store, however many there are.
func papersOf(tx *kv.Tx, id crm.ClientID) (p clientPapers, err error) {
	orders, err := store.OrderClient.IDs(tx, id)
	if err != nil {
		return p, err
	}
	payments, err := store.PaymentClient.IDs(tx, id)
	if err != nil {
		return p, err
	}
	tasks, err := store.TaskClient.IDs(tx, id)
	if err != nil {
		return p, err
	}
	var b kv.Batch
	ordersRead := kv.Ask(&b, store.Orders, orders)
	paymentsRead := kv.Ask(&b, store.Payments, payments)
	tasksRead := kv.Ask(&b, store.Tasks, tasks)
	err = b.Run(tx)
	return clientPapers{*ordersRead, *paymentsRead, *tasksRead}, err
}

// Card sums up the client: debt, what of it is overdue, the year, the last
// order, the mean order, what to do next.
func (s *Clients) Card(ctx context.Context, id crm.ClientID) (card ClientCard, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		p, err := papersOf(tx, id)
		if err != nil {
			return err
		}
		card = s.sumUp(p)
		return nil
	})
	return card, err
}

func (s *Clients) sumUp(p clientPapers) ClientCard {
	owed := crm.Settle(p.orders, p.payments, s.Today())
	card := ClientCard{Debt: owed.Debt - owed.Advance, Overdue: owed.Overdue, Next: s.next(p.tasks)}
	year := s.Today().AddDate(0, 0, -365)
	var shipped money.Money
	var first time.Time
	for _, o := range p.orders {
		if o.Deleted {
			continue
		}
		if o.State != crm.OrderCancelled && o.Date.After(card.LastOrder) {
			card.LastOrder = o.Date
		}
		if o.State != crm.OrderShipped {
			continue
		}
		shipped += o.Gross
		card.Orders++
		if !o.Shipped.Before(year) {
			card.Year += o.Gross
		}
		if o.Shipped.After(card.LastSale) {
			card.LastSale = o.Shipped
		}
		if first.IsZero() || o.Shipped.Before(first) {
			first = o.Shipped
		}
	}
	if card.Orders > 0 {
		card.Average = shipped / money.Money(card.Orders)
	}
	if card.Orders > 1 {
		card.Interval = crm.Days(first, card.LastSale) / (card.Orders - 1)
	}
	return card
}

// next is the open task that is due first.
func (s *Clients) next(tasks []*crm.Task) *NextAction {
	var first *crm.Task
	for _, t := range tasks {
		if t.Open() && (first == nil || t.Due.Before(first.Due)) {
			first = t
		}
	}
	if first == nil {
		return nil
	}
	return &NextAction{ID: first.ID, Text: first.Text, Due: first.Due, Late: first.Overdue(s.Now())}
}

// Class is the client's class by the report «ABC» over the last twelve months.
func (s *Clients) Class(ctx context.Context, id crm.ClientID) (class reports.Class, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		ordinal, sold, err := store.OrdinalOf(tx, store.AxisClient, id)
		if err != nil || !sold {
			return err
		}
		class, err = reports.ClassOf(ctx, &facts{tx: tx}, reports.Client, ordinal, reports.Settings{Period: s.Year()})
		return err
	})
	return class, err
}
