package ui_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/apptest"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/ui/nav"
)

// product puts a product into the base behind the window, VAT of 22 % in its
// price.
func (c *clerk) product(name string, roubles int64) *crm.Product {
	c.t.Helper()
	p := &crm.Product{Name: name, Unit: "шт", Price: money.Money(roubles * 100), VAT: crm.VAT22}
	if err := c.App().Products.Save(c.t.Context(), p); err != nil {
		c.t.Fatal(err)
	}
	return p
}

// order puts an order for so many pieces at 1000 roubles into the base.
func (c *clerk) order(client string, pieces int64) *crm.Order {
	c.t.Helper()
	o := &crm.Order{
		Date: c.App().Today(), Client: c.client(client).ID, Mode: crm.VATIncluded,
		Lines: []crm.Line{apptest.Line(c.product("Товар для "+client, 1000), pieces)},
	}
	if err := c.App().Orders.Save(c.t.Context(), o); err != nil {
		c.t.Fatal(err)
	}
	return o
}

// sold is the revenue of all time without VAT, by the report.
func (c *clerk) sold() money.Money {
	c.t.Helper()
	r, err := c.App().Reports.Build(c.t.Context(), "abc", lang.For("ru"), reports.Settings{})
	if err != nil {
		c.t.Fatal(err)
	}
	sum := money.Money(0)
	for _, row := range r.Table.Rows {
		sum += money.Money(row.Cells[1].Int)
	}
	return sum
}

func TestAnOrderIsEnteredByKeysPostedAndTakenBack(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.client("Бета")
	c.product("Насос", 1500)
	c.product("Кран шаровой", 200)
	c.alt(fyne.Key4)
	c.press(fyne.KeyInsert)
	c.enter("бет")
	c.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // over date, term and VAT
	c.enter("насос")
	c.press(fyne.KeyReturn)
	c.enter("2")
	c.press(fyne.KeyReturn, fyne.KeyReturn) // price as it is
	c.enter("10")
	c.press(fyne.KeyReturn, fyne.KeyReturn) // VAT as it is: a new line
	c.enter("кран")
	c.press(fyne.KeyReturn)
	c.enter("3")
	c.press(fyne.KeyReturn)
	c.picture("order.png")
	c.wants("Без скидки", "3 600,00", "Скидка", "300,00", "К оплате", "3 300,00", "595,09")
	c.ctrl(fyne.KeyReturn) // «Провести и закрыть»

	rows, err := c.App().Orders.List(t.Context(), calendar.Period{})
	if err != nil || len(rows) != 1 || rows[0].State != crm.OrderShipped || rows[0].Gross != 330000 || rows[0].Client != "Бета" {
		t.Fatalf("the base has %+v, %v; the window says %s", rows, err, strings.Join(c.words(), " | "))
	}
	if got := c.sold(); got != 330000-59509 {
		t.Errorf("sales are %v after the shipment", got)
	}
	c.press(fyne.KeyReturn) // from the list
	c.wants("Отгружен")
	c.more("Отменить проведение")
	c.wants("Проведение отменено", "Открыт")
	if got := c.sold(); got != 0 {
		t.Errorf("sales are %v after the shipment was taken back", got)
	}
}

// more takes a command of the card shown: a button, or a line under «Ещё».
func (c *clerk) more(text string) {
	c.t.Helper()
	if o, _ := c.bearer(text); o == nil {
		c.tap("Ещё")
	}
	c.tap(text)
}

func TestLinesArePastedFromATable(t *testing.T) {
	c := atDesk(t)
	c.client("Альфа")
	c.product("Насос", 1500)
	c.product("Кран шаровой", 200)
	c.opens(nav.To("order"))
	c.enter("альфа")
	c.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	c.paste("Насос\t2\t1 400,00\nКран шаровой\t10\nНасос-невидимка\t1\t5\n")
	c.picture("pasted.png")
	c.ctrl(fyne.KeyS)
	c.wants("Насос-невидимка")
	rows, err := c.App().Orders.List(t.Context(), calendar.Period{})
	if err != nil || len(rows) != 0 {
		t.Fatalf("an order with a product nobody knows was stored: %+v, %v", rows, err)
	}
}

func TestAnInvoiceIsSeenAndSaved(t *testing.T) {
	c := atDesk(t)
	o := c.order("Альфа", 3)
	c.opens(nav.To("order", o.ID.String()))
	c.ctrl(fyne.KeyP)
	c.wants("Сохранить PDF", "Заполнить реквизиты организации")
	c.picture("invoice.png")
	c.files.save = filepath.Join(t.TempDir(), "счёт")
	c.tap("Сохранить PDF")
	if !strings.HasSuffix(c.files.proposed, ".pdf") || strings.ContainsAny(c.files.proposed, `/\:`) {
		t.Errorf("the name proposed is %q", c.files.proposed)
	}
	data, err := os.ReadFile(c.files.save + ".pdf")
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Fatalf("the file begins with %.8q, %v", data, err)
	}
	c.wants("Сохранено:")
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed: the words of the paper are not read")
	}
	text, err := exec.Command("pdftotext", "-layout", c.files.save+".pdf", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Счет на оплату", "Альфа", "Три тысячи рублей 00 копеек", "540,98"} {
		if !strings.Contains(plain(string(text)), want) {
			t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}
}
