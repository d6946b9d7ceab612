package demo

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

var today = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// traded is a firm with its whole history.
type traded struct {
	*Firm
	sales []Sale
}

func trade(c Config) traded {
	f := New(c)
	return traded{f, slices.Collect(f.Sales())}
}

func TestTheSameConfigIsTheSameFirm(t *testing.T) {
	c := Config{Clients: 50, Orders: 400, Months: 24, Seed: 3, Today: today}
	a, b := trade(c), trade(c)
	if !reflect.DeepEqual(a.Clients, b.Clients) || !reflect.DeepEqual(a.Products, b.Products) || !reflect.DeepEqual(a.Deals, b.Deals) || !reflect.DeepEqual(a.sales, b.sales) {
		t.Error("the same seed gives another firm")
	}
	c.Seed = 4
	if other := trade(c); reflect.DeepEqual(a.Clients, other.Clients) || reflect.DeepEqual(a.sales, other.sales) {
		t.Error("another seed gives the same firm")
	}
}

func TestEveryCardOfTheFirmIsValid(t *testing.T) {
	f := New(Config{Clients: 3000, Orders: 100_000, Months: 36, Seed: 1, Today: today})
	errs := []error{f.Organisation.Check()}
	for i := range f.Managers {
		errs = append(errs, f.Managers[i].Check())
	}
	for i := range f.Products {
		errs = append(errs, f.Products[i].Check())
	}
	for i := range f.Deals {
		errs = append(errs, f.Deals[i].Check())
	}
	for i := range f.Leads {
		errs = append(errs, f.Leads[i].Check(), f.Leads[i].Lead.Check(today.AddDate(0, 0, 1)))
	}
	for i := range f.Requests {
		errs = append(errs, f.Requests[i].Check())
	}
	for i := range f.Handovers {
		errs = append(errs, f.Handovers[i].Check())
	}
	for i := range f.Clients {
		c := &f.Clients[i]
		errs = append(errs, c.Check(), c.CheckOn(today))
		if c.INN != "" && c.INN[:2] != "00" {
			t.Errorf("%s has an INN of a real region: %s", c.Name, c.INN)
		}
	}
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
}

func TestNoNameOrCodeIsMetTwice(t *testing.T) {
	f := New(Config{Clients: 3000, Orders: 1_000_000, Months: 36, Seed: 1, Today: today})
	unique := func(what string, n int, of func(int) string) {
		t.Helper()
		seen := map[string]bool{}
		for i := range n {
			if v := of(i); v != "" && seen[v] {
				t.Errorf("two %s are %q", what, v)
			} else {
				seen[v] = true
			}
		}
	}
	once := func(say func(*crm.Client) string) func(int) string {
		return func(i int) string {
			if c := &f.Clients[i]; !f.Doubles[c.ID] { // those are cards entered twice
				return say(c)
			}
			return ""
		}
	}
	unique("clients", len(f.Clients), once(func(c *crm.Client) string { return c.Name }))
	unique("codes", len(f.Clients), once(func(c *crm.Client) string { return c.INN }))
	unique("products", len(f.Products), func(i int) string { return f.Products[i].Name })
	unique("articles", len(f.Products), func(i int) string { return f.Products[i].Article })
	unique("addresses", len(f.Clients), once(func(c *crm.Client) string { return c.Email }))
	ids := map[[16]byte]bool{}
	for _, c := range f.Clients {
		ids[c.ID] = true
	}
	for s := range f.Sales() {
		if ids[s.Order.ID] {
			t.Fatal("two records have one ID")
		}
		if len(ids) > 50_000 {
			break
		}
		ids[s.Order.ID] = true
	}
}

func TestAFewClientsBringMostOfTheRevenue(t *testing.T) {
	for seed := range uint64(5) {
		f := trade(Config{Clients: 200, Orders: 3000, Months: 36, Seed: seed, Today: today})
		byClient := map[crm.ClientID]money.Money{}
		var all money.Money
		for _, s := range f.sales {
			if s.Order.State == crm.OrderShipped {
				byClient[s.Order.Client] += s.Order.Gross
				all += s.Order.Gross
			}
		}
		var sums []money.Money
		for _, sum := range byClient {
			sums = append(sums, sum)
		}
		slices.SortFunc(sums, func(a, b money.Money) int { return int(b - a) })
		var top money.Money
		for _, sum := range sums[:40] {
			top += sum
		}
		if share := 100 * top / all; share < 60 || share > 90 {
			t.Errorf("seed %d: a fifth of the clients brings %d %% of the revenue", seed, share)
		}
	}
}

func TestTheYearHasItsSeasonsAndTheFirmGrows(t *testing.T) {
	f := trade(Config{Clients: 200, Orders: 30_000, Months: 36, Seed: 1, Today: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)})
	var months [13]int
	years := map[int]int{}
	for _, s := range f.sales {
		months[s.Order.Date.Month()]++
		years[s.Order.Date.Year()]++
		if wd := s.Order.Date.Weekday(); wd == time.Saturday || wd == time.Sunday {
			t.Fatalf("an order of a day off: %v", s.Order.Date)
		}
	}
	if 10*months[1] > 7*months[10] {
		t.Errorf("%d orders in January and %d in October", months[1], months[10])
	}
	if years[2025] <= years[2024] || years[2024] <= years[2023] {
		t.Errorf("orders by years: %v", years)
	}
}

func TestDocumentsFollowTheirDatesAndTheLaw(t *testing.T) {
	f := trade(Config{Clients: 200, Orders: 3000, Months: 36, Seed: 1, Today: today})
	if len(f.sales) != 3000 {
		t.Errorf("%d orders", len(f.sales))
	}
	var last time.Time
	for _, s := range f.sales {
		o := s.Order
		if o.Date.Before(last) || o.Date.After(today) || o.Shipped.After(today) || !o.Shipped.IsZero() && o.Shipped.Before(o.Date) {
			t.Errorf("an order of %v, shipped %v, after one of %v", o.Date, o.Shipped, last)
		}
		last = o.Date
		want := crm.VAT20
		if o.Date.Year() >= 2026 {
			want = crm.VAT22
		}
		for _, l := range o.Lines {
			if l.VAT != want {
				t.Errorf("VAT of %v is %s", o.Date, l.VAT)
			}
			if l.Cost >= l.Sum {
				t.Errorf("sold at a loss: %+v", l)
			}
		}
		if err := o.Check(); err != nil {
			t.Error(err)
		}
		for _, p := range s.Payments {
			if p.Date.After(today) || p.Date.Before(o.Date) || p.Amount > o.Gross || p.Check() != nil {
				t.Errorf("payment %+v of %+v", p, o)
			}
		}
	}
}

func TestAFewCardsAreEnteredTwiceAndLackSomething(t *testing.T) {
	f := New(Default(today))
	bare, unchecked := 0, 0
	for _, c := range f.Clients {
		if c.Phone == "" && c.Email == "" {
			bare++
		}
		if c.Checked.After(today) {
			t.Errorf("%s was checked on %v", c.Name, c.Checked)
		}
		if c.Checked.IsZero() {
			unchecked++
		}
	}
	if n := len(f.Doubles); n < 4 || n > 8 || bare == 0 || unchecked == 0 || unchecked > len(f.Clients)/3 {
		t.Errorf("%d doubles, %d without a phone and a mail, %d never checked", n, bare, unchecked)
	}
}

func TestSomeClientsOweAndMostPay(t *testing.T) {
	f := trade(Config{Clients: 200, Orders: 3000, Months: 36, Seed: 1, Today: today})
	late, shipped := map[crm.ClientID]bool{}, 0
	paid := 0
	for _, s := range f.sales {
		if s.Order.State != crm.OrderShipped {
			continue
		}
		shipped++
		if len(s.Payments) > 0 {
			paid++
		} else if s.Order.Overdue(today) {
			late[s.Order.Client] = true
		}
	}
	if n := len(late); n < 3 || n > 60 {
		t.Errorf("%d of 200 clients are late", n)
	}
	if 100*paid < 90*shipped {
		t.Errorf("%d of %d orders are paid", paid, shipped)
	}
}

func TestDealsStandOnEveryStage(t *testing.T) {
	f := New(Default(today))
	on := map[crm.StageID]int{}
	for _, d := range f.Deals {
		on[d.Stage]++
		if d.Entered.Before(d.Date) || d.Entered.After(today) {
			t.Errorf("a deal of %v came to its stage on %v", d.Date, d.Entered)
		}
	}
	for _, s := range crm.StartStages {
		if on[s] == 0 {
			t.Errorf("no deal is at %s", s)
		}
	}
}

func TestLeadsAndRequestsStandInEveryState(t *testing.T) {
	f := New(Default(today))
	leads, requests := map[crm.LeadState]int{}, map[crm.RequestState]int{}
	for _, c := range f.Leads {
		leads[c.Lead.State()]++
	}
	for _, r := range f.Requests {
		requests[r.State]++
	}
	for _, s := range []crm.LeadState{crm.LeadNew, crm.LeadAnswered, crm.LeadRejected} {
		if leads[s] == 0 {
			t.Errorf("no lead is %s", s)
		}
	}
	for _, s := range crm.RequestStates {
		if requests[s] == 0 {
			t.Errorf("no request is %s", s)
		}
	}
	if len(f.Handovers) < 2 {
		t.Errorf("%d clients passed to another manager", len(f.Handovers))
	}
}
