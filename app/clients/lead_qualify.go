package clients

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Qualification is what makes a lead a client: who it is, which deal begins and
// what is done next. A deal without a name and a step without words and day are
// not wanted. Problems are at name, inn, deal.name, deal.amount, next.text and
// next.due.
type Qualification struct {
	Lead   crm.ClientID
	Kind   crm.PartyKind
	Name   string // of the client
	INN    string
	Person string // contact person
	Deal   string // what the deal is about
	Amount money.Money
	Next   string    // what is done next
	On     time.Time // and when
}

// Qualified is the records a qualification left.
type Qualified struct {
	Client crm.ClientID
	Deal   crm.DealID // zero when none was wanted
}

// Qualify makes a lead a client with a contact person, a deal and a task in one
// step.
func (s *Leads) Qualify(ctx context.Context, q Qualification) (done Qualified, err error) {
	err = s.base.Do(ctx, "lead.qualify", func(tx *kv.Tx) error {
		done = Qualified{Client: q.Lead}
		c, err := store.Clients.Get(tx, q.Lead)
		if err != nil {
			return err
		}
		if c.Lead == nil {
			return base.ErrGone
		}
		return problem.Join(s.qualifyClient(tx, c, q), s.qualifyDeal(tx, c, q, &done), s.qualifyTask(tx, c, q, &done))
	})
	return done, err
}

// qualifyClient makes the lead's card that of a client.
func (s *Leads) qualifyClient(tx *kv.Tx, c *crm.Client, q Qualification) error {
	l := *c.Lead
	if err := l.Qualify(tx.Now); err != nil {
		return err
	}
	c.Lead = &l
	c.Kind, c.Name, c.INN = q.Kind, q.Name, q.INN
	nameContacts(tx, c)
	if len(c.Contacts) == 0 && q.Person != "" {
		c.Contacts = []crm.Contact{{ID: tx.NewID(), Name: q.Person}}
		if c.Phone != "" {
			c.Contacts[0].Phones = []string{c.Phone}
		}
		if c.Email != "" {
			c.Contacts[0].Emails = []string{c.Email}
		}
	} else if q.Person != "" {
		c.Contacts[0].Name = q.Person
	}
	return base.Write(tx, store.Clients, c)
}

// qualifyDeal begins the deal.
func (s *Leads) qualifyDeal(tx *kv.Tx, c *crm.Client, q Qualification, done *Qualified) error {
	if q.Deal == "" {
		if q.Amount != 0 {
			return problem.At("deal.name", "problem.required")
		}
		return nil
	}
	d := &crm.Deal{
		ID: tx.NewID(), Date: s.base.Today(), Name: q.Deal, Client: c.ID, Manager: c.Manager, Amount: q.Amount,
		Note: c.Lead.Wants,
	}
	d.TakeSource(c.Source)
	if len(c.Contacts) > 0 {
		d.Contact = c.Contacts[0].ID
	}
	p, err := deals.PipelineOf(tx, d.Pipeline)
	if err != nil {
		return err
	}
	d.Stage = p.Qualified()
	if err := problem.In("deal", s.deals.Complete(tx, d)); err != nil {
		return err
	}
	done.Deal = d.ID
	return problem.In("deal", base.Write(tx, store.Deals, d))
}

// qualifyTask sets the next step.
func (s *Leads) qualifyTask(tx *kv.Tx, c *crm.Client, q Qualification, done *Qualified) error {
	switch {
	case q.On.IsZero() && q.Next == "":
		return nil
	case q.On.IsZero():
		return problem.At("next.due", "problem.required")
	case q.Next == "":
		return problem.At("next.text", "problem.required")
	case q.On.Before(s.base.Today()):
		return problem.At("next.due", "problem.past")
	}
	t := &crm.Task{
		ID: tx.NewID(), Text: q.Next, Client: c.ID, Subject: crm.Subject{Deal: done.Deal},
		Manager: c.Manager, Author: s.base.Me(), Due: q.On, AllDay: true, Created: tx.Now,
	}
	if t.Manager.IsZero() {
		t.Manager = s.base.Me()
	}
	if len(c.Contacts) > 0 {
		t.Contact = c.Contacts[0].ID
	}
	return problem.In("next", base.Write(tx, store.Tasks, t))
}
