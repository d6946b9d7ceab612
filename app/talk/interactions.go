package talk

import (
	"context"
	"slices"
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/app/history"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Interactions is the use cases of what is said between the firm and clients.
type Interactions struct {
	base        *base.Base
	managers    *firm.Directory[crm.Manager]
	attachments *history.Attachments
	tasks       *tasks.Tasks
}

// NewInteractions makes the use cases of an open base.
func NewInteractions(b *base.Base, managers *firm.Directory[crm.Manager], attachments *history.Attachments, tasks *tasks.Tasks) *Interactions {
	return &Interactions{b, managers, attachments, tasks}
}

// Save writes an interaction. A new one is by the manager at this machine when
// nobody is named. The author of one that is there stays: who spoke does not
// change when the card does.
func (s *Interactions) Save(ctx context.Context, i *crm.Interaction) error {
	return base.Put(ctx, s.base, "interaction.save", store.Interactions, i, interactionID, s.complete)
}

func interactionID(i *crm.Interaction) *crm.InteractionID { return &i.ID }

// complete fills in what an interaction does not say of itself and holds its
// author and names against what the base has.
func (s *Interactions) complete(tx *kv.Tx, i *crm.Interaction) error {
	if i.Rev > 0 {
		old, err := store.Interactions.Get(tx, i.ID)
		if err != nil {
			return err
		}
		i.Author = old.Author
	} else if i.Author.IsZero() {
		i.Author = s.base.Me()
	}
	i.At = i.At.UTC()
	if i.Client.IsZero() {
		return nil // Check says so
	}
	if err := base.Redirect(tx, &i.Client); err != nil {
		return err
	}
	c, err := store.Clients.Get(tx, i.Client)
	if err != nil {
		return err
	}
	var errs []error
	if !i.Contact.IsZero() && c.Contact(i.Contact) == nil {
		errs = append(errs, problem.At("contact", "problem.interaction.contact", "Client", c.Name))
	}
	whose, err := owner(tx, i.Subject)
	if err == nil && !whose.IsZero() && whose != i.Client {
		errs = append(errs, problem.At("subject", "problem.interaction.subject", "Client", c.Name))
	}
	if err := problem.Join(append(errs, err)...); err != nil {
		return err
	}
	return Answer(tx, i)
}

// owner is the client of what a record is about, zero when that is nothing.
func owner(tx *kv.Tx, about crm.Subject) (crm.ClientID, error) {
	switch {
	case !about.Deal.IsZero():
		d, err := store.Deals.Get(tx, about.Deal)
		if err != nil {
			return crm.ClientID{}, err
		}
		return d.Client, nil
	case !about.Order.IsZero():
		o, err := store.Orders.Get(tx, about.Order)
		if err != nil {
			return crm.ClientID{}, err
		}
		return o.Client, nil
	case !about.Request.IsZero():
		r, err := store.Requests.Get(tx, about.Request)
		if err != nil {
			return crm.ClientID{}, err
		}
		return r.Client, nil
	}
	return crm.ClientID{}, nil
}

// Get returns an interaction.
func (s *Interactions) Get(ctx context.Context, id crm.InteractionID) (*crm.Interaction, error) {
	return base.Get(ctx, s.base, store.Interactions, id)
}

// Mark sets the mark of deletion or takes it off.
func (s *Interactions) Mark(ctx context.Context, ids []crm.InteractionID, deleted bool) error {
	return base.Mark(ctx, s.base, "interaction.mark", store.Interactions, ids, func(i *crm.Interaction) { i.Deleted = deleted })
}

// Pin puts an interaction on top of the client's history, or back to its place.
func (s *Interactions) Pin(ctx context.Context, id crm.InteractionID, pinned bool) error {
	return base.Mark(ctx, s.base, "interaction.pin", store.Interactions, []crm.InteractionID{id}, func(i *crm.Interaction) { i.Pinned = pinned })
}

// InteractionRow is an interaction as a list shows it.
type InteractionRow struct {
	ID                            crm.InteractionID
	ClientID                      crm.ClientID
	At                            time.Time // in the zone of the program's clock
	Kind                          crm.InteractionKind
	Direction                     crm.Direction
	Client, Contact, Author, Text string
	Outcome                       crm.Outcome
	Minutes                       int
	Deleted                       bool
}

// List returns the interactions of a period, the newest first.
func (s *Interactions) List(ctx context.Context, p calendar.Period) (rows []InteractionRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		rows = nil
		managers, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		from, to := s.moments(p)
		ids, err := store.SpokenByTime.Page(tx, from, to, true, 0)
		if err != nil {
			return err
		}
		spoken, err := base.Present(tx, store.Interactions, ids)
		if err != nil {
			return err
		}
		clients, err := clientsOf(tx, spoken)
		if err != nil {
			return err
		}
		for _, i := range spoken {
			c := clients[i.Client]
			rows = append(rows, InteractionRow{
				ID: i.ID, ClientID: i.Client, At: i.At.In(s.base.Now().Location()), Kind: i.Kind, Direction: i.Direction,
				Client: c.Name, Contact: base.ContactName(c, i.Contact), Author: managers[i.Author], Text: i.Text,
				Outcome: i.Outcome, Minutes: i.Minutes, Deleted: i.Deleted,
			})
		}
		return nil
	})
	return rows, err
}

// moments are the first moment of a period and the one after its last, where
// the program's clock is; nil is open.
func (s *Interactions) moments(p calendar.Period) (from, to *time.Time) {
	at := func(day time.Time) *time.Time {
		if day.IsZero() {
			return nil
		}
		t := calendar.Moment(day, 0, s.base.Now().Location())
		return &t
	}
	return at(p.From), at(p.To)
}

// clientsOf reads the clients of interactions, each once.
func clientsOf(tx *kv.Tx, spoken []*crm.Interaction) (map[crm.ClientID]*crm.Client, error) {
	out := map[crm.ClientID]*crm.Client{}
	var ids []crm.ClientID
	for _, i := range spoken {
		if _, seen := out[i.Client]; !seen {
			out[i.Client] = nil
			ids = append(ids, i.Client)
		}
	}
	clients, err := base.Present(tx, store.Clients, ids)
	for _, c := range clients {
		if c != nil {
			out[c.ID] = c
		}
	}
	return out, err
}

// Contacts offers the contact persons of a client whose name or role holds the
// text.
func (s *Interactions) Contacts(ctx context.Context, client crm.ClientID, typed string) (out []base.Option, err error) {
	want := text.FoldName(typed)
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		out = nil
		found, err := store.Clients.GetMany(tx, []crm.ClientID{client})
		if err != nil || found[0] == nil {
			return err
		}
		for _, p := range found[0].Contacts {
			if strings.Contains(text.FoldName(p.Name+" "+p.Role), want) {
				detail := slices.DeleteFunc(append([]string{p.Role}, p.Phones...), func(s string) bool { return s == "" })
				out = append(out, base.Option{ID: p.ID.String(), Name: p.Name, Detail: strings.Join(detail, " · ")})
			}
		}
		return nil
	})
	return out, err
}
