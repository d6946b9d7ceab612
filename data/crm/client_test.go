package crm_test

import (
	"slices"
	"strings"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

func TestCodesBelongToTheFormOfTheClient(t *testing.T) {
	const company, person = "7707083893", "500100732259"
	const ogrn, ogrnip = "1027700132195", "304500116000157"
	for _, c := range []struct {
		kind           crm.PartyKind
		inn, kpp, ogrn string
		faults         []string // field and key, none when all is well
	}{
		{crm.Company, company, "773601001", ogrn, nil},
		{crm.Company, person, "", ogrnip, []string{"inn problem.inn.length_company", "ogrn problem.ogrn.length_company"}},
		{crm.Entrepreneur, person, "", ogrnip, nil},
		{crm.Entrepreneur, company, "773601001", ogrn, []string{"inn problem.inn.length_person", "kpp problem.kpp.company_only", "ogrn problem.ogrn.length_entrepreneur"}},
		{crm.Person, person, "", "", nil},
		{crm.SelfEmployed, person, "", "", nil},
		{crm.Person, company, "773601001", ogrnip, []string{"inn problem.inn.length_person", "kpp problem.kpp.company_only", "ogrn problem.ogrn.registered_only"}},
		{crm.SelfEmployed, company, "773601001", ogrnip, []string{"inn problem.inn.length_person", "kpp problem.kpp.company_only", "ogrn problem.ogrn.registered_only"}},
		{crm.SelfEmployed, "", "", "", nil},
	} {
		v := crm.Client{Requisites: crm.Requisites{Kind: c.kind, Name: "Пробный", INN: c.inn, KPP: c.kpp, OGRN: c.ogrn}}
		var got []string
		for _, p := range problem.All(v.Check()) {
			got = append(got, p.Field+" "+p.Key)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.faults) {
			t.Errorf("%s %s %s %s: %v, want %v", c.kind, c.inn, c.kpp, c.ogrn, got, c.faults)
		}
	}
}

func TestEveryContactHasANameOfItsOwn(t *testing.T) {
	n := byte(9)
	newID := func() crm.ContactID { n++; return crm.ContactID{n} }
	c := crm.Client{Contacts: []crm.Contact{{ID: crm.ContactID{1}}, {}, {ID: crm.ContactID{1}}, {ID: crm.ContactID{2}}}}
	c.NameContacts(newID)
	want := []crm.ContactID{{1}, {10}, {11}, {2}}
	for i, p := range c.Contacts {
		if p.ID != want[i] {
			t.Errorf("contact %d has the ID %v, want %v", i, p.ID[0], want[i][0])
		}
	}
}

func TestAConsentIsOfTheClientOrOfAPersonOfTheCard(t *testing.T) {
	c := crm.Client{
		Requisites: crm.Requisites{Name: "Альфа"},
		Contacts:   []crm.Contact{{ID: crm.ContactID{1}, Name: "Иванов"}},
		Consents: []crm.Consent{
			{Given: on(1, 2)}, {Given: on(1, 2), Contact: crm.ContactID{1}}, {Given: on(1, 2), Contact: crm.ContactID{7}},
		},
	}
	if ps := problem.All(c.Check()); len(ps) != 1 || ps[0].Field != "consents.2.contact" {
		t.Errorf("%v", ps)
	}
}

func TestEachFaultOfAPartStandsAtItsLine(t *testing.T) {
	c := crm.Client{
		Requisites: crm.Requisites{Name: strings.Repeat("я", 300)},
		Contacts:   []crm.Contact{{Name: "Иванов", Emails: []string{"a@example.org", "нет"}}, {Role: "бухгалтер"}},
		Delivery:   []crm.Delivery{{Note: "с 9 до 18"}},
		Accounts:   []crm.BankAccount{{BIC: "044525225", Account: "40702810500000001235"}},
		Birthday:   on(5, 1), Checked: on(5, 2),
	}
	c.Kind = crm.Person
	err := problem.Join(c.Check(), c.CheckOn(on(4, 30)))
	for _, want := range []string{"name", "contacts.0.emails", "contacts.1.name", "delivery.0.address", "accounts.0.account", "birthday", "checked"} {
		if !slices.ContainsFunc(problem.All(err), func(p problem.Problem) bool { return p.Field == want }) {
			t.Errorf("no fault at %s: %v", want, err)
		}
	}
}
