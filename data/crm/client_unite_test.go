package crm

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// united is what stands in the card whatever is chosen, or is no part of it.
var united = []string{
	"Meta", "ID", "Delivery", "Tags", "Accounts", "Contacts", "Consents", "Note", "NoCalls", "Lead", "Checked", "Created",
	"Merged", "Deleted",
}

// A field that neither side of a merge is asked about would be lost in silence.
func TestEveryFieldOfTheCardIsChosenOrUnited(t *testing.T) {
	var walk func(reflect.Type, []int)
	missing := func(name string, at []int) {
		full := Client{}
		f := reflect.ValueOf(&full).Elem().FieldByIndex(at)
		switch f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Array:
			f.Index(0).SetUint(1)
		case reflect.Int, reflect.Int64:
			f.SetInt(7)
		case reflect.Struct:
			if f.Type() == reflect.TypeFor[time.Time]() {
				f.Set(reflect.ValueOf(time.Unix(1, 0)))
			} else {
				f.Field(0).SetString("x")
			}
		default:
			t.Errorf("no way to fill %s", name)
		}
		for _, p := range ClientParts {
			if !p.Empty(&full) && !p.Same(&full, &Client{}) {
				return
			}
		}
		t.Errorf("a merge forgets %s of the card", name)
	}
	walk = func(s reflect.Type, at []int) {
		for i := range s.NumField() {
			f := s.Field(i)
			here := append(slices.Clone(at), i)
			switch {
			case slices.Contains(united, f.Name):
			case f.Anonymous:
				walk(f.Type, here)
			default:
				missing(f.Name, here)
			}
		}
	}
	walk(reflect.TypeFor[Client](), nil)
}

func counted() func() ContactID {
	n := byte(100)
	return func() (id ContactID) { n++; id[0] = n; return id }
}

func contact(id byte, name, phone string) Contact {
	return Contact{ID: ContactID{id}, Name: name, Phones: []string{phone}}
}

func twoCards() (kept, gone Client) {
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	kept = Client{
		ID: ClientID{1}, City: "Самара", Tags: []string{"опт"}, Note: "Платит вовремя", Created: day,
		Requisites: Requisites{Name: "ООО «Альфа»", Phone: "+7 846 200-00-01", Email: "a@a.example"},
		Contacts:   []Contact{contact(1, "Фёдоров Пётр", "+7 927 000-00-01")},
	}
	gone = Client{
		ID: ClientID{2}, City: "Тольятти", Tags: []string{"Опт", "тендер"}, Note: "Звонить утром", Created: day.AddDate(0, -1, 0), Checked: day,
		Requisites: Requisites{Name: "Альфа", INN: "7707083893", Phone: "+7 846 200-00-02"},
		Contacts: []Contact{
			{ID: ContactID{2}, Name: "федоров  пётр", Role: "закупщик", Phones: []string{"+7 927 000-00-01"}, Emails: []string{"p@a.example"}},
			contact(3, "Орлова Анна", "+7 927 000-00-03"),
		},
		Consents: []Consent{{Kind: ConsentPersonal, Contact: ContactID{2}, Given: day}},
		Delivery: []Delivery{{Address: "Склад"}}, Account: BankAccount{Bank: "Банк", BIC: "044525225", Account: "40702810500000001234"},
	}
	return kept, gone
}

func TestAUnitedCardHasWhatWasChosenAndAllThatStandsSideBySide(t *testing.T) {
	kept, gone := twoCards()
	c := Unite(&kept, &gone, map[string]bool{"inn": true, "city": true, "phone": true}, counted())
	if c.ID != kept.ID || c.Name != "ООО «Альфа»" || c.INN != "7707083893" || c.City != "Тольятти" || c.Phone != gone.Phone {
		t.Errorf("chosen: %+v", c)
	}
	if !slices.Equal(c.Tags, []string{"опт", "тендер"}) || c.Note != "Платит вовремя\nЗвонить утром" || len(c.Delivery) != 1 || len(c.Accounts) != 1 {
		t.Errorf("united: %v %q %v %v", c.Tags, c.Note, c.Delivery, c.Accounts)
	}
	if len(c.Contacts) != 3 {
		t.Fatalf("contacts %+v", c.Contacts)
	}
	one := c.Contacts[0]
	if one.ID != (ContactID{1}) || c.Contact(ContactID{2}) != &c.Contacts[0] || one.Role != "закупщик" || len(one.Phones) != 1 || len(one.Emails) != 1 {
		t.Errorf("the person met on both cards is %+v", one)
	}
	if spare := c.Contacts[2]; spare.Name != kept.Name || !slices.Equal(spare.Phones, []string{kept.Phone}) || spare.Emails != nil {
		t.Errorf("the phone that gave way is kept as %+v", spare)
	}
	if c.Consents[0].Contact != one.ID || !c.Created.Equal(gone.Created) || !c.Checked.Equal(gone.Checked) {
		t.Errorf("consents %+v, created %v", c.Consents, c.Created)
	}
	if len(kept.Contacts) != 1 || len(kept.Contacts[0].Emails) != 0 {
		t.Error("the card given was changed")
	}
	if again := Unite(&c, &gone, nil, counted()); len(again.Contacts) != 3 || len(again.Consents) != 1 || again.Note != c.Note || len(again.Accounts) != 1 {
		t.Errorf("united twice, something is there twice: %+v", again)
	}
}

func TestLeadsAreUnitedIntoOneStory(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 3, n, 0, 0, 0, 0, time.UTC) }
	lead := func(l *Lead) *Client { return &Client{Lead: l} }
	for _, c := range []struct {
		kept, gone *Lead
		want       LeadState
	}{
		{nil, &Lead{Received: day(1)}, LeadQualified},
		{&Lead{Received: day(1)}, nil, LeadQualified},
		{&Lead{Received: day(2)}, &Lead{Received: day(1), Answered: day(3)}, LeadAnswered},
		{&Lead{Received: day(2)}, &Lead{Received: day(1), Rejected: day(3), Reason: "спам"}, LeadNew},
		{&Lead{Received: day(2), Rejected: day(2)}, &Lead{Received: day(1), Rejected: day(3)}, LeadRejected},
		{&Lead{Received: day(2), Rejected: day(2)}, &Lead{Received: day(1), Qualified: day(3)}, LeadQualified},
	} {
		l := Unite(lead(c.kept), lead(c.gone), nil, counted()).Lead
		if l.State() != c.want || !l.Received.Equal(day(1)) {
			t.Errorf("%+v and %+v became %+v", c.kept, c.gone, l)
		}
	}
}

func TestSeveringTakesBackAllButWhatWasChangedSince(t *testing.T) {
	kept, gone := twoCards()
	after := Unite(&kept, &gone, map[string]bool{"inn": true, "city": true, "phone": true}, counted())
	if c := Sever(&kept, &after, &after); !reflect.DeepEqual(c, kept) {
		t.Errorf("severed at once:\n%+v\nwant\n%+v", c, kept)
	}
	now := after
	now.City, now.Note = "Казань", after.Note+"\nПереехали"
	now.Contacts = append(slices.Clone(after.Contacts[1:]), contact(9, "Новый", "+7 900 000-00-09"))
	now.Contacts[0].Role = "директор" // Орлова, of the card that had gone
	now.Tags = append(slices.Clone(after.Tags), "новый")
	c := Sever(&kept, &after, &now)
	if c.City != "Казань" || !strings.HasSuffix(c.Note, "Переехали") || c.INN != "" || c.Phone != kept.Phone {
		t.Errorf("severed later: %+v", c)
	}
	if len(c.Contacts) != 2 || c.Contacts[0].Role != "директор" || c.Contacts[1].Name != "Новый" || !slices.Equal(c.Tags, []string{"опт", "новый"}) {
		t.Errorf("lists severed later: %+v %v", c.Contacts, c.Tags)
	}
}
