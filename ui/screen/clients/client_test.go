package clients_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestAClientIsEnteredByKeysAlone(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Alt(fyne.Key2)
	c.Wants("Клиенты", "Здесь будут клиенты")
	c.Press(fyne.KeyInsert)
	c.Enter("ООО «Альфа»")
	c.Field("ИНН")
	c.Enter("0012345673")
	c.Field("Город")
	c.Enter("Самара")
	c.Ctrl(fyne.KeyReturn)
	v := c.Clients()["ООО «Альфа»"]
	if v == nil || v.City != "Самара" || v.INN != "0012345673" {
		t.Fatalf("the base has %+v", v)
	}
	c.Wants("ООО «Альфа»", "Самара") // the list is back
}

func TestARefusedClientKeepsAllThatWasTyped(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("client"))
	c.Enter("ООО «Альфа»")
	c.Field("ИНН")
	c.Enter("500100732259") // a person's, of 12 digits
	c.Field("КПП")
	c.Enter("12")
	c.Field("Город")
	c.Enter("Самара")
	c.Ctrl(fyne.KeyReturn)
	if len(c.Clients()) != 0 {
		t.Fatal("a client with faults was stored")
	}
	if at := c.CaptionOfFocus(); at != "ИНН" {
		t.Errorf("the caret is in %q, want the first fault", at)
	}
	c.Wants("нужно исправить 2 ошибки", "500100732259", "Самара", "ООО «Альфа»")
	c.Replace("0012345674") // the check digit is 3
	c.Field("КПП")
	c.Replace("")
	c.Ctrl(fyne.KeyS)
	c.Wants("Контрольная цифра ИНН не сходится", "0012345674")
	if at := c.CaptionOfFocus(); at != "ИНН" {
		t.Errorf("the caret is in %q, want the fault", at)
	}
	c.Replace("0012345673")
	c.Ctrl(fyne.KeyReturn)
	if v := c.Clients()["ООО «Альфа»"]; v == nil || v.INN != "0012345673" || v.City != "Самара" {
		t.Fatalf("after the mending the base has %+v", v)
	}
}

func TestAClientIsEditedCopiedMarkedAndBroughtBack(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Alt(fyne.Key2)
	c.Press(fyne.KeyReturn)
	c.Field("Город")
	c.Enter("Пермь")
	c.Ctrl(fyne.KeyReturn)
	if got := c.Clients()["Альфа"].City; got != "Пермь" {
		t.Fatalf("edited, the city is %q", got)
	}

	c.Press(fyne.KeyF9)
	c.Replace("Бета")
	c.Ctrl(fyne.KeyReturn)
	all := c.Clients()
	if len(all) != 2 || all["Бета"] == nil || all["Бета"].City != "Пермь" {
		t.Fatalf("the copy left %+v", all)
	}

	c.Enter("бета")
	c.Press(fyne.KeyReturn, fyne.KeyDelete)
	c.Wants("Пометка клиентов изменена", "Отменить")
	if !c.Clients()["Бета"].Deleted || c.Clients()["Альфа"].Deleted {
		t.Fatal("Del did not mark the row under the cursor alone")
	}
	c.Tap("Отменить")
	if c.Clients()["Бета"].Deleted {
		t.Fatal("the toast did not bring the client back")
	}
	c.Press(fyne.KeyDelete)
	c.Ctrl(fyne.KeyZ)
	c.Wants("Отменено: Пометка клиентов изменена")
	if c.Clients()["Бета"].Deleted {
		t.Fatal("Ctrl+Z did not bring the client back")
	}
}

func TestLeavingAClientHalfTypedAsksFirst(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("client"))
	c.Enter("Альфа")
	c.Press(fyne.KeyEscape)
	c.Wants("Не сохранять")
	c.Press(fyne.KeyEscape) // stays
	c.Wants("Краткое наименование", "Альфа")
	c.Press(fyne.KeyEscape)
	c.Tap("Не сохранять")
	c.WantsNot("Краткое наименование")
	if len(c.Clients()) != 0 {
		t.Error("a client nobody wanted was stored")
	}
}

func TestACardChangedElsewhereIsNotOverwritten(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	c.Opens(nav.To("client", v.ID.String()))
	c.Field("Город")
	c.Enter("Самара")
	v.Phone = "+7 846 200-00-00"
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.Ctrl(fyne.KeyS)
	c.Wants("Самара", c.Shell().Env().Explain(base.ErrStale))
	if got := c.Clients()["Альфа"]; got.City != "" || got.Phone == "" {
		t.Errorf("the stale card was written over the newer: %+v", got)
	}
}

func TestStrangeNamesHaveAClearOutcome(t *testing.T) {
	c := uitest.AtDesk(t)
	for name, want := range map[string]string{
		strings.Repeat("Длинное имя ", 30): "",
		"Кофе ☕ и 🍰":                       "Кофе ☕ и 🍰",
		"مؤسسة النور":                      "مؤسسة النور",
	} {
		c.Opens(nav.To("client"))
		c.Enter(name)
		c.Ctrl(fyne.KeyReturn)
		stored := c.Clients()[strings.TrimSpace(want)]
		if want == "" {
			c.Wants("Краткое наименование: ")
			c.Picture("long.png")
			c.Press(fyne.KeyEscape)
			c.Tap("Не сохранять")
		} else if stored == nil {
			t.Errorf("%q was not stored: %s", name, strings.Join(c.Words(), " | "))
		}
	}
	c.Opens(nav.To("client"))
	c.Paste("ООО «Альфа»\r\nСамара\n")
	c.Ctrl(fyne.KeyReturn)
	if c.Clients()["ООО «Альфа» Самара"] == nil {
		t.Errorf("pasted lines were stored as %v", c.Clients())
	}
	c.Opens(nav.To("clients"))
	c.Window.Canvas().Capture()
}

func TestTheListOfClientsIsSearchedByContactsAndOrderedByOwnNames(t *testing.T) {
	c := uitest.AtDesk(t)
	for _, name := range []string{"ООО «Бета»", "ИП Алёхин", "ООО «Альфа»"} {
		c.Client(name)
	}
	v := c.Clients()["ООО «Бета»"]
	v.Contacts = []crm.Contact{{Name: "Щёлокова Пелагея", Phones: []string{"8 927 200-00-01"}}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.Alt(fyne.Key2)
	said := strings.Join(c.Words(), " ")
	first, second, third := strings.Index(said, "ИП Алёхин"), strings.Index(said, "ООО «Альфа»"), strings.Index(said, "ООО «Бета»")
	if first < 0 || first > second || second > third {
		t.Errorf("the list is not in the order of own names: %s", said)
	}
	c.Enter("8927200")
	c.Wants("ООО «Бета»")
	c.WantsNot("ИП Алёхин")
}
