package docs_test

import (
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/reports/docs"
)

// known is a client of whom everything is known.
func known() docs.HandoverClient {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 10, 30, 0, 0, time.UTC) }
	return docs.HandoverClient{
		Requisites: crm.Requisites{
			Kind: crm.Company, Name: "ООО «Ромашка»", INN: "0012345673", KPP: "001201001",
			Address: "443000, г. Самара, ул. Полевая, д. 1", Phone: "+7 846 200-00-02", Email: "zakaz@romashka.example",
		},
		Contacts: []crm.Contact{
			{Name: "Белова Анна Сергеевна", Role: "закупщик", Phones: []string{"+7 917 000-00-01", "+7 846 200-00-03"}, Emails: []string{"belova@romashka.example"}, Note: "после 11"},
			{Name: "Тарасов Игорь", NoCalls: true},
		},
		Debt: 12_345_600, Overdue: 4_000_000,
		Deals:  []docs.HandoverDeal{{Name: "Годовой договор на спецодежду", Stage: "stage.contract", Close: day(31), Sum: 90_000_000}},
		Orders: []docs.HandoverOrder{{Number: "ЗК-2026/000123", Date: day(1), Sum: 5_000_000}},
		Talks: []docs.HandoverTalk{
			{At: day(2), Kind: crm.Call, With: "Белова Анна Сергеевна", Author: "Орлова А. В.", Outcome: crm.OutcomeCallBack, Text: "Просят счёт на сверло 8 мм"},
			{At: day(1), Kind: crm.Note, Author: "Орлова А. В.", Text: "Склад принимает до 16:00"},
			{At: day(1), Kind: crm.Call, Author: "Орлова А. В.", Outcome: crm.OutcomeNoAnswer},
		},
		Steps: []docs.HandoverStep{{Due: day(4), Text: "Согласовать договор"}},
	}
}

func TestTheSheetOfOneClientSaysAllThatTheNewManagerMustKnow(t *testing.T) {
	golden(t, "handover_one", docs.HandoverSheet{
		Date: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Firm: "ООО «Торговый дом «Север»",
		From: "Орлова А. В.", To: "Смирнов В. И.", Reason: "Увольнение", Clients: []docs.HandoverClient{known()},
	}.Paper())
}

func TestTheSheetOfManyClientsBeginsWithTheirTableAndSaysWhatThereIsNone(t *testing.T) {
	bare := docs.HandoverClient{Requisites: crm.Requisites{Kind: crm.Company, Name: "АО «Новый»"}, Debt: -100_00}
	golden(t, "handover_many", docs.HandoverSheet{
		Date: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), To: "Смирнов В. И.", Clients: []docs.HandoverClient{known(), bare},
	}.Paper())
}

func TestTheSheetHasWordsForEveryStageKindAndOutcome(t *testing.T) {
	c := known()
	for _, s := range crm.StartStages {
		c.Deals = append(c.Deals, docs.HandoverDeal{Stage: "stage." + string(s)})
	}
	for _, k := range append([]crm.InteractionKind{crm.Handover}, crm.InteractionKinds...) {
		for _, o := range crm.Outcomes {
			c.Talks = append(c.Talks, docs.HandoverTalk{Kind: k, Outcome: o})
		}
	}
	docs.HandoverSheet{Date: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Clients: []docs.HandoverClient{c}}.Paper() // panics without words
}
