package clients

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
	"kartoteka/reports"
	"kartoteka/reports/cube"
	"kartoteka/reports/sales"
)

// Figures is the figures over a client's card.
type Figures struct {
	Debt, Overdue, Year money.Money // Debt is negative where we owe
	LastSale            time.Time
	LastOrder           time.Time   // day of the newest order that was not cancelled
	Orders              int         // shipped orders of all time
	Average             money.Money // mean shipped order, 0 without orders
	Interval            int         // mean days between shipments, 0 for fewer than two
	Next                *tasks.Next // the nearest open task, nil when there is none
}

// figuresAsked is what the figures of a client are made of.
type figuresAsked struct {
	traded *store.Traded
	tasks  *[]*crm.Task // to be done
}

// askFigures adds it to a batch; it is there two rounds later.
func askFigures(b *kv.Batch, id crm.ClientID) figuresAsked {
	return figuresAsked{store.AskTraded(b, id), base.AskHeld(b, store.TaskAhead, store.Tasks, id)}
}

// Card sums up the client: debt, what of it is overdue, the year, the last
// order, the mean order, what to do next.
func (s *Clients) Card(ctx context.Context, id crm.ClientID) (Figures, error) {
	var f figuresAsked
	if err := s.base.Read(ctx, func(b *kv.Batch) { f = askFigures(b, id) }); err != nil {
		return Figures{}, err
	}
	return s.sumUp(f), nil
}

func (s *Clients) sumUp(f figuresAsked) Figures {
	t := f.traded
	owed := crm.SettleClaims(t.Claims, t.Receipts, s.base.Today())
	card := Figures{
		Debt: owed.Debt - owed.Advance, Overdue: owed.Overdue, Next: s.next(*f.tasks),
		LastOrder: t.LastOrder, Orders: len(t.Claims),
	}
	year := s.base.Today().AddDate(0, 0, -365)
	var shipped money.Money
	var first time.Time
	for i := range t.Claims {
		o := &t.Claims[i]
		shipped += o.Sum
		if !o.Shipped.Before(year) {
			card.Year += o.Sum
		}
		if o.Shipped.After(card.LastSale) {
			card.LastSale = o.Shipped
		}
		if first.IsZero() || o.Shipped.Before(first) {
			first = o.Shipped
		}
	}
	if card.Orders > 0 {
		card.Average = shipped / money.Money(card.Orders)
	}
	if card.Orders > 1 {
		card.Interval = calendar.Days(first, card.LastSale) / (card.Orders - 1)
	}
	return card
}

// next is the open task that is due first.
func (s *Clients) next(ahead []*crm.Task) *tasks.Next {
	var first *crm.Task
	for _, t := range ahead {
		if t.Open() && (first == nil || t.Due.Before(first.Due)) {
			first = t
		}
	}
	if first == nil {
		return nil
	}
	return &tasks.Next{ID: first.ID, Text: first.Text, Due: first.Due, Late: first.Overdue(s.base.Now())}
}

// Class is the client's class by the report «ABC» over the last twelve months.
func (s *Clients) Class(ctx context.Context, id crm.ClientID) (class sales.Class, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { s.askClass(ctx, b, id, &class) })
	return class, err
}

// askClass adds to a batch what Class returns.
func (s *Clients) askClass(ctx context.Context, b *kv.Batch, id crm.ClientID, class *sales.Class) {
	store.AskOrdinal(b, store.AxisClient, id, func(n uint32, size int) error {
		c, err := sales.NewClassing(ctx, cube.Client, size, n, reports.Settings{Period: s.base.Year()})
		if err != nil {
			return err
		}
		var read func()
		read = func() {
			store.AskSales(ctx, b, int32(c.Span().From), int32(c.Span().To), func(sold store.SalesChunk) error {
				return c.Add(cube.Chunk(sold))
			})
			b.Then(func() error {
				settled, err := c.Settle(ctx)
				if err == nil && !settled {
					read()
				}
				*class = c.Class()
				return err
			})
		}
		read()
		return nil
	})
}
