package exchange_test

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/exchange"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

func TestACardThatIsExportedCanBeImported(t *testing.T) {
	a := apptest.New(t)
	want := &crm.Client{
		Requisites: crm.Requisites{Kind: crm.SelfEmployed, Name: "Иванов", INN: "500100732259", Phone: "+7 900 000-00-01"},
		Actual:     "г. Самара, ул. Новая, д. 1", Tags: []string{"опт", "ключевой"}, NoCalls: true, Birthday: apptest.Day(time.January, 5),
		Terms: crm.Terms{Discount: 5_50, Deferral: 14, Limit: 100_000_00},
		Contacts: []crm.Contact{{
			Name: "Петрова Мария", Role: "бухгалтер", Phones: []string{"+7 900 000-00-02", "+7 900 000-00-03"}, Emails: []string{"m@example.org", "p@example.org"},
		}},
	}
	if err := a.Clients.Save(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"clients.csv", "clients.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if _, err := a.Exports.Run(t.Context(), exchange.Export{Kind: "clients", Path: path}); err != nil {
			t.Fatal(err)
		}
		b := apptest.New(t)
		if _, err := b.Imports.Run(t.Context(), exchange.Import{Kind: "clients", Path: path}, nil); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rows, err := b.Clients.List(t.Context())
		if err != nil || len(rows) != 1 {
			t.Fatal(err, len(rows))
		}
		got, err := b.Clients.Get(t.Context(), rows[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		got.ID, got.Meta, got.Created, got.Contacts[0].ID = want.ID, want.Meta, want.Created, want.Contacts[0].ID
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\nread  %+v\nwrote %+v", name, got, want)
		}
	}
}

func TestAListOfClientsCompletesTheContactOfACard(t *testing.T) {
	a := apptest.New(t)
	v := &crm.Client{Requisites: crm.Requisites{Name: "Альфа"}, NoCalls: true, Contacts: []crm.Contact{{Name: "Фёдоров Пётр", Note: "друг"}, {Name: "Второй"}}}
	if err := a.Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	load := func(text string) error {
		_, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "clients", Path: a.File("c.csv", text)}, nil)
		return err
	}
	if err := load("Клиент;Контактное лицо;Телефон контактного лица;Не звонить;Отсрочка, дней\nАльфа;федоров петр;8 900 000-00-02;нет;30\n"); err != nil {
		t.Fatal(err)
	}
	got, err := a.Clients.Get(t.Context(), v.ID)
	if err != nil {
		t.Fatal(err)
	}
	p := got.Contacts[0]
	if len(got.Contacts) != 2 || p.ID != v.Contacts[0].ID || p.Note != "друг" || !reflect.DeepEqual(p.Phones, []string{"+7 900 000-00-02"}) || got.NoCalls || got.Deferral != 30 {
		t.Errorf("%+v", got)
	}
	for text, key := range map[string]string{
		"Клиент;Отсрочка, дней\nАльфа;2,5\n":                               "problem.import.days",
		"Клиент;Кредитный лимит\nАльфа;-5\n":                               "problem.import.limit",
		"Клиент;Почта контактного лица\nАльфа;a@b@c\n":                     "problem.import.emails",
		"Клиент;Вид контрагента;ОГРН\nАльфа;физлицо;1027700132195\n":       "problem.import.ogrn_kind",
		"Клиент;Вид контрагента;День рождения\nАльфа;физлицо;05.05.2026\n": "problem.future",
	} {
		err := load(text)
		found := false
		for _, p := range problem.All(err) {
			found = found || p.Key == key
		}
		if !found {
			t.Errorf("%q: %v, want %s", text, err, key)
		}
	}
}

// people are contact persons as cards have them: two of one name, numbers with
// extensions, one with nothing but a name.
func people() []crm.Contact {
	return []crm.Contact{
		{Name: "Иванов Иван Иванович", Role: "директор", Phones: []string{"+7 495 123-45-67 доб. 5", "+7 900 000-00-02"}, Emails: []string{"i@example.org", "ivan@example.org"}},
		{Name: "Петрова Мария", Role: "бухгалтер", Phones: []string{"+7 900 000-00-03"}, Birthday: apptest.Day(time.January, 5), NoCalls: true, Note: "Звонить\nпосле обеда"},
		{Name: "Иванов Иван Иванович", Role: "водитель"},
		{Name: "Ольга"},
	}
}

func TestAllContactPersonsOfAllClientsGoOutAndComeBack(t *testing.T) {
	a := apptest.New(t)
	want := map[string][]crm.Contact{"Альфа": people(), "Бета": nil, "Гамма": people()[3:]}
	for name, contacts := range want {
		v := &crm.Client{Requisites: crm.Requisites{Name: name}, Contacts: append([]crm.Contact(nil), contacts...)}
		if err := a.Clients.Save(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"clients.csv", "clients.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if n, err := a.Exports.Run(t.Context(), exchange.Export{Kind: "clients", Path: path}); err != nil || n != len(want) {
			t.Fatal(n, err)
		}
		b := apptest.New(t)
		for again := range 2 {
			out, err := b.Imports.Run(t.Context(), exchange.Import{Kind: "clients", Path: path}, nil)
			if err != nil || again > 0 && (out.Changed+out.Documents > 0 || out.Unchanged != len(want)) {
				t.Fatalf("%s, time %d: %+v, %v", name, again+1, out, err)
			}
		}
		for name, contacts := range want {
			if got := contactsOf(t, b, name); !reflect.DeepEqual(got, contacts) {
				t.Errorf("%s:\nread  %+v\nwrote %+v", name, got, contacts)
			}
		}
	}
}

// contactsOf are the persons of a client without their IDs, which all must have.
func contactsOf(t *testing.T, a *apptest.App, name string) []crm.Contact {
	t.Helper()
	rows, err := a.Clients.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Name != name {
			continue
		}
		c, err := a.Clients.Get(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Contacts {
			if c.Contacts[i].ID.IsZero() {
				t.Errorf("%s: person %d has no ID", name, i)
			}
			c.Contacts[i].ID = crm.ContactID{}
		}
		return c.Contacts
	}
	t.Fatalf("there is no client %s", name)
	return nil
}

func TestAListOfAnotherProgramCompletesPersonsByName(t *testing.T) {
	a := apptest.New(t)
	if err := a.Clients.Save(t.Context(), &crm.Client{Requisites: crm.Requisites{Name: "Альфа"}, Contacts: people()}); err != nil {
		t.Fatal(err)
	}
	take(t, a, "clients", "Компания;Рабочий телефон;Мобильный телефон;Контакт 1;Телефон контакта 1;Контакт 2;Должность контакта 2\n"+
		"Альфа;8 495 000-00-01;8 900 000-00-09;Петрова Мария;8 900 000-00-03;Сидоров Пётр;кладовщик\n")
	got := contactsOf(t, a, "Альфа")
	if len(got) != 5 {
		t.Fatalf("%+v", got)
	}
	if p := got[1]; !reflect.DeepEqual(p.Phones, []string{"+7 900 000-00-03", "+7 900 000-00-09"}) || p.Role != "бухгалтер" {
		t.Errorf("%+v", p)
	}
	if p := got[4]; p.Name != "Сидоров Пётр" || p.Role != "кладовщик" {
		t.Errorf("%+v", p)
	}
}
