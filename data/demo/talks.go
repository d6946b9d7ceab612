package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
)

// File is a file of a client with its bytes.
type File struct {
	Attachment crm.Attachment // its record
	Content    []byte         // its bytes
}

// talksLimit is the most interactions of a firm: a base of a million orders
// tells no more by having more of them.
const talksLimit = 4000

// talker invents what was said. It has random numbers of its own, so that what
// else the firm has does not depend on how much is said.
type talker struct {
	*Firm
	rng *rand.Rand
}

// inventTalks makes the conversations of each client over its life. With every
// third client somebody else spoke at first: managers change, their words stay.
func (f *Firm) inventTalks() {
	t := talker{f, rand.New(rand.NewPCG(f.Config.Seed, 0x74616c6b))}
	for i := range f.Clients {
		n := 3 + t.rng.IntN(6)
		if i < 20 {
			n += 12 + t.rng.IntN(14)
		}
		if len(f.Talks)+n > talksLimit {
			return
		}
		t.client(i, n)
	}
}

func (t talker) client(who, n int) {
	c, h := &t.Clients[who], &t.habits[who]
	now, before := t.Managers[h.manager].ID, t.Managers[(h.manager+1)%len(t.Managers)].ID
	length := t.Config.Today.Sub(t.start)
	from, to := t.start.Add(time.Duration(h.from*float64(length))), t.start.Add(time.Duration(h.to*float64(length)))
	handed := from
	if who%3 == 0 {
		handed = from.Add(to.Sub(from) * 2 / 5)
	}
	for k := range n {
		part := 1 - math.Pow(1-(float64(k)+t.rng.Float64())/float64(n), 1.4) // more of late
		at := t.hour(from.Add(time.Duration(float64(to.Sub(from)) * part)))
		i := t.talk(at)
		i.Client, i.Author = c.ID, now
		if at.Before(handed) {
			i.Author = before
		}
		if len(c.Contacts) > 0 && i.Kind != crm.Note {
			i.Contact = pick(t.rng, c.Contacts).ID
		}
		t.Talks = append(t.Talks, i)
	}
	if who%4 == 0 {
		t.pin(c, now, t.hour(from.Add(to.Sub(from)/2)))
	}
	if who < 12 {
		t.file(c, now, t.hour(from.Add(to.Sub(from)*2/3)))
	}
}

// hour moves a moment to a working hour of a working day that is over.
func (t talker) hour(at time.Time) time.Time {
	day := calendar.DayOf(at)
	if last := calendar.DayOf(t.Config.Today).AddDate(0, 0, -1); day.After(last) {
		day = last
	}
	for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday || newYear(day) {
		day = day.AddDate(0, 0, -1)
	}
	return day.Add(time.Duration(6*60+t.rng.IntN(9*60)) * time.Minute)
}

// talk is one conversation.
func (t talker) talk(at time.Time) crm.Interaction {
	said := pick(t.rng, talks)
	item := pick(t.rng, items)
	i := crm.Interaction{
		ID: newID(t.rng, at), At: at, Kind: said.kind, Direction: said.direction, Outcome: said.outcome,
		Text: strings.NewReplacer("{что}", item, "{дней}", fmt.Sprint(3+t.rng.IntN(12)), "{число}", fmt.Sprint(10*(1+t.rng.IntN(40)))).Replace(said.text),
	}
	switch said.kind {
	case crm.Call:
		i.Minutes = 1 + t.rng.IntN(12)
	case crm.Meeting:
		i.Minutes = 30 * (1 + t.rng.IntN(4))
	}
	return i
}

func (t talker) pin(c *crm.Client, by crm.ManagerID, at time.Time) {
	t.Talks = append(t.Talks, crm.Interaction{
		ID: newID(t.rng, at), At: at, Kind: crm.Note, Client: c.ID, Author: by, Pinned: true, Text: pick(t.rng, rules),
	})
}

func (t talker) file(c *crm.Client, by crm.ManagerID, at time.Time) {
	text := fmt.Sprintf("Заявка на поставку\r\n%s, ИНН %s\r\n\r\n", c.Name, c.INN)
	for n := range 3 + t.rng.IntN(5) {
		text += fmt.Sprintf("%d. %s — %d шт.\r\n", n+1, pick(t.rng, items), 10*(1+t.rng.IntN(30)))
	}
	t.Files = append(t.Files, File{
		Attachment: crm.Attachment{
			ID: newID(t.rng, at), Client: c.ID, Name: "Заявка от " + at.Format("02.01.2006") + ".txt", Added: at, Author: by,
		},
		Content: []byte(text),
	})
}
