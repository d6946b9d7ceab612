package clients

import (
	"context"
	"slices"
	"strings"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// HandoverRow is a client that can be handed over, with what of it the giver
// has.
type HandoverRow struct {
	ID                   crm.ClientID
	Name, City, Region   string
	Tags                 []string
	Manager              string // who answers for it now
	Answers              bool   // the giver does
	Debt                 money.Money
	Deals, Orders, Tasks int
}

// HandoverList is the clients of a giver and what of theirs is about none.
type HandoverList struct {
	Rows  []HandoverRow
	Loose int // open tasks about no client
}

// List returns the clients a manager answers for or has open work with, in the
// order of names. Of a zero manager it returns the clients of those given.
func (s *Handovers) List(ctx context.Context, from crm.ManagerID, of []crm.ClientID) (list HandoverList, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		list = HandoverList{}
		if from.IsZero() {
			return s.listOf(ctx, tx, of, &list)
		}
		return s.listFrom(ctx, tx, from, &list)
	})
	return list, err
}

// listFrom lists what a manager has.
func (s *Handovers) listFrom(ctx context.Context, tx *kv.Tx, from crm.ManagerID, list *HandoverList) error {
	ids, err := store.ClientManager.IDs(tx, from)
	if err != nil {
		return err
	}
	counts := map[crm.ClientID]*HandoverRow{}
	row := func(id crm.ClientID) *HandoverRow {
		if counts[id] == nil {
			counts[id] = &HandoverRow{ID: id}
		}
		return counts[id]
	}
	for _, id := range ids {
		row(id)
	}
	if _, err := base.Held(tx, store.DealManager, store.Deals, from, func(d *crm.Deal) bool {
		if !d.Deleted && !d.Stage.Closed() {
			row(d.Client).Deals++
		}
		return false
	}); err != nil {
		return err
	}
	if _, err := base.Held(tx, store.OrderOpen, store.Orders, from, func(o *crm.Order) bool {
		row(o.Client).Orders++
		return false
	}); err != nil {
		return err
	}
	if _, err := base.Held(tx, store.TaskManager, store.Tasks, from, func(t *crm.Task) bool {
		switch {
		case !t.Open():
		case t.Client.IsZero():
			list.Loose++
		default:
			row(t.Client).Tasks++
		}
		return false
	}); err != nil {
		return err
	}
	return s.describe(ctx, tx, from, counts, list)
}

// listOf lists clients chosen elsewhere, each with what its own manager has.
func (s *Handovers) listOf(ctx context.Context, tx *kv.Tx, of []crm.ClientID, list *HandoverList) error {
	counts := map[crm.ClientID]*HandoverRow{}
	load, err := gather(tx, Handover{Chosen: of, Moves: Everything})
	if err != nil {
		return err
	}
	for _, id := range of {
		counts[id] = &HandoverRow{ID: id}
	}
	for _, d := range load.deals {
		counts[d.Client].Deals++
	}
	for _, o := range load.orders {
		counts[o.Client].Orders++
	}
	for _, t := range load.tasks {
		counts[t.Client].Tasks++
	}
	return s.describe(ctx, tx, crm.ManagerID{}, counts, list)
}

// describe reads who the clients are and what they owe.
func (s *Handovers) describe(ctx context.Context, tx *kv.Tx, from crm.ManagerID, counts map[crm.ClientID]*HandoverRow, list *HandoverList) error {
	ids := make([]crm.ClientID, 0, len(counts))
	for id := range counts {
		ids = append(ids, id)
	}
	clients, err := base.Present(tx, store.Clients, ids)
	if err != nil {
		return err
	}
	managers, err := s.managers.NamesIn(tx)
	if err != nil {
		return err
	}
	regions, err := s.regions.NamesIn(tx)
	if err != nil {
		return err
	}
	figures, err := store.ClientFigures(ctx, tx, s.base.Today())
	if err != nil {
		return err
	}
	for _, c := range clients {
		if c.Deleted || !c.Merged.IsZero() {
			continue
		}
		r := counts[c.ID]
		r.Name, r.City, r.Region, r.Tags, r.Manager = c.Name, c.City, regions[c.Region], c.Tags, managers[c.Manager]
		r.Answers = from.IsZero() || c.Manager == from
		r.Debt = max(0, figures[c.ID].Shipped-figures[c.ID].Paid)
		list.Rows = append(list.Rows, *r)
	}
	slices.SortFunc(list.Rows, func(a, b HandoverRow) int {
		if c := strings.Compare(store.NameKey(a.Name), store.NameKey(b.Name)); c != 0 {
			return c
		}
		return slices.Compare(a.ID[:], b.ID[:])
	})
	return nil
}
