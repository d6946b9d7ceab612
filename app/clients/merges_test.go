package clients_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/app/exchange"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/data/problem"
	"kartoteka/data/store"
	"kartoteka/reports"
)

// at moves the clock of a test.
func at(t *testing.T, now time.Time) {
	was := apptest.Now
	apptest.Now = now
	t.Cleanup(func() { apptest.Now = was })
}

func TestAMergedClientHasTheRecordsOfBoth(t *testing.T) {
	a := apptest.New(t)
	kept, gone, pump := a.Client("ООО «Альфа»"), a.Client("Альфа"), a.Product("Насос", 100)
	a.Ship(a.Order(kept, apptest.Line(pump, 1)))
	o := a.Order(gone, apptest.Line(pump, 3))
	a.Ship(o)
	a.Paid(gone, o, 100)
	a.Paid(gone, nil, 50)
	if _, err := a.Invoices.ForOrder(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	v, err := a.Merges.Preview(t.Context(), kept.ID, gone.ID)
	if err != nil || v.Gone.Debt != 150_00 || len(v.Moves) != 4 {
		t.Fatalf("the preview is %+v, %v", v.Moves, err)
	}
	a.Events = nil
	if err := apptest.Merge(t, a, kept.ID, gone.ID, "name"); err != nil {
		t.Fatal(err)
	}
	if len(a.Events) != 1 {
		t.Errorf("%d commits", len(a.Events))
	}
	if c := a.Card(kept); c.Debt != 250_00 || c.Orders != 2 || c.Year != 400_00 {
		t.Errorf("the card has %+v", c)
	}
	if r := a.Row(kept); r.Debt != 250_00 || r.Year != 400_00 || r.Name != "Альфа" || !r.LastSale.Equal(a.Today()) {
		t.Errorf("the list has %+v", r)
	}
	if rows, err := a.Clients.List(t.Context()); err != nil || len(rows) != 1 {
		t.Errorf("the list has %d clients, %v", len(rows), err)
	}
	if c, err := a.Clients.Get(t.Context(), gone.ID); err != nil || c.ID != kept.ID {
		t.Errorf("the card that is gone leads to %+v, %v", c, err)
	}
	invoice, err := a.Invoices.ForOrder(t.Context(), o.ID)
	if err != nil || invoice.Client != kept.ID || invoice.Buyer.Name != "Альфа" {
		t.Errorf("the invoice is %+v, %v", invoice, err)
	}
	a.Undo()
	if c := a.Card(gone); c.Debt != 150_00 || a.Row(gone).Debt != 150_00 || a.Row(kept).Debt != 100_00 {
		t.Errorf("after the undo the card has %+v", c)
	}
}

func TestOnlyTwoLivingCardsAsTheyWereSeenAreMerged(t *testing.T) {
	a := apptest.New(t)
	x, y, z := a.Client("Альфа"), a.Client("Бета"), a.Client("Гамма")
	if err := apptest.Merge(t, a, x.ID, x.ID); !problem.Has(err, "", "problem.merge.same") {
		t.Errorf("with itself: %v", err)
	}
	o := clients.MergeOrder{Kept: x.ID, Gone: y.ID, KeptRev: x.Rev, GoneRev: y.Rev + 1}
	if err := a.Merges.Do(t.Context(), o, nil); !errors.Is(err, base.ErrStale) {
		t.Errorf("of cards changed since: %v", err)
	}
	if err := a.Clients.Mark(t.Context(), []crm.ClientID{z.ID}, true); err != nil {
		t.Fatal(err)
	}
	if err := apptest.Merge(t, a, x.ID, z.ID); !problem.Has(err, "", "problem.merge.deleted") {
		t.Errorf("with a marked card: %v", err)
	}
	if err := apptest.Merge(t, a, x.ID, y.ID); err != nil {
		t.Fatal(err)
	}
	o = clients.MergeOrder{Kept: y.ID, Gone: x.ID, KeptRev: y.Rev + 1, GoneRev: x.Rev}
	if err := a.Merges.Do(t.Context(), o, nil); !problem.Has(err, "", "problem.merge.gone") {
		t.Errorf("with a card that is gone: %v", err)
	}
}

func TestAStoppedMergeLeavesNothing(t *testing.T) {
	a := apptest.New(t)
	x, y := a.Client("Альфа"), a.Client("Бета")
	for range 5 {
		a.Paid(y, nil, 10)
	}
	before := a.Bytes()
	ctx, cancel := context.WithCancel(t.Context())
	o := clients.MergeOrder{Kept: x.ID, Gone: y.ID, KeptRev: x.Rev, GoneRev: y.Rev}
	err := a.Merges.Do(ctx, o, func(done, _ int64) {
		if done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || !slices.Equal(before, a.Bytes()) {
		t.Errorf("stopped: %v, written: %v", err, !slices.Equal(before, a.Bytes()))
	}
}

func TestMergedCardsArePartedWithinThirtyDays(t *testing.T) {
	a := apptest.New(t)
	x, y, z := a.Client("Альфа"), a.Client("Бета"), a.Client("Гамма")
	for _, gone := range []*crm.Client{y, z} {
		if err := apptest.Merge(t, a, x.ID, gone.ID); err != nil {
			t.Fatal(err)
		}
	}
	m := apptest.LastMerge(t, a)
	if m.Name != "Альфа" || m.Other != "Гамма" || !m.Open(apptest.Now) {
		t.Errorf("the newest merge is %+v", m)
	}
	at(t, apptest.Now.AddDate(0, 0, crm.MergeDays))
	if err := a.Merges.Part(t.Context(), m.ID, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Merges.Part(t.Context(), m.ID, nil); !problem.Has(err, "", "problem.merge.undone") {
		t.Errorf("parted twice: %v", err)
	}
	apptest.Now = apptest.Now.Add(time.Minute)
	rows, err := a.Merges.List(t.Context())
	if err != nil || rows[0].Undone.IsZero() || rows[1].Open(apptest.Now) {
		t.Errorf("the merges are %+v, %v", rows, err)
	}
	if err := a.Merges.Part(t.Context(), rows[1].ID, nil); !problem.Has(err, "", "problem.merge.late") {
		t.Errorf("parted late: %v", err)
	}
}

func TestCardsMergedInARowArePartedFromTheLast(t *testing.T) {
	a := apptest.New(t)
	x, y, z := a.Client("Альфа"), a.Client("Бета"), a.Client("Гамма")
	a.Paid(z, nil, 10)
	for _, pair := range [][2]crm.ClientID{{y.ID, z.ID}, {x.ID, y.ID}} {
		if err := apptest.Merge(t, a, pair[0], pair[1]); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := a.Clients.Get(t.Context(), z.ID); err != nil || c.ID != x.ID || a.Card(x).Debt != -10_00 {
		t.Errorf("the first gone leads to %+v, %v", c, err)
	}
	rows, err := a.Merges.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Merges.Part(t.Context(), rows[1].ID, nil); !problem.Has(err, "", "problem.merge.again") {
		t.Errorf("parted before the later merge: %v", err)
	}
	for _, r := range rows {
		if err := a.Merges.Part(t.Context(), r.ID, nil); err != nil {
			t.Fatal(err)
		}
	}
	if a.Card(z).Debt != -10_00 || a.Card(x).Debt != 0 {
		t.Error("the payment is not where it was")
	}
}

func TestAfterPartingDocumentsAreTheirOrders(t *testing.T) {
	a := apptest.New(t)
	kept, gone, pump := a.Client("Альфа"), a.Client("Бета"), a.Product("Насос", 100)
	o := a.Order(gone, apptest.Line(pump, 3))
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	a.Ship(o)
	paid := a.Paid(kept, o, 100)
	own := a.Paid(kept, nil, 7)
	if err := a.Merges.Part(t.Context(), apptest.LastMerge(t, a).ID, nil); err != nil {
		t.Fatal(err)
	}
	for p, want := range map[*crm.Payment]crm.ClientID{paid: gone.ID, own: kept.ID} {
		if got, err := a.Payments.Get(t.Context(), p.ID); err != nil || got.Client != want {
			t.Errorf("the payment is %+v, %v", got, err)
		}
	}
	for _, c := range []*crm.Client{kept, gone} {
		if a.Row(c).Debt != a.Card(c).Debt {
			t.Errorf("%s owes %v by the ledger and %v by documents", c.Name, a.Row(c).Debt, a.Card(c).Debt)
		}
	}
	if a.Card(gone).Debt != 200_00 {
		t.Errorf("the debt is %v", a.Card(gone).Debt)
	}
}

func TestAnImportFindsTheCardThatAnswersForOneThatIsGone(t *testing.T) {
	a := apptest.New(t)
	kept, gone := a.Client("Альфа"), a.Client("Бета")
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	path := a.File("sales.csv", "Дата;Клиент;Товар;Количество;Цена\n01.03.2026;Бета;Насос;1;100\n")
	if _, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: path}, nil); err != nil {
		t.Fatal(err)
	}
	if a.Card(kept).Orders != 1 {
		t.Error("the sale is not of the card that was kept")
	}
}

func TestWhatIsStillWrittenForACardThatIsGoneIsOfTheOneThatAnswers(t *testing.T) {
	a := apptest.New(t)
	kept, gone, pump := a.Client("Альфа"), a.Client("Бета"), a.Product("Насос", 100)
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	d := &crm.Deal{Name: "Поставка", Client: gone.ID}
	if err := a.Deals.Save(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if o, p := a.Order(gone, apptest.Line(pump, 1)), a.Paid(gone, nil, 10); o.Client != kept.ID || p.Client != kept.ID || d.Client != kept.ID {
		t.Errorf("the order is of %v, the payment of %v, the deal of %v", o.Client, p.Client, d.Client)
	}
}

func TestReportsKnowNothingOfACardThatIsGone(t *testing.T) {
	a := apptest.New(t)
	kept, gone, pump := a.Client("Альфа"), a.Client("Бета"), a.Product("Насос", 100)
	for _, c := range []*crm.Client{kept, gone} {
		a.Ship(a.Order(c, apptest.Line(pump, 1)))
	}
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	year := calendar.Period{From: a.Today().AddDate(-1, 0, 0), To: a.Today().AddDate(0, 0, 1)}
	r, err := a.Reports.Build(t.Context(), "abc", lang.For("ru"), reports.Settings{Period: year, Values: map[string]string{"by": "client"}})
	if err != nil || len(r.Table.Rows) != 1 {
		t.Errorf("%d rows, %v", len(r.Table.Rows), err)
	}
}

func TestNothingOfTheHistoryIsLostOrReauthored(t *testing.T) {
	a := apptest.New(t)
	kept, gone := a.Client("Альфа"), a.Client("Бета")
	author, err := a.Managers.Ensure(t.Context(), "Орлова")
	if err != nil {
		t.Fatal(err)
	}
	said := crm.Interaction{ID: crm.InteractionID{7}, Client: gone.ID, At: apptest.Now.Add(-time.Hour), Kind: crm.Call, Direction: crm.Incoming, Text: "Спросили счёт", Author: author}
	put := func(i crm.Interaction) {
		if err := a.Write(t.Context(), func(tx *kv.Tx) error { return store.Interactions.Put(tx, &i) }); err != nil {
			t.Fatal(err)
		}
	}
	put(said)
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	err = a.Read(t.Context(), func(tx *kv.Tx) error {
		now, err := store.Interactions.Get(tx, said.ID)
		if err != nil {
			return err
		}
		if now.Client != kept.ID {
			t.Error("what was said is not in the history of the card that was kept")
		}
		now.Client, now.Meta = said.Client, said.Meta
		if !reflect.DeepEqual(*now, said) {
			t.Errorf("what was said became %+v, it was %+v", *now, said)
		}
		events, err := store.ClientHistory.Latest(tx, kept.ID, nil, 10)
		if len(events) != 1 || !events[0].At.Equal(said.At) {
			t.Errorf("the history has %+v", events)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := a.Merges.Preview(t.Context(), kept.ID, a.Client("Гамма").ID); err != nil || !v.Kept.LastContact.Equal(said.At) {
		t.Errorf("the last contact is %v, %v", v.Kept.LastContact, err)
	}
}
