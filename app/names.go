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

// nameOf reads the name of one record; "" for a zero or a missing one.
func nameOf[T any](tx *kv.Tx, table *kv.Table[T, crm.ID[T]], id crm.ID[T], name func(*T) string) (string, error) {
	if id.IsZero() {
		return "", nil
	}
	found, err := table.GetMany(tx, []crm.ID[T]{id})
	if err != nil || found[0] == nil {
		return "", err
	}
	return name(found[0]), nil
}

// Names reads what the records are called in one snapshot.
func (a *App) Names(ctx context.Context, of References) (n Names, err error) {
	err = a.see(ctx, func(tx *kv.Tx) (err error) {
		if n.Client, err = nameOf(tx, store.Clients, of.Client, func(c *crm.Client) string { return c.Name }); err != nil {
			return err
		}
		if n.Manager, err = nameOf(tx, store.Managers, of.Manager, func(m *crm.Manager) string { return m.Name }); err != nil {
			return err
		}
		if n.Region, err = nameOf(tx, store.Regions, of.Region, func(r *crm.Region) string { return r.Name }); err != nil {
			return err
		}
		if n.Group, err = nameOf(tx, store.Groups, of.Group, func(g *crm.Group) string { return g.Name }); err != nil {
			return err
		}
		if n.Deal, err = nameOf(tx, store.Deals, of.Deal, func(d *crm.Deal) string { return d.Name }); err != nil {
			return err
		}
		n.Order, err = nameOf(tx, store.Orders, of.Order, func(o *crm.Order) string { return o.Number })
		return err
	})
	return n, err
}
