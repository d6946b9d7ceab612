package talk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// InteractionDocument is an interaction opened in its form, with the names of
// what it refers to.
type InteractionDocument struct {
	Conversation
	Client, Contact, About, Author, Manager string // Manager is who does the next step
	Files                                   []history.EnclosedFile
}

// About says what an interaction that is begun is about; the client of a deal,
// an order or a request need not be named.
type About struct {
	Kind    crm.InteractionKind
	Client  crm.ClientID
	Contact crm.ContactID
	crm.Subject
}

// Begin is a new interaction of now, by the manager at this machine, who is to
// do its next step.
func (s *Interactions) Begin(ctx context.Context, about About) (d InteractionDocument, err error) {
	d.Kind = cmp.Or(about.Kind, crm.Call)
	d.Direction, d.At = crm.Outgoing, s.base.Now()
	d.Interaction.Client, d.Interaction.Contact, d.Subject = about.Client, about.Contact, about.Subject
	d.Interaction.Author, d.Next.Manager = s.base.Me(), s.base.Me()
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if d.Interaction.Client.IsZero() {
			if d.Interaction.Client, err = owner(tx, about.Subject); err != nil {
				return err
			}
		}
		return s.name(tx, &d)
	})
	return d, err
}

// Document opens an interaction that is there.
func (s *Interactions) Document(ctx context.Context, id crm.InteractionID) (d InteractionDocument, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		i, err := store.Interactions.Get(tx, id)
		if err != nil {
			return err
		}
		d.Interaction = *i
		return s.name(tx, &d)
	})
	return d, err
}

// name reads what an interaction refers to in one call, and then the files that
// came with it, if there are any.
func (s *Interactions) name(tx *kv.Tx, d *InteractionDocument) error {
	var b kv.Batch
	i := &d.Interaction
	clients := kv.Ask(&b, store.Clients, []crm.ClientID{i.Client})
	managers := kv.Ask(&b, store.Managers, []crm.ManagerID{i.Author, d.Next.Manager})
	deals := kv.Ask(&b, store.Deals, []crm.DealID{i.Deal})
	orders := kv.Ask(&b, store.Orders, []crm.OrderID{i.Order})
	requests := kv.Ask(&b, store.Requests, []crm.RequestID{i.Request})
	if !i.ID.IsZero() {
		files := base.AskHeld(&b, store.AttachmentSpoken, store.Attachments, i.ID)
		b.Then(func() error { // which files is known
			b.Then(func() error { d.Files = history.EnclosedFiles(*files); return nil }) // and they are read
			return nil
		})
	}
	if err := b.Run(tx); err != nil {
		return err
	}
	if c := (*clients)[0]; c != nil {
		d.Client, d.Contact = c.Name, base.ContactName(c, i.Contact)
	}
	for at, name := range []*string{&d.Author, &d.Manager} {
		if m := (*managers)[at]; m != nil {
			*name = m.Name
		}
	}
	d.About = aboutName((*deals)[0], (*orders)[0], (*requests)[0])
	return nil
}

// aboutName is what the subject of a record is called, the first there is.
func aboutName(d *crm.Deal, o *crm.Order, r *crm.Request) string {
	switch {
	case d != nil:
		return d.Name
	case o != nil:
		return o.Number
	case r != nil:
		return r.Number
	}
	return ""
}

// subjectsOffered is how many deals, orders and requests a picker offers.
const subjectsOffered = 20

// Subjects offers what a conversation with a client may be about: its deals,
// requests and orders whose name or number holds the text, the newest first of
// each.
func (s *Interactions) Subjects(ctx context.Context, client crm.ClientID, typed string) (out []base.Found, err error) {
	want := text.FoldName(typed)
	add := func(o base.Option, kind crm.Kind, deleted bool) {
		if !deleted && strings.Contains(text.FoldName(o.Name), want) {
			out = append(out, base.Found{Kind: kind, Option: o})
		}
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		out = nil
		deals, err := store.DealClient.IDs(tx, client)
		if err != nil {
			return err
		}
		requests, err := store.RequestClient.IDs(tx, client)
		if err != nil {
			return err
		}
		orders, err := store.OrderClient.IDs(tx, client)
		if err != nil {
			return err
		}
		var b kv.Batch
		foundDeals := kv.Ask(&b, store.Deals, newest(deals))
		foundRequests := kv.Ask(&b, store.Requests, newest(requests))
		foundOrders := kv.Ask(&b, store.Orders, newest(orders))
		if err := b.Run(tx); err != nil {
			return err
		}
		for _, d := range *foundDeals {
			add(base.Option{ID: d.ID.String(), Name: d.Name, Date: d.Date, Sum: d.Amount}, crm.KindDeal, d.Deleted)
		}
		for _, r := range *foundRequests {
			add(base.Option{ID: r.ID.String(), Name: r.Number, Detail: r.Text}, crm.KindRequest, r.Deleted)
		}
		for _, o := range *foundOrders {
			add(base.Option{ID: o.ID.String(), Name: o.Number, Date: o.Date, Sum: o.Gross}, crm.KindOrder, o.Deleted)
		}
		return nil
	})
	return out, err
}

// newest takes the last IDs, which grow with time, from the last down.
func newest[T any](ids []crm.ID[T]) []crm.ID[T] {
	ids = slices.Clone(ids[max(0, len(ids)-subjectsOffered):])
	slices.Reverse(ids)
	return ids
}
