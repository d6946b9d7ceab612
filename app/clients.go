package app

import (
	"context"
	"math"
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/find"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Clients is the use cases of the client list and card.
type Clients struct {
	base     *Kernel
	managers *Directory[crm.Manager]
	regions  *Directory[crm.Region]
	reports  *Reports
	history  *History
	found    *Lookup[crm.Client, crm.ClientID]
}

// NewClients makes the use cases of an open base.
func NewClients(b *Kernel, managers *Directory[crm.Manager], regions *Directory[crm.Region], reports *Reports, history *History) *Clients {
	found := NewLookup(b, store.Clients, find.Client, func(c *crm.Client) bool { return c.Deleted })
	return &Clients{b, managers, regions, reports, history, found}
}

// PrepareSearch builds what finds clients at once.
func (s *Clients) PrepareSearch(ctx context.Context) error { return s.found.prepare(ctx) }

// ClientRow is a client as a list shows it.
type ClientRow struct {
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
func (s *Clients) List(ctx context.Context) (rows []ClientRow, err error) {
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
		rows = make([]ClientRow, 0, n)
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
func (s *Clients) First(ctx context.Context, n int) (rows []ClientRow, err error) {
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

// clientNames is what rows of clients call by name.
type clientNames struct {
	managers map[crm.ManagerID]string
	regions  map[crm.RegionID]string
}

func (s *Clients) clientNames(tx *kv.Tx) (n clientNames, err error) {
	if n.managers, err = s.managers.names(tx); err == nil {
		n.regions, err = s.regions.names(tx)
	}
	return n, err
}

// row is a client without its figures.
func (n clientNames) row(c *crm.ClientHead) ClientRow {
	return ClientRow{
		ID: c.ID, Kind: c.Kind, Name: c.Name, INN: c.INN, City: c.City, Phone: c.Phone,
		Region: n.regions[c.Region], Manager: n.managers[c.Manager], Lead: c.IsLead(), Deleted: c.Deleted,
	}
}

// Get returns the client's card; of one that was merged into another, the other.
func (s *Clients) Get(ctx context.Context, id crm.ClientID) (c *crm.Client, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if c, err = store.Clients.Get(tx, id); err == nil {
			c, err = redirected(tx, c)
		}
		return err
	})
	return c, err
}

// Save writes the card; a client without an ID is entered anew, a new contact
// person gets its ID. What lies in the future is refused at its field.
func (s *Clients) Save(ctx context.Context, c *crm.Client) error {
	return Put(ctx, s.base, "client.save", store.Clients, c, func(c *crm.Client) *crm.ClientID { return &c.ID },
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
	return mark(ctx, s.base, "client.mark", store.Clients, ids, func(c *crm.Client) { c.Deleted = deleted })
}

// Options offers clients by any part of their names, ИНН, telephones, mails and
// contact persons: those whose name begins with the text first; forty at most.
// What was typed in the wrong layout of the keyboard finds as well.
func (s *Clients) Options(ctx context.Context, text string) ([]Option, error) {
	return inEitherLayout(text, func(text string) ([]Option, error) { return s.options(ctx, text, optionsLimit) })
}

func (s *Clients) options(ctx context.Context, text string, limit int) ([]Option, error) {
	hits, ready, err := s.found.find(ctx, text, limit)
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
	out := make([]Option, len(hits))
	for i, h := range hits {
		out[i] = Option{ID: h.ID.String(), Name: h.Name, Detail: h.Detail}
	}
	return out, err
}

// Matching is all clients that answer a text as Options understands it; none
// before PrepareSearch is done.
func (s *Clients) Matching(ctx context.Context, text string) (map[crm.ClientID]bool, error) {
	hits, err := inEitherLayout(text, func(text string) ([]find.Hit[crm.ClientID], error) {
		hits, _, err := s.found.find(ctx, text, math.MaxInt)
		return hits, err
	})
	found := make(map[crm.ClientID]bool, len(hits))
	for _, h := range hits {
		found[h.ID] = true
	}
	return found, err
}

// optionsLimit is how many choices a picker offers at once.
const optionsLimit = 40
