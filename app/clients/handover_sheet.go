package clients

import (
	"context"
	"slices"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/deals"
	"kartoteka/app/firm"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/reports/docs"
)

// HandoverPaper is what a sheet is asked for: of which clients, from whom to
// whom and why, as far as that is known.
type HandoverPaper struct {
	From, To crm.ManagerID
	Reason   string
	Clients  []crm.ClientID
}

// sheetTalks is how many last contacts a sheet tells of.
const sheetTalks = 5

// Sheet makes the sheet of a handover ready: of each client who it is, what it
// owes, what is open, what was said last and what is to be done. Without a giver
// it is who answers for the first client now.
func (s *Handovers) Sheet(ctx context.Context, h HandoverPaper, p base.Progress) (sales.Printed, error) {
	sheet := docs.HandoverSheet{Date: s.base.Today(), Reason: h.Reason}
	err := s.base.See(ctx, func(tx *kv.Tx) error {
		names, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		sheet.From, sheet.To, sheet.Clients = names[h.From], names[h.To], nil
		own, err := firm.MainOrganisation(tx)
		if err != nil {
			return err
		}
		if own != nil {
			sheet.Firm = own.Name
		}
		clients, err := base.Present(tx, store.Clients, h.Clients)
		if err != nil {
			return err
		}
		book, err := deals.BookIn(tx)
		if err != nil {
			return err
		}
		for i, c := range clients {
			if err := base.Advance(ctx, p, i, len(clients)); err != nil {
				return err
			}
			one, err := sheetClient(tx, c, names, book)
			if err != nil {
				return err
			}
			sheet.Clients = append(sheet.Clients, one)
			if sheet.From == "" && h.To.IsZero() {
				sheet.From = names[c.Manager]
			}
		}
		return nil
	})
	if err != nil {
		return sales.Printed{}, err
	}
	for i, id := range h.Clients {
		card, err := s.clients.Card(ctx, id)
		if err != nil {
			return sales.Printed{}, err
		}
		sheet.Clients[i].Debt, sheet.Clients[i].Overdue = card.Debt, card.Overdue
	}
	return sales.Printed{Paper: sheet.Paper(), View: s.base.Viewer()}, nil
}

// sheetClient reads what a sheet says of a client but its debt.
func sheetClient(tx *kv.Tx, c *crm.Client, names map[crm.ManagerID]string, book deals.Book) (docs.HandoverClient, error) {
	out := docs.HandoverClient{Requisites: c.Requisites, Contacts: c.Contacts}
	deals, err := base.Held(tx, store.DealClient, store.Deals, c.ID, func(d *crm.Deal) bool { return !d.Deleted && !d.Stage.Closed() })
	if err != nil {
		return out, err
	}
	for _, d := range deals {
		out.Deals = append(out.Deals, docs.HandoverDeal{Name: d.Name, Stage: book.Stage(d.Pipeline, d.Stage).Word(), Close: d.Close, Sum: d.Amount})
	}
	orders, err := base.Held(tx, store.OrderClient, store.Orders, c.ID, func(o *crm.Order) bool { return !o.Deleted && o.State == crm.OrderNew })
	if err != nil {
		return out, err
	}
	for _, o := range orders {
		out.Orders = append(out.Orders, docs.HandoverOrder{Number: o.Number, Date: o.Date, Sum: o.Gross})
	}
	tasks, err := base.Held(tx, store.TaskClient, store.Tasks, c.ID, (*crm.Task).Open)
	if err != nil {
		return out, err
	}
	slices.SortStableFunc(tasks, func(a, b *crm.Task) int { return a.Due.Compare(b.Due) })
	for _, t := range tasks {
		out.Steps = append(out.Steps, docs.HandoverStep{Due: t.Due, Text: t.Text})
	}
	talks, err := lastTalks(tx, c.ID, sheetTalks)
	for _, i := range talks {
		talk := docs.HandoverTalk{At: i.At, Kind: i.Kind, Author: names[i.Author], Outcome: i.Outcome, Text: strings.Join(strings.Fields(i.Text), " ")}
		if who := c.Contact(i.Contact); who != nil {
			talk.With = who.Name
		}
		out.Talks = append(out.Talks, talk)
	}
	return out, err
}

// lastTalks reads the last interactions with a client but the notes of
// handovers, the newest first.
func lastTalks(tx *kv.Tx, client crm.ClientID, limit int) (out []*crm.Interaction, err error) {
	const page = 64
	for after := (*kv.Event)(nil); len(out) < limit; {
		events, err := store.ClientHistory.Latest(tx, client, after, page)
		if err != nil {
			return nil, err
		}
		var ids []crm.InteractionID
		for _, e := range events {
			if store.IsSpoken(e) {
				ids = append(ids, e.ID)
			}
		}
		said, err := store.Interactions.GetMany(tx, ids)
		if err != nil {
			return nil, err
		}
		for _, i := range said {
			if i.Kind != crm.Handover && len(out) < limit {
				out = append(out, i)
			}
		}
		if len(events) < page {
			break
		}
		after = &events[len(events)-1]
	}
	return out, nil
}
