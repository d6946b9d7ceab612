package clients_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestALeadIsWrittenDownAndBecomesAClientByKeysAlone(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Alt(fyne.Key2)
	c.Alt(fyne.Key2)
	c.Wants("Лиды", "Здесь будут те, кто обратился")
	c.Press(fyne.KeyInsert)
	c.Enter("Ромашка")
	c.Field("Контактное лицо")
	c.Enter("Белова Анна")
	c.Field("Телефон")
	c.Enter("8 917 000-00-01")
	c.Field("Что нужно")
	c.Enter("Сверло 8 мм, 200 шт.")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Ромашка", "+7 917 000-00-01", "Ждёт ответа", "0 мин")
	c.Picture("leads.png")
	c.Press(fyne.KeyReturn)
	c.More("Ответили")
	c.Wants("Первый ответ отмечен", "В работе")
	c.More("Квалифицировать")
	c.Wants("Квалификация: Ромашка")
	c.Replace("ООО «Ромашка»")
	c.Field("ИНН")
	c.Enter("0012345674")
	c.Field("Сумма, ₽")
	c.Enter("50000")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Контрольная цифра ИНН не сходится")
	c.Replace("0012345673")
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Лид стал клиентом", "ООО «Ромашка»", "Последний заказ")
	v := c.Clients()["ООО «Ромашка»"]
	if v == nil || v.IsLead() || v.INN != "0012345673" || v.Contacts[0].Name != "Белова Анна" {
		t.Fatalf("the client is %+v", v)
	}
	deals, err := c.App().Deals.List(t.Context(), false)
	if err != nil || len(deals) != 1 || deals[0].Amount != 5_000_000 || deals[0].Name != "Сверло 8 мм, 200 шт." {
		t.Errorf("the deals are %+v, %v", deals, err)
	}
	c.Tap("Отменить")
	if v := c.Clients()["Ромашка"]; v == nil || !v.IsLead() {
		t.Errorf("taken back, the lead is %+v", v)
	}
}

func TestALeadIsRejectedForAReason(t *testing.T) {
	c := uitest.AtDesk(t)
	lead := c.App().Leads.Draft()
	lead.Name = "Ромашка"
	if err := c.App().Leads.Save(t.Context(), lead); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("client", lead.ID.String())) // as the search opens it
	c.Wants("Кто обратился", "Ждёт ответа")
	c.More("Отклонить")
	c.Wants("Почему отклонить 1 лид?")
	c.Enter("ку") // Купил у другого
	c.Press(fyne.KeyReturn)
	c.Tap("Отклонить")
	c.Wants("Лид отклонён", "Купил у другого")
	if s := c.Clients()["Ромашка"].Lead; s.Reason != crm.LeadCompetitor {
		t.Errorf("the lead is %+v", s)
	}
}
