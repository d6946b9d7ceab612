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

// Names reads what a request names in one snapshot.
func (s *Requests) Names(ctx context.Context, r *crm.Request) (n RequestNames, err error) {
	around, err := s.App.Names(ctx, References{Client: r.Client, Order: r.Order, Manager: r.Manager})
	n = RequestNames{Client: around.Client, Order: around.Order, Manager: around.Manager}
	if err != nil {
		return n, err
	}
	err = s.see(ctx, func(tx *kv.Tx) (err error) {
		n.Contact, err = nameOf(tx, store.Clients, r.Client, func(c *crm.Client) string {
			if p := c.Contact(r.Contact); p != nil {
				return p.Name
			}
			return ""
		})
		if err == nil {
			n.Product, err = nameOf(tx, store.Products, r.Product, func(p *crm.Product) string { return p.Name })
		}
		return err
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
	err = s.see(ctx, func(tx *kv.Tx) error {
		if n.All, err = store.RequestOpen.Count(tx, client); err != nil {
			return err
		}
		n.Claims, err = store.RequestClaim.Count(tx, client)
		return err
	})
	return n, err
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
