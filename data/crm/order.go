package crm

import (
	"strconv"
	"time"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// OrderID names an order.
type OrderID = ID[Order]

// OrderState is how far an order has come.
type OrderState string

// States of an order.
const (
	OrderNew       OrderState = "new"       // being agreed, may change
	OrderShipped   OrderState = "shipped"   // goods are gone, sales facts are made
	OrderCancelled OrderState = "cancelled" // nothing will come of it
)

// OrderStates lists the states in the order they are passed.
var OrderStates = []OrderState{OrderNew, OrderShipped, OrderCancelled}

// Order is what a client asked for, at which price and on which terms.
type Order struct {
	Meta
	ID           OrderID        `json:"id"`                    // names the record
	Number       string         `json:"number"`                // of the sequence of orders, ЗК-2026/000001
	Date         time.Time      `json:"date"`                  // day it was made
	Organisation OrganisationID `json:"organisation,omitzero"` // our firm that sells; zero is the main one
	Client       ClientID       `json:"client"`                // who buys
	Deal         DealID         `json:"deal,omitzero"`         // it came of
	Manager      ManagerID      `json:"manager,omitzero"`      // who sold
	Region       RegionID       `json:"region,omitzero"`       // where it was sold
	Mode         VATMode        `json:"mode"`                  // whether prices include VAT
	State        OrderState     `json:"state"`                 // how far it has come
	Due          time.Time      `json:"due,omitzero"`          // pay not later than
	Shipped      time.Time      `json:"shipped,omitzero"`      // day of shipment
	Basis        string         `json:"basis,omitempty"`       // contract the order refers to
	Source       string         `json:"source,omitempty"`      // where the client came from
	Note         string         `json:"note,omitempty"`        // never printed
	Lines        []Line         `json:"lines"`                 // what is sold
	Gross        money.Money    `json:"gross"`                 // kept for lists, equals the lines
	Tax          money.Money    `json:"tax,omitempty"`         // VAT within Gross
	Deleted      bool           `json:"deleted,omitempty"`     // marked for deletion
}

// Calculate sets the sums of all lines and of the order.
func (o *Order) Calculate() error {
	var errs []error
	for i := range o.Lines {
		errs = append(errs, problem.In("lines."+strconv.Itoa(i), o.Lines[i].Calculate(o.Mode)))
	}
	o.SumUp()
	return problem.Join(errs...)
}

// SumUp sets the order's totals from its lines as they are.
func (o *Order) SumUp() {
	t := SumLines(o.Lines, o.Mode)
	o.Gross, o.Tax = t.Gross, t.Tax
}

// Check finds all faults of the order.
func (o *Order) Check() error {
	if o.Mode == "" {
		o.Mode = VATIncluded
	}
	if o.State == "" {
		o.State = OrderNew
	}
	var errs []error
	if o.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if o.Date.IsZero() {
		errs = append(errs, problem.At("date", "problem.required"))
	}
	if len(o.Lines) == 0 {
		errs = append(errs, problem.At("lines", "problem.order.no_lines"))
	}
	if !o.Due.IsZero() && o.Due.Before(o.Date) {
		errs = append(errs, problem.At("due", "problem.before_date"))
	}
	errs = append(errs, checkLines(o.Lines))
	return problem.Join(errs...)
}

// Ship moves the order to Shipped on a day. It refuses an order that is shipped,
// cancelled, marked for deletion or faulty.
func (o *Order) Ship(on time.Time) error {
	if o.State != OrderNew || o.Deleted {
		return problem.At("state", "problem.order.not_open")
	}
	if err := o.Check(); err != nil {
		return err
	}
	if on.Before(o.Date) {
		return problem.At("shipped", "problem.before_date")
	}
	o.State, o.Shipped = OrderShipped, on
	return nil
}

// Unship takes the shipment back: the order is open again.
func (o *Order) Unship() error {
	if o.State != OrderShipped {
		return problem.At("state", "problem.order.not_shipped")
	}
	o.State, o.Shipped = OrderNew, time.Time{}
	return nil
}

// Cancel closes an order that will not be shipped.
func (o *Order) Cancel() error {
	if o.State != OrderNew {
		return problem.At("state", "problem.order.not_open")
	}
	o.State = OrderCancelled
	return nil
}

// Reopen takes a cancellation back.
func (o *Order) Reopen() error {
	if o.State != OrderCancelled {
		return problem.At("state", "problem.order.not_cancelled")
	}
	o.State = OrderNew
	return nil
}

// Overdue reports whether the order is shipped and its term of payment has
// passed; the day of the term itself is not overdue.
func (o *Order) Overdue(today time.Time) bool {
	return o.State == OrderShipped && !o.Due.IsZero() && today.After(o.Due)
}
