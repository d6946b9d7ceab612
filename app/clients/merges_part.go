package clients

import (
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// MergeRow is a merge as a list shows it.
type MergeRow struct {
	ID              crm.MergeID
	Kept, Gone      crm.ClientID
	Name, Other, By string // of the card kept, of the one gone, of who did it
	When, Until     time.Time
	Undone          time.Time // zero while the cards are one
	Records         int       // moved by the merge
}

// Open reports whether the cards can still be parted.
func (r MergeRow) Open(now time.Time) bool { return r.Undone.IsZero() && !now.After(r.Until) }

// List returns all merges, the newest first.
func (s *Merges) List(ctx context.Context) (rows []MergeRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		managers, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		rows = rows[:0]
		var ids []crm.ClientID
		for m, err := range store.Merges.All(tx) {
			if err != nil {
				return err
			}
			rows = append(rows, MergeRow{
				ID: m.ID, Kept: m.Kept, Gone: m.Gone, By: managers[m.By], When: m.When, Until: m.Until(), Undone: m.Undone, Records: m.Records(),
			})
			ids = append(ids, m.Kept, m.Gone)
		}
		return base.NameClients(tx, ids, func(i int, name string) {
			if i%2 == 0 {
				rows[i/2].Name = name
			} else {
				rows[i/2].Other = name
			}
		})
	})
	slices.Reverse(rows)
	return rows, err
}

// Part undoes a merge, within crm.MergeDays, whatever was done since: records it
// moved go back, with the papers and payments of their orders; those made since
// stay with the card that was kept, as do fields changed since.
func (s *Merges) Part(ctx context.Context, id crm.MergeID, p base.Progress) error {
	return s.base.Do(ctx, "client.part", func(tx *kv.Tx) error {
		m, err := store.Merges.Get(tx, id)
		if err != nil {
			return err
		}
		cards, err := base.Present(tx, store.Clients, []crm.ClientID{m.Kept, m.Gone})
		if err != nil {
			return err
		}
		kept, gone := cards[0], cards[1]
		switch {
		case !m.Undone.IsZero() || gone.Merged != kept.ID:
			return problem.At("", "problem.merge.undone")
		case tx.Now.After(m.Until()):
			return problem.At("", "problem.merge.late", "Days", crm.MergeDays)
		case !kept.Merged.IsZero():
			return problem.At("", "problem.merge.again", "Name", kept.Name)
		}
		if err := moveBack(ctx, tx, m, p); err != nil {
			return err
		}
		now := crm.Sever(&m.Before, &m.After, kept)
		if err := store.Clients.Put(tx, &now); err != nil {
			return err
		}
		gone.Merged, gone.Deleted = crm.ClientID{}, false
		if err := store.Clients.Put(tx, gone); err != nil {
			return err
		}
		m.Undone = tx.Now
		return store.Merges.Put(tx, m)
	})
}

// moveBack turns back what the merge moved and, since a document is its order's,
// what was made since for the orders among it.
func moveBack(ctx context.Context, tx *kv.Tx, m *crm.Merge, p base.Progress) error {
	held := make([]kv.Held, len(m.Moved))
	for i, t := range m.Moved {
		held[i] = kv.Held{Table: t.Table, IDs: t.IDs}
	}
	moved, err := relink(ctx, tx, held, m.Kept, m.Gone, p)
	if err != nil {
		return err
	}
	held = held[:0]
	for _, t := range moved {
		if t.Table != store.Orders.Name() {
			continue
		}
		for _, raw := range t.IDs {
			documents, err := documentsOf(tx, crm.OrderID(raw))
			if err != nil {
				return err
			}
			held = append(held, documents...)
		}
	}
	_, err = relink(ctx, tx, held, m.Kept, m.Gone, p)
	return err
}

// documentsOf lists the shipments, invoices and payments of an order.
func documentsOf(tx *kv.Tx, id crm.OrderID) (out []kv.Held, err error) {
	shipments, err := store.ShipmentOrder.IDs(tx, id)
	if err != nil {
		return nil, err
	}
	invoices, err := store.InvoiceOrder.IDs(tx, id)
	if err != nil {
		return nil, err
	}
	payments, err := store.PaymentOrder.IDs(tx, id)
	return []kv.Held{
		{Table: store.Shipments.Name(), IDs: raws(shipments)},
		{Table: store.Invoices.Name(), IDs: raws(invoices)},
		{Table: store.Payments.Name(), IDs: raws(payments)},
	}, err
}

func raws[K ~[16]byte](ids []K) [][16]byte {
	out := make([][16]byte, len(ids))
	for i, id := range ids {
		out[i] = [16]byte(id)
	}
	return out
}
