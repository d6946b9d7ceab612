package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// manager puts a manager into the base behind the window.
func (c *clerk) manager(name string) crm.ManagerID {
	c.t.Helper()
	id, err := c.App().Managers.Ensure(c.t.Context(), name)
	if err != nil {
		c.t.Fatal(err)
	}
	return id
}

// keptBy gives clients to a manager behind the window.
func (c *clerk) keptBy(m crm.ManagerID, names ...string) {
	c.t.Helper()
	for _, name := range names {
		v := c.client(name)
		v.Manager, v.City = m, "Самара"
		if name == "Бета" {
			v.City = "Пермь"
		}
		if err := c.App().Clients.Save(c.t.Context(), v); err != nil {
			c.t.Fatal(err)
		}
	}
}

func TestClientsAreHandedOverByKeysAlone(t *testing.T) {
	c := atDesk(t)
	orlova, smirnov := c.manager("Орлова А. В."), c.manager("Смирнов В. И.")
	c.keptBy(orlova, "Альфа", "Бета", "Гамма")
	if err := c.App().Deals.Save(t.Context(), &crm.Deal{Name: "Поставка", Client: c.clients()["Альфа"].ID, Manager: orlova, Amount: 5_000_000}); err != nil {
		t.Fatal(err)
	}
	c.alt(fyne.Key2)
	for range 3 { // over leads and requests
		c.alt(fyne.Key2)
	}
	c.wants("Передача клиентов", "Выберите, от кого передать")
	c.enter("орл")
	c.press(fyne.KeyReturn)
	c.field("Кому")
	c.enter("смир")
	c.press(fyne.KeyReturn)
	c.field("Причина")
	c.enter("увольнение")
	c.press(fyne.KeyTab)
	c.picture("handover.png")
	c.wants("Кого передать", "Альфа", "Бета", "Гамма", "Клиентов перейдёт", "3", "1 сделка", "50 000,00")
	for range 12 { // to the rows, over ticks, buttons and the search
		if c.press(fyne.KeyTab); c.gridFocused() {
			break
		}
	}
	c.press(fyne.KeyDown, fyne.KeySpace) // Бета stays
	c.wants("Клиентов перейдёт 2")
	c.ctrl(fyne.KeyReturn)
	c.wants("Смирнов В. И.: передача завершена", "2 клиента, 1 сделка")
	c.press(fyne.KeyReturn) // the sheet
	c.wants("Справка о передаче", "Сохранить PDF")

	all := c.clients()
	if all["Альфа"].Manager != smirnov || all["Бета"].Manager != orlova || all["Гамма"].Manager != smirnov {
		t.Errorf("after the handover: %v, %v, %v", all["Альфа"].Manager, all["Бета"].Manager, all["Гамма"].Manager)
	}
	c.ctrl(fyne.KeyZ)
	c.wants("Отменено: Клиенты переданы")
	if got := c.clients()["Альфа"].Manager; got != orlova {
		t.Errorf("taken back, Альфа is with %v", got)
	}
}

// gridFocused reports whether the rows of a table have the focus.
func (c *clerk) gridFocused() bool {
	_, tabs := c.window.Canvas().Focused().(interface{ Marked() int })
	return tabs
}

func TestAHandoverWithoutAReceiverSaysAllThatIsMissing(t *testing.T) {
	c := atDesk(t)
	orlova := c.manager("Орлова А. В.")
	c.keptBy(orlova, "Альфа")
	c.opens(nav.To("handover").With("from", orlova.String()))
	c.ctrl(fyne.KeyReturn)
	c.wants("нужно исправить 2 ошибки", "Клиентов перейдёт 1")
	if at := c.captionOfFocus(); at != "Кому" {
		t.Errorf("the caret is in %q, want the first fault", at)
	}
	if got := c.clients()["Альфа"].Manager; got != orlova {
		t.Errorf("a refused handover gave Альфа to %v", got)
	}
}

func TestChosenClientsAreHandedOverFromTheirList(t *testing.T) {
	c := atDesk(t)
	orlova, smirnov := c.manager("Орлова А. В."), c.manager("Смирнов В. И.")
	c.keptBy(orlova, "Альфа", "Бета")
	c.alt(fyne.Key2)
	c.press(fyne.KeyReturn) // nothing typed: opens the card
	c.press(fyne.KeyEscape)
	c.more("Передать другому менеджеру")
	c.wants("От ответственного каждого клиента", "Кого передать")
	c.field("Кому")
	c.enter("смир")
	c.press(fyne.KeyReturn)
	c.field("Причина")
	c.enter("участки")
	c.ctrl(fyne.KeyReturn)
	c.press(fyne.KeyEscape) // no sheet
	all := c.clients()
	if all["Альфа"].Manager != smirnov || all["Бета"].Manager != orlova {
		t.Errorf("after the handover: %v, %v", all["Альфа"].Manager, all["Бета"].Manager)
	}
}

func TestALeadIsWrittenDownAndBecomesAClientByKeysAlone(t *testing.T) {
	c := atDesk(t)
	c.alt(fyne.Key2)
	c.alt(fyne.Key2)
	c.wants("Лиды", "Здесь будут те, кто обратился")
	c.press(fyne.KeyInsert)
	c.enter("Ромашка")
	c.field("Контактное лицо")
	c.enter("Белова Анна")
	c.field("Телефон")
	c.enter("8 917 000-00-01")
	c.field("Что нужно")
	c.enter("Сверло 8 мм, 200 шт.")
	c.ctrl(fyne.KeyReturn)
	c.wants("Ромашка", "+7 917 000-00-01", "Ждёт ответа", "0 мин")
	c.picture("leads.png")
	c.press(fyne.KeyReturn)
	c.more("Ответили")
	c.wants("Первый ответ отмечен", "В работе")
	c.more("Квалифицировать")
	c.wants("Квалификация: Ромашка")
	c.replace("ООО «Ромашка»")
	c.field("ИНН")
	c.enter("0012345674")
	c.field("Сумма, ₽")
	c.enter("50000")
	c.ctrl(fyne.KeyReturn)
	c.wants("Контрольная цифра ИНН не сходится")
	c.replace("0012345673")
	c.ctrl(fyne.KeyReturn)
	c.wants("Лид стал клиентом", "ООО «Ромашка»", "Последний заказ")
	v := c.clients()["ООО «Ромашка»"]
	if v == nil || v.IsLead() || v.INN != "0012345673" || v.Contacts[0].Name != "Белова Анна" {
		t.Fatalf("the client is %+v", v)
	}
	deals, err := c.App().Deals.List(t.Context(), false)
	if err != nil || len(deals) != 1 || deals[0].Amount != 5_000_000 || deals[0].Name != "Сверло 8 мм, 200 шт." {
		t.Errorf("the deals are %+v, %v", deals, err)
	}
	c.tap("Отменить")
	if v := c.clients()["Ромашка"]; v == nil || !v.IsLead() {
		t.Errorf("taken back, the lead is %+v", v)
	}
}

func TestALeadIsRejectedForAReason(t *testing.T) {
	c := atDesk(t)
	lead := c.App().Leads.Draft()
	lead.Name = "Ромашка"
	if err := c.App().Leads.Save(t.Context(), lead); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("client", lead.ID.String())) // as the search opens it
	c.wants("Кто обратился", "Ждёт ответа")
	c.more("Отклонить")
	c.wants("Почему отклонить 1 лид?")
	c.enter("ку") // Купил у другого
	c.press(fyne.KeyReturn)
	c.tap("Отклонить")
	c.wants("Лид отклонён", "Купил у другого")
	if s := c.clients()["Ромашка"].Lead; s.Reason != crm.LeadCompetitor {
		t.Errorf("the lead is %+v", s)
	}
}

func TestARequestIsEnteredTakenUpAndSolved(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.opens(nav.To("requests"))
	c.press(fyne.KeyInsert)
	c.enter("альф")
	c.press(fyne.KeyReturn)
	c.field("Вид")
	c.enter("пр")
	c.press(fyne.KeyReturn)
	c.field("С чем обратился клиент")
	c.enter("Недовоз двух дисков")
	c.ctrl(fyne.KeyS)
	c.wants("Обращение ОБ-2026/000001", "Новое")
	c.more("Взять в работу")
	c.wants("В работе", "Первый ответ")
	c.more("Решено")
	c.wants("Запишите, чем закончилось обращение")
	if at := c.captionOfFocus(); at != "Чем закончилось" {
		t.Errorf("the caret is in %q", at)
	}
	c.opensNewOrderOf("Альфа")
	c.wants("У клиента есть 1 нерешённая претензия")
	c.ctrl(fyne.KeyW)
	c.tap("Не сохранять")
	c.field("Чем закончилось")
	c.enter("Довезли")
	c.picture("request.png")
	c.more("Решено")
	c.wants("Вернуть в работу")
	rows, err := c.App().Requests.List(t.Context())
	if err != nil || len(rows) != 1 || rows[0].State != crm.RequestSolved || rows[0].Kind != crm.RequestClaim {
		t.Errorf("the base has %+v, %v", rows, err)
	}
	c.opensNewOrderOf("Альфа")
	c.wantsNot("нерешённая претензия")
}

// opensNewOrderOf opens a new order and chooses its client.
func (c *clerk) opensNewOrderOf(name string) {
	c.opens(nav.To("order"))
	c.enter(strings.ToLower(name))
	c.press(fyne.KeyReturn, fyne.KeyTab)
}
