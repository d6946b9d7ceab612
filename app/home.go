package app

import (
	"cmp"
	"context"
	"slices"

	"kartoteka/app/base"
	"kartoteka/data/calendar"
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

const homeLimit = 50

// Home sums up the firm in one snapshot.
func (a *App) Home(ctx context.Context) (h Home, err error) {
	err = a.base.See(ctx, func(tx *kv.Tx) error {
		h = Home{}
		if err := a.homeMoney(ctx, tx, &h); err != nil {
			return err
		}
		if err := a.homeOrders(tx, &h); err != nil {
			return err
		}
		deals, err := store.OpenDeals(tx)
		for _, d := range deals {
			h.Deals++
			h.DealsSum += d.Amount
		}
		return err
	})
	return h, err
}

func (a *App) homeMoney(ctx context.Context, tx *kv.Tx, h *Home) error {
	today := a.base.Today()
	month := calendar.Month.Truncate(today)
	before := month.AddDate(0, -1, 0)
	same := before.AddDate(0, 0, calendar.Days(month, today)+1)
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

func (a *App) homeOrders(tx *kv.Tx, h *Home) (err error) {
	if h.Open, h.OpenSum, err = store.ToShip(tx); err != nil {
		return err
	}
	owed, err := store.Overdue(tx, a.base.Today())
	if err != nil {
		return err
	}
	h.LateOrders = len(owed)
	for _, o := range owed {
		h.Overdue += o.Left
	}
	slices.SortStableFunc(owed, func(a, b store.Owed) int { return cmp.Compare(b.Left, a.Left) })
	return a.homeLate(tx, owed[:min(len(owed), homeLimit)], h)
}

// homeLate reads the orders that are shown.
func (a *App) homeLate(tx *kv.Tx, owed []store.Owed, h *Home) error {
	ids := make([]crm.OrderID, len(owed))
	for i, o := range owed {
		ids[i] = o.Order
	}
	orders, err := base.Present(tx, store.Orders, ids)
	if err != nil {
		return err
	}
	clients := make([]crm.ClientID, len(orders))
	for i, o := range orders {
		clients[i] = o.Client
		h.Late = append(h.Late, LateOrder{ID: o.ID, Client: o.Client, Number: o.Number, Days: calendar.Days(o.Due, a.base.Today()), Left: owed[i].Left})
	}
	return base.NameClients(tx, clients, func(i int, name string) { h.Late[i].Name = name })
}
