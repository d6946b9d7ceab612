package clients_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/reports/sales"
)

func TestACardOpenedIsWhatItsPartsTell(t *testing.T) {
	a := apptest.New(t)
	c := demo.Config{Clients: 30, Orders: 200, Months: 18, Seed: 3, Today: a.Today()}
	if err := a.Base.FillDemo(t.Context(), c, nil); err != nil {
		t.Fatal(err)
	}
	rows, err := a.Clients.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		opened, err := a.Clients.Open(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if want := parts(t, a, r.ID); !reflect.DeepEqual(whole(opened), whole(want)) {
			t.Errorf("%s opened as %+v, its parts are %+v", r.Name, whole(opened), whole(want))
		}
		settled, err := a.Settlements.OfClient(t.Context(), r.ID)
		if err != nil || opened.Figures.Overdue != settled.Overdue || opened.Figures.Debt != settled.Debt-settled.Advance {
			t.Errorf("%s has %+v on the card, its documents settle to %+v, %v", r.Name, opened.Figures, settled.Settlement, err)
		}
		if opened.Figures.Debt != r.Debt || opened.Figures.Year != r.Year || !opened.Figures.LastSale.Equal(r.LastSale) {
			t.Errorf("%s has %+v on the card and %+v in the list", r.Name, opened.Figures, r)
		}
	}
}

// parts reads what a card shows by the use cases of its parts.
func parts(t *testing.T, a *apptest.App, id crm.ClientID) *clients.Opened {
	t.Helper()
	var o clients.Opened
	var errs [8]error
	ctx, q := t.Context(), history.Query{Client: id}
	o.Client, errs[0] = a.Clients.Get(ctx, id)
	o.Figures, errs[1] = a.Clients.Card(ctx, id)
	o.Class, errs[2] = a.Clients.Class(ctx, id)
	o.Requests, errs[3] = a.Requests.Open(ctx, id)
	o.Names, errs[4] = a.Names(ctx, base.References{Manager: o.Client.Manager, Region: o.Client.Region})
	o.Alike, errs[5] = a.Doubles.Alike(ctx, *o.Client)
	o.History.Ahead, errs[6] = a.History.Ahead(ctx, id)
	o.History.Page, errs[7] = a.History.Page(ctx, q)
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	o.History.Pinned, _ = a.History.Pinned(ctx, id)
	return &o
}

// whole is a card without what says when it was read; no rows are no rows, however
// they are kept.
func whole(o *clients.Opened) []any {
	h := o.History
	return []any{
		*o.Client, o.Figures, o.Class, o.Requests, o.Names, append([]clients.Alike{}, o.Alike...),
		append([]history.Row{}, h.Ahead...), append([]history.Row{}, h.Pinned...), append([]history.Row{}, h.Page.Rows...), h.Page.Next,
	}
}

func TestACardMergedIntoAnotherOpensTheOtherInFiveCalls(t *testing.T) {
	a := apptest.New(t)
	kept, gone, pump := a.Client("Альфа"), a.Client("Бета"), a.Product("Насос", 100)
	a.Shipped(gone, apptest.Day(time.February, 1), time.Time{}, apptest.Line(pump, 3))
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	calls := 0
	if err := a.CountCalls(func(n int) { calls += n }); err != nil {
		t.Fatal(err)
	}
	calls = 0
	o, err := a.Clients.Open(t.Context(), gone.ID)
	if err != nil || o.Client.ID != kept.ID || o.Figures.Debt != 300_00 || o.Class != sales.ClassA || len(o.History.Page.Rows) == 0 {
		t.Errorf("opened %+v, %v", o, err)
	}
	if calls > 5 {
		t.Errorf("%d calls of the store, five are allowed", calls)
	}
}

func TestACardIsFreshUntilSomethingIsWritten(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("Альфа")
	o, err := a.Clients.Open(t.Context(), alfa.ID)
	if err != nil || !o.Fresh() {
		t.Fatalf("a card just opened is stale, %v", err)
	}
	a.Client("Бета")
	if o.Fresh() {
		t.Error("the card is fresh after a commit")
	}
	if _, err := a.Clients.Open(t.Context(), crm.ClientID{1}); !errors.Is(err, base.ErrGone) {
		t.Errorf("one who is not there opens with %v", err)
	}
}

func TestOneWhoseEverySaleWasTakenBackHasNoClassAndOneWhoGotSamplesHas(t *testing.T) {
	a := apptest.New(t)
	alfa, beta, gamma := a.Client("Альфа"), a.Client("Бета"), a.Client("Гамма")
	pump, sample := a.Product("Насос", 100), a.Product("Образец", 0)
	day := apptest.Day(time.February, 1)
	a.Shipped(beta, day, time.Time{}, apptest.Line(pump, 1))
	a.Shipped(gamma, day, time.Time{}, apptest.Line(sample, 1))
	o := a.Shipped(alfa, day, time.Time{}, apptest.Line(pump, 1))
	if err := a.Orders.Unship(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	for c, want := range map[*crm.Client]sales.Class{alfa: sales.Unclassified, beta: sales.ClassA, gamma: sales.ClassC} {
		if got, err := a.Clients.Open(t.Context(), c.ID); err != nil || got.Class != want {
			t.Errorf("%s is of class %q, want %q, %v", c.Name, got.Class, want, err)
		}
	}
}
