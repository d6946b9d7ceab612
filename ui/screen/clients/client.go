package clients

import (
	"context"
	"reflect"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen/history"
)

// clientCard is what the form of a client needs beside the record: what was read
// with it, and what follows from an edit.
type clientCard struct {
	app   *app.App
	env   *nav.Env
	names *base.Names

	read   atomic.Pointer[clients.Opened] // as last read, nil of one that is not saved yet
	signer signerProposal
	people []crm.Contact // of the card as it is edited, whom a consent may be of
}

// Client is the card of a client, with the figures that matter on top.
func Client(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	c := &clientCard{app: a, env: e}
	return record.Card[crm.Client]{
		Get: c.open,
		Fresh: record.New(func(nav.Route) *crm.Client {
			return &crm.Client{Requisites: crm.Requisites{Kind: crm.Company}}
		}),
		Renew: func(v *crm.Client) { v.ID, v.Meta, v.Lead, v.Name = crm.ClientID{}, crm.Meta{}, nil, v.Name+" (2)" },
		Names: func(_ context.Context, v *crm.Client) (base.Names, error) {
			names := c.opened().Names
			if v.ID.IsZero() {
				c.read.Store(nil) // a copy has nothing yet
			}
			return names, nil
		},
		Form: func(v *crm.Client, n *base.Names) form.Form[crm.Client] {
			if v.IsLead() {
				return leadForm(a, e, v, n)
			}
			if r.ID != "" && v.ID.String() != r.ID { // it was merged into another card
				e.Replace(nav.ToRecord(crm.KindClient, v.ID.String()))
			}
			c.names = n
			c.follow(v)
			return c.form(v)
		},
	}.Page(e, r)
}

// open reads the client with all the card shows.
func (c *clientCard) open(ctx context.Context, id crm.ClientID) (*crm.Client, error) {
	o, err := c.app.Clients.Open(ctx, id)
	if err != nil {
		return nil, err
	}
	c.read.Store(o)
	v := *o.Client
	return &v, nil
}

// opened is the client as last read; one that is not saved yet has nothing.
func (c *clientCard) opened() *clients.Opened {
	if o := c.read.Load(); o != nil {
		return o
	}
	return &clients.Opened{}
}

// alike finds the cards that look like the one in the form. Of the card as it was
// read that is known already.
func (c *clientCard) alike(ctx context.Context, v crm.Client) ([]form.Notice, error) {
	if o := c.opened(); o.Client != nil && reflect.DeepEqual(v, *o.Client) {
		return alikeNotices(c.env, o.Alike), nil
	}
	found, err := c.app.Doubles.Alike(ctx, v)
	return alikeNotices(c.env, found), err
}

// history is the tab of what happened. What was read with the card is shown at
// once, unless something was written since.
func (c *clientCard) history(_ *host.Env, v *crm.Client) fyne.CanvasObject {
	if o := c.opened(); o.Client != nil && o.Fresh() {
		return history.ClientHistory(c.app, c.env, v.ID, &o.History)
	}
	return history.ClientHistory(c.app, c.env, v.ID, nil)
}

// follow takes up a card as it was kept.
func (c *clientCard) follow(v *crm.Client) {
	c.signer.kept(v.Signer)
	c.people = v.Contacts
}

// recalculate shows what follows from an edit: forms of the signer's name, names
// of new contacts.
func (c *clientCard) recalculate(v *crm.Client) {
	c.signer.follow(&v.Signer)
	v.Contacts = slices.Clone(v.Contacts)
	v.NameContacts(c.app.Clients.NewContactID)
	c.people = v.Contacts
}

func (c *clientCard) form(v *crm.Client) form.Form[crm.Client] {
	a, e := c.app, c.env
	return form.Form[crm.Client]{
		Key: "client", Value: v, Leave: e.Close,
		Title:   func(_ *host.Env, v *crm.Client) string { return record.TitleOr(e, v.Name, "client.new") },
		Badge:   func(_ *host.Env, v *crm.Client) (string, look.Role) { return record.DeletedBadge(e, v.Deleted) },
		Metrics: func(_ *host.Env, v *crm.Client) []kit.Metric { return c.strip(v) },
		Notices: c.alike,
		Tabs:    c.tabs(),
		Check:   a.Clients.Check,
		Recalc:  c.recalculate,
		Save:    a.Clients.Save,
		Dropped: func(v *crm.Client, paths []string) { history.AddFiles(a, e, crm.Attachment{Client: v.ID}, paths...) },
		OnSaved: func(v *crm.Client) {
			c.follow(v)
			e.Replace(nav.ToRecord(crm.KindClient, v.ID.String()))
		},
		Actions: []form.Action[crm.Client]{
			{Key: "client.log_call", Icon: "phone", Do: func(v *crm.Client) { e.Open(nav.ToNew(crm.KindInteraction).For(crm.KindClient, v.ID.String())) }},
			{Key: "client.new_order", Do: func(v *crm.Client) { e.Open(nav.ToNew(crm.KindOrder).For(crm.KindClient, v.ID.String())) }},
			{Key: "client.new_payment", Do: func(v *crm.Client) { e.Open(nav.ToNew(crm.KindPayment).For(crm.KindClient, v.ID.String())) }},
			sheetOf(e),
		},
		Reads: []string{"clients", "orders", "payments", "tasks", "requests"},
		Load:  record.Reread(c.open, func(v *crm.Client) crm.ClientID { return v.ID }),
	}
}

// tabs are the tabs of the card, each with a file of its own.
func (c *clientCard) tabs() []form.Tab[crm.Client] {
	return []form.Tab[crm.Client]{
		{Key: "client.tab.main", Fields: c.mainFields()},
		{Key: "client.tab.history", When: known, Content: c.history},
		{Key: "client.tab.contacts", Lines: c.contacts(), Count: func(v *crm.Client) int { return len(v.Contacts) }},
		{Key: "client.tab.terms", Fields: c.termFields()},
		{Key: "client.tab.bank", Fields: c.accountFields(), Lines: c.places()},
		{Key: "client.tab.consents", Lines: c.consents(), Count: func(v *crm.Client) int { return len(v.Consents) }},
		{Key: "client.tab.deals", When: known, Content: c.deals},
		{Key: "client.tab.documents", When: known, Content: c.documents},
		{Key: "client.tab.settlements", When: known, Content: c.settlements},
		c.requests(),
		{Key: "client.tab.analytics", When: known, Content: c.analytics},
		{Key: "client.tab.files", When: known, Content: func(_ *host.Env, v *crm.Client) fyne.CanvasObject { return history.ClientFiles(c.app, c.env, v.ID) }},
	}
}

// known reports whether the client is in the base, so that there may be
// something to show of it.
func known(v *crm.Client) bool { return !v.ID.IsZero() }
