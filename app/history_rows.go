package app

import (
	"cmp"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// askRows adds to a batch the records of places and makes their rows. A change
// that changed nothing a person sees makes no row.
func (r *historyReader) askRows(b *kv.Batch, places []historyPoint, rows *[]HistoryRow) {
	makers := make([]func() HistoryRow, len(places)) // of each place, once it is read
	askTagged(b, places, makers, store.HistoryInteraction, store.Interactions, spokenRow)
	askTagged(b, places, makers, store.HistoryOrder, store.Orders, orderRow)
	askTagged(b, places, makers, store.HistoryInvoice, store.Invoices, invoiceRow)
	askTagged(b, places, makers, store.HistoryPayment, store.Payments, paymentRow)
	askTagged(b, places, makers, store.HistoryDeal, store.Deals, stageRow)
	askTagged(b, places, makers, store.HistoryRequest, store.Requests, requestRow)
	askTagged(b, places, makers, store.HistoryTask, store.Tasks, doneRow)
	askTagged(b, places, makers, store.HistoryAttachment, store.Attachments, fileRow)
	askChanges(b, places, makers)
	enclosed := askEnclosed(b, places)
	b.Then(func() error {
		*rows = make([]HistoryRow, 0, len(places))
		for i, p := range places {
			if makers[i] == nil {
				continue
			}
			row := makers[i]()
			row.Place, row.At, row.Day = p.HistoryPlace, r.local(p.event), dated(p.event)
			row.enclosed = enclosed(i)
			*rows = append(*rows, row)
		}
		return nil
	})
}

// askTagged adds the records of a tag to a batch and gives each place of the tag
// its maker of a row.
func askTagged[T any](b *kv.Batch, places []historyPoint, makers []func() HistoryRow, tag byte,
	table *kv.Table[T, crm.ID[T]], row func(*T, kv.Event) HistoryRow,
) {
	var ids []crm.ID[T]
	var at []int
	for i, p := range places {
		if p.event.Tag == tag {
			ids, at = append(ids, p.event.ID), append(at, i)
		}
	}
	records := kv.Ask(b, table, ids)
	b.Then(func() error {
		for n, i := range at {
			if v := (*records)[n]; v != nil {
				makers[i] = func() HistoryRow { return row(v, places[i].event) }
			}
		}
		return nil
	})
}

func spokenRow(i *crm.Interaction, _ kv.Event) HistoryRow {
	return HistoryRow{
		Kind: HistoryKind(i.Kind), What: string(i.Kind), Text: i.Text, Direction: i.Direction, Outcome: i.Outcome, Minutes: i.Minutes,
		Pinned: i.Pinned, Screen: "interaction", ID: i.ID.String(), author: i.Author, contact: i.Contact, about: i.Subject,
	}
}

func orderRow(o *crm.Order, e kv.Event) HistoryRow {
	row := HistoryRow{
		Kind: HistoryDocument, What: "order", Name: o.Number, Text: o.Note, Sum: o.Gross,
		Screen: "order", ID: o.ID.String(), author: o.Manager, about: crm.Subject{Deal: o.Deal},
	}
	if !o.Shipped.IsZero() && e.At.Equal(o.Shipped) && !o.Shipped.Equal(o.Date) {
		row.What, row.Text = "shipment", ""
	}
	return row
}

func invoiceRow(i *crm.Invoice, _ kv.Event) HistoryRow {
	return HistoryRow{
		Kind: HistoryDocument, What: "invoice", Name: i.Number, Sum: i.Gross,
		Screen: "invoice", ID: i.Order.String(), about: crm.Subject{Order: i.Order},
	}
}

func paymentRow(p *crm.Payment, _ kv.Event) HistoryRow {
	sum := p.Amount
	if p.Direction == crm.Outgoing {
		sum = -sum
	}
	return HistoryRow{
		Kind: HistoryPayment, Name: p.Number, Text: p.Purpose, Sum: sum, Direction: p.Direction,
		Screen: "payment", ID: p.ID.String(), about: crm.Subject{Order: p.Order},
	}
}

// stageRow is the move of a deal that happened at the event.
func stageRow(d *crm.Deal, e kv.Event) HistoryRow {
	row := HistoryRow{
		Kind: HistoryStage, Name: d.Name, Stage: d.Stage, Sum: d.Amount, Screen: "deal", ID: d.ID.String(), author: d.Manager,
		pipeline: d.Pipeline,
	}
	for _, m := range d.Moves {
		if m.At.Equal(e.At) {
			row.Stage = m.Stage
			if !m.By.IsZero() {
				row.author = m.By
			}
		}
	}
	if row.Stage == crm.StageLost {
		row.Loss, row.Text = d.LostFor(), d.Reason
	}
	return row
}

func requestRow(q *crm.Request, _ kv.Event) HistoryRow {
	return HistoryRow{
		Kind: HistoryRequest, What: string(q.Kind), Name: q.Number, Text: q.Text, State: q.State,
		Screen: "request", ID: q.ID.String(), author: q.Manager, contact: q.Contact, about: crm.Subject{Order: q.Order},
	}
}

func doneRow(t *crm.Task, _ kv.Event) HistoryRow {
	return HistoryRow{
		Kind: HistoryTask, Name: t.Text, Text: t.Result, Outcome: t.Outcome,
		Screen: "task", ID: t.ID.String(), author: t.Manager, contact: t.Contact, about: t.Subject,
	}
}

func fileRow(a *crm.Attachment, _ kv.Event) HistoryRow {
	return HistoryRow{
		Kind: HistoryFile, Name: a.Name, Text: a.Note, Size: a.Size,
		Screen: "attachment", ID: a.ID.String(), author: a.Author, about: a.Subject,
	}
}

// askNames adds to a batch what the rows refer to and names it in them.
func (r *historyReader) askNames(b *kv.Batch, rows []HistoryRow) {
	var wanted namesWanted
	for i := range rows {
		wanted.add(&rows[i])
	}
	managers := askNames(b, store.Managers, wanted.managers, func(m *crm.Manager) string { return m.Name })
	regions := askNames(b, store.Regions, wanted.regions, func(v *crm.Region) string { return v.Name })
	deals := askNames(b, store.Deals, wanted.deals, func(d *crm.Deal) string { return d.Name })
	orders := askNames(b, store.Orders, wanted.orders, func(o *crm.Order) string { return o.Number })
	pipelines := kv.Ask(b, store.Pipelines, wanted.pipelines)
	requests := askNames(b, store.Requests, wanted.requests, func(q *crm.Request) string { return q.Number })
	askFiles(b, rows)
	b.Then(func() error {
		m, g, d, o, q := managers(), regions(), deals(), orders(), requests()
		for i := range rows {
			row := &rows[i]
			if row.Kind == HistoryStage {
				row.StageWord = bookOf(*pipelines).stage(row.pipeline, row.Stage).Word()
			}
			if row.Kind != HistoryChange {
				row.Author = m[row.author]
			}
			row.Contact = contactName(r.client, row.contact)
			switch about := row.about; {
			case !about.Deal.IsZero():
				row.About = Found{"deal", Option{ID: about.Deal.String(), Name: d[about.Deal]}}
			case !about.Order.IsZero():
				row.About = Found{"order", Option{ID: about.Order.String(), Name: o[about.Order]}}
			case !about.Request.IsZero():
				row.About = Found{"request", Option{ID: about.Request.String(), Name: q[about.Request]}}
			}
			for n := range row.Changes {
				row.Changes[n].name(m, g)
			}
		}
		return nil
	})
}

// namesWanted is the records whose names rows tell.
type namesWanted struct {
	managers []crm.ManagerID
	regions  []crm.RegionID
	deals    []crm.DealID
	orders   []crm.OrderID
	requests []crm.RequestID
	// pipelines are those of stages; the main one may have no record.
	pipelines []crm.PipelineID
}

func (w *namesWanted) add(row *HistoryRow) {
	want(&w.managers, row.author)
	want(&w.deals, row.about.Deal)
	want(&w.orders, row.about.Order)
	want(&w.requests, row.about.Request)
	if row.Kind == HistoryStage {
		want(&w.pipelines, cmp.Or(row.pipeline, crm.MainPipeline))
	}
	for _, c := range row.Changes {
		for _, v := range []any{c.Before, c.After} {
			switch id := v.(type) {
			case crm.ManagerID:
				want(&w.managers, id)
			case crm.RegionID:
				want(&w.regions, id)
			}
		}
	}
}

func want[T any](ids *[]crm.ID[T], id crm.ID[T]) {
	if !id.IsZero() && !slices.Contains(*ids, id) {
		*ids = append(*ids, id)
	}
}

// askNames asks for records; what it returns tells their names after the batch
// has run.
func askNames[T any](b *kv.Batch, table *kv.Table[T, crm.ID[T]], ids []crm.ID[T], name func(*T) string) func() map[crm.ID[T]]string {
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
