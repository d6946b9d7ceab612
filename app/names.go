package app

import (
	"context"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Names is what the IDs in a record are called.
type Names struct{ Client, Manager, Region, Group, Order string }

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

// Names tells what a record refers to; leave out what it does not.
func (a *App) Names(ctx context.Context, client crm.ClientID, manager crm.ManagerID, region crm.RegionID, group crm.GroupID, order crm.OrderID) (n Names, err error) {
	err = a.see(ctx, func(tx *kv.Tx) (err error) {
		if n.Client, err = nameOf(tx, store.Clients, client, func(c *crm.Client) string { return c.Name }); err != nil {
			return err
		}
		if n.Manager, err = nameOf(tx, store.Managers, manager, func(m *crm.Manager) string { return m.Name }); err != nil {
			return err
		}
		if n.Region, err = nameOf(tx, store.Regions, region, func(r *crm.Region) string { return r.Name }); err != nil {
			return err
		}
		if n.Group, err = nameOf(tx, store.Groups, group, func(g *crm.Group) string { return g.Name }); err != nil {
			return err
		}
		n.Order, err = nameOf(tx, store.Orders, order, func(o *crm.Order) string { return o.Number })
		return err
	})
	return n, err
}
