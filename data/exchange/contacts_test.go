package exchange

import (
	"reflect"
	"strings"
	"testing"

	"kartoteka/data/problem"
)

// clientsOf reads a list of clients and its notes.
func clientsOf(t *testing.T, text string) ([]ClientRow, []Note) {
	t.Helper()
	s := open(t, []byte(text))
	b, err := Clients.Read(t.Context(), s, Guess(Clients.Kind, s), nil)
	if err != nil {
		t.Fatal(err)
	}
	return b.Rows, b.Notes
}

func TestContactPersonsAreReadUnderTheirNumbers(t *testing.T) {
	want := []ContactRow{
		{Name: "Иванов Иван", Role: "директор", Phones: []string{"+7 900 000-00-01"}, Emails: []string{"i@example.org"}},
		{Name: "Петрова Мария", Role: "бухгалтер", Phones: []string{"+7 900 000-00-02", "+7 900 000-00-03"}, Emails: []string{"m@example.org"}},
	}
	cells := ";Иванов Иван;директор;+7 900 000-00-01;i@example.org;Петрова Мария;бухгалтер;+7 900 000-00-02, +7 900 000-00-03;m@example.org\n"
	for _, headers := range []string{
		"Контактное лицо;Должность контактного лица;Телефон контактного лица;Почта контактного лица;Контактное лицо 2;Должность контактного лица 2;Телефон контактного лица 2;Почта контактного лица 2",
		"Контакт 1;Должность контакта 1;Телефон контакта 1;E-mail контакта 1;Контакт 2;Должность контакта 2;Телефон контакта 2;E-mail контакта 2",
		"Контакт №1;Контакт №1: должность;Контакт №1: телефон;Контакт №1: почта;Контакт №2;Контакт №2: должность;Контакт №2: телефон;Контакт №2: почта",
		"contact;contact_role;contact_phone;contact_email;contact_2;contact_role_2;contact_phone_2;contact_email_2",
		"Contact 1;Contact 1 Title;Contact 1 Phone;Contact 1 Email;Contact 5;Contact 5 Title;Contact 5 Phone;Contact 5 Email",
	} {
		rows, notes := clientsOf(t, "Клиент;"+headers+"\nАльфа"+cells)
		if !reflect.DeepEqual(rows[0].Contacts, want) || len(notes) > 0 {
			t.Errorf("%s:\n%+v\n%v", headers, rows[0].Contacts, notes)
		}
	}
}

func TestColumnsOfPhonesOfOtherProgramsAreAllRead(t *testing.T) {
	rows, notes := clientsOf(t, "Компания;Основной контакт;Рабочий телефон;Мобильный телефон;Телефон 3;E-mail;Почта 2\n"+
		"Альфа;Иванов Иван;8 495 000-00-01;8 900 000-00-02;8 900 000-00-03;a@example.org;b@example.org\n"+
		"Бета;;;8 900 000-00-04;;;\n"+
		"Гамма;;8 495 000-00-05;8 900 000-00-06;;;\n")
	if c := rows[0]; c.Phone != "8 495 000-00-01" || c.Email != "a@example.org" || !reflect.DeepEqual(c.Contacts, []ContactRow{
		{Name: "Иванов Иван", Phones: []string{"8 900 000-00-02", "8 900 000-00-03"}, Emails: []string{"b@example.org"}},
	}) {
		t.Errorf("%+v", c)
	}
	if c := rows[1]; c.Phone != "8 900 000-00-04" || len(c.Contacts) > 0 {
		t.Errorf("%+v", c)
	}
	if c := rows[2]; c.Phone != "8 495 000-00-05" || len(c.Contacts) != 1 || c.Contacts[0].Phones[0] != "8 900 000-00-06" {
		t.Errorf("%+v", c)
	}
	if len(notes) > 0 {
		t.Errorf("%v", notes)
	}
}

func TestPhonesOfACellArePartedAndWhatIsNoneIsNoted(t *testing.T) {
	for cell, want := range map[string]struct {
		phones []string
		noted  string
	}{
		"8 900 000-00-01, 8 900 000-00-02":        {phones: []string{"8 900 000-00-01", "8 900 000-00-02"}},
		"8 900 000-00-01;8 900 000-00-02;":        {phones: []string{"8 900 000-00-01", "8 900 000-00-02"}},
		"8 900 000-00-01\n8 900 000-00-02":        {phones: []string{"8 900 000-00-01", "8 900 000-00-02"}},
		"8 495 000-00-01, доб. 12, 12-34-56":      {phones: []string{"8 495 000-00-01, доб. 12", "12-34-56"}},
		"8 900 000-00-01; спросить Олю":           {phones: []string{"8 900 000-00-01", "спросить Олю"}, noted: "спросить Олю"},
		"12-34-56, Мария":                         {phones: []string{"12-34-56, Мария"}},
		"спросить Олю":                            {phones: []string{"спросить Олю"}, noted: "спросить Олю"},
		"8 900 000-00-01, 89000000002 8900000003": {phones: []string{"8 900 000-00-01", "89000000002 8900000003"}, noted: "89000000002 8900000003"},
	} {
		rows, notes := clientsOf(t, "Клиент,Контакт 2,Телефон контакта 2\nАльфа,Ольга,\""+cell+"\"\n")
		if got := rows[0].Contacts[0].Phones; !reflect.DeepEqual(got, want.phones) {
			t.Errorf("%q: %q", cell, got)
		}
		noted := ""
		for _, n := range notes {
			if n.Key == "exchange.note.phone" && n.Args["Row"] == RowNumber(2) && n.Args["Header"] == "Телефон контакта 2" {
				noted, _ = n.Args["Value"].(string)
			}
		}
		if noted != want.noted {
			t.Errorf("%q: noted %q of %v", cell, noted, notes)
		}
	}
}

func TestABadMailOfAFurtherPersonNamesItsRowAndColumn(t *testing.T) {
	s := open(t, []byte("Клиент;Контакт;Контакт 2;Почта контакта 2\nАльфа;Иван;Ольга;o@example.org, ольга\n"))
	_, err := Clients.Read(t.Context(), s, Guess(Clients.Kind, s), nil)
	ps := problem.All(err)
	if len(ps) != 1 || ps[0].Key != "problem.import.emails" || ps[0].Args["Header"] != "Почта контакта 2" || ps[0].Args["Row"] != RowNumber(2) || ps[0].Args["Value"] != "ольга" {
		t.Errorf("%v", ps)
	}
}

func TestAPersonMayBeMappedToColumnsOfAnyName(t *testing.T) {
	s := open(t, []byte("Клиент;Контакт;Бухгалтерия;Звонить\nАльфа;Иван;Ольга;8 900 000-00-02\n"))
	m := Guess(Clients.Kind, s)
	var spare []string
	for _, f := range m.Kind.Spare() {
		spare = append(spare, f.Key)
	}
	if got := strings.Join(spare[:3], " "); got != "phone_2 email_2 contact_2" {
		t.Errorf("spare %s", got)
	}
	m, err := m.With(s, "contact_2=Бухгалтерия,contact_phone_2=Звонить")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Clients.Read(t.Context(), s, m, nil)
	if err != nil || len(b.Rows[0].Contacts) != 2 || b.Rows[0].Contacts[1].Name != "Ольга" || len(b.Rows[0].Contacts[1].Phones) != 1 {
		t.Errorf("%+v, %v", b.Rows, err)
	}
	for _, given := range []string{"name_2=Контакт", "contact_0=Контакт", "contact_=Контакт", "contact_2_2=Контакт"} {
		if _, err := Guess(Clients.Kind, s).With(s, given); len(problem.All(err)) != 1 {
			t.Errorf("%s: %v", given, err)
		}
	}
}
