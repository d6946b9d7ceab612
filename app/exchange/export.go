package exchange

import (
	"context"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Exports is the use cases of giving records out in files that Imports reads.
type Exports struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	regions  *firm.Directory[crm.Region]
	groups   *firm.Directory[crm.Group]
}

// NewExports makes the use cases of an open base.
func NewExports(b *base.Base, managers *firm.Directory[crm.Manager], regions *firm.Directory[crm.Region], groups *firm.Directory[crm.Group]) *Exports {
	return &Exports{b, managers, regions, groups}
}

// Export is what to give out.
type Export struct {
	Kind  string // one of ExportKinds
	Path  string // its ending is the format, one of ExportFormats
	Excel bool   // CSV as Russian Excel likes it: BOM, semicolons, decimal commas
}

// ExportKinds lists the kinds of records that can be given out.
func ExportKinds() []string { return Kinds() }

// ExportFormats lists the endings of files that can be written.
func ExportFormats() []string { return []string{"csv", "xlsx", "json"} }

// Run writes all records of the kind that are not marked for deletion and
// returns how many rows there are. The file is replaced whole or not at all.
func (s *Exports) Run(ctx context.Context, e Export) (n int, err error) {
	format := exchange.Format(strings.TrimPrefix(filepath.Ext(e.Path), "."))
	if format == exchange.CSV && e.Excel {
		format = exchange.ExcelCSV
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		return base.ReplaceFile(e.Path, func(w io.Writer) error {
			switch e.Kind {
			case exchange.Clients.Name:
				return exchange.Clients.Write(ctx, w, format, counted(s.clients(tx), &n))
			case exchange.Products.Name:
				return exchange.Products.Write(ctx, w, format, counted(s.products(tx), &n))
			case exchange.Payments.Name:
				return exchange.Payments.Write(ctx, w, format, counted(s.payments(tx), &n))
			case exchange.Organisations.Name:
				return exchange.Organisations.Write(ctx, w, format, counted(s.organisations(tx), &n))
			case exchange.Sales.Name:
				return exchange.Sales.Write(ctx, w, format, counted(s.sales(tx), &n))
			}
			return unknownKind(e.Kind)
		})
	})
	return n, err
}

// counted counts what passes, anew each time it is gone through.
func counted[T any](rows iter.Seq2[T, error], n *int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		*n = 0
		for v, err := range rows {
			if err == nil {
				*n++
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// mapped makes a row of each record; false leaves the record out.
func mapped[T, R any](records iter.Seq2[*T, error], row func(*T) (R, bool)) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for v, err := range records {
			var r R
			ok := true
			if err == nil {
				r, ok = row(v)
			}
			if (ok || err != nil) && !yield(r, err) {
				return
			}
		}
	}
}

// failed is rows that cannot be read.
func failed[R any](err error) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		var r R
		yield(r, err)
	}
}

// clients are those who buy; leads are not clients yet.
func (s *Exports) clients(tx *kv.Tx) iter.Seq2[exchange.ClientRow, error] {
	managers, err := s.managers.NamesIn(tx)
	if err != nil {
		return failed[exchange.ClientRow](err)
	}
	regions, err := s.regions.NamesIn(tx)
	if err != nil {
		return failed[exchange.ClientRow](err)
	}
	return mapped(store.ClientsByName.Ordered(tx), func(c *crm.Client) (exchange.ClientRow, bool) {
		row := exchange.ClientRow{
			Requisites: c.Requisites, Account: c.Account, Region: regions[c.Region], City: c.City,
			Manager: managers[c.Manager], Source: c.Source, Comment: c.Note,
			Actual: c.Actual, Tags: strings.Join(c.Tags, ", "), Discount: c.Discount, Deferral: c.Deferral, Limit: c.Limit,
			Birthday: c.Birthday, NoCalls: map[bool]string{true: "yes"}[c.NoCalls],
		}
		for _, p := range c.Contacts {
			row.Contacts = append(row.Contacts, exchange.NewContactRow(p))
		}
		return row, !c.Deleted && !c.IsLead()
	})
}

func (s *Exports) products(tx *kv.Tx) iter.Seq2[exchange.ProductRow, error] {
	groups, err := s.groups.NamesIn(tx)
	if err != nil {
		return failed[exchange.ProductRow](err)
	}
	return mapped(store.ProductsByName.Ordered(tx), func(p *crm.Product) (exchange.ProductRow, bool) {
		return exchange.ProductRow{
			Name: p.Name, Article: p.Article, Group: groups[p.Group], Unit: p.Unit,
			Price: p.Price, Cost: p.Cost, VAT: p.VAT,
		}, !p.Deleted
	})
}

func (s *Exports) payments(tx *kv.Tx) iter.Seq2[exchange.PaymentRow, error] {
	clients, err := cards(tx, store.Clients, func(c *crm.Client) crm.ClientID { return c.ID })
	if err != nil {
		return failed[exchange.PaymentRow](err)
	}
	var fault error
	rows := mapped(store.PaymentsByDate.Ordered(tx), func(p *crm.Payment) (exchange.PaymentRow, bool) {
		r := exchange.PaymentRow{Number: p.Number, Date: p.Date, Amount: p.Amount, Direction: p.Direction, Purpose: p.Purpose}
		if c := clients[p.Client]; c != nil {
			r.Client, r.INN = c.Name, c.INN
		}
		if !p.Order.IsZero() {
			o, err := store.Orders.Get(tx, p.Order)
			if err != nil {
				fault = err
				return r, false
			}
			r.Order = o.Number
		}
		return r, !p.Deleted
	})
	return until(rows, &fault)
}

// until ends rows with the fault met while they were made.
func until[R any](rows iter.Seq2[R, error], fault *error) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for r, err := range rows {
			if !yield(r, err) {
				return
			}
		}
		if *fault != nil {
			var r R
			yield(r, *fault)
		}
	}
}

func (s *Exports) organisations(tx *kv.Tx) iter.Seq2[exchange.OrganisationRow, error] {
	return mapped(store.Organisations.All(tx), func(o *crm.Organisation) (exchange.OrganisationRow, bool) {
		return exchange.OrganisationRow{
			Requisites: o.Requisites, Account: o.Account,
			Director: o.Director.Name, DirectorPost: o.Director.Post, Accountant: o.Accountant.Name,
			TaxMode: o.TaxMode, Prefix: o.Prefix,
		}, !o.Deleted
	})
}

// cards reads a whole directory by ID.
func cards[T any, K comparable](tx *kv.Tx, table interface {
	All(*kv.Tx) iter.Seq2[*T, error]
}, id func(*T) K,
) (map[K]*T, error) {
	out := map[K]*T{}
	for v, err := range table.All(tx) {
		if err != nil {
			return nil, err
		}
		out[id(v)] = v
	}
	return out, nil
}
