package payments_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestAPaymentOfAnOrderKnowsItsClientAndSum(t *testing.T) {
	c := uitest.AtDesk(t)
	o := c.Order("Альфа", 3)
	c.Opens(nav.To("order", o.ID.String()))
	c.Tap("Оплата")
	c.Wants("Альфа", "3 000,00", o.Number)
	c.Ctrl(fyne.KeyReturn)
	rows, err := c.App().Payments.List(t.Context(), calendar.Period{})
	if err != nil || len(rows) != 1 || rows[0].Amount != 300000 || rows[0].Client != "Альфа" || rows[0].Order != o.Number {
		t.Fatalf("the base has %+v, %v", rows, err)
	}
	c.Alt(fyne.Key5)
	c.Wants("3 000,00", "Альфа", o.Number)
}
