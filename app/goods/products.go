package goods

import (
	"context"
	"slices"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/find"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Products is the use cases of goods and services.
type Products struct {
	base   *base.Base
	groups *firm.Directory[crm.Group]
	found  *base.Lookup[crm.Product, crm.ProductID]
}

// NewProducts makes the use cases of an open base.
func NewProducts(b *base.Base, groups *firm.Directory[crm.Group]) *Products {
	found := base.NewLookup(b, store.Products, find.Product, func(p *crm.Product) bool { return p.Deleted })
	return &Products{b, groups, found}
}

// PrepareSearch builds what finds products at once.
func (s *Products) PrepareSearch(ctx context.Context) error { return s.found.Prepare(ctx) }

// Row is a product as a list shows it.
type Row struct {
	ID                         crm.ProductID
	Name, Article, Group, Unit string
	Price, Cost                money.Money
	VAT                        crm.VATCode
	Service                    bool
	Sold                       money.Qty   // in the last 365 days
	Year                       money.Money // revenue with VAT of the last 365 days
	Deleted                    bool
}

// List returns all products in the order of names with their sales of a year.
func (s *Products) List(ctx context.Context) (rows []Row, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		groups, err := s.groups.NamesIn(tx)
		if err != nil {
			return err
		}
		figures, err := store.ProductFigures(ctx, tx, s.base.Today().AddDate(0, 0, -365))
		if err != nil {
			return err
		}
		rows = rows[:0]
		for p, err := range store.ProductsByName.Ordered(tx) {
			if err != nil {
				return err
			}
			f := figures[p.ID]
			rows = append(rows, Row{
				ID: p.ID, Name: p.Name, Article: p.Article, Group: groups[p.Group], Unit: p.Unit,
				Price: p.Price, Cost: p.Cost, VAT: p.VAT, Service: p.Service,
				Sold: f.Qty, Year: f.Revenue, Deleted: p.Deleted,
			})
		}
		return nil
	})
	return rows, err
}

// Get returns a product.
func (s *Products) Get(ctx context.Context, id crm.ProductID) (*crm.Product, error) {
	return base.Get(ctx, s.base, store.Products, id)
}

// Save writes the product; one without an ID is entered anew.
func (s *Products) Save(ctx context.Context, p *crm.Product) error {
	return base.Put(ctx, s.base, "product.save", store.Products, p, func(p *crm.Product) *crm.ProductID { return &p.ID }, nil)
}

// Mark sets the mark of deletion or takes it off.
func (s *Products) Mark(ctx context.Context, ids []crm.ProductID, deleted bool) error {
	return base.Mark(ctx, s.base, "product.mark", store.Products, ids, func(p *crm.Product) { p.Deleted = deleted })
}

// Find offers products whose name begins with the text first, then those where a
// word or the article does, then those that hold all its words; forty at most.
// What was typed in the wrong layout of the keyboard finds as well.
func (s *Products) Find(ctx context.Context, text string) ([]*crm.Product, error) {
	return base.InEitherLayout(text, func(text string) ([]*crm.Product, error) { return s.Best(ctx, text, base.OptionsLimit) })
}

// Best finds those that answer a text best, so many at most.
func (s *Products) Best(ctx context.Context, text string, limit int) (out []*crm.Product, err error) {
	hits, ready, err := s.found.Find(ctx, text, limit)
	if err != nil {
		return nil, err
	}
	if !ready {
		return s.scan(ctx, text, limit)
	}
	ids := make([]crm.ProductID, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		out, err = store.Products.GetMany(tx, ids)
		out = slices.DeleteFunc(out, func(p *crm.Product) bool { return p == nil || p.Deleted })
		return err
	})
	return out, err
}

// scan finds products by reading all of them.
func (s *Products) scan(ctx context.Context, typed string, limit int) (out []*crm.Product, err error) {
	words := strings.Fields(text.FoldName(typed))
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		var starts, holds []*crm.Product
		for p, err := range store.ProductsByName.Ordered(tx) {
			if err != nil {
				return err
			}
			name, article := text.FoldName(p.Name), text.FoldName(p.Article)
			if p.Deleted || !holdsAll(name+" "+article, words) {
				continue
			}
			if len(words) == 0 || strings.HasPrefix(name, words[0]) || strings.HasPrefix(article, words[0]) {
				starts = append(starts, p)
			} else if len(holds) < limit {
				holds = append(holds, p)
			}
			if len(starts) == limit {
				break
			}
		}
		out = append(starts, holds...)
		out = out[:min(len(out), limit)]
		return nil
	})
	return out, err
}

// Options offers what Find finds.
func (s *Products) Options(ctx context.Context, text string) ([]base.Option, error) {
	found, err := s.Find(ctx, text)
	out := make([]base.Option, len(found))
	for i, p := range found {
		out[i] = base.Option{ID: p.ID.String(), Name: p.Name, Detail: p.Article}
	}
	return out, err
}

// holdsAll reports whether the text holds every word.
func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
