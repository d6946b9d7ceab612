package demo

import (
	"fmt"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// now is a moment of the last day of history: the morning of it, so that what has
// just come lies in the past whenever the firm is looked at.
func (f *Firm) now() time.Time { return calendar.DayOf(f.Config.Today).Add(9 * time.Hour) }

// inventLeads makes those who asked in the last weeks: most were answered within
// an hour or two, some wait, a few were let go.
func (f *Firm) inventLeads() {
	for i := range min(6+f.Config.Clients/20, 60) {
		hours := 1 + i*i*3 + f.rng.IntN(6)
		came := f.now().Add(-time.Duration(hours) * time.Hour).Add(-time.Duration(f.rng.IntN(50)) * time.Minute)
		c := f.lead(i, came)
		wait := time.Duration(8+f.rng.IntN(150)) * time.Minute
		switch {
		case i < 2 || i%7 == 4: // nobody has answered yet
		case i%5 == 3:
			c.Lead.Answered = came.Add(wait)
			c.Lead.Rejected, c.Lead.Reason = came.Add(wait+26*time.Hour), pick(f.rng, crm.LeadReasons[:5])
		default:
			c.Lead.Answered = came.Add(wait)
		}
		if c.Lead.Answered.After(f.now()) {
			c.Lead.Answered, c.Lead.Rejected, c.Lead.Reason = time.Time{}, time.Time{}, ""
		}
		f.Leads = append(f.Leads, c)
	}
}

func (f *Firm) lead(i int, came time.Time) crm.Client {
	where := f.place()
	phone := fmt.Sprintf("+79%02d%07d", f.rng.IntN(100), f.rng.IntN(10_000_000))
	person := pick(f.rng, surnames) + " " + pick(f.rng, firstNames)
	c := crm.Client{
		ID: f.id(came), City: where.city, Source: pick(f.rng, leadSources), Created: calendar.DayOf(came),
		Manager: f.Managers[f.rng.IntN(len(f.Managers))].ID,
		Lead:    &crm.Lead{Received: came, Wants: pick(f.rng, wishes)},
	}
	c.Phone, c.Kind = phone, crm.Company
	if c.Name = pick(f.rng, firstParts) + "-" + pick(f.rng, secondParts); i%3 == 2 {
		c.Kind, c.Name = crm.Person, person
	} else {
		c.Contacts = []crm.Contact{{ID: f.id(came), Name: person, Phones: []string{phone}}}
	}
	if f.rng.IntN(2) == 0 {
		c.Email = fmt.Sprintf("zapros%d@lead.example", i+1)
	}
	return c
}

var firstNames = []string{"Алексей", "Андрей", "Антон", "Виктор", "Денис", "Игорь", "Максим", "Олег", "Павел", "Сергей"}

var leadSources = []string{"Звонок", "Сайт", "Выставка", "Рекомендация", "Электронная почта"}

var wishes = []string{
	"Сверло по металлу 8 мм, 200 шт., сроки и цена", "Спецодежда на бригаду из 12 человек", "Прайс-лист на крепёж",
	"Перфоратор, есть ли в наличии", "Круги отрезные на квартал, нужна отсрочка", "Электроды, ищем постоянного поставщика",
	"Просят счёт на перчатки и очки", "Хотят сравнить цены на абразивы",
}
