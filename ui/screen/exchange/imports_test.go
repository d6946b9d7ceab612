package exchange_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestAFileDroppedOnTheImportIsTheOneToTakeIn(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("import").With("kind", "clients"))
	list := c.Written("клиенты.csv", "Клиент;Контакт;Контакт 2\nАльфа;Иванов;Петров\n")
	c.Drop(list, c.Paper("Прайс.txt"))
	c.Wants("клиенты.csv", "За один раз загружается один файл", "Контактное лицо 2", "Контакт 2")
	c.Picture("import-contacts.png")
	c.Tap("Загрузить")
	rows, err := c.App().Clients.List(t.Context())
	if err != nil || len(rows) != 1 || rows[0].Name != "Альфа" {
		t.Errorf("the base has %+v, %v", rows, err)
	}
}

// dataset is a public data set that lies beside the project and never in it.
func dataset(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "..", "shared", "datasets", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the data set %s is not here: %v", name, err)
	}
	return path
}

// takes chooses a file on the page of import and loads it.
func takes(c *uitest.Clerk, path string) {
	c.T.Helper()
	c.Opens(nav.To("import"))
	c.Answers.ToOpen = path
	c.Tap("Выбрать файл")
	c.Tap("Загрузить")
}

func TestSalesFilesAreLoadedAndAnalysedThroughTheWindow(t *testing.T) {
	for _, f := range []struct {
		file         string
		clients      string
		orders       string
		sum          string
		pareto, oneC [3]int
	}{
		{"superstore.csv", "793", "5 009", "2 297 201,07", [3]int{395, 209, 189}, [3]int{321, 202, 270}},
		{"northwind-sales.csv", "89", "830", "1 265 793,29", [3]int{33, 27, 29}, [3]int{32, 23, 34}},
	} {
		t.Run(f.file, func(t *testing.T) {
			path := dataset(t, f.file)
			c := uitest.AtDesk(t)
			takes(c, path)
			c.Wants("Новых клиентов: "+f.clients, "Новых заказов: "+f.orders, "На сумму: "+f.sum)
			c.Picture("imported.png")
			c.Tap("Построить ABC-анализ")
			c.Picture("abc.png")
			if got := classes(c); got != f.pareto {
				t.Errorf("classes by Pareto %v, want %v", got, f.pareto)
			}
			c.Parameter("Метод", "как в 1С")
			if got := classes(c); got != f.oneC {
				t.Errorf("classes by the way of 1C %v, want %v", got, f.oneC)
			}

			takes(c, path)
			c.Wants("Уже были в базе: " + f.orders)
			c.WantsNot("Новых")
			c.Ctrl(fyne.KeyW)
		})
	}
}

// classes counts the clients of each class by the report shown, saved as a
// table.
func classes(c *uitest.Clerk) (n [3]int) {
	c.T.Helper()
	c.Answers.ToSave = filepath.Join(c.T.TempDir(), "abc.csv")
	c.More("Сохранить CSV")
	f, err := os.Open(c.Answers.ToSave)
	if err != nil {
		c.T.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = ';' // as Excel in Russian reads it
	rows, err := r.ReadAll()
	if err != nil {
		c.T.Fatal(err)
	}
	for _, row := range rows {
		if i := strings.Index("ABC", row[4]); i >= 0 && len(row[4]) == 1 {
			n[i]++
		}
	}
	return n
}

func TestAFileWithFaultsNamesEachAndLoadsNothing(t *testing.T) {
	c := uitest.AtDesk(t)
	path := filepath.Join(t.TempDir(), "продажи.csv")
	rows := "Дата;Клиент;Товар;Количество;Цена\n"
	for i := range 10 {
		rows += fmt.Sprintf("0%d.02.2026;Альфа;Насос;2;100,00\n", i%9+1)
	}
	rows += "31.02.2026;Альфа;Насос;2;100,00\n01.02.2026;;Насос;2;100,00\n01.02.2026;Альфа;Насос;много;100,00\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	takes(c, path)
	c.Picture("faults.png")
	c.Wants("В файле 3 ошибки, ничего не загружено", "12", "13", "14")
	if len(c.Clients()) != 0 {
		t.Error("a file with faults was loaded in part")
	}
	good := strings.Join(strings.SplitAfter(rows, "\n")[:11], "")
	if err := os.WriteFile(path, []byte(good), 0o600); err != nil {
		t.Fatal(err)
	}
	takes(c, path)
	c.Wants("Новых заказов: 10")
	c.Tap("Отменить загрузку")
	c.Wants("Отменено: Продажи загружены")
	if len(c.Clients()) != 0 || c.Sold() != 0 {
		t.Errorf("after the undo there are %d clients and sales of %v", len(c.Clients()), c.Sold())
	}
}
