package figures_test

import (
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/all"
	dealreports "kartoteka/reports/deals"
)

// dealOf saves a deal and brings it to each of the stages.
func dealOf(t *testing.T, a *apptest.App, c *crm.Client, name string, roubles int64, stages ...crm.StageID) *crm.Deal {
	t.Helper()
	d := &crm.Deal{Name: name, Client: c.ID, Amount: money.Money(roubles * 100)}
	if err := a.Deals.Save(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	for _, s := range stages {
		m := deals.Move{Deal: d.ID, To: s}
		if s == crm.StageLost {
			m.Loss = crm.LossPrice
		}
		if err := a.Deals.Move(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func TestTheDealsBehindACellFollowTheBase(t *testing.T) {
	a := apptest.New(t)
	c := a.Client("Альфа")
	dealOf(t, a, c, "Насосы", 100, crm.StageNeeds, crm.StageOffer, crm.StageLost)
	dealOf(t, a, c, "Трубы", 200, crm.StageOffer)
	won := dealOf(t, a, c, "Клапаны", 300, crm.StageContract, crm.StageWon)

	names := func(report, key string) (list []string) {
		t.Helper()
		rows, err := a.Reports.DealsBehind(t.Context(), report, lang.For("ru"), reports.Settings{}, key)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			list = append(list, r.Name)
		}
		return list
	}
	if got := names("funnel", "lost:offer"); len(got) != 1 || got[0] != "Насосы" {
		t.Errorf("lost from the offer: %v", got)
	}
	if got := names("funnel", "reached:offer"); len(got) != 3 {
		t.Errorf("reached the offer: %v", got)
	}
	if got := names("forecast", "won:"); len(got) != 1 || got[0] != "Клапаны" {
		t.Errorf("won: %v", got)
	}
	if err := a.Deals.Mark(t.Context(), []crm.DealID{won.ID}, true); err != nil {
		t.Fatal(err)
	}
	if got := names("forecast", "won:"); len(got) != 0 {
		t.Errorf("a deal marked for deletion is counted: %v", got)
	}
	if _, err := a.Reports.DealsBehind(t.Context(), "funnel", lang.For("ru"), reports.Settings{}, "a:b:c:d:e:f"); err == nil {
		t.Error("a key that is none is taken")
	}
}

func TestABoardIsToldItsBottleneckAndTheDealsOfIt(t *testing.T) {
	a := apptest.New(t)
	c := a.Client("Альфа")
	for range 5 {
		d := dealOf(t, a, c, "Насосы", 1000, crm.StageContract)
		d, err := a.Deals.Get(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		d.Entered = a.Today().AddDate(0, 0, -19)
		if err := a.Deals.Save(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	found, err := a.Reports.Bottleneck(t.Context(), lang.For("ru"), crm.PipelineID{})
	if err != nil {
		t.Fatal(err)
	}
	if found.Kind != dealreports.BottleneckNorm || found.Stage != crm.StageContract || len(found.Said()) == 0 {
		t.Fatalf("%+v", found)
	}
	rows, err := a.Reports.DealsBehind(t.Context(), "bottleneck", lang.For("ru"), found.Settings, found.Key)
	if err != nil || len(rows) != 5 {
		t.Errorf("the key %q opens %d deals, %v", found.Key, len(rows), err)
	}
}

func TestAParameterIsOfferedWhatThereIs(t *testing.T) {
	a := apptest.New(t)
	d := dealOf(t, a, a.Client("Альфа"), "Насосы", 100)
	if fresh, err := a.Deals.Get(t.Context(), d.ID); err != nil {
		t.Fatal(err)
	} else {
		fresh.Source = "Сайт"
		if err := a.Deals.Save(t.Context(), fresh); err != nil {
			t.Fatal(err)
		}
	}
	offered := map[string][]reports.Choice{}
	forecast, _ := all.Find("forecast")
	for _, p := range forecast.Params {
		list, err := a.Reports.Offer(t.Context(), p, lang.For("ru"), reports.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		offered[p.Key] = list
	}
	if got := offered["source"]; len(got) != 1 || got[0].Value != "Сайт" {
		t.Errorf("sources %v", got)
	}
	if got := offered["stage"]; len(got) != 6 || got[4].Value != "contract" {
		t.Errorf("stages %v", got)
	}
	if got := offered["pipeline"]; len(got) != 2 || got[1].Value != dealreports.AllPipelines {
		t.Errorf("pipelines %v", got)
	}
	if got := offered["weight"]; got != nil {
		t.Errorf("a number is offered %v", got)
	}
	// What is offered in words can be typed in words.
	if _, err := a.Reports.Build(t.Context(), "forecast", lang.For("ru"), reports.Settings{Values: map[string]string{"stage": "Согласование договора", "pipeline": "Основная воронка"}}); err != nil {
		t.Error(err)
	}
}
