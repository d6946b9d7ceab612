package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

func TestTheSearchOverEverythingFindsAClientByAllThatIsKnownOfIt(t *testing.T) {
	c := atDesk(t)
	c.client("ИП Алёхин")
	v := &crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Иванов и Ко»", INN: "7707083893", Phone: "8 (916) 123-45-67", Email: "td@ivanov.example"},
		Contacts:   []crm.Contact{{Name: "Щёлокова Пелагея", Phones: []string{"+7 927 200-00-01"}, Emails: []string{"pelageya@box.example"}}},
	}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	for what, typed := range map[string][]string{
		"name":            {"иванов", "ООО «ИВАНОВ", "иванов и ко"},
		"ИНН":             {"7707083893", "77070"},
		"phone":           {"89161234567", "+7 (916) 123-45-67", "916 123", "8-916-123-45-67", "9161234567"},
		"contact":         {"щелокова", "пелагея", "Щёлокова П"},
		"contact's phone": {"8 927 200 00 01", "9272000001"},
		"mail":            {"td@ivanov", "pelageya@box.example"},
		"wrong layout":    {"bdfyjd", "gtkfutz", "otkjrjdf"},
	} {
		for _, text := range typed {
			c.ctrl(fyne.KeyK)
			c.enter(text)
			c.wants("ООО «Иванов и Ко»")
			c.wantsNot("ИП Алёхин")
			c.press(fyne.KeyReturn)
			if c.wants("Краткое наименование", "+7 916 123-45-67"); t.Failed() {
				t.Fatalf("%s: %q does not open the client", what, text)
			}
			c.ctrl(fyne.KeyW)
		}
	}
}

func TestTheSearchOverEverythingFindsDocumentsByTheirNumbers(t *testing.T) {
	c := atDesk(t)
	ctx := t.Context()
	o := c.order("ООО «Альфа»", 3)
	invoice, err := c.App().Invoices.ForOrder(ctx, o.ID)
	if err != nil {
		t.Fatal(err)
	}
	deal := &crm.Deal{Name: "Поставка насосов", Client: o.Client, Stage: crm.StageLead}
	if err := c.App().Deals.Save(ctx, deal); err != nil {
		t.Fatal(err)
	}
	payment := &crm.Payment{Date: c.App().Today(), Client: o.Client, Amount: 100_00, Direction: crm.Incoming}
	if err := c.App().Payments.Save(ctx, payment); err != nil {
		t.Fatal(err)
	}
	for typed, opened := range map[string]string{
		o.Number:       "Товар для ООО «Альфа»",
		invoice.Number: invoice.Number,
		deal.Number:    "Поставка насосов",
		payment.Number: "100,00",
		"pr-2026":      "Товар для ООО «Альфа»", // ЗК-2026 in the other layout
	} {
		c.ctrl(fyne.KeyK)
		c.enter(typed)
		c.press(fyne.KeyReturn)
		if c.wants(opened); t.Failed() {
			t.Fatalf("%q does not open its document", typed)
		}
		c.opens(nav.To("home"))
	}
}

func TestTheSearchOverEverythingKnowsScreensAndCommands(t *testing.T) {
	c := atDesk(t)
	for typed, want := range map[string]string{
		"качество":      "Замечаний",
		"rfxtcndj":      "Замечаний", // in the other layout
		"загрузить из":  "Выбрать файл",
		"записать звон": "Кто говорил",
	} {
		c.ctrl(fyne.KeyK)
		c.enter(typed)
		c.press(fyne.KeyReturn)
		if c.wants(want); t.Failed() {
			t.Fatalf("%q leads elsewhere", typed)
		}
		c.opens(nav.To("home"))
	}
}
