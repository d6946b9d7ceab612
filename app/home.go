package app

import (
	"cmp"
	"context"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Home is what a person wants to know on Monday morning.
type Home struct {
	Month, Before money.Money // sold this month, and by the same day of the last
	Debt          money.Money // of all clients, advances not netted
	Overdue       money.Money // of the orders in Late
	LateOrders    int
	Open          int         // orders not shipped yet
	OpenSum       money.Money // their sum
	Deals         int         // open deals
	DealsSum      money.Money
	Late          []LateOrder // the largest first, homeLimit at most
}

// LateOrder is an order shipped and not paid in time.
type LateOrder struct {
	ID           crm.OrderID
	Client       crm.ClientID
	Number, Name string
	Days         int // past the term
	Left         money.Money
}

const (
	homeLimit = 50
	// homeReach is how many years back unpaid orders are looked for.
	homeReach = 2
)

// Home sums up the firm in one snapshot.
func (a *App) Home(ctx context.Context) (h Home, err error) {
	err = a.see(ctx, func(tx *kv.Tx) error {
		h = Home{}
		if err := a.homeMoney(ctx, tx, &h); err != nil {
			return err
		}
		if err := a.homeOrders(tx, &h); err != nil {
			return err
		}
		for d, err := range store.Deals.All(tx) {
			if err != nil {
				return err
			}
			if !d.Deleted && !d.Stage.Closed() {
				h.Deals++
				h.DealsSum += d.Amount
			}
		}
		return nil
	})
	return h, err
}

func (a *App) homeMoney(ctx context.Context, tx *kv.Tx, h *Home) error {
	today := a.Today()
	month := crm.Month.Truncate(today)
	before := month.AddDate(0, -1, 0)
	same := before.AddDate(0, 0, crm.Days(month, today)+1)
	if same.After(month) {
		same = month
	}
	var err error
	if h.Month, err = store.Sold(ctx, tx, month, today.AddDate(0, 0, 1)); err != nil {
		return err
	}
	if h.Before, err = store.Sold(ctx, tx, before, same); err != nil {
		return err
	}
	figures, err := store.ClientFigures(ctx, tx, today)
	for _, f := range figures {
		h.Debt += max(f.Shipped-f.Paid, 0)
	}
	return err
}

func (a *App) homeOrders(tx *kv.Tx, h *Home) error {
	from := a.Today().AddDate(-homeReach, 0, 0)
	paid, err := paidSince(tx, from)
	if err != nil {
		return err
	}
	for o, err := range store.OrdersByDate.Range(tx, from, a.Today().AddDate(1, 0, 0)) {
		if err != nil {
			return err
		}
		if o.State == crm.OrderNew && !o.Deleted {
			h.Open++
			h.OpenSum += o.Gross
		}
		if left := o.Gross - paid[o.ID]; left > 0 && o.Overdue(a.Today()) {
			h.LateOrders++
			h.Overdue += left
			h.Late = append(h.Late, LateOrder{ID: o.ID, Client: o.Client, Number: o.Number, Days: crm.Days(o.Due, a.Today()), Left: left})
		}
	}
	slices.SortFunc(h.Late, func(a, b LateOrder) int {
		return cmp.Or(cmp.Compare(b.Left, a.Left), cmp.Compare(a.Number, b.Number))
	})
	h.Late = h.Late[:min(len(h.Late), homeLimit)]
	clients := make([]crm.ClientID, len(h.Late))
	for i := range h.Late {
		clients[i] = h.Late[i].Client
	}
	return nameClients(tx, clients, func(i int, name string) { h.Late[i].Name = name })
}

// Year is the months of the last year, for the figure of the start page.
func (a *App) Year() crm.Period { return crm.Last12Months.Period(a.Today()) }
