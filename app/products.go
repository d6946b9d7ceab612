package app

import (
	"context"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Products is the use cases of goods and services.
type Products struct{ *App }

// ProductRow is a product as a list shows it.
type ProductRow struct {
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
func (s *Products) List(ctx context.Context) (rows []ProductRow, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		groups, err := s.Groups.names(tx)
		if err != nil {
			return err
		}
		figures, err := store.ProductFigures(ctx, tx, s.Today().AddDate(0, 0, -365))
		if err != nil {
			return err
		}
		rows = rows[:0]
		for p, err := range store.ProductsByName.Ordered(tx) {
			if err != nil {
				return err
			}
			f := figures[p.ID]
			rows = append(rows, ProductRow{
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
	return get(ctx, s.App, store.Products, id)
}

// Save writes the product; one without an ID is entered anew.
func (s *Products) Save(ctx context.Context, p *crm.Product) error {
	return put(ctx, s.App, "product.save", store.Products, p, func(p *crm.Product) *crm.ProductID { return &p.ID }, nil)
}

// Mark sets the mark of deletion or takes it off.
func (s *Products) Mark(ctx context.Context, ids []crm.ProductID, deleted bool) error {
	return mark(ctx, s.App, "product.mark", store.Products, ids, func(p *crm.Product) { p.Deleted = deleted })
}

// Find offers products whose article or name begins with the text first, then
// those that hold all its words; forty at most.
func (s *Products) Find(ctx context.Context, text string) (out []*crm.Product, err error) {
	words := strings.Fields(store.Fold(text))
	err = s.see(ctx, func(tx *kv.Tx) error {
		var starts, holds []*crm.Product
		for p, err := range store.ProductsByName.Ordered(tx) {
			if err != nil {
				return err
			}
			name, article := store.Fold(p.Name), store.Fold(p.Article)
			if p.Deleted || !holdsAll(name+" "+article, words) {
				continue
			}
			if len(words) == 0 || strings.HasPrefix(name, words[0]) || strings.HasPrefix(article, words[0]) {
				starts = append(starts, p)
			} else if len(holds) < optionsLimit {
				holds = append(holds, p)
			}
			if len(starts) == optionsLimit {
				break
			}
		}
		out = append(starts, holds...)
		out = out[:min(len(out), optionsLimit)]
		return nil
	})
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
