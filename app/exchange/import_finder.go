package exchange

import (
	"cmp"
	"fmt"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// finder knows the records a file names, and enters those that are new.
type finder struct {
	tx       *kv.Tx
	out      *Imported
	managers *names[crm.Manager]
	regions  *names[crm.Region]
	groups   *names[crm.Group]
	clients  map[string]crm.ClientID
	products map[string]crm.ProductID
}

func (s *Imports) newFinder(tx *kv.Tx, out *Imported) *finder {
	return &finder{
		tx: tx, out: out,
		managers: &names[crm.Manager]{tx: tx, of: s.managers},
		regions:  &names[crm.Region]{tx: tx, of: s.regions},
		groups:   &names[crm.Group]{tx: tx, of: s.groups},
		clients:  map[string]crm.ClientID{}, products: map[string]crm.ProductID{},
	}
}

// names remembers the entries of a directory that a file has named.
type names[T any] struct {
	tx    *kv.Tx
	of    *firm.Directory[T]
	known map[string]crm.ID[T]
}

func (n *names[T]) find(name string) (id crm.ID[T], err error) {
	if id, ok := n.known[name]; ok {
		return id, nil
	}
	if n.known == nil {
		n.known = map[string]crm.ID[T]{}
	}
	id, err = n.of.EnsureIn(n.tx, name)
	if err == nil {
		n.known[name] = id
	}
	return id, err
}

// client finds the buyer of a line by ИНН, then by name, and enters a new one.
func (f *finder) client(r exchange.SaleLine) (crm.ClientID, error) {
	key := r.INN + "\x00" + r.Client
	if id, ok := f.clients[key]; ok {
		return id, nil
	}
	id, err := findClient(f.tx, r.INN, "", r.Client)
	if err == nil && id.IsZero() {
		id, err = f.newClient(r)
	}
	if err == nil {
		f.clients[key] = id
	}
	return id, err
}

func (f *finder) newClient(r exchange.SaleLine) (crm.ClientID, error) {
	region, err := f.regions.find(r.Region)
	if err != nil {
		return crm.ClientID{}, err
	}
	manager, err := f.managers.find(r.Manager)
	if err != nil {
		return crm.ClientID{}, err
	}
	c := &crm.Client{
		ID:         crm.ClientID(f.tx.NewID()),
		Requisites: crm.Requisites{Kind: crm.PartyKindOf(r.INN, r.Client), Name: r.Client, INN: r.INN},
		Region:     region, Manager: manager, Created: r.Date,
	}
	f.out.Clients++
	return c.ID, problem.In(fmt.Sprintf("row.%d", r.Row), base.Write(f.tx, store.Clients, c))
}

// findClient looks a client up by ИНН with КПП, by ИНН alone when only one has
// it, then by name.
func findClient(tx *kv.Tx, inn, kpp, name string) (crm.ClientID, error) {
	if inn != "" {
		ids, err := store.ClientsByINN.IDs(tx, inn)
		if err != nil {
			return crm.ClientID{}, err
		}
		clients, err := store.Clients.GetMany(tx, ids)
		if err == nil {
			clients, err = base.RedirectedAll(tx, clients)
		}
		if err != nil {
			return crm.ClientID{}, err
		}
		for _, c := range clients {
			if kpp == "" && len(clients) == 1 || kpp == c.KPP || store.NameKey(c.Name) == store.NameKey(name) {
				return c.ID, nil
			}
		}
		if len(clients) > 0 {
			return crm.ClientID{}, nil
		}
	}
	ids, err := store.ClientsByName.IDs(tx, store.NameKey(name))
	if err != nil || len(ids) == 0 {
		return crm.ClientID{}, err
	}
	c, err := store.Clients.Get(tx, ids[0])
	if err == nil {
		c, err = base.Redirected(tx, c)
	}
	if err != nil || inn != "" && c.INN != "" && c.INN != inn {
		return crm.ClientID{}, err
	}
	return c.ID, nil
}

// product finds what was sold by article, else by name, and enters a new one.
func (f *finder) product(r exchange.SaleLine) (crm.ProductID, error) {
	key := "#" + r.Article
	if r.Article == "" {
		key = r.Product
	}
	if id, ok := f.products[key]; ok {
		return id, nil
	}
	id, err := findProduct(f.tx, r.Article, r.Product)
	if err == nil && id.IsZero() {
		id, err = f.newProduct(r)
	}
	if err == nil {
		f.products[key] = id
	}
	return id, err
}

func (f *finder) newProduct(r exchange.SaleLine) (crm.ProductID, error) {
	group, err := f.groups.find(r.Group)
	if err != nil {
		return crm.ProductID{}, err
	}
	p := &crm.Product{
		ID: crm.ProductID(f.tx.NewID()), Name: cmp.Or(r.Product, r.Article), Article: r.Article, Group: group,
		Unit: cmp.Or(r.Unit, crm.DefaultUnit), Price: max(r.Price, 0), VAT: crm.VATNone,
	}
	if r.HasCost && r.Qty > 0 && r.Cost > 0 {
		if p.Cost, err = money.UnitPrice(r.Cost, r.Qty); err != nil {
			return p.ID, err
		}
	}
	f.out.Products++
	return p.ID, problem.In(fmt.Sprintf("row.%d", r.Row), base.Write(f.tx, store.Products, p))
}

// findProduct looks a product up by article; by name only when the file gives
// no article.
func findProduct(tx *kv.Tx, article, name string) (crm.ProductID, error) {
	ids, err := store.ProductsByCode.IDs(tx, text.FoldName(article))
	if article == "" {
		ids, err = store.ProductsByName.IDs(tx, text.FoldName(name))
	}
	if err != nil || len(ids) == 0 {
		return crm.ProductID{}, err
	}
	return ids[0], nil
}
