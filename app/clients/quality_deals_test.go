package clients_test

import (
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
)

func TestDealsGetADateAndAStepOfTheirManagers(t *testing.T) {
	d := apptest.NewDiary(t)
	ctx := t.Context()
	d.SetMe(d.Smir)
	var ids []crm.DealID
	for _, manager := range []crm.ManagerID{d.Orlova, {}} {
		deal := &crm.Deal{Name: "Поставка", Client: d.Buyer.ID, Manager: manager, Stage: crm.StageLead}
		if err := d.Deals.Save(ctx, deal); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, deal.ID)
	}
	left := func(c clients.Check) int {
		t.Helper()
		rows, err := d.Quality.Faults(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		return len(rows)
	}
	if left(clients.CheckClose) != 2 || left(clients.CheckStep) != 2 {
		t.Fatal("the checks do not see the deals")
	}
	day := apptest.Day(time.April, 15)
	if err := d.Quality.SetClose(ctx, ids, day.Add(9*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Deals.Get(ctx, ids[1]); err != nil || !got.Close.Equal(day) {
		t.Errorf("closes on %v, %v", got.Close, err)
	}
	at := apptest.Now.Add(48 * time.Hour)
	if err := d.Quality.PlanSteps(ctx, ids, "Перезвонить", at); err != nil {
		t.Fatal(err)
	}
	tasks, err := d.Tasks.List(ctx, tasks.Query{Client: d.Buyer.ID})
	if err != nil || len(tasks) != 2 {
		t.Fatalf("%+v, %v", tasks, err)
	}
	doers := map[string]int{}
	for _, task := range tasks {
		if doers[task.Manager]++; task.Text != "Перезвонить" || !task.Due.Equal(at) {
			t.Errorf("%+v", task)
		}
	}
	if left(clients.CheckClose) != 0 || left(clients.CheckStep) != 0 || doers["Орлова А. В."] != 1 || doers["Смирнов В. И."] != 1 {
		t.Errorf("the steps are of %v", doers)
	}
	if err := d.Quality.PlanSteps(ctx, ids, " ", at); err == nil {
		t.Error("a step without words was planned")
	}
	d.Undo()
	if left(clients.CheckStep) != 2 {
		t.Error("one undo did not take back the steps")
	}
}
