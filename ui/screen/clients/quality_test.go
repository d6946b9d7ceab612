package clients_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/clients"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// faulty puts into the base one record that fails each check of cards and deals.
func faulty(c *uitest.Clerk) *crm.Deal {
	c.T.Helper()
	ctx := c.T.Context()
	me, err := c.App().Managers.Ensure(ctx, "Орлова А. В.")
	if err != nil {
		c.T.Fatal(err)
	}
	c.App().SetMe(me)
	v := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Неполная»"}, Created: c.App().Today().AddDate(0, 0, -clients.CheckDays-1)}
	if err := c.App().Clients.Save(ctx, v); err != nil {
		c.T.Fatal(err)
	}
	d := &crm.Deal{Name: "Поставка", Client: v.ID, Manager: me, Stage: crm.StageLead}
	if err := c.App().Deals.Save(ctx, d); err != nil {
		c.T.Fatal(err)
	}
	return d
}

func TestEveryListOfFaultsOffersWhatMendsIt(t *testing.T) {
	c := uitest.AtDesk(t)
	faulty(c)
	c.Opens(nav.To("quality"))
	c.Wants("Без ИНН", "Неверный ИНН", "Без телефона и почты", "Без менеджера", "Без региона", "Давно не проверялись")
	for check, want := range map[clients.Check][2]string{
		clients.CheckINN: {"ООО «Неполная»", "Открыть и исправить"}, clients.CheckReach: {"ООО «Неполная»", "Открыть и исправить"},
		clients.CheckManager: {"ООО «Неполная»", "Назначить менеджера…"}, clients.CheckRegion: {"ООО «Неполная»", "Указать регион…"},
		clients.CheckAge: {"ООО «Неполная»", "Проверено сегодня"}, clients.CheckSum: {"Поставка", "Открыть и исправить"},
		clients.CheckClose: {"Поставка", "Указать дату…"}, clients.CheckStep: {"Поставка", "Запланировать шаг…"},
	} {
		c.Opens(nav.To("quality", string(check)))
		c.Wants(want[0], want[1])
	}
}

func TestACardWithoutAnINNIsOpenedMendedAndLeavesItsList(t *testing.T) {
	c := uitest.AtDesk(t)
	faulty(c)
	c.Opens(nav.To("quality", string(clients.CheckINN)))
	c.Tap("Открыть и исправить")
	c.Wants("Краткое наименование", "ООО «Неполная»")
	c.Field("ИНН")
	c.Enter("7707083893")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Замечаний нет")
	if v := c.Clients()["ООО «Неполная»"]; v.INN != "7707083893" {
		t.Errorf("stored %q", v.INN)
	}
}

func TestDealsWithoutADateAndAStepAreMendedAtOnce(t *testing.T) {
	c := uitest.AtDesk(t)
	d := faulty(c)
	c.Opens(nav.To("quality", string(clients.CheckClose)))
	c.Tap("Указать дату…")
	c.Enter("15.4")
	c.Press(fyne.KeyReturn)
	c.Wants("Дата закрытия указана", "Замечаний нет")
	got, err := c.App().Deals.Get(t.Context(), d.ID)
	if err != nil || !got.Close.Equal(time.Date(2026, 4, 15, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("closes on %v, %v", got.Close, err)
	}
	c.Opens(nav.To("quality", string(clients.CheckStep)))
	c.Tap("Запланировать шаг…")
	c.Enter("31.2") // no such day: the question stays
	c.Press(fyne.KeyReturn)
	c.Wants("Когда перезвонить?")
	c.Replace("5.3 14:30")
	c.Picture("step.png")
	c.Press(fyne.KeyReturn)
	c.Wants("Следующий шаг запланирован", "Замечаний нет")
	tasks, err := c.App().Tasks.List(t.Context(), tasks.Query{Open: true})
	if err != nil || len(tasks) != 1 || tasks[0].Text != "Перезвонить" || tasks[0].Due.Format("02.01 15:04") != "05.03 14:30" {
		t.Errorf("the tasks are %+v, %v", tasks, err)
	}
	c.Ctrl(fyne.KeyZ)
	c.Wants("Поставка")
}
