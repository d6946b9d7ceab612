package app

import (
	"context"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// References is the records a card or a document names; zero where it names
// none.
type References struct {
	Client  crm.ClientID
	Manager crm.ManagerID
	Region  crm.RegionID
	Group   crm.GroupID
	Order   crm.OrderID
	Deal    crm.DealID
}

// Names is what the records of References are called; an order by its number.
type Names struct {
	Client, Manager, Region, Group, Order, Deal string
	Contact, About                              string // of a task
}

// askName adds to a batch the name of a record; "" for a zero or a missing one.
func askName[T any](b *kv.Batch, table *kv.Table[T, crm.ID[T]], id crm.ID[T], into *string, name func(*T) string) {
	if id.IsZero() {
		return
	}
	found := kv.Ask(b, table, []crm.ID[T]{id})
	b.Then(func() error {
		if v := (*found)[0]; v != nil {
			*into = name(v)
		}
		return nil
	})
}

// Names reads what the records are called in one call of the store.
func (a *Kernel) Names(ctx context.Context, of References) (n Names, err error) {
	err = a.Read(ctx, func(b *kv.Batch) { askReferences(b, of, &n) })
	return n, err
}

// askReferences adds to a batch what the records are called.
func askReferences(b *kv.Batch, of References, n *Names) {
	askName(b, store.Clients, of.Client, &n.Client, func(c *crm.Client) string { return c.Name })
	askName(b, store.Managers, of.Manager, &n.Manager, func(m *crm.Manager) string { return m.Name })
	askName(b, store.Regions, of.Region, &n.Region, func(r *crm.Region) string { return r.Name })
	askName(b, store.Groups, of.Group, &n.Group, func(g *crm.Group) string { return g.Name })
	askName(b, store.Deals, of.Deal, &n.Deal, func(d *crm.Deal) string { return d.Name })
	askName(b, store.Orders, of.Order, &n.Order, func(o *crm.Order) string { return o.Number })
}
