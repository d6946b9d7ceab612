package ui_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
)

// dataset is a public data set that lies beside the project and never in it.
func dataset(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "datasets", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the data set %s is not here: %v", name, err)
	}
	return path
}

// takes chooses a file on the page of import and loads it.
func (c *clerk) takes(path string) {
	c.t.Helper()
	c.opens(nav.To("import"))
	c.files.open = path
	c.tap("Выбрать файл")
	c.tap("Загрузить")
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
			c := atDesk(t)
			c.takes(path)
			c.wants("Новых клиентов: "+f.clients, "Новых заказов: "+f.orders, "На сумму: "+f.sum)
			c.picture("imported.png")
			c.tap("Построить ABC-анализ")
			c.picture("abc.png")
			if got := c.classes(); got != f.pareto {
				t.Errorf("classes by Pareto %v, want %v", got, f.pareto)
			}
			c.parameter("Метод", "как в 1С")
			if got := c.classes(); got != f.oneC {
				t.Errorf("classes by the way of 1C %v, want %v", got, f.oneC)
			}

			c.takes(path)
			c.wants("Уже были в базе: " + f.orders)
			c.wantsNot("Новых")
			c.ctrl(fyne.KeyW)
		})
	}
}

// classes counts the clients of each class by the report shown, saved as a
// table.
func (c *clerk) classes() (n [3]int) {
	c.t.Helper()
	c.files.save = filepath.Join(c.t.TempDir(), "abc.csv")
	c.more("Сохранить CSV")
	f, err := os.Open(c.files.save)
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = ';' // as Excel in Russian reads it
	rows, err := r.ReadAll()
	if err != nil {
		c.t.Fatal(err)
	}
	for _, row := range rows {
		if i := strings.Index("ABC", row[4]); i >= 0 && len(row[4]) == 1 {
			n[i]++
		}
	}
	return n
}

// parameter sets a parameter of the report shown.
func (c *clerk) parameter(name, value string) {
	c.t.Helper()
	for _, w := range c.words() {
		if strings.HasPrefix(w, name+": ") {
			c.tap(plain(w))
			c.tap(value)
			return
		}
	}
	c.t.Fatalf("the report has no parameter %q; the window says:\n%s", name, strings.Join(c.words(), " | "))
}

func TestAFileWithFaultsNamesEachAndLoadsNothing(t *testing.T) {
	c := atDesk(t)
	path := filepath.Join(t.TempDir(), "продажи.csv")
	rows := "Дата;Клиент;Товар;Количество;Цена\n"
	for i := range 10 {
		rows += fmt.Sprintf("0%d.02.2026;Альфа;Насос;2;100,00\n", i%9+1)
	}
	rows += "31.02.2026;Альфа;Насос;2;100,00\n01.02.2026;;Насос;2;100,00\n01.02.2026;Альфа;Насос;много;100,00\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	c.takes(path)
	c.picture("faults.png")
	c.wants("В файле 3 ошибки, ничего не загружено", "12", "13", "14")
	if len(c.clients()) != 0 {
		t.Error("a file with faults was loaded in part")
	}
	good := strings.Join(strings.SplitAfter(rows, "\n")[:11], "")
	if err := os.WriteFile(path, []byte(good), 0o600); err != nil {
		t.Fatal(err)
	}
	c.takes(path)
	c.wants("Новых заказов: 10")
	c.tap("Отменить загрузку")
	c.wants("Отменено: Продажи загружены")
	if len(c.clients()) != 0 || c.sold() != 0 {
		t.Errorf("after the undo there are %d clients and sales of %v", len(c.clients()), c.sold())
	}
}
