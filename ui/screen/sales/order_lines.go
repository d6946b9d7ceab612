package sales

import (
	"context"
	"sync"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen/goods"
)

// OrderLine is a line with what is known of its product.
type OrderLine struct {
	crm.Line
	Name, Article, Unit string
}

func (l *OrderLine) describe(p *crm.Product) {
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
		out[i] = kit.Option{ID: p.ID.String(), Name: p.Name, Detail: record.Joined(p.Article, p.Article != "", s.e.Lang.Money(p.Price))}
	}
	return out, nil
}

// put fills a line by the product chosen: a price nobody has typed, the rate of
// VAT of today, one piece.
func (s *shelf) put(l *OrderLine, o kit.Option) error {
	if o.ID == "" {
		*l = OrderLine{}
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

// OrderLines is the table of goods inside an order or a deal.
func OrderLines(a *app.App, e *nav.Env) form.Lines[OrderLine] {
	shelf := &shelf{a: a, e: e, found: map[string]*crm.Product{}}
	return form.Lines[OrderLine]{
		Blank: func(l *OrderLine) bool { return l.Product.IsZero() && l.Qty == 0 && l.Price == 0 },
		Columns: []form.Field[OrderLine]{
			form.PickField("line.product", shelf.search,
				func(l *OrderLine) kit.Option { return kit.Option{ID: l.Product.String(), Name: l.Name} }, shelf.put).Wide(),
			form.StaticField("line.article", func(_ *host.Env, l *OrderLine) string { return l.Article }).Muted().Width(2),
			form.QtyField("line.qty", func(l *OrderLine) *money.Qty { return &l.Qty }).Total().Width(2),
			form.StaticField("line.unit", func(_ *host.Env, l *OrderLine) string { return l.Unit }).Muted().Width(1),
			form.MoneyField("line.price", func(l *OrderLine) *money.Money { return &l.Price }).Width(2),
			form.PercentField("line.discount", func(l *OrderLine) *money.Percent { return &l.Discount }).Width(2),
			record.ChoiceField("line.vat", goods.VATOptions(a), func(l *OrderLine) *crm.VATCode { return &l.VAT }).Width(2),
			form.SumField("line.sum", func(l *OrderLine) *money.Money { return &l.Sum }).Total().Width(2),
		},
	}
}
