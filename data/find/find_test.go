package find

import (
	"fmt"
	"slices"
	"testing"

	"kartoteka/data/crm"
)

// firms are the clients of the examples; the last one has a contact person.
var firms = []crm.Requisites{
	{Name: "ООО «Ромашка»", FullName: "Общество с ограниченной ответственностью «Ромашка»", INN: "7707083893", Phone: "+7 916 123-45-67"},
	{Name: "Ромб, ООО", Phone: "8 (846) 200-00-10, 200-00-11"},
	{Name: "ИП Ромашов", Email: "sales@ромашка.example"},
	{Name: "АО «Паром»", FullName: "АО «Паром и Ко», перевозки", Phone: "+375 29 123-45-67"},
	{Name: "Синий ромб"},
	{Name: "ИП Фёдоров Пётр", Phone: "22-33-44 доб. 5"},
	{Name: "Ромашка-7707"},
	{Name: "Кедр"},
}

var buyer = crm.Contact{
	Name: "Щукина Алёна", Role: "закупщик",
	Phones: []string{"8-927-700-00-01", "+7 927 700-00-02"}, Emails: []string{"alena@kedr.example"},
}

func firm(n int) Entry[crm.ClientID] {
	c := &crm.Client{ID: id(n), Requisites: firms[n]}
	if n == len(firms)-1 {
		c.Contacts = []crm.Contact{buyer}
	}
	return Client(c)
}

func library(post bool) *Index[crm.ClientID] {
	ix := Build(func(yield func(Entry[crm.ClientID]) bool) {
		for n := range firms {
			if !yield(firm(n)) {
				return
			}
		}
	})
	if post {
		ix.Post()
	}
	return ix
}

func TestWhatIsTypedFindsClients(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"ром", []string{"ООО «Ромашка»", "Ромашка-7707", "ИП Ромашов", "Ромб, ООО", "Синий ромб", "АО «Паром»"}},
		{"ооо ром", []string{"ООО «Ромашка»", "Ромб, ООО"}},
		{"ООО \"РОМБ", []string{"Ромб, ООО"}},
		{"общество с ограниченной ответственностью ромашка", []string{"ООО «Ромашка»"}},
		{"ооо", []string{"ООО «Ромашка»", "Ромб, ООО"}},
		{"ип р", []string{"ИП Ромашов", "ИП Фёдоров Пётр"}},
		{"федоров", []string{"ИП Фёдоров Пётр"}},
		{"ПЁТР ФЕДОР", []string{"ИП Фёдоров Пётр"}},
		{"перевоз", []string{"АО «Паром»"}},
		{"ромашка.ex", []string{"ИП Ромашов"}},
		{"7707", []string{"ООО «Ромашка»", "Ромашка-7707"}},
		{"ромашка 7707", []string{"ООО «Ромашка»", "Ромашка-7707"}},
		{"9161234567", []string{"ООО «Ромашка»"}},
		{"+79161234567", []string{"ООО «Ромашка»"}},
		{"8 (916) 123-45", []string{"ООО «Ромашка»"}},
		{"89161234567", []string{"ООО «Ромашка»"}},
		{"(916) 123-45", []string{"ООО «Ромашка»"}},
		{"7 916", []string{"ООО «Ромашка»"}},
		{"123-45-67", []string{"АО «Паром»", "ООО «Ромашка»"}},
		{"+375 29", []string{"АО «Паром»"}},
		{"8 10 375 29", []string{"АО «Паром»"}},
		{"846 2000010", []string{"Ромб, ООО"}},
		{"200-00-11", []string{"Ромб, ООО"}},
		{"223344", []string{"ИП Фёдоров Пётр"}},
		{"ромб 846", []string{"Ромб, ООО"}},
		{"ромашка 846", nil},
		{"омаш", []string{"ООО «Ромашка»", "Ромашка-7707", "ИП Ромашов"}},
		{"щукина", []string{"Кедр"}},
		{"алена щу", []string{"Кедр"}},
		{"+7 (927) 700 00 02", []string{"Кедр"}},
		{"alena@", []string{"Кедр"}},
		{"ъъъ", nil},
	} {
		for _, post := range []bool{false, true} {
			var names []string
			for _, hit := range library(post).Find(c.typed, 40) {
				names = append(names, hit.Name)
			}
			if !slices.Equal(names, c.want) {
				t.Errorf("%q, lists %v: %q, want %q", c.typed, post, names, c.want)
			}
		}
	}
}

func TestAChangedRecordIsFoundByItsNewNameAndNotByItsOld(t *testing.T) {
	ix := library(true)
	ix.Set(Client(&crm.Client{ID: id(0), Requisites: crm.Requisites{Name: "Василёк"}}))
	ix.Remove(id(1))
	for typed, want := range map[string]string{"ромашка 7707": "[6]", "василек": "[0]", "ромб": "[4]", "": "[0 7 3 6 2 4 5]"} {
		var places []byte
		for _, hit := range ix.Find(typed, 9) {
			places = append(places, hit.ID[15])
		}
		if got := fmt.Sprint(places); got != want {
			t.Errorf("%q finds %s, want %s", typed, got, want)
		}
	}
}
