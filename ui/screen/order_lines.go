package screen

import (
	"context"
	"sync"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// orderLine is a line with what is known of its product.
type orderLine struct {
	crm.Line
	Name, Article, Unit string
}

func (l *orderLine) describe(p *crm.Product) {
	l.Name, l.Article, l.Unit = p.Name, p.Article, p.Unit
}

// shelf remembers the products a picker has offered, so that the one chosen
// fills its line at once.
type shelf struct {
	a *app.App
	e *nav.Env

	mu    sync.Mutex
	found map[string]*crm.Product
}

func (s *shelf) search(ctx context.Context, text string) ([]kit.Option, error) {
	products, err := s.a.Products.Find(ctx, text)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]kit.Option, len(products))
	for i, p := range products {
		s.found[p.ID.String()] = p
		out[i] = kit.Option{ID: p.ID.String(), Name: p.Name, Detail: note(p.Article, p.Article != "", s.e.Lang.Money(p.Price))}
	}
	return out, nil
}

// put fills a line by the product chosen: a price nobody has typed, the rate of
// VAT of today, one piece.
func (s *shelf) put(l *orderLine, o kit.Option) error {
	if o.ID == "" {
		*l = orderLine{}
		return nil
	}
	s.mu.Lock()
	p := s.found[o.ID]
	s.mu.Unlock()
	if p == nil {
		if o.ID == l.Product.String() {
			return nil
		}
		return problem.At("", "picker.unknown", "Text", o.Name)
	}
	if l.Product == p.ID {
		return nil
	}
	l.Product, l.Price, l.VAT = p.ID, p.Price, p.RateOn(s.a.Today())
	if l.Qty == 0 {
		l.Qty = 1000
	}
	l.describe(p)
	return nil
}

func orderLines(a *app.App, e *nav.Env) kit.Lines[orderLine] {
	goods := &shelf{a: a, e: e, found: map[string]*crm.Product{}}
	return kit.Lines[orderLine]{
		Blank: func(l *orderLine) bool { return l.Product.IsZero() && l.Qty == 0 && l.Price == 0 },
		Columns: []kit.Field[orderLine]{
			kit.PickField("line.product", goods.search,
				func(l *orderLine) kit.Option { return kit.Option{ID: l.Product.String(), Name: l.Name} }, goods.put).Wide(),
			kit.StaticField("line.article", func(_ *kit.Env, l *orderLine) string { return l.Article }).Muted().Width(2),
			kit.QtyField("line.qty", func(l *orderLine) *money.Qty { return &l.Qty }).Total().Width(2),
			kit.StaticField("line.unit", func(_ *kit.Env, l *orderLine) string { return l.Unit }).Muted().Width(1),
			kit.MoneyField("line.price", func(l *orderLine) *money.Money { return &l.Price }).Width(2),
			kit.PercentField("line.discount", func(l *orderLine) *money.Percent { return &l.Discount }).Width(2),
			choice("line.vat", rates(a), func(l *orderLine) *crm.VATCode { return &l.VAT }).Width(2),
			kit.SumField("line.sum", func(l *orderLine) *money.Money { return &l.Sum }).Total().Width(2),
		},
	}
}
