package deals_test

import (
	"strings"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// deal enters a deal of a client.
func deal(t *testing.T, a *apptest.App, c *crm.Client, change func(*crm.Deal)) *crm.Deal {
	t.Helper()
	d := &crm.Deal{Name: "Поставка", Client: c.ID}
	change(d)
	if err := a.Deals.Save(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func dealNow(t *testing.T, a *apptest.App, id crm.DealID) *crm.Deal {
	t.Helper()
	d, err := a.Deals.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func stagesOf(d *crm.Deal) (out []crm.StageID) {
	for _, m := range d.Moves {
		out = append(out, m.Stage)
	}
	return out
}

func TestADealGoesItsWayAndEveryStageIsLogged(t *testing.T) {
	a := apptest.New(t)
	d := deal(t, a, a.Client("ООО «Альфа»"), func(d *crm.Deal) { d.Amount = 900_00 })
	for _, m := range []deals.Move{
		{To: crm.StageOffer},
		{To: crm.StageNeeds}, // back
		{To: crm.StageContract},
		{To: crm.StageLost, Loss: crm.LossPrice, Reason: "на 10 %"},
	} {
		m.Deal = d.ID
		if err := a.Deals.Move(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	d = dealNow(t, a, d.ID)
	if got := stagesOf(d); len(got) != 5 || got[0] != crm.StageLead || got[4] != crm.StageLost || d.Loss != crm.LossPrice || d.Reason != "на 10 %" {
		t.Fatalf("the deal is %+v", d)
	}
	if verb, err := a.App.Undo(t.Context()); verb != "deal.lose" || err != nil {
		t.Fatalf("undone is %q, %v", verb, err)
	}
	if d = dealNow(t, a, d.ID); d.Stage != crm.StageContract || len(d.Moves) != 4 || d.Loss != "" {
		t.Fatalf("after the loss was taken back: %+v", d)
	}
	if err := a.Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageWon}); err != nil {
		t.Fatal(err)
	}
	if rows, err := a.Deals.List(t.Context(), true); err != nil || len(rows) != 0 {
		t.Fatalf("in work are %v, %v", rows, err)
	}
}

func TestAStageRefusesADealThatDoesNotTellWhatItAsks(t *testing.T) {
	a := apptest.New(t)
	d := deal(t, a, a.Client("ООО «Альфа»"), func(*crm.Deal) {})
	err := a.Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageContract})
	if ps := problem.All(err); len(ps) != 1 || ps[0].Field != "amount" || ps[0].Key != "problem.deal.entry" || ps[0].Args["Stage"] != problem.Word("stage.contract") {
		t.Fatalf("the problems are %v", err)
	}
	if lacks, err := a.Deals.Lacks(t.Context(), d.ID, crm.StageContract); err != nil || len(lacks) != 1 || lacks[0] != crm.FieldAmount {
		t.Fatalf("it lacks %v, %v", lacks, err)
	}
	if err := a.Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageLost}); !problem.Has(err, "loss", "problem.deal.loss") {
		t.Fatalf("a loss without a reason is %v", err)
	}
	if d := dealNow(t, a, d.ID); d.Stage != crm.StageLead || len(d.Moves) != 1 {
		t.Fatalf("the refused deal is %+v", d)
	}
}

func TestTheAmountOfADealIsThatOfItsGoods(t *testing.T) {
	a := apptest.New(t)
	pump := a.Product("Насос", 100)
	d := deal(t, a, a.Client("ООО «Альфа»"), func(d *crm.Deal) {
		d.Amount = 5
		d.Lines = []crm.Line{{Product: pump.ID, Qty: 3_000, Price: 100_00, Discount: 10_00, VAT: crm.VAT22}}
	})
	if d.Amount != 270_00 {
		t.Fatalf("the amount is %v", d.Amount)
	}
}

func TestARowTellsTheChanceTheNormAndTheNextStep(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("ООО «Альфа»")
	d := deal(t, a, alfa, func(d *crm.Deal) { d.Amount, d.Stage, d.Close = 1001, crm.StageContract, apptest.Day(3, 1) })
	own := deal(t, a, alfa, func(d *crm.Deal) { d.Amount, d.Own, d.Probability = 300_00, true, 33 })
	for day, text := range map[int]string{9: "Позже", 1: "Позвонить"} {
		task := &crm.Task{Text: text, Client: alfa.ID, Subject: crm.Subject{Deal: d.ID}, Due: apptest.Day(3, day), AllDay: true}
		if err := a.Tasks.Save(t.Context(), task); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := a.Deals.List(t.Context(), true)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	by := map[crm.DealID]deals.Row{rows[0].ID: rows[0], rows[1].ID: rows[1]}
	r := by[d.ID]
	if r.Chance != 75 || r.Own || r.Weighted != 751 || r.Norm != 7 || r.StageWord != "stage.contract" || r.Client != "ООО «Альфа»" {
		t.Errorf("the row is %+v", r)
	}
	if r.Next == nil || r.Next.Text != "Позвонить" || !r.Next.Late || !r.Late(a.Today()) {
		t.Errorf("next is %+v", r.Next)
	}
	if r := by[own.ID]; r.Chance != 33 || !r.Own || r.Weighted != money.Money(99_00) || r.Next != nil {
		t.Errorf("the row with a chance of its own is %+v", r)
	}
}

func TestStaysTellWhereADealHasBeen(t *testing.T) {
	a := apptest.New(t)
	d := deal(t, a, a.Client("ООО «Альфа»"), func(d *crm.Deal) { d.Date = apptest.Day(1, 10) })
	if err := a.Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageOffer}); err != nil {
		t.Fatal(err)
	}
	stays, err := a.Deals.Stays(t.Context(), d.ID)
	if err != nil || len(stays) != 2 {
		t.Fatalf("the stays are %+v, %v", stays, err)
	}
	if last := stays[0]; last.Word != "stage.offer" || last.Went != "" || last.Days != 0 {
		t.Errorf("the last is %+v", last)
	}
	if first := stays[1]; first.Word != "stage.lead" || first.Went != "stage.offer" {
		t.Errorf("the first is %+v", first)
	}
}

func TestALeadWithALongSourceIsQualified(t *testing.T) {
	a := apptest.New(t)
	c := a.Client("ООО «Альфа»")
	c.Source = strings.Repeat("выставка ", 20)
	c.Lead = &crm.Lead{Received: a.Now()}
	if err := a.Clients.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	done, err := a.Leads.Qualify(t.Context(), clients.Qualification{Lead: c.ID, Kind: crm.Company, Name: c.Name, Deal: "Склад"})
	if err != nil {
		t.Fatal(err)
	}
	if d := dealNow(t, a, done.Deal); len([]rune(d.Source)) > crm.SourceLimit || !strings.HasPrefix(d.Source, "выставка выставка") {
		t.Errorf("the source is %q", d.Source)
	}
}
