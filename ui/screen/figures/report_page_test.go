package figures_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestAReportFollowsItsParametersAndLeadsToWhatIsBehindIt(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Shipped("Альфа", 9)
	c.Shipped("Бета", 1)
	c.Opens(nav.To("report", "abc"))
	c.Wants("Альфа", "Бета")
	c.Parameter("Разрез", "по товарам")
	c.Wants("Товар для Альфа")
	c.Parameter("Разрез", "по клиентам")
	c.Press(fyne.KeyReturn) // on the first row
	c.Wants("Краткое наименование", "Альфа")
	c.Ctrl(fyne.KeyW)
	c.Wants("ABC-анализ") // back at the same place
	c.Tap("Апрель 2025 г. – март 2026 г.")
	c.Tap("Прошлое полугодие")
	c.WantsNot("Альфа")
}

func TestAReportIsSavedInEveryForm(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Shipped("Альфа", 9)
	c.Opens(nav.To("report", "abc"))
	dir := t.TempDir()
	for text, want := range map[string]string{"Excel": "PK", "PDF": "%PDF", "Сохранить CSV": "\uFEFF", "Сохранить рисунок": "\x89PNG", "Сохранить JSON": "{"} {
		c.Answers.ToSave = filepath.Join(dir, "abc")
		c.More(text)
		path := filepath.Join(dir, c.Answers.Proposed)
		path = filepath.Join(dir, "abc"+filepath.Ext(path))
		data, err := os.ReadFile(path)
		if err != nil || len(data) < len(want) || string(data[:len(want)]) != want {
			t.Errorf("%s: the file begins with %.8q, %v", text, data, err)
		}
		c.Wants("Сохранено: " + path)
	}
}

func TestFiguresAndRowsOpenListsNarrowedToThem(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Shipped("Альфа", 9)
	c.Shipped("Бета", 1)
	alpha := c.Clients()["Альфа"]
	c.Opens(nav.To("client", alpha.ID.String()))
	c.Tap("Аналитика")
	c.Tap("Отгружено заказов")
	c.Wants("Клиент: Альфа", "9 000,00")
	c.WantsNot("Бета", "Последние 90 дней")
	c.Alt(fyne.Key4) // the section shows the list as the person left it
	c.Wants("Бета", "Последние 90 дней")
	c.Alt(fyne.Key1)
	c.Tap("Нам должны")
	c.Wants("С долгом", "Альфа", "Бета")
	c.Alt(fyne.Key1)
	c.Opens(nav.To("report", "sales"))
	c.Press(fyne.KeyEnd, fyne.KeyReturn)
	c.Wants("Заказы покупателей", "01.03.2026 – ", "Альфа", "Бета")
}
