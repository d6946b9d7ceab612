package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

func TestAProductIsEnteredAtTheWindow(t *testing.T) {
	c := atDesk(t)
	c.alt(fyne.Key6)
	c.press(fyne.KeyInsert)
	c.enter("Насос погружной")
	c.field("Артикул")
	c.enter("Н-100")
	c.field("Цена, ₽")
	c.enter("1200*3,5")
	c.field("Группа")
	c.enter("Насосы")
	c.press(fyne.KeyReturn) // a group there was none of is made
	c.ctrl(fyne.KeyReturn)
	rows, err := c.App().Products.List(t.Context())
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d products, %v", len(rows), err)
	}
	if r := rows[0]; r.Name != "Насос погружной" || r.Article != "Н-100" || r.Price != 420000 || r.Group != "Насосы" || r.VAT != crm.VAT22 {
		t.Errorf("stored %+v", r)
	}
	c.wants("Насос погружной", "4 200,00", "Насосы")
}

func TestADealIsLostForAReasonOnly(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.alt(fyne.Key3)
	c.press(fyne.KeyInsert)
	c.enter("Поставка насосов")
	c.field("Клиент")
	c.enter("альф")
	c.press(fyne.KeyReturn)
	c.field("Этап")
	c.enter("Проиг")
	c.press(fyne.KeyReturn)
	c.ctrl(fyne.KeyReturn)
	if at := c.captionOfFocus(); at != "Причина отказа" {
		t.Errorf("the caret is in %q, want the reason", at)
	}
	c.enter("Дорого")
	c.press(fyne.KeyReturn)
	c.ctrl(fyne.KeyReturn)
	rows, err := c.App().Deals.List(t.Context(), false)
	if err != nil || len(rows) != 1 || rows[0].Stage != crm.StageLost || rows[0].Client != "Альфа" {
		t.Fatalf("the base has %+v, %v", rows, err)
	}
	c.wantsNot("Поставка насосов") // open deals are shown
	c.tap("Сбросить")
	c.wants("Проиграна — спросим причину · 1")
	c.tap("Список")
	c.wants("Поставка насосов", "Проиграна")
}

func TestAPaymentOfAnOrderKnowsItsClientAndSum(t *testing.T) {
	c := atDesk(t)
	o := c.order("Альфа", 3)
	c.opens(nav.To("order", o.ID.String()))
	c.tap("Оплата")
	c.wants("Альфа", "3 000,00", o.Number)
	c.ctrl(fyne.KeyReturn)
	rows, err := c.App().Payments.List(t.Context(), calendar.Period{})
	if err != nil || len(rows) != 1 || rows[0].Amount != 300000 || rows[0].Client != "Альфа" || rows[0].Order != o.Number {
		t.Fatalf("the base has %+v, %v", rows, err)
	}
	c.alt(fyne.Key5)
	c.wants("3 000,00", "Альфа", o.Number)
}
