package crm

import (
	"time"

	"kartoteka/data/problem"
)

// ClientID names a client.
type ClientID = ID[Client]

// Client is one who buys or may buy.
type Client struct {
	Meta
	ID ClientID `json:"id"`
	Requisites
	City    string      `json:"city,omitempty"`
	Region  RegionID    `json:"region,omitzero"`
	Manager ManagerID   `json:"manager,omitzero"` // who answers for the client
	Source  string      `json:"source,omitempty"` // where the client came from
	Account BankAccount `json:"account,omitzero"`
	// Deferral is the days a shipment may stay unpaid; 0 is prepayment.
	Deferral int       `json:"deferral,omitempty"`
	Note     string    `json:"note,omitempty"`
	Created  time.Time `json:"created"`
	// Deleted is the mark of deletion; the record stays until purged.
	Deleted bool `json:"deleted,omitempty"`
}

// DeferralLimit is the longest deferral in days, ten years.
const DeferralLimit = 3650

// Check finds all faults of the client.
func (c *Client) Check() error {
	errs := []error{c.Requisites.Check(), problem.In("account", c.Account.Check())}
	if c.Deferral < 0 || c.Deferral > DeferralLimit {
		errs = append(errs, problem.At("deferral", "problem.range", "Low", 0, "High", DeferralLimit))
	}
	return problem.Join(errs...)
}
