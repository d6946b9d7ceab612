package history

import (
	"cmp"

	"kartoteka/app/base"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// askRows adds to a batch the records of places and makes their rows. A change
// that changed nothing a person sees makes no row.
func (r *Reader) askRows(b *kv.Batch, places []point, rows *[]Row) {
	makers := make([]func() Row, len(places)) // of each place, once it is read
	for i := range store.Kinds {
		askKind(b, places, makers, &store.Kinds[i])
	}
	askChanges(b, places, makers)
	enclosed := askEnclosed(b, places)
	b.Then(func() error {
		*rows = make([]Row, 0, len(places))
		for i, p := range places {
			if makers[i] == nil {
				continue
			}
			row := makers[i]()
			row.Place, row.At, row.Day = p.Place, r.local(p.event), dated(p.event)
			row.enclosed = enclosed(i)
			*rows = append(*rows, row)
		}
		return nil
	})
}

// rowOf says which row the records of a kind make.
type rowOf struct {
	kind Kind // empty when only the record itself tells
	row  func(record any, e kv.Event) Row
}

// rowsOf says it of every kind in the history.
var rowsOf = map[crm.Kind]rowOf{
	crm.KindInteraction: {"", typedRow(spokenRow)},
	crm.KindOrder:       {KindDocument, typedRow(orderRow)},
	crm.KindInvoice:     {KindDocument, typedRow(invoiceRow)},
	crm.KindPayment:     {KindPayment, typedRow(paymentRow)},
	crm.KindDeal:        {KindStage, typedRow(stageRow)},
	crm.KindRequest:     {KindRequest, typedRow(requestRow)},
	crm.KindTask:        {KindTask, typedRow(doneRow)},
	crm.KindAttachment:  {KindFile, typedRow(fileRow)},
}

func typedRow[T any](row func(*T, kv.Event) Row) func(any, kv.Event) Row {
	return func(record any, e kv.Event) Row { return row(record.(*T), e) }
}

// askKind adds the records of a kind to a batch and gives each place of the kind
// its maker of a row.
func askKind(b *kv.Batch, places []point, makers []func() Row, k *store.Kind) {
	var ids [][16]byte
	var at []int
	for i, p := range places {
		if p.event.Tag == k.Tag {
			ids, at = append(ids, p.event.ID), append(at, i)
		}
	}
	record, of := k.Ask(b, ids), rowsOf[k.Kind]
	b.Then(func() error {
		for n, i := range at {
			if v := record(n); v != nil {
				makers[i] = func() Row { return of.row(v, places[i].event) }
			}
		}
		return nil
	})
}

func spokenRow(i *crm.Interaction, _ kv.Event) Row {
	return Row{
		Kind: Kind(i.Kind), What: string(i.Kind), Text: i.Text, Direction: i.Direction, Outcome: i.Outcome, Minutes: i.Minutes,
		Pinned: i.Pinned, Record: crm.KindInteraction, ID: i.ID.String(), author: i.Author, contact: i.Contact, about: i.Subject,
	}
}

func orderRow(o *crm.Order, e kv.Event) Row {
	row := Row{
		Kind: KindDocument, What: "order", Name: o.Number, Text: o.Note, Sum: o.Gross,
		Record: crm.KindOrder, ID: o.ID.String(), author: o.Manager, about: crm.Subject{Deal: o.Deal},
	}
	if !o.Shipped.IsZero() && e.At.Equal(o.Shipped) && !o.Shipped.Equal(o.Date) {
		row.What, row.Text = "shipment", ""
	}
	return row
}

func invoiceRow(i *crm.Invoice, _ kv.Event) Row {
	return Row{
		Kind: KindDocument, What: "invoice", Name: i.Number, Sum: i.Gross,
		Record: crm.KindInvoice, ID: i.Order.String(), about: crm.Subject{Order: i.Order},
	}
}

func paymentRow(p *crm.Payment, _ kv.Event) Row {
	sum := p.Amount
	if p.Direction == crm.Outgoing {
		sum = -sum
	}
	return Row{
		Kind: KindPayment, Name: p.Number, Text: p.Purpose, Sum: sum, Direction: p.Direction,
		Record: crm.KindPayment, ID: p.ID.String(), about: crm.Subject{Order: p.Order},
	}
}

// stageRow is the move of a deal that happened at the event.
func stageRow(d *crm.Deal, e kv.Event) Row {
	row := Row{
		Kind: KindStage, Name: d.Name, Stage: d.Stage, Sum: d.Amount, Record: crm.KindDeal, ID: d.ID.String(), author: d.Manager,
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

func requestRow(q *crm.Request, _ kv.Event) Row {
	return Row{
		Kind: KindRequest, What: string(q.Kind), Name: q.Number, Text: q.Text, State: q.State,
		Record: crm.KindRequest, ID: q.ID.String(), author: q.Manager, contact: q.Contact, about: crm.Subject{Order: q.Order},
	}
}

func doneRow(t *crm.Task, _ kv.Event) Row {
	return Row{
		Kind: KindTask, Name: t.Text, Text: t.Result, Outcome: t.Outcome,
		Record: crm.KindTask, ID: t.ID.String(), author: t.Manager, contact: t.Contact, about: t.Subject,
	}
}

func fileRow(a *crm.Attachment, _ kv.Event) Row {
	return Row{
		Kind: KindFile, Name: a.Name, Text: a.Note, Size: a.Size,
		Record: crm.KindAttachment, ID: a.ID.String(), author: a.Author, about: a.Subject,
	}
}

// askNames adds to a batch what the rows refer to and names it in them.
func (r *Reader) askNames(b *kv.Batch, rows []Row) {
	var wanted namesWanted
	for i := range rows {
		wanted.add(&rows[i])
	}
	managers := base.AskNames(b, store.Managers, wanted.managers, func(m *crm.Manager) string { return m.Name })
	regions := base.AskNames(b, store.Regions, wanted.regions, func(v *crm.Region) string { return v.Name })
	dealNames := base.AskNames(b, store.Deals, wanted.deals, func(d *crm.Deal) string { return d.Name })
	orders := base.AskNames(b, store.Orders, wanted.orders, func(o *crm.Order) string { return o.Number })
	pipelines := kv.Ask(b, store.Pipelines, wanted.pipelines)
	requests := base.AskNames(b, store.Requests, wanted.requests, func(q *crm.Request) string { return q.Number })
	askFiles(b, rows)
	b.Then(func() error {
		m, g, d, o, q := managers(), regions(), dealNames(), orders(), requests()
		for i := range rows {
			row := &rows[i]
			if row.Kind == KindStage {
				row.StageWord = deals.BookOf(*pipelines).Stage(row.pipeline, row.Stage).Word()
			}
			if row.Kind != KindChange {
				row.Author = m[row.author]
			}
			row.Contact = base.ContactName(r.Client, row.contact)
			switch about := row.about; {
			case !about.Deal.IsZero():
				row.About = base.Found{Kind: crm.KindDeal, Option: base.Option{ID: about.Deal.String(), Name: d[about.Deal]}}
			case !about.Order.IsZero():
				row.About = base.Found{Kind: crm.KindOrder, Option: base.Option{ID: about.Order.String(), Name: o[about.Order]}}
			case !about.Request.IsZero():
				row.About = base.Found{Kind: crm.KindRequest, Option: base.Option{ID: about.Request.String(), Name: q[about.Request]}}
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

func (w *namesWanted) add(row *Row) {
	base.Want(&w.managers, row.author)
	base.Want(&w.deals, row.about.Deal)
	base.Want(&w.orders, row.about.Order)
	base.Want(&w.requests, row.about.Request)
	if row.Kind == KindStage {
		base.Want(&w.pipelines, cmp.Or(row.pipeline, crm.MainPipeline))
	}
	for _, c := range row.Changes {
		for _, v := range []any{c.Before, c.After} {
			switch id := v.(type) {
			case crm.ManagerID:
				base.Want(&w.managers, id)
			case crm.RegionID:
				base.Want(&w.regions, id)
			}
		}
	}
}
