package clients_test

import (
	"slices"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/data/demo"
	"kartoteka/data/money"
)

func TestTheFirstClientsAreThoseTheListBeginsWith(t *testing.T) {
	a := apptest.New(t)
	if err := a.Base.FillDemo(t.Context(), demo.Config{Clients: 60, Orders: 300, Months: 18, Seed: 1, Today: a.Today()}, nil); err != nil {
		t.Fatal(err)
	}
	all, err := a.Clients.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first, err := a.Clients.First(t.Context(), 20)
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(all[:20])
	known := money.Money(0)
	for i := range want {
		known += want[i].Year
		want[i].Debt, want[i].Year, want[i].LastSale = 0, 0, first[i].LastSale
		if !first[i].LastSale.IsZero() {
			t.Errorf("%s: a figure that was not read", first[i].Name)
		}
	}
	if !slices.Equal(first, want) {
		t.Errorf("the first clients are %v, the list begins with %v", first, want)
	}
	if known == 0 {
		t.Error("nothing was sold: the test shows nothing")
	}
}

func TestAClientMergedIntoAnotherIsNotAmongTheFirst(t *testing.T) {
	a := apptest.New(t)
	kept, gone := a.Client("ООО «Бета»"), a.Client("ООО «Альфа»")
	if err := apptest.Merge(t, a, kept.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	first, err := a.Clients.First(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(first, []string{"ООО «Бета»"}, func(r clients.Row, name string) bool { return r.Name == name }) {
		t.Errorf("first: %v", first)
	}
}
