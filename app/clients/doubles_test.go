package clients_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
)

func TestDoublesAreFoundMergedOrKeptApart(t *testing.T) {
	a := apptest.New(t)
	old, pump := a.Client("ООО «Ромашка»"), a.Product("Насос", 100)
	double := a.Client("Ромашка, ООО")
	a.Client("Василёк")
	a.Ship(a.Order(double, apptest.Line(pump, 1)))
	rows, err := a.Doubles.Scan(t.Context(), nil)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d pairs, %v", len(rows), err)
	}
	if r := rows[0]; r.A.ID != double.ID || r.B.ID != old.ID || r.Reason != "name" || !r.A.LastSale.Equal(a.Today()) {
		t.Errorf("the pair is %+v", r)
	}
	pair := [][2]crm.ClientID{{old.ID, double.ID}}
	for range 2 {
		if err := a.Doubles.Distinct(t.Context(), pair); err != nil {
			t.Fatal(err)
		}
	}
	if rows, err = a.Doubles.Scan(t.Context(), nil); err != nil || len(rows) != 0 {
		t.Errorf("kept apart, %v is found, %v", rows, err)
	}
	if alike, err := a.Doubles.Alike(t.Context(), *old); err != nil || len(alike) != 0 {
		t.Errorf("kept apart, %v is warned of, %v", alike, err)
	}
	a.Undo()
	if rows, err = a.Doubles.Scan(t.Context(), nil); err != nil || len(rows) != 1 {
		t.Errorf("after the undo %d pairs, %v", len(rows), err)
	}
}

func TestACardBeingTypedIsWarnedOfThreeThatLookLikeIt(t *testing.T) {
	a := apptest.New(t)
	for i := range 5 {
		c := a.Client(fmt.Sprint("Фирма ", i))
		c.Phone, c.INN = "8 846 200-00-01", map[bool]string{true: "7707083893"}[i == 4]
		if err := a.Clients.Save(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	alike, err := a.Doubles.Alike(t.Context(), crm.Client{Requisites: crm.Requisites{Name: "Новая", INN: "7707083893", Phone: "+7(846)2000001"}})
	if err != nil || len(alike) != 3 || alike[0].Reason != "inn" || alike[0].Name != "Фирма 4" || alike[1].Reason != "phone" {
		t.Errorf("warned of %+v, %v", alike, err)
	}
}

func TestAScanCanBeStopped(t *testing.T) {
	a := apptest.New(t)
	a.Client("Альфа")
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := a.Doubles.Scan(ctx, func(int64, int64) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("Scan = %v", err)
	}
}

func TestTheScoreIsTheShareOfChecksPassed(t *testing.T) {
	for want, rows := range map[int][]clients.QualityRow{
		100: nil,
		99:  {{Faults: 1, Total: 1000}},
		50:  {{Faults: 1, Total: 1}, {Faults: 0, Total: 1}},
		0:   {{Faults: 3, Total: 3}},
	} {
		if got := clients.Score(rows); got != want {
			t.Errorf("the score of %v is %d, want %d", rows, got, want)
		}
	}
}

// faults counts what a look finds.
func faults(t *testing.T, a *apptest.App) map[clients.Check]int {
	t.Helper()
	rows, err := a.Quality.Look(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[clients.Check]int{}
	for _, r := range rows {
		listed := r.Faults
		if r.Check != clients.CheckDoubles {
			list, err := a.Quality.Faults(t.Context(), r.Check)
			if err != nil {
				t.Fatal(err)
			}
			listed = len(list)
		}
		if listed != r.Faults {
			t.Errorf("%s: %d faults, %d listed", r.Check, r.Faults, listed)
		}
		if r.Faults > 0 {
			out[r.Check] = r.Faults
		}
	}
	return out
}

func TestALookAtTheDataFindsWhatIsMissing(t *testing.T) {
	a := apptest.New(t)
	bare := a.Client("Пусто")
	c := a.Client("Полно")
	manager, err := a.Managers.Ensure(t.Context(), "Орлова")
	if err != nil {
		t.Fatal(err)
	}
	region, err := a.Regions.Ensure(t.Context(), "Самара")
	if err != nil {
		t.Fatal(err)
	}
	c.INN, c.Phone, c.Manager, c.Region = "7707083893", "8 846 200-00-01", manager, region
	if err := a.Clients.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	lead := &crm.Client{Requisites: crm.Requisites{Name: "Обращение", Phone: "200-00-01"}, Manager: manager, Lead: &crm.Lead{Received: apptest.Now}}
	if err := a.Clients.Save(t.Context(), lead); err != nil {
		t.Fatal(err)
	}
	if err := a.Deals.Save(t.Context(), &crm.Deal{Name: "Поставка", Client: c.ID}); err != nil {
		t.Fatal(err)
	}
	a.Paid(c, nil, 10)
	want := map[clients.Check]int{
		clients.CheckINN: 1, clients.CheckReach: 1, clients.CheckManager: 1, clients.CheckRegion: 1, clients.CheckPhone: 1, clients.CheckLeads: 1,
		clients.CheckSum: 1, clients.CheckClose: 1, clients.CheckStep: 1, clients.CheckAdvance: 1,
	}
	if got := faults(t, a); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("found %v, want %v", got, want)
	}
	ids := []crm.ClientID{bare.ID}
	if err := errors.Join(a.Quality.SetManager(t.Context(), ids, manager), a.Quality.SetRegion(t.Context(), ids, region)); err != nil {
		t.Fatal(err)
	}
	if got := faults(t, a); got[clients.CheckManager]+got[clients.CheckRegion] != 0 {
		t.Errorf("mended, there is still %v", got)
	}
	a.Undo()
	if got := faults(t, a); got[clients.CheckRegion] != 1 || got[clients.CheckManager] != 0 {
		t.Errorf("after the undo there is %v", got)
	}
	at(t, apptest.Now.AddDate(0, 0, clients.CheckDays+1))
	if got := faults(t, a); got[clients.CheckAge] != 2 {
		t.Errorf("half a year later there is %v", got)
	}
	if err := a.Quality.SetChecked(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	if got := faults(t, a); got[clients.CheckAge] != 1 {
		t.Errorf("one checked, there is %v", got)
	}
}
