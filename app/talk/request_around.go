package talk

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// RequestNames is what the records a request names are called.
type RequestNames struct{ Client, Contact, Order, Product, Manager string }

// Names reads what a request names in one call of the store.
func (s *Requests) Names(ctx context.Context, r *crm.Request) (n RequestNames, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) {
		base.AskName(b, store.Clients, r.Client, &n.Client, func(c *crm.Client) string {
			n.Contact = base.ContactName(c, r.Contact)
			return c.Name
		})
		base.AskName(b, store.Orders, r.Order, &n.Order, func(o *crm.Order) string { return o.Number })
		base.AskName(b, store.Products, r.Product, &n.Product, func(p *crm.Product) string { return p.Name })
		base.AskName(b, store.Managers, r.Manager, &n.Manager, func(m *crm.Manager) string { return m.Name })
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
	err = s.base.Read(ctx, func(b *kv.Batch) { AskOpen(b, client, &n) })
	return n, err
}

// AskOpen adds to a batch the counts of what a client waits for.
func AskOpen(b *kv.Batch, client crm.ClientID, n *OpenRequests) {
	all, claims := store.RequestOpen.AskCount(b, client), store.RequestClaim.AskCount(b, client)
	b.Then(func() error {
		n.All, n.Claims = *all, *claims
		return nil
	})
}
