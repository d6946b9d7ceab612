package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// held is the text the focused field holds.
func (c *clerk) held() string {
	switch e := c.window.Canvas().Focused().(type) {
	case *kit.Entry:
		return e.Text
	case *widget.Entry:
		return e.Text
	}
	return ""
}

func TestANameOf300LettersIsRefusedAtItsFieldAndKeptThere(t *testing.T) {
	c := atDesk(t)
	long := strings.Repeat("Ж", 300)
	c.opens(nav.To("client"))
	c.enter(long)
	c.field("Город")
	c.enter("Самара")
	c.ctrl(fyne.KeyReturn)
	c.wants("Краткое наименование: ", "Самара")
	if at := c.captionOfFocus(); at != "Краткое наименование" || c.held() != long {
		t.Errorf("the caret is in %q, which holds %d letters", at, len([]rune(c.held())))
	}
	if len(c.clients()) != 0 {
		t.Error("it was stored")
	}
	c.replace("ООО «Жук»")
	c.ctrl(fyne.KeyReturn)
	if v := c.clients()["ООО «Жук»"]; v == nil || v.City != "Самара" {
		t.Errorf("after the mending the base has %+v", v)
	}
}

func TestAnEmojiAndARightToLeftNameAreStoredShownAndFound(t *testing.T) {
	c := atDesk(t)
	for name, typed := range map[string]string{"Кофейня ☕🍰": "кофейня", "مؤسسة النور": "النور"} {
		c.opens(nav.To("client"))
		c.enter(name)
		c.ctrl(fyne.KeyReturn)
		if c.clients()[name] == nil {
			t.Fatalf("%q was stored as %v", name, c.clients())
		}
		c.ctrl(fyne.KeyK)
		c.enter(typed)
		c.wants(name)
		c.press(fyne.KeyReturn)
		c.wants("Краткое наименование", name)
		c.window.Canvas().Capture()
	}
}

func TestPastedLineBreaksMakeOneLineInANameAndStayInANote(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("client"))
	c.paste("ООО «Альфа»\r\nСамара\n")
	c.field("Заметка")
	c.paste("звонить\r\nпосле обеда")
	c.ctrl(fyne.KeyReturn)
	v := c.clients()["ООО «Альфа» Самара"]
	if v == nil || strings.ReplaceAll(v.Note, "\r", "") != "звонить\nпосле обеда" {
		t.Errorf("stored %+v", c.clients())
	}
}

func TestTwelveDigitsOfAnINNInACompanyAreRefusedWithTheReason(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("client"))
	c.enter("ООО «Альфа»")
	c.field("ИНН")
	c.enter("500100732259")
	c.ctrl(fyne.KeyReturn)
	c.wants("ИНН: ", "10 цифр", "ООО «Альфа»")
	if at := c.captionOfFocus(); at != "ИНН" || c.held() != "500100732259" || len(c.clients()) != 0 {
		t.Errorf("the caret is in %q, which holds %q", at, c.held())
	}
}

func TestABirthdayInTheFutureIsRefusedAtItsField(t *testing.T) {
	c := atDesk(t)
	v := c.entity(crm.Person)
	c.field("День рождения")
	c.replace("03.03.2026") // tomorrow
	c.field("Город")
	c.enter("Самара")
	c.ctrl(fyne.KeyS)
	c.wants("День рождения: ", "03.03.2026", "Самара")
	if got := c.kept(v); !got.Birthday.IsZero() || got.City != "" {
		t.Errorf("stored %+v", got)
	}
	c.field("День рождения")
	c.replace("02.03.1990")
	c.ctrl(fyne.KeyS)
	if got := c.kept(v); got.Birthday.IsZero() || got.City != "Самара" {
		t.Errorf("after the mending the base has %+v", got)
	}
}

func TestACardEditedInTwoTabsLosesNothingOfEither(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	if _, err := c.App().Managers.Ensure(t.Context(), "Орлова А. В."); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("client", v.ID.String()))
	c.field("Город")
	c.enter("Самара")
	c.opens(nav.To("quality", string(clients.CheckManager))) // another tab changes the same card
	c.tap("Назначить менеджера…")
	c.press(fyne.KeyReturn)
	c.opens(nav.To("client", v.ID.String())) // the tab that is there, not a second one
	c.wants("Самара")
	c.ctrl(fyne.KeyS)
	c.wants("Запись изменили", "Самара")
	if got := c.kept(v); got.City != "" || got.Manager.IsZero() {
		t.Errorf("the older card was written over the newer: %+v", got)
	}
	c.wantsNot("Орлова А. В.")
	c.tap("Записать мои правки вместе с чужими")
	if got := c.kept(v); got.City != "Самара" || got.Manager.IsZero() {
		t.Errorf("joined, the base has %+v", got)
	}
	c.wants("Орлова А. В.")
}

func TestACardThatIsReloadedKeepsWhatItRefersTo(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.opens(nav.To("client", v.ID.String()))
	for _, name := range []string{"Орлова А. В.", "Смирнов В. И."} {
		manager, err := c.App().Managers.Ensure(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.App().Quality.SetManager(t.Context(), []crm.ClientID{v.ID}, manager); err != nil {
			t.Fatal(err)
		}
		c.wants(name)
		c.field("Город")
		c.replace("Самара " + name)
		c.ctrl(fyne.KeyS)
		if got := c.kept(v); got.Manager != manager || got.City != "Самара "+name {
			t.Errorf("%s: the base has %+v", name, got)
		}
	}
}
