package store

import (
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// Kinds lists the kinds of records that stand in the history of a client or have
// numbers, in the order in which a search by number shows them. A new kind of
// document is one entry here; what its row in the history says is in
// app/history.
var Kinds = []Kind{
	kindOf[crm.Order]{
		kind: crm.KindOrder, table: Orders, tag: 2, dated: always,
		moments: func(o *crm.Order) []moment {
			if !o.Shipped.IsZero() && !o.Shipped.Equal(o.Date) {
				return happened(o.Client, o.Deleted, o.Date, o.Shipped)
			}
			return happened(o.Client, o.Deleted, o.Date)
		},
		prefix: "ЗК", numbers: OrdersByNumber,
		summary: func(o *crm.Order) (Summary, bool) {
			return Summary{ID: o.ID.String(), Number: o.Number, Date: o.Date, Sum: o.Gross}, o.Deleted
		},
	}.entry(),
	kindOf[crm.Invoice]{
		kind: crm.KindInvoice, table: Invoices, tag: 3, dated: always,
		moments: func(i *crm.Invoice) []moment { return happened(i.Client, i.Deleted, i.Date) },
		prefix:  "СЧ", numbers: InvoicesByNumber,
		summary: func(i *crm.Invoice) (Summary, bool) {
			return Summary{ID: i.ID.String(), Number: i.Number, Date: i.Date, Sum: i.Gross}, i.Deleted
		},
	}.entry(),
	kindOf[crm.Payment]{
		kind: crm.KindPayment, table: Payments, tag: 4, dated: always,
		moments: func(p *crm.Payment) []moment { return happened(p.Client, p.Deleted, p.Date) },
		prefix:  "ПЛ", numbers: PaymentsByNumber,
		summary: func(p *crm.Payment) (Summary, bool) {
			return Summary{ID: p.ID.String(), Number: p.Number, Date: p.Date, Sum: p.Amount}, p.Deleted
		},
	}.entry(),
	kindOf[crm.Deal]{
		kind: crm.KindDeal, table: Deals, tag: 5, moments: movesOf,
		dated:  func(e kv.Event) bool { return e.At.Equal(calendar.DayOf(e.At.UTC())) },
		prefix: "СД", numbers: DealsByNumber,
		summary: func(d *crm.Deal) (Summary, bool) {
			return Summary{ID: d.ID.String(), Number: d.Number, Detail: d.Name, Date: d.Date, Sum: d.Amount}, d.Deleted
		},
	}.entry(),
	kindOf[crm.Request]{
		kind: crm.KindRequest, table: Requests, tag: 6,
		moments: func(r *crm.Request) []moment { return happened(r.Client, r.Deleted, r.Date) },
		prefix:  "ОБ", numbers: RequestsByNumber,
		summary: func(r *crm.Request) (Summary, bool) {
			return Summary{ID: r.ID.String(), Number: r.Number, Detail: r.Text}, r.Deleted
		},
	}.entry(),
	kindOf[crm.Interaction]{
		kind: crm.KindInteraction, table: Interactions, tag: tagInteraction,
		moments: func(i *crm.Interaction) []moment { return happened(i.Client, i.Deleted, i.At) },
	}.entry(),
	kindOf[crm.Task]{
		kind: crm.KindTask, table: Tasks, tag: 7,
		moments: func(t *crm.Task) []moment { return happened(t.Client, t.Deleted || t.Done.IsZero(), t.Done) },
	}.entry(),
	kindOf[crm.Attachment]{
		kind: crm.KindAttachment, table: Attachments, tag: 8,
		moments: func(a *crm.Attachment) []moment {
			return happened(a.Client, a.Deleted || !a.Interaction.IsZero(), a.Added)
		},
	}.entry(),
}

// tagInteraction marks interactions among what is pinned, too.
const tagInteraction = 1

// always is the Dated of kinds that have days only.
func always(kv.Event) bool { return true }

// movesOf are the moments a deal came to its stages; the day of a deal from
// before its moves were kept.
func movesOf(d *crm.Deal) []moment {
	if len(d.Moves) == 0 {
		return happened(d.Client, d.Deleted, d.Date)
	}
	at := make([]time.Time, len(d.Moves))
	for i, m := range d.Moves {
		at[i] = m.At
	}
	return happened(d.Client, d.Deleted, at...)
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
