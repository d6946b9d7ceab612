package store

import (
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

func TestTheStepOfADealIsItsFirstOpenTask(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	var deals []crm.DealID
	f.update(t, func(tx *kv.Tx) error {
		c := &crm.Client{ID: tx.NewID(), Requisites: crm.Requisites{Name: "Альфа"}}
		if err := Clients.Put(tx, c); err != nil {
			return err
		}
		for range 3 {
			d := &crm.Deal{ID: tx.NewID(), Name: "Склад", Client: c.ID, Stage: crm.StageLead, Date: day, Entered: day}
			deals = append(deals, d.ID)
			if err := Deals.Put(tx, d); err != nil {
				return err
			}
		}
		for i, after := range []int{9, 3, 1} {
			task := &crm.Task{ID: tx.NewID(), Text: "Позвонить", Client: c.ID, Subject: crm.Subject{Deal: deals[1]}, Due: day.AddDate(0, 0, after), AllDay: i == 1}
			if after == 1 {
				task.Done = day
			}
			if err := Tasks.Put(tx, task); err != nil {
				return err
			}
		}
		return nil
	})
	f.view(t, func(tx *kv.Tx) error {
		all, err := DealSteps(tx)
		if err != nil || len(all) != 1 {
			t.Fatalf("steps of %d deals, %v", len(all), err)
		}
		for i, id := range deals {
			step, err := StepOf(tx, id)
			if err != nil || (step != nil) != (i == 1) {
				t.Fatalf("deal %d: %+v, %v", i, step, err)
			}
			if step != nil && (*step != all[id] || !step.Due.Equal(day.AddDate(0, 0, 3)) || !step.AllDay || step.Text != "Позвонить" || step.Task.IsZero()) {
				t.Errorf("the step is %+v, among all %+v", step, all[id])
			}
		}
		return nil
	})
	f.clean(t)
}
