package uitest

import (
	"kartoteka/app/apptest"
	"kartoteka/app/history"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// Clients are the clients in the base, by name.
func (c *Clerk) Clients() map[string]*crm.Client {
	c.T.Helper()
	rows, err := c.App().Clients.List(c.T.Context())
	c.must(err)
	all := map[string]*crm.Client{}
	for _, r := range rows {
		v, err := c.App().Clients.Get(c.T.Context(), r.ID)
		c.must(err)
		all[v.Name] = v
	}
	return all
}

// Kept is a client as the base has it.
func (c *Clerk) Kept(v *crm.Client) *crm.Client {
	c.T.Helper()
	got, err := c.App().Clients.Get(c.T.Context(), v.ID)
	c.must(err)
	return got
}

// Client puts a client, a company, into the base behind the window.
func (c *Clerk) Client(name string) *crm.Client {
	c.T.Helper()
	v := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: name}}
	c.must(c.App().Clients.Save(c.T.Context(), v))
	return v
}

// Known puts ООО «Дельта» with a contact person into the base, and its manager
// Орлова at the desk.
func (c *Clerk) Known() *crm.Client {
	c.T.Helper()
	me := c.Manager("Орлова А. В.")
	c.App().SetMe(me)
	v := &crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Дельта»"}, Manager: me,
		Contacts: []crm.Contact{{ID: crm.ContactID{1}, Name: "Петров И. С.", Role: "закупщик"}},
	}
	c.must(c.App().Clients.Save(c.T.Context(), v))
	return v
}

// Manager puts a manager into the base behind the window.
func (c *Clerk) Manager(name string) crm.ManagerID {
	c.T.Helper()
	id, err := c.App().Managers.Ensure(c.T.Context(), name)
	c.must(err)
	return id
}

// Past is the history of a client, the newest first.
func (c *Clerk) Past(v *crm.Client) []history.Row {
	c.T.Helper()
	p, err := c.App().History.Page(c.T.Context(), history.Query{Client: v.ID})
	c.must(err)
	return p.Rows
}

// Ahead is what is to be done for a client.
func (c *Clerk) Ahead(v *crm.Client) []history.Row {
	c.T.Helper()
	rows, err := c.App().History.Ahead(c.T.Context(), v.ID)
	c.must(err)
	return rows
}

// Product puts a product at a price in roubles into the base behind the window,
// VAT of 22 % in its price.
func (c *Clerk) Product(name string, roubles int64) *crm.Product {
	c.T.Helper()
	p := &crm.Product{Name: name, Unit: "шт", Price: money.Money(roubles * 100), VAT: crm.VAT22}
	c.must(c.App().Products.Save(c.T.Context(), p))
	return p
}

// Order puts an order of a new client for so many pieces at 1000 roubles into the
// base.
func (c *Clerk) Order(client string, pieces int64) *crm.Order {
	c.T.Helper()
	o := &crm.Order{
		Date: c.App().Today(), Client: c.Client(client).ID, Mode: crm.VATIncluded,
		Lines: []crm.Line{apptest.Line(c.Product("Товар для "+client, 1000), pieces)},
	}
	c.must(c.App().Orders.Save(c.T.Context(), o))
	return o
}

// Shipped puts a shipped order of a new client into the base, at 1000 roubles
// apiece.
func (c *Clerk) Shipped(client string, pieces int64) {
	c.T.Helper()
	c.must(c.App().Orders.SaveAndShip(c.T.Context(), c.Order(client, pieces)))
}

// Deal puts a deal with a new client into the base.
func (c *Clerk) Deal(client, name string, change func(*crm.Deal)) *crm.Deal {
	c.T.Helper()
	d := &crm.Deal{Name: name, Client: c.Client(client).ID}
	change(d)
	c.must(c.App().Deals.Save(c.T.Context(), d))
	return d
}

// DealNow is a deal as the base has it.
func (c *Clerk) DealNow(id crm.DealID) *crm.Deal {
	c.T.Helper()
	d, err := c.App().Deals.Get(c.T.Context(), id)
	c.must(err)
	return d
}

// Tasks are the tasks in the base that a query asks for.
func (c *Clerk) Tasks(q tasks.Query) []tasks.Row {
	c.T.Helper()
	rows, err := c.App().Tasks.List(c.T.Context(), q)
	c.must(err)
	return rows
}

// Sold is the revenue of all time without VAT, by the report.
func (c *Clerk) Sold() money.Money {
	c.T.Helper()
	r, err := c.App().Reports.Build(c.T.Context(), "abc", lang.For("ru"), reports.Settings{})
	c.must(err)
	sum := money.Money(0)
	for _, row := range r.Table.Rows {
		sum += money.Money(row.Cells[1].Int)
	}
	return sum
}
