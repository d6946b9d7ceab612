package clients

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/figures"
	"kartoteka/app/firm"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/find"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Clients is the use cases of the client list and card.
type Clients struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	regions  *firm.Directory[crm.Region]
	reports  *figures.Reports
	history  *history.History
	found    *base.Lookup[crm.Client, crm.ClientID]
}

// NewClients makes the use cases of an open base.
func NewClients(b *base.Base, managers *firm.Directory[crm.Manager], regions *firm.Directory[crm.Region], reports *figures.Reports, history *history.History) *Clients {
	found := base.NewLookup(b, store.Clients, find.Client, func(c *crm.Client) bool { return c.Deleted })
	return &Clients{b, managers, regions, reports, history, found}
}

// PrepareSearch builds what finds clients at once.
func (s *Clients) PrepareSearch(ctx context.Context) error { return s.found.Prepare(ctx) }

// Row is a client as a list shows it.
type Row struct {
	ID                                      crm.ClientID
	Kind                                    crm.PartyKind
	Name, INN, City, Region, Manager, Phone string
	Debt                                    money.Money // shipped less paid; negative is our debt
	Year                                    money.Money // revenue with VAT of the last 365 days
	LastSale                                time.Time   // zero when nothing was sold yet
	Lead                                    bool        // not qualified yet
	Deleted                                 bool
}

// List returns all clients in the order of names with their figures.
func (s *Clients) List(ctx context.Context) (rows []Row, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		names, err := s.clientNames(tx)
		if err != nil {
			return err
		}
		figures, err := store.ClientFigures(ctx, tx, s.base.Today().AddDate(0, 0, -365))
		if err != nil {
			return err
		}
		n, err := store.Clients.Count(tx)
		if err != nil {
			return err
		}
		rows = make([]Row, 0, n)
		for c, err := range kv.OrderedBy(tx, store.ClientsByName, store.ClientHeads) {
			if err != nil {
				return err
			}
			if c.Merged.IsZero() { // else its records are another card's
				f, row := figures[c.ID], names.row(c)
				row.Debt, row.Year, row.LastSale = f.Shipped-f.Paid, f.Recent, f.Last
				rows = append(rows, row)
			}
		}
		return nil
	})
	return rows, err
}

// First returns the clients List begins with, n at most, without their figures:
// Debt, Year and LastSale are zero. It takes as long in a large base as in a
// small one.
func (s *Clients) First(ctx context.Context, n int) (rows []Row, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		rows = nil
		names, err := s.clientNames(tx)
		if err != nil {
			return err
		}
		ids, err := store.ClientsByName.Page(tx, nil, nil, false, n)
		if err != nil {
			return err
		}
		heads, err := store.ClientHeads.GetMany(tx, ids)
		for _, c := range heads {
			if c != nil && c.Merged.IsZero() {
				rows = append(rows, names.row(c))
			}
		}
		return err
	})
	return rows, err
}

// names is what rows of clients call by name.
type names struct {
	managers map[crm.ManagerID]string
	regions  map[crm.RegionID]string
}

func (s *Clients) clientNames(tx *kv.Tx) (n names, err error) {
	if n.managers, err = s.managers.NamesIn(tx); err == nil {
		n.regions, err = s.regions.NamesIn(tx)
	}
	return n, err
}

// row is a client without its figures.
func (n names) row(c *crm.ClientHead) Row {
	return Row{
		ID: c.ID, Kind: c.Kind, Name: c.Name, INN: c.INN, City: c.City, Phone: c.Phone,
		Region: n.regions[c.Region], Manager: n.managers[c.Manager], Lead: c.IsLead(), Deleted: c.Deleted,
	}
}

// Get returns the client's card; of one that was merged into another, the other.
func (s *Clients) Get(ctx context.Context, id crm.ClientID) (c *crm.Client, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if c, err = store.Clients.Get(tx, id); err == nil {
			c, err = base.Redirected(tx, c)
		}
		return err
	})
	return c, err
}

// Save writes the card; a client without an ID is entered anew, a new contact
// person gets its ID. What lies in the future is refused at its field.
func (s *Clients) Save(ctx context.Context, c *crm.Client) error {
	return base.Put(ctx, s.base, "client.save", store.Clients, c, func(c *crm.Client) *crm.ClientID { return &c.ID },
		func(tx *kv.Tx, c *crm.Client) error {
			c.Contacts, c.Consents = slices.Clone(c.Contacts), slices.Clone(c.Consents)
			c.Accounts, c.Delivery = slices.Clone(c.Accounts), slices.Clone(c.Delivery)
			c.NameContacts(func() crm.ContactID { return crm.ContactID(tx.NewID()) })
			if c.Created.IsZero() {
				c.Created = s.base.Today()
			}
			return s.Check(c)
		})
}

// Check finds all faults of a card as of today.
func (s *Clients) Check(c *crm.Client) error {
	return problem.Join(c.Check(), c.CheckOn(s.base.Today()))
}

// NewContactID makes the name of a contact person, so that a consent of the card
// can name the person before the card is saved.
func (s *Clients) NewContactID() crm.ContactID { return crm.ContactID(s.base.NewID()) }

// Mark sets the mark of deletion or takes it off.
func (s *Clients) Mark(ctx context.Context, ids []crm.ClientID, deleted bool) error {
	return base.Mark(ctx, s.base, "client.mark", store.Clients, ids, func(c *crm.Client) { c.Deleted = deleted })
}

// Options offers clients by any part of their names, ИНН, telephones, mails and
// contact persons: those whose name begins with the text first; forty at most.
// What was typed in the wrong layout of the keyboard finds as well.
func (s *Clients) Options(ctx context.Context, text string) ([]base.Option, error) {
	return base.InEitherLayout(text, func(text string) ([]base.Option, error) { return s.Best(ctx, text, base.OptionsLimit) })
}

// Best finds those that answer a text best, so many at most.
func (s *Clients) Best(ctx context.Context, text string, limit int) ([]base.Option, error) {
	hits, ready, err := s.found.Find(ctx, text, limit)
	if err == nil && !ready {
		err = s.base.See(ctx, func(tx *kv.Tx) error {
			found, err := store.FindClients(tx, text, limit)
			hits = hits[:0]
			for _, c := range found {
				e := find.Client(c)
				hits = append(hits, find.Hit[crm.ClientID]{ID: e.ID, Name: e.Name, Detail: e.Detail})
			}
			return err
		})
	}
	out := make([]base.Option, len(hits))
	for i, h := range hits {
		out[i] = base.Option{ID: h.ID.String(), Name: h.Name, Detail: h.Detail}
	}
	return out, err
}

// Matching is all clients that answer a text as Options understands it; none
// before PrepareSearch is done.
func (s *Clients) Matching(ctx context.Context, text string) (map[crm.ClientID]bool, error) {
	hits, err := base.InEitherLayout(text, func(text string) ([]find.Hit[crm.ClientID], error) {
		hits, _, err := s.found.Find(ctx, text, math.MaxInt)
		return hits, err
	})
	found := make(map[crm.ClientID]bool, len(hits))
	for _, h := range hits {
		found[h.ID] = true
	}
	return found, err
}

// ContactOptions offers the contact persons of a client whose name or role
// holds the text.
func (s *Clients) ContactOptions(ctx context.Context, client crm.ClientID, typed string) (out []base.Option, err error) {
	if client.IsZero() {
		return nil, nil
	}
	c, err := s.Get(ctx, client)
	if err != nil {
		return nil, err
	}
	want := text.FoldName(typed)
	for _, p := range c.Contacts {
		if strings.Contains(text.FoldName(p.Name+" "+p.Role), want) {
			out = append(out, base.Option{ID: p.ID.String(), Name: p.Name, Detail: p.Role})
		}
	}
	return out, nil
}
