package app

import (
	"context"
	"math"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/find"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Clients is the use cases of the client list and card.
type Clients struct{ *App }

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
	err = s.see(ctx, func(tx *kv.Tx) error {
		managers, err := s.Managers.names(tx)
		if err != nil {
			return err
		}
		regions, err := s.Regions.names(tx)
		if err != nil {
			return err
		}
		figures, err := store.ClientFigures(ctx, tx, s.Today().AddDate(0, 0, -365))
		if err != nil {
			return err
		}
		n, err := store.Clients.Count(tx)
		if err != nil {
			return err
		}
		rows = make([]ClientRow, 0, n)
		for c, err := range store.ClientsByName.Ordered(tx) {
			if err != nil {
				return err
			}
			if !c.Merged.IsZero() { // its records are another card's
				continue
			}
			f := figures[c.ID]
			rows = append(rows, ClientRow{
				ID: c.ID, Kind: c.Kind, Name: c.Name, INN: c.INN, City: c.City, Phone: c.Phone,
				Region: regions[c.Region], Manager: managers[c.Manager],
				Debt: f.Shipped - f.Paid, Year: f.Recent, LastSale: f.Last, Lead: c.IsLead(), Deleted: c.Deleted,
			})
		}
		return nil
	})
	return rows, err
}

// Get returns the client's card; of one that was merged into another, the other.
func (s *Clients) Get(ctx context.Context, id crm.ClientID) (c *crm.Client, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		if c, err = store.Clients.Get(tx, id); err == nil {
			c, err = redirected(tx, c)
		}
		return err
	})
	return c, err
}

// Save writes the card; a client without an ID is entered anew.
func (s *Clients) Save(ctx context.Context, c *crm.Client) error {
	return put(ctx, s.App, "client.save", store.Clients, c, func(c *crm.Client) *crm.ClientID { return &c.ID },
		func(tx *kv.Tx, c *crm.Client) error {
			if c.Created.IsZero() {
				c.Created = s.Today()
			}
			return nil
		})
}

// Mark sets the mark of deletion or takes it off.
func (s *Clients) Mark(ctx context.Context, ids []crm.ClientID, deleted bool) error {
	return mark(ctx, s.App, "client.mark", store.Clients, ids, func(c *crm.Client) { c.Deleted = deleted })
}

// Options offers clients by any part of their names, ИНН, telephones, mails and
// contact persons: those whose name begins with the text first; forty at most.
// What was typed in the wrong layout of the keyboard finds as well.
func (s *Clients) Options(ctx context.Context, text string) ([]Option, error) {
	return inEitherLayout(text, func(text string) ([]Option, error) { return s.options(ctx, text, optionsLimit) })
}

func (s *Clients) options(ctx context.Context, text string, limit int) ([]Option, error) {
	hits, ready, err := s.clients.find(ctx, text, limit)
	if err == nil && !ready {
		err = s.see(ctx, func(tx *kv.Tx) error {
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
		hits, _, err := s.clients.find(ctx, text, math.MaxInt)
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

// ClientCard is the figures over a client's card.
type ClientCard struct {
	Debt, Overdue, Year money.Money
	LastSale            time.Time
	Orders              int         // shipped orders of all time
	Average             money.Money // mean shipped order, 0 without orders
	Requests            OpenRequests
}

// Card sums up the client: debt, what of it is overdue, the year, the last
// sale, the mean order.
func (s *Clients) Card(ctx context.Context, id crm.ClientID) (card ClientCard, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		card = ClientCard{}
		ids, err := store.OrderClient.IDs(tx, id)
		if err != nil {
			return err
		}
		orders, err := store.Orders.GetMany(tx, ids)
		if err != nil {
			return err
		}
		paid, advance, err := paidByOrder(tx, id)
		if err != nil {
			return err
		}
		year := s.Today().AddDate(0, 0, -365)
		var shipped money.Money
		for _, o := range orders {
			if o.State != crm.OrderShipped || o.Deleted {
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
			if o.Overdue(s.Today()) {
				card.Overdue += max(o.Gross-paid[o.ID], 0)
			}
		}
		card.Debt = shipped - advance
		for _, p := range paid {
			card.Debt -= p
		}
		card.Overdue = max(min(card.Overdue, card.Debt), 0)
		if card.Orders > 0 {
			card.Average = shipped / money.Money(card.Orders)
		}
		card.Requests, err = openRequests(tx, id)
		return err
	})
	return card, err
}

// paidByOrder sums the client's payments by the orders they name; what names
// none is advance.
func paidByOrder(tx *kv.Tx, id crm.ClientID) (paid map[crm.OrderID]money.Money, advance money.Money, err error) {
	ids, err := store.PaymentClient.IDs(tx, id)
	if err != nil {
		return nil, 0, err
	}
	payments, err := store.Payments.GetMany(tx, ids)
	if err != nil {
		return nil, 0, err
	}
	paid = map[crm.OrderID]money.Money{}
	for _, p := range payments {
		if p.Order.IsZero() {
			advance += p.Paid()
		} else {
			paid[p.Order] += p.Paid()
		}
	}
	return paid, advance, nil
}
