package demo

import (
	"math/rand/v2"
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// inventFaults makes the data as true as they are in life: a few of the smallest
// clients are cards of larger ones entered a second time, some cards and deals
// lack something. Dice of its own keep the sales as they are.
func (f *Firm) inventFaults() {
	dice := rand.New(rand.NewPCG(f.Config.Seed, 0x6661756c74))
	n := len(f.Clients)
	for i := range f.Clients {
		c := &f.Clients[i]
		if age := dice.IntN(220); i%7 != 3 {
			c.Checked = latest(c.Created, calendar.DayOf(f.Config.Today).AddDate(0, 0, -age))
		}
		switch {
		case i%43 == 17:
			c.Manager = crm.ManagerID{}
		case i%29 == 11:
			c.Phone = "200-00-" + c.Phone[len(c.Phone)-2:] // of which city?
		case i%37 == 19:
			c.Phone, c.Email = "", ""
		}
	}
	for k := range min(n/25, 60) {
		second := n - 1 - k
		if first := dice.IntN(second); !f.Doubles[f.Clients[first].ID] {
			f.double(&f.Clients[second], &f.Clients[first], k)
		}
	}
	for i := range f.Deals {
		switch d := &f.Deals[i]; {
		case d.Stage.Closed():
		case i%13 == 4:
			d.Amount = 0
		case i%11 == 6:
			d.Close = time.Time{}
		}
	}
}

// double makes a card say of another client what somebody in a hurry would.
func (f *Firm) double(c, of *crm.Client, way int) {
	own := crm.OwnName(of.Name)
	if of.Kind == crm.Entrepreneur {
		own = strings.TrimPrefix(of.Name, "ИП ")
	}
	c.Kind, c.FullName, c.INN, c.KPP, c.OGRN = of.Kind, "", "", "", ""
	c.City, c.Address = of.City, of.Address
	switch way % 4 {
	case 0: // by phone, without the form
		c.Name, c.Phone = own, of.Phone
	case 1: // the same code, in capitals
		c.Name, c.INN = strings.ToUpper(of.Name), of.INN
	case 2: // a letter too many
		letters := []rune(own)
		at := len(letters) / 2
		c.Name = string(letters[:at]) + string(letters[at-1:])
	default: // from a letter: the mail and one word of the name
		c.Name, c.Email = strings.FieldsFunc(own, func(r rune) bool { return r == '-' || r == ' ' })[0], of.Email
	}
	f.Doubles[c.ID] = true
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
