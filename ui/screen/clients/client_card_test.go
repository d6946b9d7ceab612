package clients_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// card opens the card of a client at a tab.
func card(c *uitest.Clerk, v *crm.Client, tab string) {
	c.Opens(nav.To("client", v.ID.String()))
	c.Tap(tab)
}

func TestAContactAndItsConsentAreEnteredInOneGo(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	card(c, v, "Контакты")
	c.Tap("1") // the line to be
	for _, cell := range []string{"Иванова Мария Ивановна", "бухгалтер", "8 (495) 123-45-67, 84951234568", "m@example.org; x@example.org", "15.06.1980"} {
		c.Enter(cell)
		c.Press(fyne.KeyReturn)
	}
	c.Press(fyne.KeySpace) // does not want calls
	c.Tap("Согласия")
	c.Tap("1")
	c.Press(fyne.KeyDown, fyne.KeyReturn) // to advertising
	c.Press(fyne.KeyF2, fyne.KeyDown, fyne.KeyReturn)
	c.Ctrl(fyne.KeyS)
	c.Wants("Контакты · 1", "Согласия · 1", "Рассылка рекламы", "Иванова Мария Ивановна")
	got := c.Kept(v)
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

	c.Tap("Контакты · 1")
	c.Tap("бухгалтер")
	c.Press(fyne.KeyF9) // a copy is another person
	c.Ctrl(fyne.KeyS)
	if got := c.Kept(v).Contacts; len(got) != 2 || got[0].ID != p.ID || got[1].ID == p.ID || got[1].ID.IsZero() {
		t.Errorf("after copying: %+v", got)
	}
}

func TestTheSignerIsDeclinedUnlessAPersonDidSo(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	card(c, v, "Условия")
	c.Field("Фамилия, имя, отчество")
	c.Enter("Заяц Павел Павлович")
	c.Press(fyne.KeyReturn)
	c.Wants("Заяца Павла Павловича")
	c.Replace("Зайца Павла Павловича") // the rules do not know better
	c.Field("Должность")
	c.Enter("Генеральный директор")
	c.Field("Действует на основании")
	c.Enter("Устав")
	c.Ctrl(fyne.KeyS)
	c.Wants("Генерального директора", "Устава")
	want := crm.Signer{
		Name: "Заяц Павел Павлович", Post: "Генеральный директор", Basis: "Устав",
		NameOf: "Зайца Павла Павловича", PostOf: "Генерального директора", BasisOf: "Устава",
	}
	if got := c.Kept(v).Signer; got != want {
		t.Fatalf("the signer is %+v", got)
	}
	c.Field("Фамилия, имя, отчество")
	c.Replace("Заяц Пётр Павлович")
	c.Field("Должность")
	c.Replace("Директор")
	c.Ctrl(fyne.KeyS)
	if got := c.Kept(v).Signer; got.NameOf != "Зайца Павла Павловича" || got.PostOf != "Директора" {
		t.Errorf("what was typed by hand was written over, or the proposal was not renewed: %+v", got)
	}
	c.Tap("просклонять") // asked for
	c.Ctrl(fyne.KeyS)
	if got := c.Kept(v).Signer.NameOf; got != "Заяца Петра Павловича" {
		t.Errorf("asked to decline: %q", got)
	}
}

func TestChangesOfTwoPeopleToDifferentFieldsAreJoined(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	c.Opens(nav.To("client", v.ID.String()))
	c.Field("Город")
	c.Enter("Самара")
	v.Phone, v.Contacts = "+7 846 200-00-00", []crm.Contact{{Name: "Иванов"}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	c.Ctrl(fyne.KeyS)
	c.Wants("Запись изменили", "Самара")
	c.Tap("Записать мои правки вместе с чужими")
	if got := c.Kept(v); got.City != "Самара" || got.Phone != "+7 846 200-00-00" || len(got.Contacts) != 1 {
		t.Errorf("joined: %+v", got)
	}
	c.WantsNot("Запись изменили")
	c.Wants("+7 846 200-00-00", "Контакты · 1")
}

func TestAFieldChangedByTwoPeopleIsChosenByTheOneWhoSavesLast(t *testing.T) {
	for way, want := range map[string]string{
		"Записать мою: мои значения заменят чужие": "Самара",
		"Взять чужую версию, мои правки отбросить": "Пермь",
	} {
		c := uitest.AtDesk(t)
		v := c.Client("Альфа")
		c.Opens(nav.To("client", v.ID.String()))
		c.Field("Город")
		c.Enter("Самара")
		v.City, v.Phone = "Пермь", "+7 846 200-00-00"
		if err := c.App().Clients.Save(t.Context(), v); err != nil {
			t.Fatal(err)
		}
		c.Ctrl(fyne.KeyS)
		c.Wants("Город: там теперь «Пермь»", "Самара")
		c.Tap(way)
		if got := c.Kept(v); got.City != want || got.Phone != "+7 846 200-00-00" {
			t.Errorf("%s: %q, %q", way, got.City, got.Phone)
		}
		c.Wants(want)
		c.WantsNot("Запись изменили", "Альфа *")
	}
}

func TestFiguresOfTheCardOpenWhatTheyAreMadeOf(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Shipped("Альфа", 9)
	v := c.Clients()["Альфа"]
	card(c, v, "Основное")
	c.Tap("Долг")
	c.Wants("Долг после, ₽", "Просрочено 1–30 дн.", "9 000,00")
	c.Tap("Последний заказ")
	c.Wants("Отгрузка", "Заказ")
	c.Tap("Средний чек")
	c.Wants("Выручка по месяцам", "Что покупает больше всего", "Между отгрузками")
	c.Opens(nav.To("client", v.ID.String()).With("tab", "deals"))
	c.Wants("Сделок с этим клиентом ещё не было")
	c.Press(fyne.KeyInsert)
	c.Wants("О чём сделка")
}

func TestContentsOfTheCardFollowTheBase(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	card(c, v, "Документы")
	c.Wants("Документов этого клиента ещё нет")
	pay := &crm.Payment{Date: c.App().Today(), Client: v.ID, Direction: crm.Incoming, Amount: 100_00}
	if err := c.App().Payments.Save(t.Context(), pay); err != nil {
		t.Fatal(err)
	}
	c.Wants("Поступление", "Аванс клиента", "100,00")
}

func TestDataAreCheckedAndAnAccountIsMadeMainAtOnePress(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	v.Account = crm.BankAccount{BIC: "044525225", Account: "40702810500000001234"}
	v.Accounts = []crm.BankAccount{{BIC: "044525593", Corr: "30101810200000000593"}}
	if err := c.App().Clients.Save(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	card(c, v, "Банк и адреса")
	c.Tap("Сделать основным")
	c.Tap("Основное")
	c.Tap("сегодня")
	c.Ctrl(fyne.KeyS)
	got := c.Kept(v)
	if got.Account.BIC != "044525593" || got.Accounts[0].BIC != "044525225" || !got.Checked.Equal(apptest.Day(time.March, 2)) {
		t.Errorf("main %+v, others %+v, checked %v", got.Account, got.Accounts, got.Checked)
	}
}

func TestWhatLiesInTheFutureIsRefusedAtItsField(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Иванов")
	c.Opens(nav.To("client", v.ID.String()))
	c.Field("Правовая форма")
	c.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // a person
	c.Field("День рождения")
	c.Enter("01.04.2026")
	c.Ctrl(fyne.KeyS)
	c.Wants("Дата не может быть в будущем")
	if at := c.CaptionOfFocus(); at != "День рождения" {
		t.Errorf("the caret is in %q", at)
	}
	if strings.Contains(strings.Join(c.Words(), " "), "КПП") {
		t.Error("a person is asked for a КПП")
	}
	c.Replace("01.04.1980")
	c.Ctrl(fyne.KeyS)
	if got := c.Kept(v); got.Kind != crm.Person || got.Birthday.Year() != 1980 {
		t.Errorf("%+v", got)
	}
}
