package ui_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/clients"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// faulty puts into the base one record that fails each check of cards and deals.
func (c *clerk) faulty() *crm.Deal {
	c.t.Helper()
	ctx := c.t.Context()
	me, err := c.App().Managers.Ensure(ctx, "Орлова А. В.")
	if err != nil {
		c.t.Fatal(err)
	}
	c.App().SetMe(me)
	v := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Неполная»"}, Created: c.App().Today().AddDate(0, 0, -clients.CheckDays-1)}
	if err := c.App().Clients.Save(ctx, v); err != nil {
		c.t.Fatal(err)
	}
	d := &crm.Deal{Name: "Поставка", Client: v.ID, Manager: me, Stage: crm.StageLead}
	if err := c.App().Deals.Save(ctx, d); err != nil {
		c.t.Fatal(err)
	}
	return d
}

func TestEveryListOfFaultsOffersWhatMendsIt(t *testing.T) {
	c := atDesk(t)
	c.faulty()
	c.opens(nav.To("quality"))
	c.wants("Без ИНН", "Неверный ИНН", "Без телефона и почты", "Без менеджера", "Без региона", "Давно не проверялись")
	for check, want := range map[clients.Check][2]string{
		clients.CheckINN: {"ООО «Неполная»", "Открыть и исправить"}, clients.CheckReach: {"ООО «Неполная»", "Открыть и исправить"},
		clients.CheckManager: {"ООО «Неполная»", "Назначить менеджера…"}, clients.CheckRegion: {"ООО «Неполная»", "Указать регион…"},
		clients.CheckAge: {"ООО «Неполная»", "Проверено сегодня"}, clients.CheckSum: {"Поставка", "Открыть и исправить"},
		clients.CheckClose: {"Поставка", "Указать дату…"}, clients.CheckStep: {"Поставка", "Запланировать шаг…"},
	} {
		c.opens(nav.To("quality", string(check)))
		c.wants(want[0], want[1])
	}
}

func TestACardWithoutAnINNIsOpenedMendedAndLeavesItsList(t *testing.T) {
	c := atDesk(t)
	c.faulty()
	c.opens(nav.To("quality", string(clients.CheckINN)))
	c.tap("Открыть и исправить")
	c.wants("Краткое наименование", "ООО «Неполная»")
	c.field("ИНН")
	c.enter("7707083893")
	c.ctrl(fyne.KeyReturn)
	c.wants("Замечаний нет")
	if v := c.clients()["ООО «Неполная»"]; v.INN != "7707083893" {
		t.Errorf("stored %q", v.INN)
	}
}

func TestDealsWithoutADateAndAStepAreMendedAtOnce(t *testing.T) {
	c := atDesk(t)
	d := c.faulty()
	c.opens(nav.To("quality", string(clients.CheckClose)))
	c.tap("Указать дату…")
	c.enter("15.4")
	c.press(fyne.KeyReturn)
	c.wants("Дата закрытия указана", "Замечаний нет")
	got, err := c.App().Deals.Get(t.Context(), d.ID)
	if err != nil || !got.Close.Equal(time.Date(2026, 4, 15, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("closes on %v, %v", got.Close, err)
	}
	c.opens(nav.To("quality", string(clients.CheckStep)))
	c.tap("Запланировать шаг…")
	c.enter("31.2") // no such day: the question stays
	c.press(fyne.KeyReturn)
	c.wants("Когда перезвонить?")
	c.replace("5.3 14:30")
	c.picture("step.png")
	c.press(fyne.KeyReturn)
	c.wants("Следующий шаг запланирован", "Замечаний нет")
	tasks, err := c.App().Tasks.List(t.Context(), tasks.Query{Open: true})
	if err != nil || len(tasks) != 1 || tasks[0].Text != "Перезвонить" || tasks[0].Due.Format("02.01 15:04") != "05.03 14:30" {
		t.Errorf("the tasks are %+v, %v", tasks, err)
	}
	c.ctrl(fyne.KeyZ)
	c.wants("Поставка")
}
