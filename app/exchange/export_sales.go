package exchange

import (
	"iter"

	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// saleNames is the directories that lines of sales are written with.
type saleNames struct {
	clients  map[crm.ClientID]*crm.Client
	products map[crm.ProductID]*crm.Product
	managers map[crm.ManagerID]string
	regions  map[crm.RegionID]string
	groups   map[crm.GroupID]string
}

func (s *Exports) saleNames(tx *kv.Tx) (n saleNames, err error) {
	if n.clients, err = cards(tx, store.Clients, func(c *crm.Client) crm.ClientID { return c.ID }); err != nil {
		return n, err
	}
	if n.products, err = cards(tx, store.Products, func(p *crm.Product) crm.ProductID { return p.ID }); err != nil {
		return n, err
	}
	if n.managers, err = s.managers.NamesIn(tx); err != nil {
		return n, err
	}
	if n.regions, err = s.regions.NamesIn(tx); err != nil {
		return n, err
	}
	n.groups, err = s.groups.NamesIn(tx)
	return n, err
}

// sales gives the lines of shipped orders in the order of dates. Sums are what
// the client pays, VAT included.
func (s *Exports) sales(tx *kv.Tx) iter.Seq2[exchange.SaleLine, error] {
	names, err := s.saleNames(tx)
	if err != nil {
		return failed[exchange.SaleLine](err)
	}
	return func(yield func(exchange.SaleLine, error) bool) {
		for o, err := range store.OrdersByDate.Ordered(tx) {
			if err != nil {
				yield(exchange.SaleLine{}, err)
				return
			}
			if o.State != crm.OrderShipped || o.Deleted {
				continue
			}
			for i := range o.Lines {
				if !yield(names.line(o, &o.Lines[i]), nil) {
					return
				}
			}
		}
	}
}

func (n saleNames) line(o *crm.Order, l *crm.Line) exchange.SaleLine {
	r := exchange.SaleLine{
		Number: o.Number, Date: o.Date, Qty: l.Qty, Price: l.Price, Discount: l.Discount,
		Sum: l.Gross(o.Mode), Cost: l.Cost, HasCost: true,
		Manager: n.managers[o.Manager], Region: n.regions[o.Region], Source: o.Source, Due: o.Due,
	}
	if c := n.clients[o.Client]; c != nil {
		r.Client, r.INN = c.Name, c.INN
	}
	if p := n.products[l.Product]; p != nil {
		r.Product, r.Article, r.Unit, r.Group = p.Name, p.Article, p.Unit, n.groups[p.Group]
	}
	return r
}
