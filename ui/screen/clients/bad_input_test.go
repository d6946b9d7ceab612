package clients_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestANameOf300LettersIsRefusedAtItsFieldAndKeptThere(t *testing.T) {
	c := uitest.AtDesk(t)
	long := strings.Repeat("Ж", 300)
	c.Opens(nav.To("client"))
	c.Enter(long)
	c.Field("Город")
	c.Enter("Самара")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Краткое наименование: ", "Самара")
	if at := c.CaptionOfFocus(); at != "Краткое наименование" || c.Held() != long {
		t.Errorf("the caret is in %q, which holds %d letters", at, len([]rune(c.Held())))
	}
	if len(c.Clients()) != 0 {
		t.Error("it was stored")
	}
	c.Replace("ООО «Жук»")
	c.Ctrl(fyne.KeyReturn)
	if v := c.Clients()["ООО «Жук»"]; v == nil || v.City != "Самара" {
		t.Errorf("after the mending the base has %+v", v)
	}
}

func TestAnEmojiAndARightToLeftNameAreStoredShownAndFound(t *testing.T) {
	c := uitest.AtDesk(t)
	for name, typed := range map[string]string{"Кофейня ☕🍰": "кофейня", "مؤسسة النور": "النور"} {
		c.Opens(nav.To("client"))
		c.Enter(name)
		c.Ctrl(fyne.KeyReturn)
		if c.Clients()[name] == nil {
			t.Fatalf("%q was stored as %v", name, c.Clients())
		}
		c.Ctrl(fyne.KeyK)
		c.Enter(typed)
		c.Wants(name)
		c.Press(fyne.KeyReturn)
		c.Wants("Краткое наименование", name)
		c.Window.Canvas().Capture()
	}
}

func TestPastedLineBreaksMakeOneLineInANameAndStayInANote(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("client"))
	c.Paste("ООО «Альфа»\r\nСамара\n")
	c.Field("Заметка")
	c.Paste("звонить\r\nпосле обеда")
	c.Ctrl(fyne.KeyReturn)
	v := c.Clients()["ООО «Альфа» Самара"]
	if v == nil || strings.ReplaceAll(v.Note, "\r", "") != "звонить\nпосле обеда" {
		t.Errorf("stored %+v", c.Clients())
	}
}

func TestTwelveDigitsOfAnINNInACompanyAreRefusedWithTheReason(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("client"))
	c.Enter("ООО «Альфа»")
	c.Field("ИНН")
	c.Enter("500100732259")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("ИНН: ", "10 цифр", "ООО «Альфа»")
	if at := c.CaptionOfFocus(); at != "ИНН" || c.Held() != "500100732259" || len(c.Clients()) != 0 {
		t.Errorf("the caret is in %q, which holds %q", at, c.Held())
	}
}

func TestABirthdayInTheFutureIsRefusedAtItsField(t *testing.T) {
	c := uitest.AtDesk(t)
	v := entity(c, crm.Person)
	c.Field("День рождения")
	c.Replace("03.03.2026") // tomorrow
	c.Field("Город")
	c.Enter("Самара")
	c.Ctrl(fyne.KeyS)
	c.Wants("День рождения: ", "03.03.2026", "Самара")
	if got := c.Kept(v); !got.Birthday.IsZero() || got.City != "" {
		t.Errorf("stored %+v", got)
	}
	c.Field("День рождения")
	c.Replace("02.03.1990")
	c.Ctrl(fyne.KeyS)
	if got := c.Kept(v); got.Birthday.IsZero() || got.City != "Самара" {
		t.Errorf("after the mending the base has %+v", got)
	}
}

func TestACardEditedInTwoTabsLosesNothingOfEither(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	if _, err := c.App().Managers.Ensure(t.Context(), "Орлова А. В."); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("client", v.ID.String()))
	c.Field("Город")
	c.Enter("Самара")
	c.Opens(nav.To("quality", string(clients.CheckManager))) // another tab changes the same card
	c.Tap("Назначить менеджера…")
	c.Press(fyne.KeyReturn)
	c.Opens(nav.To("client", v.ID.String())) // the tab that is there, not a second one
	c.Wants("Самара")
	c.Ctrl(fyne.KeyS)
	c.Wants("Запись изменили", "Самара")
	if got := c.Kept(v); got.City != "" || got.Manager.IsZero() {
		t.Errorf("the older card was written over the newer: %+v", got)
	}
	c.WantsNot("Орлова А. В.")
	c.Tap("Записать мои правки вместе с чужими")
	if got := c.Kept(v); got.City != "Самара" || got.Manager.IsZero() {
		t.Errorf("joined, the base has %+v", got)
	}
	c.Wants("Орлова А. В.")
}

func TestACardThatIsReloadedKeepsWhatItRefersTo(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	c.Opens(nav.To("client", v.ID.String()))
	for _, name := range []string{"Орлова А. В.", "Смирнов В. И."} {
		manager, err := c.App().Managers.Ensure(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.App().Quality.SetManager(t.Context(), []crm.ClientID{v.ID}, manager); err != nil {
			t.Fatal(err)
		}
		c.Wants(name)
		c.Field("Город")
		c.Replace("Самара " + name)
		c.Ctrl(fyne.KeyS)
		if got := c.Kept(v); got.Manager != manager || got.City != "Самара "+name {
			t.Errorf("%s: the base has %+v", name, got)
		}
	}
}
