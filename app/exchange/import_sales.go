package exchange

import (
	"cmp"
	"context"
	"encoding/base32"
	"fmt"
	"slices"

	"github.com/cespare/xxhash/v2"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/app/sales"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// sale is the lines of one document of the file.
type sale struct {
	number string
	lines  []exchange.SaleLine
}

// sales enters each document of the file as an order shipped on its date. VAT is
// not told by such files, so none is assumed.
func (s *Imports) sales(ctx context.Context, tx *kv.Tx, rows []exchange.SaleLine, p base.Progress, out *Imported) error {
	seller, err := firm.MainOrganisation(tx)
	if err != nil {
		return err
	}
	known := s.newFinder(tx, out)
	documents := byDocument(rows)
	if n := len(documents); n > 0 {
		out.Period = calendar.Period{From: documents[0].lines[0].Date, To: documents[n-1].lines[0].Date.AddDate(0, 0, 1)}
	}
	return eachRow(ctx, documents, p, func(d sale) error { return known.enter(d, seller) })
}

// enter writes a document as an order shipped whole on its date, unless it is in
// the base already.
func (f *finder) enter(d sale, seller *crm.Organisation) error {
	o, err := f.order(d)
	if err != nil {
		return err
	}
	if seller != nil {
		o.Organisation = seller.ID
	}
	f.out.Sum += o.Gross
	there, err := sameOrder(f.tx, o, d)
	if err != nil {
		return err
	}
	if there {
		f.out.Unchanged++
		return nil
	}
	o.ID = crm.OrderID(f.tx.NewID())
	if err := sales.Ship(f.tx, o, o.Date, crm.ShipmentID(f.tx.NewID())); err != nil {
		return problem.In(fmt.Sprintf("row.%d", d.lines[0].Row), err)
	}
	f.out.Documents++
	return nil
}

// byDocument gathers lines of one number, wherever they stand in the file, and
// puts the documents in the order of their dates.
func byDocument(rows []exchange.SaleLine) []sale {
	at := map[string]int{}
	var out []sale
	for _, r := range rows {
		number := r.Number
		if number == "" {
			number = lineNumber(r, at)
		}
		i, ok := at[number]
		if !ok {
			i = len(out)
			at[number] = i
			out = append(out, sale{number: number})
		}
		out[i].lines = append(out[i].lines, r)
	}
	slices.SortStableFunc(out, func(a, b sale) int {
		return cmp.Or(a.lines[0].Date.Compare(b.lines[0].Date), cmp.Compare(a.lines[0].Row, b.lines[0].Row))
	})
	return out
}

// lineNumber names a line without a number by what it says, so that it is known
// again when the file comes a second time; equal lines are counted.
func lineNumber(r exchange.SaleLine, taken map[string]int) string {
	for n := 0; ; n++ {
		h := xxhash.Sum64String(fmt.Sprint(r.Date.Unix(), r.Client, r.Product, r.Article, r.Qty, r.Sum, r.Manager, n))
		var b [8]byte
		for i := range b {
			b[i] = byte(h >> (8 * i))
		}
		number := "ИМП-" + base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])
		if _, ok := taken[number]; !ok {
			return number
		}
	}
}

// sameOrder reports whether the order is in the base already. One of the same
// number that says something else is a problem at the document's first row.
func sameOrder(tx *kv.Tx, o *crm.Order, d sale) (bool, error) {
	ids, err := store.OrdersByNumber.IDs(tx, o.Number)
	if err != nil || len(ids) == 0 {
		return false, err
	}
	there, err := store.Orders.Get(tx, ids[0])
	if err != nil {
		return false, err
	}
	if there.Client == o.Client && there.Date.Equal(o.Date) && there.Gross == o.Gross && len(there.Lines) == len(o.Lines) {
		return true, nil
	}
	row := d.lines[0].Row
	return true, problem.At(fmt.Sprintf("row.%d", row), "problem.import.order_differs",
		"Row", exchange.RowNumber(row), "Number", o.Number, "Date", there.Date, "Sum", there.Gross)
}

// order makes the order of a document.
func (f *finder) order(d sale) (*crm.Order, error) {
	first := d.lines[0]
	client, err := f.client(first)
	if err != nil {
		return nil, err
	}
	manager, err := f.managers.find(first.Manager)
	if err != nil {
		return nil, err
	}
	region, err := f.regions.find(first.Region)
	if err != nil {
		return nil, err
	}
	o := &crm.Order{
		Number: d.number, Date: first.Date, Client: client, Manager: manager, Region: region,
		Mode: crm.VATOff, State: crm.OrderNew, Due: first.Due, Source: first.Source,
		Lines: make([]crm.Line, len(d.lines)),
	}
	for i, r := range d.lines {
		product, err := f.product(r)
		if err != nil {
			return nil, err
		}
		o.Lines[i] = crm.Line{
			Product: product, Qty: r.Qty, Price: r.Price, Discount: r.Discount,
			VAT: crm.VATNone, Sum: r.Sum, Cost: r.Cost,
		}
	}
	o.SumUp()
	return o, nil
}
