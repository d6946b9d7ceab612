package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// clients are the clients in the base, by name.
func (c *clerk) clients() map[string]*crm.Client {
	c.t.Helper()
	rows, err := c.App().Clients.List(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	all := map[string]*crm.Client{}
	for _, r := range rows {
		v, err := c.App().Clients.Get(c.t.Context(), r.ID)
		if err != nil {
			c.t.Fatal(err)
		}
		all[v.Name] = v
	}
	return all
}

// client puts a client into the base behind the window.
func (c *clerk) client(name string) *crm.Client {
	c.t.Helper()
	v := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: name}}
	if err := c.App().Clients.Save(c.t.Context(), v); err != nil {
		c.t.Fatal(err)
	}
	return v
}

func TestAClientIsEnteredByKeysAlone(t *testing.T) {
	c := atDesk(t)
	c.alt(fyne.Key2)
	c.wants("Клиенты", "Здесь будут клиенты")
	c.press(fyne.KeyInsert)
	c.enter("ООО «Альфа»")
	c.field("ИНН")
	c.enter("0012345673")
	c.field("Город")
	c.enter("Самара")
	c.ctrl(fyne.KeyReturn)
	v := c.clients()["ООО «Альфа»"]
	if v == nil || v.City != "Самара" || v.INN != "0012345673" {
		t.Fatalf("the base has %+v", v)
	}
	c.wants("ООО «Альфа»", "Самара") // the list is back
}

func TestARefusedClientKeepsAllThatWasTyped(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("client"))
	c.enter("ООО «Альфа»")
	c.field("ИНН")
	c.enter("500100732259") // a person's, of 12 digits
	c.field("КПП")
	c.enter("12")
	c.field("Город")
	c.enter("Самара")
	c.ctrl(fyne.KeyReturn)
	if len(c.clients()) != 0 {
		t.Fatal("a client with faults was stored")
	}
	if at := c.captionOfFocus(); at != "ИНН" {
		t.Errorf("the caret is in %q, want the first fault", at)
	}
	c.wants("нужно исправить 2 ошибки", "500100732259", "Самара", "ООО «Альфа»")
	c.replace("0012345674") // the check digit is 3
	c.field("КПП")
	c.replace("")
	c.ctrl(fyne.KeyS)
	c.wants("Контрольная цифра ИНН не сходится", "0012345674")
	if at := c.captionOfFocus(); at != "ИНН" {
		t.Errorf("the caret is in %q, want the fault", at)
	}
	c.replace("0012345673")
	c.ctrl(fyne.KeyReturn)
	if v := c.clients()["ООО «Альфа»"]; v == nil || v.INN != "0012345673" || v.City != "Самара" {
		t.Fatalf("after the mending the base has %+v", v)
	}
}

func TestAClientIsEditedCopiedMarkedAndBroughtBack(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.alt(fyne.Key2)
	c.press(fyne.KeyReturn)
	c.field("Город")
	c.enter("Пермь")
	c.ctrl(fyne.KeyReturn)
	if got := c.clients()["Альфа"].City; got != "Пермь" {
		t.Fatalf("edited, the city is %q", got)
	}

	c.press(fyne.KeyF9)
	c.replace("Бета")
	c.ctrl(fyne.KeyReturn)
	all := c.clients()
	if len(all) != 2 || all["Бета"] == nil || all["Бета"].City != "Пермь" {
		t.Fatalf("the copy left %+v", all)
	}

	c.enter("бета")
	c.press(fyne.KeyReturn, fyne.KeyDelete)
	c.wants("Пометка клиентов изменена", "Отменить")
	if !c.clients()["Бета"].Deleted || c.clients()["Альфа"].Deleted {
		t.Fatal("Del did not mark the row under the cursor alone")
	}
	c.tap("Отменить")
	if c.clients()["Бета"].Deleted {
		t.Fatal("the toast did not bring the client back")
	}
	c.press(fyne.KeyDelete)
	c.ctrl(fyne.KeyZ)
	c.wants("Отменено: Пометка клиентов изменена")
	if c.clients()["Бета"].Deleted {
		t.Fatal("Ctrl+Z did not bring the client back")
	}
}

func TestLeavingAClientHalfTypedAsksFirst(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("client"))
	c.enter("Альфа")
	c.press(fyne.KeyEscape)
	c.wants("Не сохранять")
	c.press(fyne.KeyEscape) // stays
	c.wants("Краткое наименование", "Альфа")
	c.press(fyne.KeyEscape)
	c.tap("Не сохранять")
	c.wantsNot("Краткое наименование")
	if len(c.clients()) != 0 {
		t.Error("a client nobody wanted was stored")
	}
}

func TestACardChangedElsewhereIsNotOverwritten(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.opens(nav.To("client", v.ID.String()))
	c.field("Город")
	c.enter("Самара")
	v.Phone = "+7 846 200-00-00"
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.ctrl(fyne.KeyS)
	c.wants("Самара", c.Shell().Env().Explain(base.ErrStale))
	if got := c.clients()["Альфа"]; got.City != "" || got.Phone == "" {
		t.Errorf("the stale card was written over the newer: %+v", got)
	}
}

func TestStrangeNamesHaveAClearOutcome(t *testing.T) {
	c := atDesk(t)
	for name, want := range map[string]string{
		strings.Repeat("Длинное имя ", 30): "",
		"Кофе ☕ и 🍰":                       "Кофе ☕ и 🍰",
		"مؤسسة النور":                      "مؤسسة النور",
	} {
		c.opens(nav.To("client"))
		c.enter(name)
		c.ctrl(fyne.KeyReturn)
		stored := c.clients()[strings.TrimSpace(want)]
		if want == "" {
			c.wants("Краткое наименование: ")
			c.picture("long.png")
			c.press(fyne.KeyEscape)
			c.tap("Не сохранять")
		} else if stored == nil {
			t.Errorf("%q was not stored: %s", name, strings.Join(c.words(), " | "))
		}
	}
	c.opens(nav.To("client"))
	c.paste("ООО «Альфа»\r\nСамара\n")
	c.ctrl(fyne.KeyReturn)
	if c.clients()["ООО «Альфа» Самара"] == nil {
		t.Errorf("pasted lines were stored as %v", c.clients())
	}
	c.opens(nav.To("clients"))
	c.window.Canvas().Capture()
}

func TestThePaletteOpensAClientByWhateverIsKnownOfIt(t *testing.T) {
	c := atDesk(t)
	c.client("ООО «Альфа»")
	v := c.client("ООО «Иванов и Ко»")
	v.Phone = "8 (916) 123-45-67"
	v.Contacts = []crm.Contact{{Name: "Щёлокова Пелагея"}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"ооо ив", "щелок", "916 123-45", "bdfyjd"} {
		c.ctrl(fyne.KeyK)
		c.enter(typed)
		c.wants("ООО «Иванов и Ко»")
		c.press(fyne.KeyReturn)
		c.wants("Краткое наименование", "+7 916 123-45-67")
		c.ctrl(fyne.KeyW)
	}
}

func TestThePaletteOpensAnOrderByItsCounter(t *testing.T) {
	c := atDesk(t)
	o := c.order("ООО «Альфа»", 3)
	c.ctrl(fyne.KeyK)
	c.enter("1")
	c.press(fyne.KeyReturn)
	c.wants(o.Number, "Товар для ООО «Альфа»")
}

func TestTheListOfClientsIsSearchedByContactsAndOrderedByOwnNames(t *testing.T) {
	c := atDesk(t)
	for _, name := range []string{"ООО «Бета»", "ИП Алёхин", "ООО «Альфа»"} {
		c.client(name)
	}
	v := c.clients()["ООО «Бета»"]
	v.Contacts = []crm.Contact{{Name: "Щёлокова Пелагея", Phones: []string{"8 927 200-00-01"}}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.alt(fyne.Key2)
	said := strings.Join(c.words(), " ")
	first, second, third := strings.Index(said, "ИП Алёхин"), strings.Index(said, "ООО «Альфа»"), strings.Index(said, "ООО «Бета»")
	if first < 0 || first > second || second > third {
		t.Errorf("the list is not in the order of own names: %s", said)
	}
	c.enter("8927200")
	c.wants("ООО «Бета»")
	c.wantsNot("ИП Алёхин")
}
