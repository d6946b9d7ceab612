package sales_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestAnOrderIsEnteredByKeysPostedAndTakenBack(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Client("Бета")
	c.Product("Насос", 1500)
	c.Product("Кран шаровой", 200)
	c.Alt(fyne.Key4)
	c.Press(fyne.KeyInsert)
	c.Enter("бет")
	c.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // over date, term and VAT
	c.Enter("насос")
	c.Press(fyne.KeyReturn)
	c.Enter("2")
	c.Press(fyne.KeyReturn, fyne.KeyReturn) // price as it is
	c.Enter("10")
	c.Press(fyne.KeyReturn, fyne.KeyReturn) // VAT as it is: a new line
	c.Enter("кран")
	c.Press(fyne.KeyReturn)
	c.Enter("3")
	c.Press(fyne.KeyReturn)
	c.Picture("order.png")
	c.Wants("Без скидки", "3 600,00", "Скидка", "300,00", "К оплате", "3 300,00", "595,09")
	c.Ctrl(fyne.KeyReturn) // «Провести и закрыть»

	rows, err := c.App().Orders.List(t.Context(), calendar.Period{})
	if err != nil || len(rows) != 1 || rows[0].State != crm.OrderShipped || rows[0].Gross != 330000 || rows[0].Client != "Бета" {
		t.Fatalf("the base has %+v, %v; the window says %s", rows, err, strings.Join(c.Words(), " | "))
	}
	if got := c.Sold(); got != 330000-59509 {
		t.Errorf("sales are %v after the shipment", got)
	}
	c.Press(fyne.KeyReturn) // from the list
	c.Wants("Отгружен")
	c.More("Отменить проведение")
	c.Wants("Проведение отменено", "Открыт")
	if got := c.Sold(); got != 0 {
		t.Errorf("sales are %v after the shipment was taken back", got)
	}
}

func TestLinesArePastedFromATable(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Product("Насос", 1500)
	c.Product("Кран шаровой", 200)
	c.Opens(nav.To("order"))
	c.Enter("альфа")
	c.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	c.Paste("Насос\t2\t1 400,00\nКран шаровой\t10\nНасос-невидимка\t1\t5\n")
	c.Picture("pasted.png")
	c.Ctrl(fyne.KeyS)
	c.Wants("Насос-невидимка")
	rows, err := c.App().Orders.List(t.Context(), calendar.Period{})
	if err != nil || len(rows) != 0 {
		t.Fatalf("an order with a product nobody knows was stored: %+v, %v", rows, err)
	}
}

func TestAnInvoiceIsSeenAndSaved(t *testing.T) {
	c := uitest.AtDesk(t)
	o := c.Order("Альфа", 3)
	c.Opens(nav.To("order", o.ID.String()))
	c.Ctrl(fyne.KeyP)
	c.Wants("Сохранить PDF", "Заполнить реквизиты организации")
	c.Picture("invoice.png")
	c.Answers.ToSave = filepath.Join(t.TempDir(), "счёт")
	c.Tap("Сохранить PDF")
	if !strings.HasSuffix(c.Answers.Proposed, ".pdf") || strings.ContainsAny(c.Answers.Proposed, `/\:`) {
		t.Errorf("the name proposed is %q", c.Answers.Proposed)
	}
	data, err := os.ReadFile(c.Answers.ToSave + ".pdf")
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Fatalf("the file begins with %.8q, %v", data, err)
	}
	c.Wants("Сохранено:")
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed: the words of the paper are not read")
	}
	text, err := exec.Command("pdftotext", "-layout", c.Answers.ToSave+".pdf", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Счет на оплату", "Альфа", "Три тысячи рублей 00 копеек", "540,98"} {
		if !strings.Contains(uitest.Plain(string(text)), want) {
			t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}
}
