package demo

import (
	"math/rand/v2"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// taskKinds are what managers do for their clients.
var taskKinds = []string{
	"Позвонить: согласовать условия договора", "Отправить коммерческое предложение", "Напомнить об оплате счёта",
	"Уточнить состав заказа", "Узнать, как отработала партия", "Пригласить на показ инструмента",
	"Отправить акт сверки", "Подготовить образцы", "Встреча у клиента", "Перезвонить по цене на крепёж",
	"Уточнить адрес доставки", "Поздравить с днём рождения", "Проверить отгрузку", "Согласовать отсрочку",
}

// taskResults are what came of tasks that are done.
var taskResults = []struct {
	outcome crm.Outcome
	text    string
}{
	{crm.OutcomeAgreed, "Договорились, ждут счёт"},
	{crm.OutcomeAgreed, "Заказ подтвердили"},
	{crm.OutcomeCallBack, "Просили перезвонить через неделю"},
	{crm.OutcomeNoAnswer, ""},
	{crm.OutcomeThinking, "Сравнивают цены"},
	{crm.OutcomeRefused, "Закупили у другого поставщика"},
	{crm.OutcomeInformed, "Рассказали о новинках"},
	{crm.OutcomeInformed, "Акт отправлен"},
}

// routines are what repeats in the firm itself.
var routines = []struct {
	text, rule string
	hour       int // 0 for all day
}{
	{"Планёрка отдела продаж", "FREQ=WEEKLY;BYDAY=MO", 9},
	{"Разнести банковскую выписку", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 16},
	{"Сверить остатки склада", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", 0},
	{"Обзвон просроченных оплат", "FREQ=WEEKLY;BYDAY=TH", 11},
}

// inventTasks makes the tasks of the last two months and of the next weeks: most
// past ones are done, a few are overdue; and what repeats in the firm.
func (f *Firm) inventTasks() {
	defer func(shared *rand.Rand) { f.rng = shared }(f.rng) // or tasks would change the sales
	f.rng = rand.New(rand.NewPCG(f.Config.Seed, 0x7461736b))
	today := calendar.DayOf(f.Config.Today)
	for range min(f.Config.Clients+10, 1500) {
		who := f.rng.IntN(len(f.Clients))
		day := workday(today.AddDate(0, 0, f.dayAround()))
		t := crm.Task{
			ID: f.id(day.AddDate(0, 0, -3)), Text: pick(f.rng, taskKinds), Client: f.Clients[who].ID,
			Manager: f.Managers[f.habits[who].manager].ID, Created: day.AddDate(0, 0, -3),
		}
		t.Author = t.Manager
		f.setHour(&t, day)
		if day.Before(today) && f.rng.IntN(100) < 96 {
			r := pick(f.rng, taskResults)
			t.Done, t.Outcome, t.Result = day.Add(time.Duration(9+f.rng.IntN(9))*time.Hour), r.outcome, r.text
		}
		f.Tasks = append(f.Tasks, t)
	}
	for i, r := range routines {
		t := crm.Task{
			ID: f.id(f.start), Text: r.text, Repeat: r.rule, Created: f.start,
			Manager: f.Managers[i%len(f.Managers)].ID, Author: f.Managers[0].ID, AllDay: r.hour == 0,
			Due: today.AddDate(0, 0, -7).Add(time.Duration(r.hour) * time.Hour),
		}
		if next, ok, err := t.Next(today); ok && err == nil {
			t.Due = next
		}
		t.Since, t.Turn = t.Due, t.Due
		f.Tasks = append(f.Tasks, t)
	}
}

// dayAround is how many days from today a task is due: most are near, the rest go
// back two months.
func (f *Firm) dayAround() int {
	if f.rng.IntN(3) == 0 {
		return f.rng.IntN(60) - 60
	}
	return f.rng.IntN(20) - 6
}

// setHour makes a task due on a day: two of three at an hour of work.
func (f *Firm) setHour(t *crm.Task, day time.Time) {
	t.Due, t.AllDay = day, f.rng.IntN(3) == 0
	if !t.AllDay {
		t.Due = day.Add(time.Duration(9+f.rng.IntN(9))*time.Hour + time.Duration(f.rng.IntN(4)*15)*time.Minute)
		t.Remind = pick(f.rng, []int{0, 5, 15, 60})
	}
}

// workday moves a day of rest on to Monday.
func workday(day time.Time) time.Time {
	switch day.Weekday() {
	case time.Saturday:
		return day.AddDate(0, 0, 2)
	case time.Sunday:
		return day.AddDate(0, 0, 1)
	}
	return day
}
