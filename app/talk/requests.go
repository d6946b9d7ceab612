package talk

import (
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Requests is the use cases of what clients come with: questions, claims,
// returns, thanks.
type Requests struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
}

// NewRequests makes the use cases of an open base.
func NewRequests(b *base.Base, managers *firm.Directory[crm.Manager]) *Requests {
	return &Requests{b, managers}
}

// RequestRow is a request as a list shows it.
type RequestRow struct {
	ID                               crm.RequestID
	Number, Client, Manager, Text    string
	ClientID                         crm.ClientID
	Date, Due                        time.Time
	Kind                             crm.RequestKind
	State                            crm.RequestState
	Reply, Solve                     time.Duration // until now where there is none yet
	Answered, Open, Overdue, Deleted bool
}

// List returns all requests, the newest first.
func (s *Requests) List(ctx context.Context) (rows []RequestRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		var all []*crm.Request
		for r, err := range store.Requests.All(tx) {
			if err != nil {
				return err
			}
			all = append(all, r)
		}
		rows, err = s.rows(tx, all)
		return err
	})
	return rows, err
}

// OfClient returns the requests of a client, the newest first.
func (s *Requests) OfClient(ctx context.Context, client crm.ClientID) (rows []RequestRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		all, err := requestsOf(tx, client)
		if err == nil {
			rows, err = s.rows(tx, all)
		}
		return err
	})
	return rows, err
}

func requestsOf(tx *kv.Tx, client crm.ClientID) ([]*crm.Request, error) {
	ids, err := store.RequestClient.IDs(tx, client)
	if err != nil {
		return nil, err
	}
	return store.Requests.GetMany(tx, ids)
}

func (s *Requests) rows(tx *kv.Tx, all []*crm.Request) ([]RequestRow, error) {
	managers, err := s.managers.NamesIn(tx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b *crm.Request) int { return b.Date.Compare(a.Date) })
	now, today := s.base.Now(), s.base.Today()
	rows, clients := make([]RequestRow, len(all)), make([]crm.ClientID, len(all))
	for i, r := range all {
		rows[i] = RequestRow{
			ID: r.ID, Number: r.Number, Manager: managers[r.Manager], Text: r.Text, ClientID: r.Client,
			Date: r.Date, Due: r.Due, Kind: r.Kind, State: r.State,
			Reply: r.ReplyTime(now), Solve: r.SolveTime(now), Answered: !r.Answered.IsZero(),
			Open: !r.State.Closed(), Overdue: r.Overdue(today), Deleted: r.Deleted,
		}
		clients[i] = r.Client
	}
	return rows, base.NameClients(tx, clients, func(i int, name string) { rows[i].Client = name })
}

// Get returns a request.
func (s *Requests) Get(ctx context.Context, id crm.RequestID) (*crm.Request, error) {
	return base.Get(ctx, s.base, store.Requests, id)
}

// Save writes a request; a new one gets its number and, where nobody was named,
// the manager of its client. The state stays as it is stored: Move changes it.
func (s *Requests) Save(ctx context.Context, r *crm.Request) error {
	return s.put(ctx, "request.save", r, func(r *crm.Request) {})
}

// Move saves a request and brings it to a state: its verb is request.STATE.
func (s *Requests) Move(ctx context.Context, r *crm.Request, to crm.RequestState) error {
	return s.put(ctx, "request."+string(to), r, func(r *crm.Request) { r.Move(to, s.base.Now()) })
}

func (s *Requests) put(ctx context.Context, verb string, r *crm.Request, change func(*crm.Request)) error {
	return base.Put(ctx, s.base, verb, store.Requests, r, func(r *crm.Request) *crm.RequestID { return &r.ID },
		func(tx *kv.Tx, r *crm.Request) error {
			if err := completeRequest(tx, r); err != nil {
				return err
			}
			change(r)
			return nil
		})
}

// completeRequest gives a request what nobody entered. An order's request is of
// the order's client.
func completeRequest(tx *kv.Tx, r *crm.Request) (err error) {
	if r.Date.IsZero() {
		r.Date = tx.Now
	}
	if r.Client.IsZero() {
		return nil // said by Check
	}
	if err := base.Redirect(tx, &r.Client); err != nil {
		return err
	}
	c, err := store.Clients.Get(tx, r.Client)
	if err != nil {
		return err
	}
	if c.Contact(r.Contact) == nil {
		r.Contact = crm.ContactID{}
	}
	if r.Manager.IsZero() {
		r.Manager = c.Manager
	}
	if r.Number == "" {
		r.Number, err = firm.NextNumber(tx, crm.KindRequest, crm.OrganisationID{}, r.Date)
	}
	return err
}

// MoveAll brings many requests to a state at once; one that lacks what the
// state asks for refuses all.
func (s *Requests) MoveAll(ctx context.Context, ids []crm.RequestID, to crm.RequestState) error {
	return s.base.Do(ctx, "request."+string(to), func(tx *kv.Tx) error {
		all, err := base.Present(tx, store.Requests, ids)
		if err != nil {
			return err
		}
		for _, r := range all {
			r.Move(to, s.base.Now())
			if err := base.Write(tx, store.Requests, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Mark sets the mark of deletion or takes it off.
func (s *Requests) Mark(ctx context.Context, ids []crm.RequestID, deleted bool) error {
	return base.Mark(ctx, s.base, "request.mark", store.Requests, ids, func(r *crm.Request) { r.Deleted = deleted })
}
