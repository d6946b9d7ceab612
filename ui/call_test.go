package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// known puts a client with a contact person into the base, and Орлова at the desk.
func (c *clerk) known() *crm.Client {
	c.t.Helper()
	me, err := c.App().Managers.Ensure(c.t.Context(), "Орлова А. В.")
	if err != nil {
		c.t.Fatal(err)
	}
	c.App().SetMe(me)
	v := &crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Дельта»"}, Manager: me,
		Contacts: []crm.Contact{{ID: crm.ContactID{1}, Name: "Петров И. С.", Role: "закупщик"}},
	}
	if err := c.App().Clients.Save(c.t.Context(), v); err != nil {
		c.t.Fatal(err)
	}
	return v
}

// past and ahead are the history of a client and what is to be done for it.
func (c *clerk) past(v *crm.Client) []history.Row {
	c.t.Helper()
	p, err := c.App().History.Page(c.t.Context(), history.Query{Client: v.ID})
	if err != nil {
		c.t.Fatal(err)
	}
	return p.Rows
}

func (c *clerk) ahead(v *crm.Client) []history.Row {
	c.t.Helper()
	rows, err := c.App().History.Ahead(c.t.Context(), v.ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return rows
}

func TestACallIsLoggedFromTheListInThreeActions(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.alt(fyne.Key2) // the list, its cursor on the client
	c.ctrl(fyne.KeyL)
	c.wants("Новый звонок · ООО «Дельта»")
	if at := c.captionOfFocus(); at != "Итог" {
		t.Fatalf("the caret is in %q", at)
	}
	c.enter("п")            // opens the list at «Перезвонить»
	c.press(fyne.KeyReturn) // takes it
	c.field("Когда")
	c.enter("+3")
	c.ctrl(fyne.KeyReturn)
	past, ahead := c.past(v), c.ahead(v)
	if len(past) != 1 || past[0].Outcome != crm.OutcomeCallBack || past[0].Author != "Орлова А. В." || past[0].Kind != history.KindCall {
		t.Errorf("the call is %+v", past)
	}
	if len(ahead) != 1 || ahead[0].Name != "Перезвонить" || ahead[0].At.Format("02.01.2006") != "05.03.2026" || !ahead[0].Day || ahead[0].Author != "Орлова А. В." {
		t.Errorf("the next step is %+v", ahead)
	}
	c.wants("Клиенты") // the list is back
	c.ctrl(fyne.KeyZ)
	if len(c.past(v)) != 0 || len(c.ahead(v)) != 0 {
		t.Error("one undo did not take back the call and its step")
	}
}

func TestACallIsWrittenDownByTheKeysOfItsOrderAlone(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.alt(fyne.Key2)
	c.ctrl(fyne.KeyL)
	for _, step := range []struct{ field, typed string }{
		{"Итог", "п"}, {"О чём говорили", "Просят скидку"}, {"Что сделать", "Отправить расчёт"}, {"Когда", "+1"},
	} {
		if at := c.captionOfFocus(); at != step.field {
			t.Fatalf("the caret is in %q, not in %q", at, step.field)
		}
		c.enter(step.typed)
		if step.field == "Итог" {
			c.press(fyne.KeyReturn) // takes it out of the list
		}
		if step.field != "Когда" {
			c.press(fyne.KeyTab)
		}
	}
	c.picture("call.png")
	c.ctrl(fyne.KeyReturn)
	past, ahead := c.past(v), c.ahead(v)
	if len(past) != 1 || past[0].Outcome != crm.OutcomeCallBack || past[0].Text != "Просят скидку" {
		t.Errorf("the call is %+v", past)
	}
	if len(ahead) != 1 || ahead[0].Name != "Отправить расчёт" || ahead[0].At.Format("02.01.2006") != "03.03.2026" {
		t.Errorf("the next step is %+v", ahead)
	}
}

func TestACallSaysWithWhomAboutWhatAndWhen(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	deal := &crm.Deal{Name: "Поставка свёрл", Client: v.ID, Stage: crm.StageLead}
	if err := c.App().Deals.Save(t.Context(), deal); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("deal", deal.ID.String()))
	c.ctrl(fyne.KeyL)
	c.wants("Новый звонок · ООО «Дельта»", "Поставка свёрл")
	c.field("С кем")
	c.enter("петр")
	c.press(fyne.KeyReturn)
	c.field("Время")
	c.replace("8:15")
	c.field("О чём говорили")
	c.enter("Сравнивают цены")
	c.field("Что сделать")
	c.enter("Отправить расчёт")
	c.field("Когда")
	c.enter("5.3")
	c.press(fyne.KeyTab)
	c.enter("1430")
	c.ctrl(fyne.KeyReturn)
	for _, r := range c.past(v) {
		if r.Kind == history.KindCall && (r.Contact != "Петров И. С." || r.About.Name != "Поставка свёрл" || r.Text != "Сравнивают цены" || r.At.Format("15:04") != "08:15") {
			t.Errorf("the call is %+v", r)
		}
	}
	ahead := c.ahead(v)
	if len(ahead) != 1 || ahead[0].Name != "Отправить расчёт" || ahead[0].Day || ahead[0].At.Format("02.01 15:04") != "05.03 14:30" || ahead[0].About.Name != "Поставка свёрл" {
		t.Errorf("the next step is %+v", ahead)
	}
}

func TestACallFromNowhereAsksForItsClient(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.ctrl(fyne.KeyL)
	if at := c.captionOfFocus(); at != "Клиент" {
		t.Fatalf("the caret is in %q", at)
	}
	c.ctrl(fyne.KeyReturn)
	c.wants("Заполните это поле", "Запишите, о чём говорили, или выберите итог")
	c.field("Клиент")
	c.enter("дельта")
	c.press(fyne.KeyReturn)
	c.field("О чём говорили")
	c.enter("Ошиблись номером")
	c.field("Во сколько")
	c.enter("9")
	c.ctrl(fyne.KeyReturn)
	if at := c.captionOfFocus(); at != "Когда" {
		t.Errorf("an hour without a day is asked for in %q", at)
	}
	c.field("Во сколько")
	c.replace("")
	c.field("Время")
	c.replace("25 часов")
	c.ctrl(fyne.KeyReturn)
	c.wants("Не удалось прочитать время «25 часов»")
	c.replace("14.20")
	c.ctrl(fyne.KeyReturn)
	if past := c.past(v); len(past) != 1 || past[0].Text != "Ошиблись номером" || past[0].At.Format("15:04") != "14:20" {
		t.Errorf("the call is %+v", past)
	}
}

func TestTheHistoryIsWalkedByKeys(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.opens(nav.To("client", v.ID.String()).With("tab", "history"))
	c.wants("Здесь будет всё, что было с клиентом")
	c.press(fyne.KeyInsert)
	c.wants("Новая заметка · ООО «Дельта»")
	c.enter("Разгрузка только боковая")
	c.ctrl(fyne.KeyReturn)
	c.wants("Разгрузка только боковая", "Сегодня, 2 марта 2026 г.")
	c.press(fyne.KeyReturn) // opens the note
	c.wants("Заметка · ООО «Дельта»", "Автор: Орлова А. В.")
	c.field("О чём говорили")
	c.replace("Разгрузка боковая или сверху")
	c.ctrl(fyne.KeyReturn)
	c.wants("Разгрузка боковая или сверху")
	c.press(fyne.KeyDelete)
	c.wants("Пометка записей изменена", "Здесь будет всё, что было с клиентом")
	c.tap("Отменить")
	c.wants("Разгрузка боковая или сверху")
	c.enter("нет такого") // begins a search
	c.wants("Ничего не нашлось")
	c.press(fyne.KeyEscape)
	c.wants("Разгрузка боковая или сверху")
	c.tap("Звонки")
	c.wants("Ничего не нашлось")
	c.tap("Звонки")
	c.wants("Разгрузка боковая или сверху")
}

func TestAFileIsAddedRenamedAndTakenBack(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	path := filepath.Join(t.TempDir(), "Договор.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("текст ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("client", v.ID.String()).With("tab", "files"))
	c.wants("Здесь будут заметки о клиенте и файлы", "до 20 МБ")
	c.files.open = path
	c.tap("Добавить файл")
	c.wants("Договор.txt", "10 КБ", "Файл добавлен")
	c.press(fyne.KeyF2)
	c.replace("Договор 2026")
	c.press(fyne.KeyReturn)
	c.wants("Договор 2026.txt")
	c.ctrl(fyne.KeyZ)
	c.wants("Договор.txt")
	c.press(fyne.KeyDelete)
	c.wantsNot("10 КБ")
	c.ctrl(fyne.KeyZ)
	c.wants("Договор.txt", "10 КБ")
	large := filepath.Join(t.TempDir(), "Видео.mp4")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(crm.AttachmentLimit + 1); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	c.files.open = large
	c.tap("Добавить файл")
	c.wants("Файл «Видео.mp4» больше 20 МБ")
}

func TestAllThatWasSaidIsListed(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	if err := c.App().Interactions.Save(t.Context(), &crm.Interaction{At: c.App().Now(), Kind: crm.Meeting, Client: v.ID, Text: "Показали образцы"}); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("interactions"))
	c.wants("Контакты и звонки", "ООО «Дельта»", "Встреча", "Показали образцы", "Орлова А. В.")
	c.press(fyne.KeyReturn)
	c.wants("Встреча · ООО «Дельта»")
}
