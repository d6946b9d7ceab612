package crm

import (
	"time"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// PaymentID names a payment.
type PaymentID = ID[Payment]

// Direction says which way money goes, or words: who began to speak.
type Direction string

// Directions.
const (
	Incoming Direction = "in"  // from the client to us
	Outgoing Direction = "out" // from us to the client: a refund
)

// Directions lists the ways in the order they are offered.
var Directions = []Direction{Incoming, Outgoing}

// Payment is money that came or went.
type Payment struct {
	Meta
	ID        PaymentID   `json:"id"`                // names the record
	Number    string      `json:"number"`            // of the paper, or of the sequence ПЛ-2026/000001
	Date      time.Time   `json:"date"`              // day the money moved
	Client    ClientID    `json:"client"`            // who paid or was paid
	Order     OrderID     `json:"order,omitzero"`    // what it pays for, if known
	Direction Direction   `json:"direction"`         // from the client or to it
	Amount    money.Money `json:"amount"`            // always positive
	Purpose   string      `json:"purpose,omitempty"` // назначение платежа
	Deleted   bool        `json:"deleted,omitempty"` // marked for deletion
}

// Check finds all faults of the payment.
func (p *Payment) Check() error {
	if p.Direction == "" {
		p.Direction = Incoming
	}
	var errs []error
	if p.Client.IsZero() {
		errs = append(errs, problem.At("client", "problem.required"))
	}
	if p.Date.IsZero() {
		errs = append(errs, problem.At("date", "problem.required"))
	}
	if p.Amount <= 0 {
		errs = append(errs, problem.At("amount", "problem.positive"))
	}
	return problem.Join(errs...)
}

// Paid is what the payment takes off the client's debt: negative for a refund,
// nothing when the payment is marked for deletion.
func (p *Payment) Paid() money.Money {
	switch {
	case p.Deleted:
		return 0
	case p.Direction == Outgoing:
		return -p.Amount
	}
	return p.Amount
}
