package demo

import (
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// plea is what a client may come with and how it ends.
type plea struct {
	kind                 crm.RequestKind
	text, result, reason string
}

var pleas = []plea{
	{crm.RequestClaim, "Недовоз: в коробке 18 дисков вместо 20", "Довезли два диска со следующим заказом", "Склад: ошибка сборки"},
	{crm.RequestClaim, "Круги крошатся на оборотах, просят разобраться", "Заменили партию", "Брак производителя"},
	{crm.RequestReturn, "Вернуть две дрели: не подошло напряжение", "Приняли возврат, заменили на 18 В", "Ошиблись при заказе"},
	{crm.RequestQuestion, "Когда будет сертификат на перчатки", "Отправили сертификат почтой", ""},
	{crm.RequestQuestion, "Можно ли увеличить отсрочку до 30 дней", "Согласовали с руководителем", ""},
	{crm.RequestClaim, "Машина приехала на день позже", "Извинились, дали скидку на доставку", "Перевозчик"},
	{crm.RequestThanks, "Благодарят за срочную отгрузку в субботу", "Поблагодарили в ответ", ""},
	{crm.RequestQuestion, "Просят акт сверки за квартал", "Акт подписан", ""},
}

// inventRequests makes what clients came with in the last two months, the late
// ones still being dealt with.
func (f *Firm) inventRequests() {
	for i := range min(4+f.Config.Clients/8, 400) {
		who, p := f.rng.IntN(len(f.Clients)), pleas[i%len(pleas)]
		came := f.now().Add(-time.Duration(2+i*i*2%1400+f.rng.IntN(9)) * time.Hour)
		r := crm.Request{
			ID: f.id(came), Date: came, Client: f.Clients[who].ID, Kind: p.kind, Text: p.text,
			Manager: f.Clients[who].Manager, State: crm.RequestNew, Due: calendar.DayOf(came).AddDate(0, 0, 3+f.rng.IntN(12)),
		}
		replied := came.Add(time.Duration(20+f.rng.IntN(400)) * time.Minute)
		old := f.now().Sub(came) > 240*time.Hour
		switch {
		case i < 2 || replied.After(f.now()):
		case old && i%6 != 0:
			r.Result, r.Reason = p.result, p.reason
			r.Move(crm.RequestWorking, replied)
			r.Move(crm.RequestSolved, replied.Add(time.Duration(3+f.rng.IntN(90))*time.Hour))
			if i%9 == 5 {
				r.State, r.Result = crm.RequestRejected, "Проверили: товар соответствует заказу"
			}
		default:
			r.Move(crm.RequestWorking, replied)
			if i%4 == 3 {
				r.Move(crm.RequestWaiting, replied)
			}
		}
		f.Requests = append(f.Requests, r)
	}
}

// inventHandovers notes two handovers of the past: the histories of some clients
// say that another manager answered for them before.
func (f *Firm) inventHandovers() {
	for i, reason := range []string{"декретный отпуск", "перераспределение участков"} {
		at := f.now().AddDate(0, -2-5*i, 0)
		from := f.Managers[(i+3)%len(f.Managers)]
		for n := range min(3, len(f.Clients)) {
			c := &f.Clients[(n*7+i*3)%len(f.Clients)]
			to := f.managerOf(c)
			if to.ID == from.ID || c.Created.After(at) {
				continue
			}
			f.Handovers = append(f.Handovers, crm.Interaction{
				ID: f.id(at), At: at, Kind: crm.Handover, Client: c.ID, Author: to.ID,
				Text: "Ответственный изменён: " + from.Name + " → " + to.Name + " Причина: " + reason,
			})
		}
	}
}

func (f *Firm) managerOf(c *crm.Client) crm.Manager {
	for _, m := range f.Managers {
		if m.ID == c.Manager {
			return m
		}
	}
	return f.Managers[0]
}
