package exchange

import (
	"cmp"
	"context"
	"fmt"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// fill sets a field to what the file gives; an empty cell leaves it alone.
func fill[T comparable](field *T, given T) {
	if given != *new(T) {
		*field = given
	}
}

// upsert judges and writes a card read from a row and counts what it was: new,
// changed or the same as before.
func upsert[T any, P interface {
	*T
	base.Record
}, K ~[16]byte](tx *kv.Tx, table *kv.Table[T, K], v *T, row int, rev *uint64, out *Imported) error {
	was := *rev
	if err := base.Write[T, P](tx, table, v); err != nil {
		return problem.In(fmt.Sprintf("row.%d", row), err)
	}
	switch {
	case was == 0:
		out.Documents++
	case *rev == was:
		out.Unchanged++
	default:
		out.Changed++
	}
	return nil
}

// clients enters or completes the cards of a list of clients.
func (s *Imports) clients(ctx context.Context, tx *kv.Tx, rows []exchange.ClientRow, p base.Progress, out *Imported) error {
	known := s.newFinder(tx, out)
	return eachRow(ctx, rows, p, func(r exchange.ClientRow) error { return s.clientCard(tx, known, r, out) })
}

func (s *Imports) clientCard(tx *kv.Tx, known *finder, r exchange.ClientRow, out *Imported) error {
	id, err := findClient(tx, r.INN, r.KPP, r.Name)
	if err != nil {
		return err
	}
	c := &crm.Client{ID: id, Created: s.base.Today(), Requisites: crm.Requisites{Kind: r.Kind}}
	if id.IsZero() {
		c.ID = crm.ClientID(tx.NewID())
	} else if c, err = store.Clients.Get(tx, id); err != nil {
		return err
	}
	region, err := known.regions.find(r.Region)
	if err != nil {
		return err
	}
	manager, err := known.managers.find(r.Manager)
	if err != nil {
		return err
	}
	fillRequisites(&c.Requisites, r.Requisites)
	fillAccount(&c.Account, r.Account)
	fill(&c.Region, region)
	fill(&c.Manager, manager)
	fill(&c.City, r.City)
	fill(&c.Source, r.Source)
	fill(&c.Note, r.Comment)
	s.fillClient(tx, c, r)
	if err := c.CheckOn(s.base.Today()); err != nil {
		return problem.In(fmt.Sprintf("row.%d", r.Row), err)
	}
	return upsert(tx, store.Clients, c, r.Row, &c.Rev, out)
}

// fillRequisites completes requisites; the legal form is left alone.
func fillRequisites(to *crm.Requisites, given crm.Requisites) {
	fill(&to.Name, given.Name)
	fill(&to.FullName, given.FullName)
	fill(&to.INN, given.INN)
	fill(&to.KPP, given.KPP)
	fill(&to.OGRN, given.OGRN)
	fill(&to.Address, given.Address)
	fill(&to.Phone, given.Phone)
	fill(&to.Email, given.Email)
}

func fillAccount(to *crm.BankAccount, given crm.BankAccount) {
	fill(&to.Bank, given.Bank)
	fill(&to.BIC, given.BIC)
	fill(&to.Corr, given.Corr)
	fill(&to.Account, given.Account)
}

// products enters or completes the lines of a price list.
func (s *Imports) products(ctx context.Context, tx *kv.Tx, rows []exchange.ProductRow, p base.Progress, out *Imported) error {
	known := s.newFinder(tx, out)
	return eachRow(ctx, rows, p, func(r exchange.ProductRow) error { return s.productCard(tx, known, r, out) })
}

func (s *Imports) productCard(tx *kv.Tx, known *finder, r exchange.ProductRow, out *Imported) error {
	id, err := findProduct(tx, r.Article, r.Name)
	if err != nil {
		return err
	}
	v := &crm.Product{ID: id, Unit: crm.DefaultUnit, VAT: crm.DefaultVAT(s.base.Today())}
	if id.IsZero() {
		v.ID = crm.ProductID(tx.NewID())
	} else if v, err = store.Products.Get(tx, id); err != nil {
		return err
	}
	group, err := known.groups.find(r.Group)
	if err != nil {
		return err
	}
	fill(&v.Name, cmp.Or(r.Name, r.Article))
	fill(&v.Article, r.Article)
	fill(&v.Group, group)
	fill(&v.Unit, r.Unit)
	fill(&v.Price, r.Price)
	fill(&v.Cost, r.Cost)
	fill(&v.VAT, r.VAT)
	return upsert(tx, store.Products, v, r.Row, &v.Rev, out)
}

// organisations enters our own requisites: the firm of the same ИНН is
// completed, else the only one there is, else a new one is entered.
func (s *Imports) organisations(ctx context.Context, tx *kv.Tx, rows []exchange.OrganisationRow, p base.Progress, out *Imported) error {
	return eachRow(ctx, rows, p, func(r exchange.OrganisationRow) error { return s.organisationCard(tx, r, out) })
}

func (s *Imports) organisationCard(tx *kv.Tx, r exchange.OrganisationRow, out *Imported) error {
	o, err := s.organisationOf(tx, r.INN)
	if err != nil {
		return err
	}
	if o.ID.IsZero() {
		o.ID = crm.OrganisationID(tx.NewID())
	}
	fill(&o.Kind, r.Kind)
	fillRequisites(&o.Requisites, r.Requisites)
	fillAccount(&o.Account, r.Account)
	fill(&o.TaxMode, r.TaxMode)
	fill(&o.Director.Name, r.Director)
	fill(&o.Director.Post, r.DirectorPost)
	fill(&o.Accountant.Name, r.Accountant)
	fill(&o.Prefix, r.Prefix)
	return upsert(tx, store.Organisations, o, r.Row, &o.Rev, out)
}

func (s *Imports) organisationOf(tx *kv.Tx, inn string) (*crm.Organisation, error) {
	for o, err := range store.Organisations.All(tx) {
		if err != nil || o.INN == inn || o.INN == "" {
			return o, err
		}
	}
	return &crm.Organisation{}, nil
}
