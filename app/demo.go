package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/app/firm"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// demoBatch is how many orders a transaction of the demo firm holds: bounded
// memory, few commits.
const demoBatch = 20_000

// ErrNotEmpty: the demo firm is only put into an empty base.
var ErrNotEmpty = errors.New("the base holds data already")

// FillDemo puts an invented firm into an empty base.
func (s *Base) FillDemo(ctx context.Context, c demo.Config, p base.Progress) error {
	firm := demo.New(c)
	if err := s.base.Do(ctx, "demo.directories", func(tx *kv.Tx) error { return fillDirectories(tx, firm) }); err != nil {
		return err
	}
	next, stop := iter.Pull(firm.Sales())
	defer stop()
	for done, more := 0, true; more; {
		var batch []demo.Sale
		for len(batch) < demoBatch && more {
			var sale demo.Sale
			if sale, more = next(); more {
				batch = append(batch, sale)
			}
		}
		err := s.base.Do(ctx, "demo.sales", func(tx *kv.Tx) error {
			for i := range batch {
				if err := base.Advance(ctx, p, done+i, c.Orders); err != nil {
					return err
				}
				if err := enterSale(tx, firm, batch[i]); err != nil {
					return err
				}
			}
			return store.Seal(tx)
		})
		if err != nil {
			return err
		}
		done += len(batch)
	}
	if firm.Merged != nil {
		if err := s.base.Do(ctx, "demo.merge", func(tx *kv.Tx) error { return fillMerged(ctx, tx, *firm.Merged) }); err != nil {
			return err
		}
	}
	s.base.ForgetUndo()
	s.base.GiveBack(ctx)
	return nil
}

// fillMerged enters a second card of a client and makes the two one.
func fillMerged(ctx context.Context, tx *kv.Tx, m demo.Merged) error {
	if err := putAll(tx, store.Clients, []crm.Client{m.Second}); err != nil {
		return err
	}
	if err := putAll(tx, store.Interactions, m.Talks); err != nil {
		return err
	}
	kept, gone, err := clients.Mergeable(tx, m.Merge.Kept, m.Merge.Gone)
	if err != nil {
		return err
	}
	return clients.Unite(ctx, tx, m.Merge, kept, gone, nil, nil)
}

func fillDirectories(tx *kv.Tx, f *demo.Firm) error {
	n, err := store.Clients.Count(tx)
	if err != nil {
		return err
	}
	if n > 0 {
		return ErrNotEmpty
	}
	org := f.Organisation
	if err := store.Organisations.Put(tx, &org); err != nil {
		return err
	}
	if err := putAll(tx, store.Managers, f.Managers); err != nil {
		return err
	}
	if err := putAll(tx, store.Regions, f.Regions); err != nil {
		return err
	}
	if err := putAll(tx, store.Groups, f.Groups); err != nil {
		return err
	}
	if err := putAll(tx, store.Products, f.Products); err != nil {
		return err
	}
	if err := putAll(tx, store.Clients, f.Clients); err != nil {
		return err
	}
	for i := range f.Deals {
		d := f.Deals[i]
		if d.Number, err = firm.NextNumber(tx, crm.KindDeal, org.ID, d.Date); err != nil {
			return err
		}
		if err := store.Deals.Put(tx, &d); err != nil {
			return err
		}
	}
	if err := putAll(tx, store.Tasks, f.Tasks); err != nil {
		return err
	}
	if err := fillWaiting(tx, f); err != nil {
		return err
	}
	return fillTalks(tx, f)
}

// fillWaiting enters who waits for an answer, and who answered for whom before.
func fillWaiting(tx *kv.Tx, f *demo.Firm) (err error) {
	if err := putAll(tx, store.Clients, f.Leads); err != nil {
		return err
	}
	requests := slices.Clone(f.Requests)
	slices.SortStableFunc(requests, func(a, b crm.Request) int { return a.Date.Compare(b.Date) })
	for i := range requests {
		r := &requests[i]
		if r.Number, err = firm.NextNumber(tx, crm.KindRequest, f.Organisation.ID, r.Date); err != nil {
			return err
		}
	}
	if err := putAll(tx, store.Requests, requests); err != nil {
		return err
	}
	return putAll(tx, store.Interactions, f.Handovers)
}

// fillTalks writes what was said to the clients and the files they sent.
func fillTalks(tx *kv.Tx, f *demo.Firm) error {
	if err := putAll(tx, store.Interactions, f.Talks); err != nil {
		return err
	}
	for _, file := range f.Files {
		a := file.Attachment
		if err := store.PutAttachment(tx, &a, file.Content); err != nil {
			return err
		}
	}
	return nil
}

// putAll judges and writes copies of records.
func putAll[T any, P interface {
	*T
	base.Record
}](tx *kv.Tx, table *kv.Table[T, crm.ID[T]], records []T) error {
	for _, v := range records {
		if err := base.Write[T, P](tx, table, &v); err != nil {
			return err
		}
	}
	return nil
}

// enterSale writes an order, its shipment and its payments.
func enterSale(tx *kv.Tx, f *demo.Firm, s demo.Sale) (err error) {
	o := s.Order
	if o.Number, err = firm.NextNumber(tx, crm.KindOrder, f.Organisation.ID, o.Date); err != nil {
		return err
	}
	if s.Shipment.IsZero() {
		err = store.Orders.Put(tx, &o)
	} else {
		on := o.Shipped
		o.State, o.Shipped = crm.OrderNew, o.Date
		err = sales.Ship(tx, &o, on, s.Shipment)
	}
	if err != nil {
		return err
	}
	for _, p := range s.Payments {
		if p.Number, err = firm.NextNumber(tx, crm.KindPayment, f.Organisation.ID, p.Date); err != nil {
			return err
		}
		p.Purpose = fmt.Sprintf("Оплата по заказу %s от %s. В т.ч. НДС %s", o.Number, o.Date.Format("02.01.2006"), o.Lines[0].VAT.Title())
		if err := store.Payments.Put(tx, &p); err != nil {
			return err
		}
	}
	return nil
}
