package demo

import (
	"math/rand/v2"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// Merged is a card entered twice and made one with the other some days ago: what
// was said to the second card is the first one's now.
type Merged struct {
	Merge  crm.Merge         // who did it and when, between which cards
	Second crm.Client        // as it was before
	Talks  []crm.Interaction // conversations noted on the second card
}

// inventMerged takes the company that is last by the alphabet, whose second card
// then comes after it in every order of names and moves no other.
func (f *Firm) inventMerged() {
	dice := rand.New(rand.NewPCG(f.Config.Seed, 0x6d65726765))
	var first *crm.Client
	for i := range f.Clients {
		c := &f.Clients[i]
		if c.Kind == crm.Company && !f.Doubles[c.ID] && (first == nil || crm.OwnName(c.Name) > crm.OwnName(first.Name)) {
			first = c
		}
	}
	if first == nil {
		return
	}
	at, by := f.now().AddDate(0, 0, -6), f.managerOf(first)
	second := crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company, Name: crm.OwnName(first.Name), Phone: first.Phone},
		ID:         newID(dice, at.AddDate(0, -3, 0)), City: first.City, Manager: first.Manager, Region: first.Region, Created: calendar.DayOf(at.AddDate(0, -3, 0)),
	}
	m := &Merged{Second: second, Merge: crm.Merge{ID: newID(dice, at), Kept: first.ID, Gone: second.ID, By: by.ID, When: at}}
	for n, text := range []string{"Звонили с выставки, просили каталог", "Каталог получили, сравнивают цены"} {
		spoke := second.Created.AddDate(0, 0, 5*n).Add(8 * time.Hour)
		m.Talks = append(m.Talks, crm.Interaction{
			ID: newID(dice, spoke), At: spoke, Kind: crm.Call, Direction: crm.Incoming, Outcome: crm.OutcomeInformed,
			Client: second.ID, Author: by.ID, Minutes: 3 + n, Text: text,
		})
	}
	f.Merged = m
}
