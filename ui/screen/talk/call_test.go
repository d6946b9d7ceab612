package talk_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestACallIsLoggedFromTheListInThreeActions(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Alt(fyne.Key2) // the list, its cursor on the client
	c.Ctrl(fyne.KeyL)
	c.Wants("Новый звонок · ООО «Дельта»")
	if at := c.CaptionOfFocus(); at != "Итог" {
		t.Fatalf("the caret is in %q", at)
	}
	c.Enter("п")            // opens the list at «Перезвонить»
	c.Press(fyne.KeyReturn) // takes it
	c.Field("Когда")
	c.Enter("+3")
	c.Ctrl(fyne.KeyReturn)
	past, ahead := c.Past(v), c.Ahead(v)
	if len(past) != 1 || past[0].Outcome != crm.OutcomeCallBack || past[0].Author != "Орлова А. В." || past[0].Kind != history.KindCall {
		t.Errorf("the call is %+v", past)
	}
	if len(ahead) != 1 || ahead[0].Name != "Перезвонить" || ahead[0].At.Format("02.01.2006") != "05.03.2026" || !ahead[0].Day || ahead[0].Author != "Орлова А. В." {
		t.Errorf("the next step is %+v", ahead)
	}
	c.Wants("Клиенты") // the list is back
	c.Ctrl(fyne.KeyZ)
	if len(c.Past(v)) != 0 || len(c.Ahead(v)) != 0 {
		t.Error("one undo did not take back the call and its step")
	}
}

func TestACallIsWrittenDownByTheKeysOfItsOrderAlone(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Alt(fyne.Key2)
	c.Ctrl(fyne.KeyL)
	for _, step := range []struct{ field, typed string }{
		{"Итог", "п"}, {"О чём говорили", "Просят скидку"}, {"Что сделать", "Отправить расчёт"}, {"Когда", "+1"},
	} {
		if at := c.CaptionOfFocus(); at != step.field {
			t.Fatalf("the caret is in %q, not in %q", at, step.field)
		}
		c.Enter(step.typed)
		if step.field == "Итог" {
			c.Press(fyne.KeyReturn) // takes it out of the list
		}
		if step.field != "Когда" {
			c.Press(fyne.KeyTab)
		}
	}
	c.Picture("call.png")
	c.Ctrl(fyne.KeyReturn)
	past, ahead := c.Past(v), c.Ahead(v)
	if len(past) != 1 || past[0].Outcome != crm.OutcomeCallBack || past[0].Text != "Просят скидку" {
		t.Errorf("the call is %+v", past)
	}
	if len(ahead) != 1 || ahead[0].Name != "Отправить расчёт" || ahead[0].At.Format("02.01.2006") != "03.03.2026" {
		t.Errorf("the next step is %+v", ahead)
	}
}

func TestACallSaysWithWhomAboutWhatAndWhen(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	deal := &crm.Deal{Name: "Поставка свёрл", Client: v.ID, Stage: crm.StageLead}
	if err := c.App().Deals.Save(t.Context(), deal); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("deal", deal.ID.String()))
	c.Ctrl(fyne.KeyL)
	c.Wants("Новый звонок · ООО «Дельта»", "Поставка свёрл")
	c.Field("С кем")
	c.Enter("петр")
	c.Press(fyne.KeyReturn)
	c.Field("Время")
	c.Replace("8:15")
	c.Field("О чём говорили")
	c.Enter("Сравнивают цены")
	c.Field("Что сделать")
	c.Enter("Отправить расчёт")
	c.Field("Когда")
	c.Enter("5.3")
	c.Press(fyne.KeyTab)
	c.Enter("1430")
	c.Ctrl(fyne.KeyReturn)
	for _, r := range c.Past(v) {
		if r.Kind == history.KindCall && (r.Contact != "Петров И. С." || r.About.Name != "Поставка свёрл" || r.Text != "Сравнивают цены" || r.At.Format("15:04") != "08:15") {
			t.Errorf("the call is %+v", r)
		}
	}
	ahead := c.Ahead(v)
	if len(ahead) != 1 || ahead[0].Name != "Отправить расчёт" || ahead[0].Day || ahead[0].At.Format("02.01 15:04") != "05.03 14:30" || ahead[0].About.Name != "Поставка свёрл" {
		t.Errorf("the next step is %+v", ahead)
	}
}

func TestACallFromNowhereAsksForItsClient(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Ctrl(fyne.KeyL)
	if at := c.CaptionOfFocus(); at != "Клиент" {
		t.Fatalf("the caret is in %q", at)
	}
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Заполните это поле", "Запишите, о чём говорили, или выберите итог")
	c.Field("Клиент")
	c.Enter("дельта")
	c.Press(fyne.KeyReturn)
	c.Field("О чём говорили")
	c.Enter("Ошиблись номером")
	c.Field("Во сколько")
	c.Enter("9")
	c.Ctrl(fyne.KeyReturn)
	if at := c.CaptionOfFocus(); at != "Когда" {
		t.Errorf("an hour without a day is asked for in %q", at)
	}
	c.Field("Во сколько")
	c.Replace("")
	c.Field("Время")
	c.Replace("25 часов")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Не удалось прочитать время «25 часов»")
	c.Replace("14.20")
	c.Ctrl(fyne.KeyReturn)
	if past := c.Past(v); len(past) != 1 || past[0].Text != "Ошиблись номером" || past[0].At.Format("15:04") != "14:20" {
		t.Errorf("the call is %+v", past)
	}
}

func TestAllThatWasSaidIsListed(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	if err := c.App().Interactions.Save(t.Context(), &crm.Interaction{At: c.App().Now(), Kind: crm.Meeting, Client: v.ID, Text: "Показали образцы"}); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("interactions"))
	c.Wants("Контакты и звонки", "ООО «Дельта»", "Встреча", "Показали образцы", "Орлова А. В.")
	c.Press(fyne.KeyReturn)
	c.Wants("Встреча · ООО «Дельта»")
}
