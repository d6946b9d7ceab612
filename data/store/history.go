package store

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// Tags of the kinds of records in the history of a client. They stay in bases
// for ever.
const (
	HistoryInteraction byte = iota + 1
	HistoryOrder
	HistoryInvoice
	HistoryPayment
	HistoryDeal
	HistoryRequest
	HistoryTask
	HistoryAttachment
)

// ClientHistory is what happened between the firm and each client, whatever
// the kind of the record, the newest first. What is marked for deletion is not
// in it. A deal stands in it once for each stage it came to, an order when it
// was made and when it was shipped, a task when it was done.
var ClientHistory = newClientHistory()

// ClientPinned is the interactions that stand on top of a client's history, the
// newest first.
var ClientPinned = newClientPinned()

func newClientPinned() *kv.Thread[crm.ClientID] {
	th := kv.NewThread[crm.ClientID](schema, "pinned.client")
	kv.JoinThread(th, HistoryInteraction, Interactions, func(i *crm.Interaction) []moment {
		return happened(i.Client, i.Deleted || !i.Pinned, i.At)
	})
	return th
}

func newClientHistory() *kv.Thread[crm.ClientID] {
	th := kv.NewThread[crm.ClientID](schema, "history.client")
	kv.JoinThread(th, HistoryInteraction, Interactions, func(i *crm.Interaction) []moment { return happened(i.Client, i.Deleted, i.At) })
	kv.JoinThread(th, HistoryOrder, Orders, func(o *crm.Order) []moment {
		if !o.Shipped.IsZero() && !o.Shipped.Equal(o.Date) {
			return happened(o.Client, o.Deleted, o.Date, o.Shipped)
		}
		return happened(o.Client, o.Deleted, o.Date)
	})
	kv.JoinThread(th, HistoryInvoice, Invoices, func(i *crm.Invoice) []moment { return happened(i.Client, i.Deleted, i.Date) })
	kv.JoinThread(th, HistoryPayment, Payments, func(p *crm.Payment) []moment { return happened(p.Client, p.Deleted, p.Date) })
	kv.JoinThread(th, HistoryDeal, Deals, func(d *crm.Deal) []moment {
		if len(d.Moves) == 0 {
			return happened(d.Client, d.Deleted, d.Date)
		}
		at := make([]time.Time, len(d.Moves))
		for i, m := range d.Moves {
			at[i] = m.At
		}
		return happened(d.Client, d.Deleted, at...)
	})
	kv.JoinThread(th, HistoryRequest, Requests, func(r *crm.Request) []moment { return happened(r.Client, r.Deleted, r.Date) })
	kv.JoinThread(th, HistoryTask, Tasks, func(t *crm.Task) []moment {
		return happened(t.Client, t.Deleted || t.Done.IsZero(), t.Done)
	})
	kv.JoinThread(th, HistoryAttachment, Attachments, func(a *crm.Attachment) []moment {
		return happened(a.Client, a.Deleted || !a.Interaction.IsZero(), a.Added)
	})
	return th
}

type moment = kv.Moment[crm.ClientID]

// happened lists moments of a client, none of a record that does not count.
func happened(client crm.ClientID, not bool, at ...time.Time) []moment {
	if not {
		return nil
	}
	out := make([]moment, len(at))
	for i, t := range at {
		out[i] = moment{Owner: client, At: t}
	}
	return out
}
