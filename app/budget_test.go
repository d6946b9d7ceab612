package app_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/app/history"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/lang"
	"kartoteka/reports"
)

// callsLimit is the most calls of a page. Over a network each is a round trip.
const callsLimit = 16

// quick are the pages a person waits for most often, and their limit.
var quick = []string{"client's card opened", "client's history", "client's card", "client's papers", "settlements", "first clients"}

const quickLimit = 5

func TestNoPageAsksTheStoreOftenOrMoreForMoreRows(t *testing.T) {
	small, large := calls(t, 20, 100), calls(t, 60, 900)
	for page, n := range large {
		t.Logf("%s: %d calls", page, n)
		if n > callsLimit {
			t.Errorf("%s: %d calls, at most %d are allowed", page, n, callsLimit)
		}
		if slices.Contains(quick, page) && n > quickLimit {
			t.Errorf("%s: %d calls, %d are allowed before anything is shown", page, n, quickLimit)
		}
		if n != small[page] {
			t.Errorf("%s: %d calls on a small base and %d on a larger one", page, small[page], n)
		}
	}
}

// calls counts the calls of the store of each page on a demo base.
func calls(t *testing.T, clients, orders int) map[string]int {
	t.Helper()
	a := apptest.New(t)
	c := demo.Config{Clients: clients, Orders: orders, Months: 18, Seed: 1, Today: a.Today()}
	if err := a.Base.FillDemo(t.Context(), c, nil); err != nil {
		t.Fatal(err)
	}
	rows, err := a.Orders.List(t.Context(), calendar.Period{})
	if err != nil {
		t.Fatal(err)
	}
	o, err := a.Orders.Get(t.Context(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := a.CountCalls(func(c int) { n += c }); err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for page, open := range pages(a, o) {
		n = 0
		if err := open(t.Context()); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		out[page] = n
	}
	return out
}

func pages(a *apptest.App, o *crm.Order) map[string]func(context.Context) error {
	month := calendar.Period{From: apptest.Day(time.January, 1), To: apptest.Day(time.April, 1)}
	return map[string]func(context.Context) error{
		"clients":              func(ctx context.Context) error { _, err := a.Clients.List(ctx); return err },
		"first clients":        func(ctx context.Context) error { _, err := a.Clients.First(ctx, 100); return err },
		"client's card opened": func(ctx context.Context) error { _, err := a.Clients.Open(ctx, o.Client); return err },
		"client's history": func(ctx context.Context) error {
			_, err := a.History.Top(ctx, history.Query{Client: o.Client})
			return err
		},
		"client":          func(ctx context.Context) error { _, err := a.Clients.Get(ctx, o.Client); return err },
		"client's card":   func(ctx context.Context) error { _, err := a.Clients.Card(ctx, o.Client); return err },
		"client's papers": func(ctx context.Context) error { _, err := a.Clients.Documents(ctx, o.Client); return err },
		"settlements":     func(ctx context.Context) error { _, err := a.Settlements.OfClient(ctx, o.Client); return err },
		"client's deals":  func(ctx context.Context) error { _, err := a.Deals.OfClient(ctx, o.Client); return err },
		"client's class":  func(ctx context.Context) error { _, err := a.Clients.Class(ctx, o.Client); return err },
		"clients to pick": func(ctx context.Context) error { _, err := a.Clients.Options(ctx, "аль"); return err },
		"products":        func(ctx context.Context) error { _, err := a.Products.List(ctx); return err },
		"orders":          func(ctx context.Context) error { _, err := a.Orders.List(ctx, month); return err },
		"order":           func(ctx context.Context) error { _, err := a.Orders.Document(ctx, o.ID); return err },
		"new order":       func(ctx context.Context) error { _, err := a.Orders.NewDocument(ctx, o.Client); return err },
		"payments":        func(ctx context.Context) error { _, err := a.Payments.List(ctx, month); return err },
		"deals":           func(ctx context.Context) error { _, err := a.Deals.List(ctx, false); return err },
		"tasks":           func(ctx context.Context) error { _, err := a.Tasks.List(ctx, tasks.Query{}); return err },
		"tasks to do":     func(ctx context.Context) error { _, err := a.Tasks.List(ctx, tasks.Query{Open: true}); return err },
		"calendar": func(ctx context.Context) error {
			_, err := a.Tasks.List(ctx, tasks.Query{Period: month, Ahead: true})
			return err
		},
		"client's tasks": func(ctx context.Context) error {
			_, err := a.Tasks.List(ctx, tasks.Query{Client: o.Client})
			return err
		},
		"reminders": func(ctx context.Context) error { _, err := a.Tasks.Due(ctx, a.Now()); return err },
		"home":      func(ctx context.Context) error { _, err := a.Home(ctx); return err },
		"names": func(ctx context.Context) error {
			_, err := a.Names(ctx, base.References{Client: o.Client, Manager: o.Manager, Region: o.Region, Order: o.ID})
			return err
		},
		"abc": func(ctx context.Context) error {
			_, err := a.Reports.Build(ctx, "abc", lang.For("ru"), reports.Settings{})
			return err
		},
	}
}
