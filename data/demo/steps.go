package demo

import (
	"math/rand/v2"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// nextSteps are what is done next about a deal on each of its open stages.
var nextSteps = map[crm.StageID][]string{
	crm.StageLead:        {"Позвонить, выяснить потребность", "Узнать, кто решает о закупке"},
	crm.StageNeeds:       {"Собрать перечень позиций", "Уточнить объём и сроки"},
	crm.StageOffer:       {"Отправить коммерческое предложение", "Спросить, получили ли предложение"},
	crm.StageNegotiation: {"Согласовать скидку", "Обсудить отсрочку с директором"},
	crm.StageContract:    {"Отправить договор на подпись", "Узнать, подписан ли договор"},
	crm.StagePayment:     {"Проверить поступление оплаты", "Напомнить об оплате счёта"},
}

// inventSteps says with whom tasks are done and sets the next step of seven open
// deals in ten, a few of them late by a day or two.
func (f *Firm) inventSteps() {
	dice := rand.New(rand.NewPCG(f.Config.Seed, 0x73746570))
	clients := make(map[crm.ClientID]*crm.Client, len(f.Clients))
	for i := range f.Clients {
		clients[f.Clients[i].ID] = &f.Clients[i]
	}
	for i := range f.Tasks {
		if t := &f.Tasks[i]; !t.Client.IsZero() {
			t.Contact = somebody(dice, clients[t.Client])
		}
	}
	today := calendar.DayOf(f.Config.Today)
	for i := range f.Deals {
		d := &f.Deals[i]
		if d.Stage.Closed() || dice.IntN(10) >= 7 {
			continue
		}
		due := workday(today.AddDate(0, 0, dice.IntN(16)-2))
		t := crm.Task{
			ID: newID(dice, d.Entered), Text: pick(dice, nextSteps[d.Stage]), Client: d.Client, Subject: crm.Subject{Deal: d.ID},
			Contact: somebody(dice, clients[d.Client]), Manager: d.Manager, Author: d.Manager, Created: d.Entered, Due: due, AllDay: true,
		}
		if dice.IntN(2) == 0 {
			t.Due, t.AllDay, t.Remind = due.Add(time.Duration(6+dice.IntN(9))*time.Hour), false, 15
		}
		f.Tasks = append(f.Tasks, t)
	}
}

// somebody is a contact person of a client, of one in eight nobody.
func somebody(dice *rand.Rand, c *crm.Client) crm.ContactID {
	if len(c.Contacts) == 0 || dice.IntN(8) == 0 {
		return crm.ContactID{}
	}
	return pick(dice, c.Contacts).ID
}
