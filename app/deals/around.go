package deals

import (
	"context"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/sales"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Document is a deal with everything its form shows.
type Document struct {
	Deal                     *crm.Deal
	Client, Contact, Manager string         // what they are called
	Products                 []*crm.Product // of the lines, in their order
	Pipelines                []*crm.Pipeline
	Next                     *tasks.Next // nil when nothing is planned
}

// Pipeline is the way deals go that name it so; the main one for a name that is
// not there.
func (d *Document) Pipeline(key crm.PipelineID) *crm.Pipeline {
	return Book(d.Pipelines).of(key)
}

// Document reads a deal with the names around it in one snapshot.
func (s *Deals) Document(ctx context.Context, id crm.DealID) (d Document, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		deal, err := store.Deals.Get(tx, id)
		if err != nil {
			return err
		}
		d = Document{Deal: deal}
		return s.around(tx, &d)
	})
	return d, err
}

// Begin is a new deal of today with a client and in a pipeline, both of which may
// be zero.
func (s *Deals) Begin(ctx context.Context, client crm.ClientID, pipeline crm.PipelineID) (d Document, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		d = Document{Deal: &crm.Deal{Date: s.base.Today(), Client: client, Pipeline: pipeline, Manager: s.base.Me()}}
		if !client.IsZero() {
			c, err := store.Clients.Get(tx, client)
			if err != nil {
				return err
			}
			if !c.Manager.IsZero() {
				d.Deal.Manager = c.Manager
			}
			d.Deal.TakeSource(c.Source)
		}
		p, err := PipelineOf(tx, pipeline)
		if err != nil {
			return err
		}
		d.Deal.Stage = p.First()
		return s.around(tx, &d)
	})
	return d, err
}

// around reads what a deal names and what is done next of it.
func (s *Deals) around(tx *kv.Tx, d *Document) error {
	v := d.Deal
	book, err := BookIn(tx)
	if err != nil {
		return err
	}
	d.Pipelines = nil
	for _, p := range book {
		if !p.Deleted || p.Key() == v.Pipeline {
			d.Pipelines = append(d.Pipelines, p)
		}
	}
	step, err := store.StepOf(tx, v.ID)
	if err != nil {
		return err
	}
	if step != nil {
		d.Next = s.nextAction(*step)
	}
	products := make([]crm.ProductID, len(v.Lines))
	for i := range v.Lines {
		products[i] = v.Lines[i].Product
	}
	var b kv.Batch
	clients := kv.Ask(&b, store.Clients, []crm.ClientID{v.Client})
	managers := kv.Ask(&b, store.Managers, []crm.ManagerID{v.Manager})
	goods := kv.Ask(&b, store.Products, products)
	if err := b.Run(tx); err != nil {
		return err
	}
	if c := (*clients)[0]; c != nil {
		d.Client, d.Contact = c.Name, base.ContactName(c, v.Contact)
	}
	if m := (*managers)[0]; m != nil {
		d.Manager = m.Name
	}
	d.Products = *goods
	return nil
}

// Documents returns the orders made of a deal with their invoices, shipments and
// payments, the newest first.
func (s *Deals) Documents(ctx context.Context, id crm.DealID) (rows []sales.Document, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		ids, err := store.OrderDeal.IDs(tx, id)
		if err != nil {
			return err
		}
		var invoiceIDs []crm.InvoiceID
		var paymentIDs []crm.PaymentID
		for _, o := range ids {
			i, err := store.InvoiceOrder.IDs(tx, o)
			if err != nil {
				return err
			}
			p, err := store.PaymentOrder.IDs(tx, o)
			if err != nil {
				return err
			}
			invoiceIDs, paymentIDs = append(invoiceIDs, i...), append(paymentIDs, p...)
		}
		var b kv.Batch
		orders, invoices, payments := kv.Ask(&b, store.Orders, ids), kv.Ask(&b, store.Invoices, invoiceIDs), kv.Ask(&b, store.Payments, paymentIDs)
		if err := b.Run(tx); err != nil {
			return err
		}
		rows = sales.DocumentsOf(*orders, *invoices, *payments, s.base.Today())
		return nil
	})
	return rows, err
}

// Options offers the deals of a client whose name or number holds the text, the
// newest first.
func (s *Deals) Options(ctx context.Context, client crm.ClientID, typed string) (out []base.Option, err error) {
	rows, err := s.OfClient(ctx, client)
	want := text.FoldName(typed)
	for _, r := range rows {
		if strings.Contains(text.FoldName(r.Name+" "+r.Number), want) {
			out = append(out, base.Option{ID: r.ID.String(), Name: r.Name, Detail: r.Number, Date: r.Date, Sum: r.Amount})
		}
	}
	return out, err
}
