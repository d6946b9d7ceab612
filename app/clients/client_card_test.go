package clients_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/data/store"
	"kartoteka/reports"
	"kartoteka/reports/sales"
)

func TestASavedCardHasNamesForItsPeopleAndTheTypedOneIsLeftAlone(t *testing.T) {
	a := apptest.New(t)
	v := &crm.Client{Requisites: crm.Requisites{Name: "Альфа"}, Contacts: []crm.Contact{{Name: "Иванов", Emails: []string{"нет"}}}}
	people := v.Contacts
	if err := a.Clients.Save(t.Context(), v); !problem.Has(err, "contacts.0.emails", "problem.email.form") || !people[0].ID.IsZero() {
		t.Fatalf("refused with %v, the card typed became %+v", err, people)
	}
	v.Contacts[0].Emails = nil
	if err := a.Clients.Save(t.Context(), v); err != nil || v.Contacts[0].ID.IsZero() {
		t.Fatalf("%v, %+v", err, v.Contacts)
	}
	v.Birthday, v.Kind = apptest.Day(time.March, 3), crm.Person // tomorrow
	v.Contacts = append(v.Contacts, crm.Contact{})
	err := a.Clients.Save(t.Context(), v)
	if !problem.Has(err, "birthday", "problem.future") || !problem.Has(err, "contacts.1.name", "problem.required") {
		t.Errorf("all faults at once: %v", err)
	}
}

func TestTheSecondOfTwoWhoEditACardIsTold(t *testing.T) {
	a := apptest.New(t)
	id := a.Client("Альфа").ID
	one, err1 := a.Clients.Get(t.Context(), id)
	two, err2 := a.Clients.Get(t.Context(), id)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	one.City, two.City = "Самара", "Пермь"
	if err := a.Clients.Save(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	if err := a.Clients.Save(t.Context(), two); !errors.Is(err, base.ErrStale) {
		t.Errorf("%v, want ErrStale", err)
	}
	if got, _ := a.Clients.Get(t.Context(), id); got.City != "Самара" {
		t.Errorf("the city is %q", got.City)
	}
}

// task puts a task into the base behind the use cases.
func task(t *testing.T, a *apptest.App, c *crm.Client, text string, due time.Time, done bool) {
	t.Helper()
	v := &crm.Task{Text: text, Client: c.ID, Due: due, AllDay: true}
	if done {
		v.Done = due
	}
	err := a.Write(t.Context(), func(tx *kv.Tx) error {
		v.ID = crm.TaskID(tx.NewID())
		return store.Tasks.Put(tx, v)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheCardTellsTheLastOrderTheRhythmAndWhatToDoNext(t *testing.T) {
	a := apptest.New(t) // today is 2 March
	alfa, pump := a.Client("Альфа"), a.Product("Насос", 100)
	if card := a.Card(alfa); !reflect.DeepEqual(card, clients.Figures{}) {
		t.Errorf("a card of nothing: %+v", card)
	}
	a.Shipped(alfa, apptest.Day(time.January, 1), apptest.Day(time.January, 9), apptest.Line(pump, 1))
	a.Shipped(alfa, apptest.Day(time.January, 21), time.Time{}, apptest.Line(pump, 2))
	a.Shipped(alfa, apptest.Day(time.February, 10), time.Time{}, apptest.Line(pump, 3))
	a.Order(alfa, apptest.Line(pump, 9)) // of today
	task(t, a, alfa, "Сделано", apptest.Day(time.February, 1), true)
	task(t, a, alfa, "Позвонить", apptest.Day(time.March, 1), false)
	task(t, a, alfa, "Написать", apptest.Day(time.March, 9), false)
	card := a.Card(alfa)
	if card.Orders != 3 || card.Average != 200_00 || card.Interval != 20 || !card.LastOrder.Equal(a.Today()) || !card.LastSale.Equal(apptest.Day(time.February, 10)) {
		t.Errorf("%+v", card)
	}
	if card.Overdue != 100_00 || card.Debt != 600_00 {
		t.Errorf("debt %v, overdue %v", card.Debt, card.Overdue)
	}
	if n := card.Next; n == nil || n.Text != "Позвонить" || !n.Late {
		t.Errorf("the next action is %+v", card.Next)
	}
}

func TestTheClassOfTheCardIsThatOfTheReport(t *testing.T) {
	a := apptest.New(t)
	pump := a.Product("Насос", 100)
	names := map[string]*crm.Client{}
	for name, pieces := range map[string]int64{"Большой": 80, "Средний": 15, "Малый": 5} {
		names[name] = a.Client(name)
		a.Shipped(names[name], apptest.Day(time.February, 1), time.Time{}, apptest.Line(pump, pieces))
	}
	report, err := a.Reports.Build(t.Context(), "abc", lang.For("ru"), reports.Settings{Period: a.Year()})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range report.Table.Rows {
		c := names[row.Cells[0].Text]
		if class, err := a.Clients.Class(t.Context(), c.ID); err != nil || class.String() != row.Cells[4].Text {
			t.Errorf("%s is %q on the card and %q in the report, %v", c.Name, class, row.Cells[4].Text, err)
		}
	}
	if class, err := a.Clients.Class(t.Context(), a.Client("Новый").ID); err != nil || class != sales.Unclassified {
		t.Errorf("one who never bought is %q, %v", class, err)
	}
}

func TestSettlementsRunFromDocumentToDocument(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("Альфа"), a.Product("Насос", 100)
	a.Order(alfa, apptest.Line(pump, 50)) // not shipped: owes nothing
	first := a.Shipped(alfa, apptest.Day(time.January, 1), apptest.Day(time.January, 31), apptest.Line(pump, 5))
	a.Shipped(alfa, apptest.Day(time.February, 1), apptest.Day(time.March, 1), apptest.Line(pump, 3))
	a.Paid(alfa, first, 200)
	got, err := a.Settlements.OfClient(t.Context(), alfa.ID)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, r := range got.Rows {
		said = append(said, fmt.Sprintf("%s +%s -%s =%s left %s late %d", r.Kind, r.Shipped, r.Paid, r.Balance, r.Left, r.Late))
	}
	want := []string{
		"payment +0.00 -200.00 =600.00 left 0.00 late 0",
		"shipment +300.00 -0.00 =800.00 left 300.00 late 1",
		"shipment +500.00 -0.00 =500.00 left 300.00 late 30",
	}
	if !reflect.DeepEqual(said, want) {
		t.Errorf("%s", strings.Join(said, "\n"))
	}
	if got.Debt != 600_00 || got.Overdue != 600_00 || got.Ageing != [4]money.Money{600_00} || a.Card(alfa).Debt != got.Debt {
		t.Errorf("%+v", got.Settlement)
	}
}

func TestDocumentsOfAClientAreOfAllKindsTheNewestFirst(t *testing.T) {
	a := apptest.New(t)
	a.Organisation("Север")
	alfa, beta, pump := a.Client("Альфа"), a.Client("Бета"), a.Product("Насос", 100)
	o := a.Shipped(alfa, apptest.Day(time.January, 1), apptest.Day(time.January, 31), apptest.Line(pump, 5))
	if _, err := a.Invoices.ForOrder(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	a.Paid(alfa, o, 100)
	a.Order(beta, apptest.Line(pump, 1))
	rows, err := a.Clients.Documents(t.Context(), alfa.ID)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[crm.Kind]int{}
	for i, r := range rows {
		kinds[r.Kind]++
		if i > 0 && r.Date.After(rows[i-1].Date) {
			t.Errorf("%s stands under an older document", r.Number)
		}
		if r.Kind == crm.KindOrder && !r.Overdue {
			t.Error("the order is not said to be overdue")
		}
	}
	if want := map[crm.Kind]int{crm.KindOrder: 1, crm.KindShipment: 1, crm.KindInvoice: 1, crm.KindPayment: 1}; !reflect.DeepEqual(kinds, want) {
		t.Errorf("%v", kinds)
	}
}

func TestAnalyticsOfAClientAreItsOwn(t *testing.T) {
	a := apptest.New(t)
	alfa, beta, pump := a.Client("Альфа"), a.Client("Бета"), a.Product("Насос", 100)
	if got, err := a.Clients.Analytics(t.Context(), alfa.ID, lang.For("ru")); err != nil || got.Sold || got.Orders != 0 {
		t.Errorf("of one who bought nothing: %+v, %v", got, err)
	}
	a.Shipped(alfa, apptest.Day(time.January, 5), time.Time{}, apptest.Line(pump, 2))
	a.Shipped(beta, apptest.Day(time.January, 5), time.Time{}, apptest.Line(pump, 7))
	got, err := a.Clients.Analytics(t.Context(), alfa.ID, lang.For("ru"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got.Months.Table.Rows); n != 12 || len(got.Months.Chart.Points) != 12 {
		t.Errorf("%d months", n)
	}
	if sum := got.Months.Table.Totals[1].Int; sum != 200_00 {
		t.Errorf("revenue %d kopecks", sum)
	}
	if rows := got.Products.Table.Rows; !got.Sold || len(rows) != 1 || rows[0].Cells[1].Int != 200_00 {
		t.Errorf("products %+v", rows)
	}
}
