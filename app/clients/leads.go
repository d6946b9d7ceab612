package clients

import (
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/deals"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Leads is the use cases of those who asked and are not clients yet. A lead is a
// client's card with its story in Lead; qualified, it is a client.
type Leads struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	clients  *Clients
	deals    *deals.Deals
}

// NewLeads makes the use cases of an open base.
func NewLeads(b *base.Base, managers *firm.Directory[crm.Manager], clients *Clients, deals *deals.Deals) *Leads {
	return &Leads{b, managers, clients, deals}
}

// LeadRow is a lead as a list shows it.
type LeadRow struct {
	ID                                                         crm.ClientID
	Name, Person, Phone, Email, Source, Wants, Manager, Remark string
	Received                                                   time.Time
	Wait                                                       time.Duration // until answered, else until now
	State                                                      crm.LeadState
	Reason                                                     crm.LeadReason
	Late                                                       bool // not answered, past the term
	Deleted                                                    bool
}

// List returns all leads of all times, the newest first.
func (s *Leads) List(ctx context.Context) (rows []LeadRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		managers, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		rows = rows[:0]
		for c, err := range store.ClientsByLead.Ordered(tx) {
			if err != nil {
				return err
			}
			rows = append(rows, leadRow(c, managers[c.Manager], s.base.Now()))
		}
		return nil
	})
	slices.Reverse(rows)
	return rows, err
}

func leadRow(c *crm.Client, manager string, now time.Time) LeadRow {
	r := LeadRow{
		ID: c.ID, Name: c.Name, Phone: c.Phone, Email: c.Email, Source: c.Source, Manager: manager,
		Wants: c.Lead.Wants, Received: c.Lead.Received, Wait: c.Lead.Wait(now), State: c.Lead.State(),
		Reason: c.Lead.Reason, Remark: c.Lead.Remark, Late: c.Lead.Late(now), Deleted: c.Deleted,
	}
	if len(c.Contacts) > 0 {
		r.Person = c.Contacts[0].Name
	}
	return r
}

// Get returns the card of a lead; ErrGone when the client never was one.
func (s *Leads) Get(ctx context.Context, id crm.ClientID) (*crm.Client, error) {
	c, err := s.clients.Get(ctx, id)
	if err == nil && c.Lead == nil {
		return nil, base.ErrGone
	}
	return c, err
}

// Draft is a lead that came this moment, answered for by who works here.
func (s *Leads) Draft() *crm.Client {
	return &crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company}, Manager: s.base.Me(), Lead: &crm.Lead{Received: s.base.Now()},
	}
}

// Save writes the card of a lead.
func (s *Leads) Save(ctx context.Context, c *crm.Client) error {
	return base.Put(ctx, s.base, "lead.save", store.Clients, c, func(c *crm.Client) *crm.ClientID { return &c.ID },
		func(tx *kv.Tx, c *crm.Client) error {
			if c.Created.IsZero() {
				c.Created = s.base.Today()
			}
			nameContacts(tx, c)
			return problem.In("lead", c.Lead.Check(tx.Now))
		})
}

// nameContacts gives new contact persons their IDs, in a copy of their list.
func nameContacts(tx *kv.Tx, c *crm.Client) {
	c.Contacts = slices.Clone(c.Contacts)
	for i := range c.Contacts {
		if c.Contacts[i].ID.IsZero() {
			c.Contacts[i].ID = tx.NewID()
		}
	}
}

// Answered notes that leads were answered now.
func (s *Leads) Answered(ctx context.Context, ids []crm.ClientID) error {
	return s.change(ctx, "lead.answer", ids, func(l *crm.Lead, now time.Time) error {
		l.Answer(now)
		return nil
	})
}

// Reject closes leads that are not worth work; Reopen takes that back.
func (s *Leads) Reject(ctx context.Context, ids []crm.ClientID, why crm.LeadReason, remark string) error {
	return s.change(ctx, "lead.reject", ids, func(l *crm.Lead, now time.Time) error { return l.Reject(why, remark, now) })
}

// Reopen takes rejections back.
func (s *Leads) Reopen(ctx context.Context, ids []crm.ClientID) error {
	return s.change(ctx, "lead.reopen", ids, func(l *crm.Lead, _ time.Time) error {
		l.Reopen()
		return nil
	})
}

// change applies a rule to leads in one transaction.
func (s *Leads) change(ctx context.Context, verb string, ids []crm.ClientID, rule func(*crm.Lead, time.Time) error) error {
	return s.base.Do(ctx, verb, func(tx *kv.Tx) error {
		clients, err := base.Present(tx, store.Clients, ids)
		if err != nil {
			return err
		}
		for _, c := range clients {
			if c.Lead == nil {
				return base.ErrGone
			}
			l := *c.Lead
			if err := rule(&l, tx.Now); err != nil {
				return err
			}
			c.Lead = &l
			if err := store.Clients.Put(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
}
