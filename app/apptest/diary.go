package apptest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kartoteka/app/history"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
)

// WithFiles logs a letter that came with files.
func (d *Diary) WithFiles(text string, names ...string) *talk.Conversation {
	d.t.Helper()
	c := &talk.Conversation{Interaction: crm.Interaction{At: Now, Kind: crm.Letter, Client: d.Buyer.ID, Text: text}}
	for _, name := range names {
		c.Given = append(c.Given, d.File(name, strings.Repeat("а", 512)))
	}
	if err := d.Interactions.Log(d.t.Context(), c); err != nil {
		d.t.Fatal(err)
	}
	return c
}

// Diary is a base in which people talk to a client.
type Diary struct {
	*App
	t      *testing.T
	Buyer  *crm.Client
	Orlova crm.ManagerID
	Smir   crm.ManagerID
}

// NewDiary makes a base with two managers and a client.
func NewDiary(t *testing.T) *Diary {
	d := &Diary{App: New(t), t: t}
	var err error
	if d.Orlova, err = d.Managers.Ensure(t.Context(), "Орлова А. В."); err != nil {
		t.Fatal(err)
	}
	if d.Smir, err = d.Managers.Ensure(t.Context(), "Смирнов В. И."); err != nil {
		t.Fatal(err)
	}
	d.Buyer = &crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Дельта»"}, Manager: d.Orlova,
		Contacts: []crm.Contact{{ID: crm.ContactID{1}, Name: "Петров И. С.", Role: "закупщик", Phones: []string{"+7 846 200-00-01"}}},
	}
	if err := d.Clients.Save(t.Context(), d.Buyer); err != nil {
		t.Fatal(err)
	}
	return d
}

// Said records a conversation with the client.
func (d *Diary) Said(kind crm.InteractionKind, at time.Time, text string) *crm.Interaction {
	d.t.Helper()
	i := &crm.Interaction{At: at, Kind: kind, Client: d.Buyer.ID, Text: text}
	if err := d.Interactions.Save(d.t.Context(), i); err != nil {
		d.t.Fatal(err)
	}
	return i
}

// Page reads a page of the history.
func (d *Diary) Page(q history.Query) history.Page {
	d.t.Helper()
	q.Client = d.Buyer.ID
	p, err := d.History.Page(d.t.Context(), q)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// Texts are what the rows of the first page say.
func (d *Diary) Texts(q history.Query) string {
	var out []string
	for _, r := range d.Page(q).Rows {
		out = append(out, string(r.Kind)+" "+r.Text)
	}
	return strings.Join(out, "; ")
}

// LongHistory is a base whose client was talked to so many times.
func LongHistory(b *testing.B, size int) (*App, crm.ClientID) {
	b.Helper()
	a := New(b)
	c := a.Client("ООО «Дельта»")
	all := make([]crm.Interaction, size)
	for i := range all {
		all[i] = crm.Interaction{
			At: Now.Add(-time.Duration(i) * time.Hour), Kind: crm.InteractionKinds[i%5], Client: c.ID,
			Text: fmt.Sprintf("Разговор %d: обсудили поставку, сроки и цену; просили прислать счёт и договор.", i),
		}
	}
	if err := a.SayAll(all); err != nil {
		b.Fatal(err)
	}
	return a, c.ID
}
