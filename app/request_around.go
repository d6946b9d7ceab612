package app

import (
	"context"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// RequestNames is what the records a request names are called.
type RequestNames struct{ Client, Contact, Order, Product, Manager string }

// Names reads what a request names in one call of the store.
func (s *Requests) Names(ctx context.Context, r *crm.Request) (n RequestNames, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		askName(b, store.Clients, r.Client, &n.Client, func(c *crm.Client) string {
			n.Contact = contactName(c, r.Contact)
			return c.Name
		})
		askName(b, store.Orders, r.Order, &n.Order, func(o *crm.Order) string { return o.Number })
		askName(b, store.Products, r.Product, &n.Product, func(p *crm.Product) string { return p.Name })
		askName(b, store.Managers, r.Manager, &n.Manager, func(m *crm.Manager) string { return m.Name })
	})
	return n, err
}

// OpenRequests counts what a client waits for.
type OpenRequests struct {
	All    int // not closed
	Claims int // claims and returns among them
}

// Open counts the requests of a client that are not closed.
func (s *Requests) Open(ctx context.Context, client crm.ClientID) (n OpenRequests, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { askOpen(b, client, &n) })
	return n, err
}

// askOpen adds to a batch the counts of what a client waits for.
func askOpen(b *kv.Batch, client crm.ClientID, n *OpenRequests) {
	all, claims := store.RequestOpen.AskCount(b, client), store.RequestClaim.AskCount(b, client)
	b.Then(func() error {
		n.All, n.Claims = *all, *claims
		return nil
	})
}

// ContactOptions offers the contact persons of a client whose name or role
// holds the text.
func (s *Clients) ContactOptions(ctx context.Context, client crm.ClientID, text string) (out []Option, err error) {
	if client.IsZero() {
		return nil, nil
	}
	c, err := s.Get(ctx, client)
	if err != nil {
		return nil, err
	}
	want := store.Fold(text)
	for _, p := range c.Contacts {
		if strings.Contains(store.Fold(p.Name+" "+p.Role), want) {
			out = append(out, Option{ID: p.ID.String(), Name: p.Name, Detail: p.Role})
		}
	}
	return out, nil
}
