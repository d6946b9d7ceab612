package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestThePaletteOpensAClientByWhateverIsKnownOfIt(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("ООО «Альфа»")
	v := c.Client("ООО «Иванов и Ко»")
	v.Phone = "8 (916) 123-45-67"
	v.Contacts = []crm.Contact{{Name: "Щёлокова Пелагея"}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"ооо ив", "щелок", "916 123-45", "bdfyjd"} {
		c.Ctrl(fyne.KeyK)
		c.Enter(typed)
		c.Wants("ООО «Иванов и Ко»")
		c.Press(fyne.KeyReturn)
		c.Wants("Краткое наименование", "+7 916 123-45-67")
		c.Ctrl(fyne.KeyW)
	}
}

func TestThePaletteOpensAnOrderByItsCounter(t *testing.T) {
	c := uitest.AtDesk(t)
	o := c.Order("ООО «Альфа»", 3)
	c.Ctrl(fyne.KeyK)
	c.Enter("1")
	c.Press(fyne.KeyReturn)
	c.Wants(o.Number, "Товар для ООО «Альфа»")
}

func TestTheSearchOverEverythingFindsAClientByAllThatIsKnownOfIt(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("ИП Алёхин")
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
			c.Ctrl(fyne.KeyK)
			c.Enter(text)
			c.Wants("ООО «Иванов и Ко»")
			c.WantsNot("ИП Алёхин")
			c.Press(fyne.KeyReturn)
			if c.Wants("Краткое наименование", "+7 916 123-45-67"); t.Failed() {
				t.Fatalf("%s: %q does not open the client", what, text)
			}
			c.Ctrl(fyne.KeyW)
		}
	}
}

func TestTheSearchOverEverythingFindsDocumentsByTheirNumbers(t *testing.T) {
	c := uitest.AtDesk(t)
	ctx := t.Context()
	o := c.Order("ООО «Альфа»", 3)
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
		c.Ctrl(fyne.KeyK)
		c.Enter(typed)
		c.Press(fyne.KeyReturn)
		if c.Wants(opened); t.Failed() {
			t.Fatalf("%q does not open its document", typed)
		}
		c.Opens(nav.To("home"))
	}
}

func TestTheSearchOverEverythingKnowsScreensAndCommands(t *testing.T) {
	c := uitest.AtDesk(t)
	for typed, want := range map[string]string{
		"качество":      "Замечаний",
		"rfxtcndj":      "Замечаний", // in the other layout
		"загрузить из":  "Выбрать файл",
		"записать звон": "Кто говорил",
	} {
		c.Ctrl(fyne.KeyK)
		c.Enter(typed)
		c.Press(fyne.KeyReturn)
		if c.Wants(want); t.Failed() {
			t.Fatalf("%q leads elsewhere", typed)
		}
		c.Opens(nav.To("home"))
	}
}
