package base

import (
	"context"
	"slices"

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

// AskName adds to a batch the name of a record; "" for a zero or a missing one.
func AskName[T any](b *kv.Batch, table *kv.Table[T, crm.ID[T]], id crm.ID[T], into *string, name func(*T) string) {
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
func (b *Base) Names(ctx context.Context, of References) (n Names, err error) {
	err = b.Read(ctx, func(b *kv.Batch) { AskReferences(b, of, &n) })
	return n, err
}

// AskReferences adds to a batch what the records are called.
func AskReferences(b *kv.Batch, of References, n *Names) {
	AskName(b, store.Clients, of.Client, &n.Client, func(c *crm.Client) string { return c.Name })
	AskName(b, store.Managers, of.Manager, &n.Manager, func(m *crm.Manager) string { return m.Name })
	AskName(b, store.Regions, of.Region, &n.Region, func(r *crm.Region) string { return r.Name })
	AskName(b, store.Groups, of.Group, &n.Group, func(g *crm.Group) string { return g.Name })
	AskName(b, store.Deals, of.Deal, &n.Deal, func(d *crm.Deal) string { return d.Name })
	AskName(b, store.Orders, of.Order, &n.Order, func(o *crm.Order) string { return o.Number })
}

// Want adds an ID to a list unless it is zero or there already.
func Want[T any](ids *[]crm.ID[T], id crm.ID[T]) {
	if !id.IsZero() && !slices.Contains(*ids, id) {
		*ids = append(*ids, id)
	}
}

// AskNames asks for records; what it returns tells their names after the batch
// has run.
func AskNames[T any](b *kv.Batch, table *kv.Table[T, crm.ID[T]], ids []crm.ID[T], name func(*T) string) func() map[crm.ID[T]]string {
	records := kv.Ask(b, table, ids)
	return func() map[crm.ID[T]]string {
		out := make(map[crm.ID[T]]string, len(ids))
		for i, v := range *records {
			if v != nil {
				out[ids[i]] = name(v)
			}
		}
		return out
	}
}
