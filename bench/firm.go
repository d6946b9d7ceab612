package main

import (
	"iter"
	"slices"
	"strings"
	"time"
	"unicode"

	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/find"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// firm numbers the objects of the invented firm for the peers: they know them by
// small whole numbers, which are cheaper for them than our IDs of 16 bytes.
type firm struct {
	*demo.Firm
	client  map[crm.ClientID]int64
	product map[crm.ProductID]int64
	group   map[crm.GroupID]int64
	manager map[crm.ManagerID]int64
	region  map[crm.RegionID]int64
}

func newFirm(s size) *firm {
	f := &firm{
		demo.New(s.config()),
		map[crm.ClientID]int64{},
		map[crm.ProductID]int64{},
		map[crm.GroupID]int64{},
		map[crm.ManagerID]int64{},
		map[crm.RegionID]int64{},
	}
	for i := range f.Clients {
		f.client[f.Clients[i].ID] = int64(i + 1)
	}
	for i := range f.Products {
		f.product[f.Products[i].ID] = int64(i + 1)
	}
	for i := range f.Groups {
		f.group[f.Groups[i].ID] = int64(i + 1)
	}
	for i := range f.Managers {
		f.manager[f.Managers[i].ID] = int64(i + 1)
	}
	for i := range f.Regions {
		f.region[f.Regions[i].ID] = int64(i + 1)
	}
	return f
}

// texts is all a client is found by but its codes and telephones, for a peer.
func texts(c *crm.Client) string {
	e := find.Client(c)
	all := []string{e.Key}
	for _, t := range e.Texts {
		all = append(all, text.FoldName(t))
	}
	return strings.Join(all, " | ")
}

// words is the texts of a client for a peer that looks where words begin: each
// after a space.
func words(c *crm.Client) string {
	return " " + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, texts(c))
}

// schema is the tables of a peer: normalised, money in kopecks, quantities in
// thousandths, days since 1970. The month of a shipment is kept beside its day
// so that no peer computes dates.
const schema = `
CREATE TABLE groups(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE products(id INTEGER PRIMARY KEY, name TEXT, article TEXT, group_id INTEGER);
CREATE TABLE clients(id INTEGER PRIMARY KEY, name TEXT, folded TEXT, texts TEXT, words TEXT, inn TEXT, city TEXT, phone TEXT, manager_id INTEGER, region_id INTEGER);
CREATE TABLE orders(id INTEGER PRIMARY KEY, number TEXT, day INTEGER, client_id INTEGER, manager_id INTEGER, region_id INTEGER,
	state INTEGER, shipped INTEGER, month INTEGER, due INTEGER, gross BIGINT, tax BIGINT);
CREATE TABLE lines(order_id INTEGER, n INTEGER, product_id INTEGER, qty BIGINT, price BIGINT, discount INTEGER, gross BIGINT, tax BIGINT, cost BIGINT,
	PRIMARY KEY(order_id, n));
CREATE TABLE payments(id INTEGER PRIMARY KEY, day INTEGER, client_id INTEGER, order_id INTEGER, amount BIGINT);
`

// tables and the number of their columns, in the order they are filled.
var tables = []struct {
	name    string
	columns int
}{{"groups", 2}, {"products", 4}, {"clients", 10}, {"orders", 12}, {"lines", 9}, {"payments", 5}}

// row is a row of a table of a peer.
type row struct {
	table  string
	values []any
}

// rows streams everything a peer is filled with.
func (f *firm) rows() iter.Seq[row] {
	return func(yield func(row) bool) {
		for i := range f.Groups {
			if !yield(row{"groups", []any{int64(i + 1), f.Groups[i].Name}}) {
				return
			}
		}
		for i := range f.Products {
			p := &f.Products[i]
			if !yield(row{"products", []any{int64(i + 1), p.Name, p.Article, f.group[p.Group]}}) {
				return
			}
		}
		for i, c := range slices.Concat(f.Clients, f.Leads) {
			values := []any{int64(i + 1), c.Name, store.NameKey(c.Name), texts(&c), words(&c), c.INN, c.City, c.Phone, f.manager[c.Manager], f.region[c.Region]}
			if !yield(row{"clients", values}) {
				return
			}
		}
		n, paid := int64(0), int64(0)
		for sale := range f.Sales() {
			n++
			for _, r := range f.saleRows(&sale, n, &paid) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// saleRows are the rows of one order, its lines and its payments.
func (f *firm) saleRows(s *demo.Sale, n int64, paid *int64) []row {
	rows := f.orderRows(&s.Order, n)
	for _, p := range s.Payments {
		*paid++
		rows = append(rows, row{"payments", []any{*paid, day(p.Date), f.client[p.Client], n, int64(p.Amount)}})
	}
	return rows
}

// orderRows are the rows of an order and its lines; sums have VAT in them.
func (f *firm) orderRows(o *crm.Order, n int64) []row {
	state, shipped, month := int64(0), int64(0), int64(0)
	if o.State == crm.OrderShipped {
		state, shipped, month = 1, day(o.Shipped), monthOf(o.Shipped)
	}
	rows := []row{{"orders", []any{
		n, o.Number, day(o.Date), f.client[o.Client], f.manager[o.Manager], f.region[o.Region],
		state, shipped, month, day(o.Due), int64(o.Gross), int64(o.Tax),
	}}}
	for i := range o.Lines {
		l := &o.Lines[i]
		rows = append(rows, row{"lines", []any{
			n, int64(i), f.product[l.Product], int64(l.Qty), int64(l.Price), int64(l.Discount),
			int64(l.Gross(o.Mode)), int64(l.Tax), int64(l.Cost),
		}})
	}
	return rows
}

func day(t time.Time) int64 { return int64(store.EpochDay(t)) }

// monthOf counts months from the year 0.
func monthOf(t time.Time) int64 { return int64(t.Year())*12 + int64(t.Month()) - 1 }
