package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/exchange"
	"kartoteka/data/crm"
)

// prepared is a base whose search is in memory.
func prepared(t *testing.T) *apptest.App {
	t.Helper()
	a := apptest.New(t)
	if err := a.PrepareSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	return a
}

// found is what is found, as «screen: name».
func found(t *testing.T, a *apptest.App, text string) string {
	t.Helper()
	all, err := a.Find(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range all {
		names = append(names, string(f.Kind)+": "+f.Name)
	}
	return strings.Join(names, ", ")
}

// offered are the names of clients a picker offers.
func offered(t *testing.T, a *apptest.App, text string) string {
	t.Helper()
	options, err := a.Clients.Options(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range options {
		names = append(names, o.Name)
	}
	return strings.Join(names, ", ")
}

func TestAClientIsFoundByAllThatIsKnownOfIt(t *testing.T) {
	a := prepared(t)
	c := a.Client("ООО «Иванов и Ко»")
	c.FullName, c.INN, c.Phone, c.Email = "Общество с ограниченной ответственностью «Торговый дом Иванова»", "7707083893", "8 (916) 123-45-67", "td@ivanov.example"
	c.Contacts = []crm.Contact{{Name: "Щёлокова Пелагея", Phones: []string{"+7 927 200-00-01"}, Emails: []string{"pelageya@box.example"}}}
	if err := a.Clients.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	a.Client("ИП Алёхин")
	for _, typed := range []string{
		"иванов", "ооо ив", "ООО «ИВАНОВ", "дом иван", "77070", "916 123", "8916123", "+7 (916) 123-45", "(916) 123-45-67", "td@",
		"щелоков", "пелагея щёл", "8 927 200", "200-00-01", "pelageya@",
		"bdfyjd", "jjj bd", "gtkfutz", "ив 8916",
	} {
		if got := offered(t, a, typed); got != c.Name {
			t.Errorf("%q offers %q", typed, got)
		}
	}
	for typed, want := range map[string]string{"": "ИП Алёхин, " + c.Name, "fk`[by": "ИП Алёхин", "алехин": "ИП Алёхин", "ъъ": "", "]]": ""} {
		if got := offered(t, a, typed); got != want {
			t.Errorf("%q offers %q, want %q", typed, got, want)
		}
	}
}

func TestTheSearchFollowsEveryChange(t *testing.T) {
	a := prepared(t)
	c := a.Client("Ромашка")
	steps := []struct {
		do   func() error
		want string // by «ромашка», then by «василек»
	}{
		{func() error { return nil }, "Ромашка / "},
		{func() error { c.Name = "ООО «Василёк»"; return a.Clients.Save(t.Context(), c) }, " / ООО «Василёк»"},
		{func() error { a.Undo(); return nil }, "Ромашка / "},
		{func() error { return a.Clients.Mark(t.Context(), []crm.ClientID{c.ID}, true) }, " / "},
		{func() error { a.Undo(); return nil }, "Ромашка / "},
		{func() error { a.Undo(); return nil }, " / "}, // it was never entered
		{func() error { return a.PrepareSearch(t.Context()) }, " / "},
	}
	for i, s := range steps {
		if err := s.do(); err != nil {
			t.Fatal(err)
		}
		if got := offered(t, a, "ромашка") + " / " + offered(t, a, "василек"); got != s.want {
			t.Errorf("step %d: %q, want %q", i, got, s.want)
		}
	}
}

func TestAManyTimesLargerImportIsFoundToo(t *testing.T) {
	a := prepared(t)
	var b strings.Builder
	b.WriteString("name\n")
	for i := range 1500 {
		fmt.Fprintf(&b, "Клиент %d\n", i)
	}
	if _, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "clients", Path: a.File("clients.csv", b.String())}, nil); err != nil {
		t.Fatal(err)
	}
	if got := offered(t, a, "клиент 1499"); got != "Клиент 1499" {
		t.Errorf("found %q", got)
	}
}

func TestDocumentsAreFoundByAnyPartOfTheirNumber(t *testing.T) {
	for _, a := range []*apptest.App{apptest.New(t), prepared(t)} {
		c, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
		for range 12 {
			a.Order(c, apptest.Line(pump, 1))
		}
		a.Paid(c, nil, 100)
		deal := &crm.Deal{Name: "Линия", Client: c.ID, Stage: crm.StageLead}
		if err := a.Deals.Save(t.Context(), deal); err != nil {
			t.Fatal(err)
		}
		for typed, want := range map[string]string{
			"ЗК-2026/000012": "order: ЗК-2026/000012",
			"зк-2026/00001":  "order: ЗК-2026/000012, order: ЗК-2026/000011, order: ЗК-2026/000010",
			"12":             "order: ЗК-2026/000012",
			"№ 12":           "order: ЗК-2026/000012",
			"pr-2026/000007": "order: ЗК-2026/000007",
			"пл-2026":        "payment: ПЛ-2026/000001",
			"сд-2026/1":      "",
			"сд-2026/000001": "deal: СД-2026/000001",
			"насос":          "product: Насос",
			"yfcjc":          "product: Насос",
		} {
			if got := found(t, a, typed); got != want {
				t.Errorf("%q finds %q, want %q", typed, got, want)
			}
		}
		first := strings.Split(found(t, a, "1"), ", ")
		if !slices.Contains(first, "payment: ПЛ-2026/000001") || first[0] != "order: ЗК-2026/000001" {
			t.Errorf("1 finds %q", first)
		}
	}
}

func TestChangesMadeWhileTheSearchIsBuiltAreFound(t *testing.T) {
	a := apptest.New(t)
	clients := make([]*crm.Client, 8)
	for i := range clients {
		clients[i] = a.Client(fmt.Sprintf("Прежний %d", i))
	}
	var all sync.WaitGroup
	for i, c := range clients {
		all.Go(func() {
			for n := range 20 {
				c.Name = fmt.Sprintf("Новый %c%02d", rune('а'+i), n) // one word, so that no name is a part of another
				if err := a.Clients.Save(t.Context(), c); err != nil {
					t.Error(err)
				}
				if got, err := a.Clients.Options(t.Context(), c.Name); err != nil || len(got) != 1 || got[0].Name != c.Name {
					t.Errorf("%q offers %v, %v", c.Name, got, err)
				}
			}
		})
		if i%4 == 1 {
			all.Go(func() {
				if err := a.PrepareSearch(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	if got := offered(t, a, "прежний"); got != "" {
		t.Errorf("old names find %q", got)
	}
}

func TestASearchStoppedByClosingIsNoFault(t *testing.T) {
	a := apptest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for i := range 1000 { // the build looks whether it was stopped once in a thousand
		a.Client(fmt.Sprintf("Клиент %d", i))
	}
	if err := a.PrepareSearch(ctx); err != nil {
		t.Errorf("stopped: %v", err)
	}
	a.Finish()
	if err := a.PrepareSearch(t.Context()); err != nil {
		t.Errorf("closed: %v", err)
	}
}
