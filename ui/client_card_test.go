package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// card opens the card of a client at a tab.
func (c *clerk) card(v *crm.Client, tab string) {
	c.opens(nav.To("client", v.ID.String()))
	c.tap(tab)
}

// kept is the client as it is in the base.
func (c *clerk) kept(v *crm.Client) *crm.Client {
	c.t.Helper()
	got, err := c.App().Clients.Get(c.t.Context(), v.ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return got
}

func TestAContactAndItsConsentAreEnteredInOneGo(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.card(v, "Контакты")
	c.tap("1") // the line to be
	for _, cell := range []string{"Иванова Мария Ивановна", "бухгалтер", "8 (495) 123-45-67, 84951234568", "m@example.org; x@example.org", "15.06.1980"} {
		c.enter(cell)
		c.press(fyne.KeyReturn)
	}
	c.press(fyne.KeySpace) // does not want calls
	c.tap("Согласия")
	c.tap("1")
	c.press(fyne.KeyDown, fyne.KeyReturn) // to advertising
	c.press(fyne.KeyF2, fyne.KeyDown, fyne.KeyReturn)
	c.ctrl(fyne.KeyS)
	c.wants("Контакты · 1", "Согласия · 1", "Рассылка рекламы", "Иванова Мария Ивановна")
	got := c.kept(v)
	if len(got.Contacts) != 1 || len(got.Consents) != 1 {
		t.Fatalf("contacts %+v, consents %+v", got.Contacts, got.Consents)
	}
	p, s := got.Contacts[0], got.Consents[0]
	if p.Name != "Иванова Мария Ивановна" || p.Role != "бухгалтер" || !p.NoCalls || p.ID.IsZero() ||
		!slices.Equal(p.Phones, []string{"+7 495 123-45-67", "+7 495 123-45-68"}) || !slices.Equal(p.Emails, []string{"m@example.org", "x@example.org"}) {
		t.Errorf("the contact is %+v", p)
	}
	if s.Contact != p.ID || s.Kind != crm.ConsentAdvertising || !s.Given.Equal(apptest.Day(time.March, 2)) {
		t.Errorf("the consent is %+v", s)
	}

	c.tap("Контакты · 1")
	c.tap("бухгалтер")
	c.press(fyne.KeyF9) // a copy is another person
	c.ctrl(fyne.KeyS)
	if got := c.kept(v).Contacts; len(got) != 2 || got[0].ID != p.ID || got[1].ID == p.ID || got[1].ID.IsZero() {
		t.Errorf("after copying: %+v", got)
	}
}

func TestTheSignerIsDeclinedUnlessAPersonDidSo(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.card(v, "Условия")
	c.field("Фамилия, имя, отчество")
	c.enter("Заяц Павел Павлович")
	c.press(fyne.KeyReturn)
	c.wants("Заяца Павла Павловича")
	c.replace("Зайца Павла Павловича") // the rules do not know better
	c.field("Должность")
	c.enter("Генеральный директор")
	c.field("Действует на основании")
	c.enter("Устав")
	c.ctrl(fyne.KeyS)
	c.wants("Генерального директора", "Устава")
	want := crm.Signer{
		Name: "Заяц Павел Павлович", Post: "Генеральный директор", Basis: "Устав",
		NameOf: "Зайца Павла Павловича", PostOf: "Генерального директора", BasisOf: "Устава",
	}
	if got := c.kept(v).Signer; got != want {
		t.Fatalf("the signer is %+v", got)
	}
	c.field("Фамилия, имя, отчество")
	c.replace("Заяц Пётр Павлович")
	c.field("Должность")
	c.replace("Директор")
	c.ctrl(fyne.KeyS)
	if got := c.kept(v).Signer; got.NameOf != "Зайца Павла Павловича" || got.PostOf != "Директора" {
		t.Errorf("what was typed by hand was written over, or the proposal was not renewed: %+v", got)
	}
	c.tap("просклонять") // asked for
	c.ctrl(fyne.KeyS)
	if got := c.kept(v).Signer.NameOf; got != "Заяца Петра Павловича" {
		t.Errorf("asked to decline: %q", got)
	}
}

func TestChangesOfTwoPeopleToDifferentFieldsAreJoined(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.opens(nav.To("client", v.ID.String()))
	c.field("Город")
	c.enter("Самара")
	v.Phone, v.Contacts = "+7 846 200-00-00", []crm.Contact{{Name: "Иванов"}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.ctrl(fyne.KeyS)
	c.wants("Запись изменили", "Самара")
	c.tap("Записать мои правки вместе с чужими")
	if got := c.kept(v); got.City != "Самара" || got.Phone != "+7 846 200-00-00" || len(got.Contacts) != 1 {
		t.Errorf("joined: %+v", got)
	}
	c.wantsNot("Запись изменили")
	c.wants("+7 846 200-00-00", "Контакты · 1")
}

func TestAFieldChangedByTwoPeopleIsChosenByTheOneWhoSavesLast(t *testing.T) {
	for way, want := range map[string]string{
		"Записать мою: мои значения заменят чужие": "Самара",
		"Взять чужую версию, мои правки отбросить": "Пермь",
	} {
		c := atDesk(t)
		v := c.client("Альфа")
		c.opens(nav.To("client", v.ID.String()))
		c.field("Город")
		c.enter("Самара")
		v.City, v.Phone = "Пермь", "+7 846 200-00-00"
		if err := c.App().Clients.Save(t.Context(), v); err != nil {
			t.Fatal(err)
		}
		c.ctrl(fyne.KeyS)
		c.wants("Город: там теперь «Пермь»", "Самара")
		c.tap(way)
		if got := c.kept(v); got.City != want || got.Phone != "+7 846 200-00-00" {
			t.Errorf("%s: %q, %q", way, got.City, got.Phone)
		}
		c.wants(want)
		c.wantsNot("Запись изменили", "Альфа *")
	}
}

func TestFiguresOfTheCardOpenWhatTheyAreMadeOf(t *testing.T) {
	c := atDesk(t)
	c.shipped("Альфа", 9)
	v := c.clients()["Альфа"]
	c.card(v, "Основное")
	c.tap("Долг")
	c.wants("Долг после, ₽", "Просрочено 1–30 дн.", "9 000,00")
	c.tap("Последний заказ")
	c.wants("Отгрузка", "Заказ")
	c.tap("Средний чек")
	c.wants("Выручка по месяцам", "Что покупает больше всего", "Между отгрузками")
	c.opens(nav.To("client", v.ID.String()).With("tab", "deals"))
	c.wants("Сделок с этим клиентом ещё не было")
	c.press(fyne.KeyInsert)
	c.wants("О чём сделка")
}

func TestContentsOfTheCardFollowTheBase(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.card(v, "Документы")
	c.wants("Документов этого клиента ещё нет")
	pay := &crm.Payment{Date: c.App().Today(), Client: v.ID, Direction: crm.Incoming, Amount: 100_00}
	if err := c.App().Payments.Save(t.Context(), pay); err != nil {
		t.Fatal(err)
	}
	c.wants("Поступление", "Аванс клиента", "100,00")
}

func TestDataAreCheckedAndAnAccountIsMadeMainAtOnePress(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	v.Account = crm.BankAccount{BIC: "044525225", Account: "40702810500000001234"}
	v.Accounts = []crm.BankAccount{{BIC: "044525593", Corr: "30101810200000000593"}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.card(v, "Банк и адреса")
	c.tap("Сделать основным")
	c.tap("Основное")
	c.tap("сегодня")
	c.ctrl(fyne.KeyS)
	got := c.kept(v)
	if got.Account.BIC != "044525593" || got.Accounts[0].BIC != "044525225" || !got.Checked.Equal(apptest.Day(time.March, 2)) {
		t.Errorf("main %+v, others %+v, checked %v", got.Account, got.Accounts, got.Checked)
	}
}

func TestWhatLiesInTheFutureIsRefusedAtItsField(t *testing.T) {
	c := atDesk(t)
	v := c.client("Иванов")
	c.opens(nav.To("client", v.ID.String()))
	c.field("Правовая форма")
	c.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // a person
	c.field("День рождения")
	c.enter("01.04.2026")
	c.ctrl(fyne.KeyS)
	c.wants("Дата не может быть в будущем")
	if at := c.captionOfFocus(); at != "День рождения" {
		t.Errorf("the caret is in %q", at)
	}
	if strings.Contains(strings.Join(c.words(), " "), "КПП") {
		t.Error("a person is asked for a КПП")
	}
	c.replace("01.04.1980")
	c.ctrl(fyne.KeyS)
	if got := c.kept(v); got.Kind != crm.Person || got.Birthday.Year() != 1980 {
		t.Errorf("%+v", got)
	}
}
