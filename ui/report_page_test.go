package ui_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
)

// shipped puts a shipped order into the base.
func (c *clerk) shipped(client string, pieces int64) {
	c.t.Helper()
	if err := c.App().Orders.SaveAndShip(c.t.Context(), c.order(client, pieces)); err != nil {
		c.t.Fatal(err)
	}
}

func TestAReportFollowsItsParametersAndLeadsToWhatIsBehindIt(t *testing.T) {
	c := atDesk(t)
	c.shipped("Альфа", 9)
	c.shipped("Бета", 1)
	c.opens(nav.To("report", "abc"))
	c.wants("Альфа", "Бета")
	c.parameter("Разрез", "по товарам")
	c.wants("Товар для Альфа")
	c.parameter("Разрез", "по клиентам")
	c.press(fyne.KeyReturn) // on the first row
	c.wants("Краткое наименование", "Альфа")
	c.ctrl(fyne.KeyW)
	c.wants("ABC-анализ") // back at the same place
	c.tap("Апрель 2025 г. – март 2026 г.")
	c.tap("Прошлое полугодие")
	c.wantsNot("Альфа")
}

func TestAReportIsSavedInEveryForm(t *testing.T) {
	c := atDesk(t)
	c.shipped("Альфа", 9)
	c.opens(nav.To("report", "abc"))
	dir := t.TempDir()
	for text, want := range map[string]string{"Excel": "PK", "PDF": "%PDF", "Сохранить CSV": "\uFEFF", "Сохранить рисунок": "\x89PNG", "Сохранить JSON": "{"} {
		c.files.save = filepath.Join(dir, "abc")
		c.more(text)
		path := filepath.Join(dir, c.files.proposed)
		path = filepath.Join(dir, "abc"+filepath.Ext(path))
		data, err := os.ReadFile(path)
		if err != nil || len(data) < len(want) || string(data[:len(want)]) != want {
			t.Errorf("%s: the file begins with %.8q, %v", text, data, err)
		}
		c.wants("Сохранено: " + path)
	}
}

func TestFiguresAndRowsOpenListsNarrowedToThem(t *testing.T) {
	c := atDesk(t)
	c.shipped("Альфа", 9)
	c.shipped("Бета", 1)
	alpha := c.clients()["Альфа"]
	c.opens(nav.To("client", alpha.ID.String()))
	c.tap("Аналитика")
	c.tap("Отгружено заказов")
	c.wants("Клиент: Альфа", "9 000,00")
	c.wantsNot("Бета", "Последние 90 дней")
	c.alt(fyne.Key4) // the section shows the list as the person left it
	c.wants("Бета", "Последние 90 дней")
	c.alt(fyne.Key1)
	c.tap("Нам должны")
	c.wants("С долгом", "Альфа", "Бета")
	c.alt(fyne.Key1)
	c.opens(nav.To("report", "sales"))
	c.press(fyne.KeyEnd, fyne.KeyReturn)
	c.wants("Заказы покупателей", "01.03.2026 – ", "Альфа", "Бета")
}
