package goods_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/uitest"
)

func TestAProductIsEnteredAtTheWindow(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Alt(fyne.Key6)
	c.Press(fyne.KeyInsert)
	c.Enter("Насос погружной")
	c.Field("Артикул")
	c.Enter("Н-100")
	c.Field("Цена, ₽")
	c.Enter("1200*3,5")
	c.Field("Группа")
	c.Enter("Насосы")
	c.Press(fyne.KeyReturn) // a group there was none of is made
	c.Ctrl(fyne.KeyReturn)
	rows, err := c.App().Products.List(t.Context())
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d products, %v", len(rows), err)
	}
	if r := rows[0]; r.Name != "Насос погружной" || r.Article != "Н-100" || r.Price != 420000 || r.Group != "Насосы" || r.VAT != crm.VAT22 {
		t.Errorf("stored %+v", r)
	}
	c.Wants("Насос погружной", "4 200,00", "Насосы")
}
