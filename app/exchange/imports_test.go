package exchange_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/exchange"
	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// take imports a text as a CSV file and wants success.
func take(t *testing.T, a *apptest.App, kind, text string) exchange.Imported {
	t.Helper()
	out, err := a.Imports.Run(t.Context(), exchange.Import{Kind: kind, Path: a.File(kind+".csv", text)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// lists are a small file of each kind, in an order in which each finds what it
// names.
var lists = []struct{ kind, text string }{
	{"organisation", "Наименование,ИНН,КПП,БИК,Р/с,Руководитель,Префикс\nООО «Ромашка»,7707083893,773601001,044525225,40702810500000001234,Иванова О. П.,РМ\n"},
	{"clients", "Клиент,ИНН,КПП,Телефон,Регион,Менеджер,Город\nООО «Альфа»,7707083893,773601001,+7 846 200-00-01,Самарская область,Орлова,Самара\nООО «Бета»,,,,,,Пермь\n"},
	{"products", "Товар,Артикул,Группа,Ед.,Цена,Ставка НДС\nНасос,Н-1,Насосы,шт,1250.50,22%\nВал,В-1,Валы,кг,99,10%\nДоставка,,Услуги,шт,500,Без НДС\n"},
	{"sales", "Номер,Дата,Клиент,Товар,Артикул,Количество,Цена\nР-1,2026-01-12,ООО «Альфа»,Насос,Н-1,2,1250.50\nР-1,2026-01-12,ООО «Альфа»,Вал,В-1,1.5,99\nР-2,2026-02-01,ООО «Гамма»,Насос,Н-1,-1,1250.50\n"},
	{"payments", "Номер,Дата,Клиент,Заказ,Сумма,Назначение\n17,2026-01-20,ООО «Альфа»,Р-1,1000,по счёту\n18,2026-01-21,ООО «Бета»,,-50.25,возврат\n"},
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	a := apptest.New(t)
	for _, l := range lists {
		first := take(t, a, l.kind, l.text)
		if first.Documents == 0 || first.Unchanged != 0 {
			t.Errorf("%s: first time %+v", l.kind, first)
		}
		before := a.Bytes()
		a.Events = nil
		again := take(t, a, l.kind, l.text)
		if again.Documents+again.Changed+again.Clients+again.Products != 0 || again.Unchanged != first.Documents {
			t.Errorf("%s: second time %+v", l.kind, again)
		}
		if !bytes.Equal(before, a.Bytes()) || len(a.Events) > 0 {
			t.Errorf("%s: the second time something was written: %v", l.kind, a.Events)
		}
	}
}

func TestWhatIsExportedIsImportedAsTheSame(t *testing.T) {
	for _, file := range []struct {
		ending string
		excel  bool
	}{{".csv", false}, {".csv", true}, {".xlsx", false}} {
		t.Run(fmt.Sprint(file), func(t *testing.T) {
			from, to := apptest.New(t), apptest.New(t)
			for _, l := range lists {
				take(t, from, l.kind, l.text)
			}
			for _, l := range lists {
				roundTrip(t, from, to, l.kind, file.ending, file.excel)
			}
		})
	}
}

// roundTrip takes a kind from one base to another and compares what both give out.
func roundTrip(t *testing.T, from, to *apptest.App, kind, ending string, excel bool) {
	t.Helper()
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	n, err := from.Exports.Run(t.Context(), exchange.Export{Kind: kind, Path: first + ending, Excel: excel})
	if err != nil || n == 0 {
		t.Fatalf("export %s = %d, %v", kind, n, err)
	}
	if _, err := to.Imports.Run(t.Context(), exchange.Import{Kind: kind, Path: first + ending}, nil); err != nil {
		t.Fatalf("import of exported %s: %v", kind, err)
	}
	for path, a := range map[string]*apptest.App{first: from, second: to} {
		if _, err := a.Exports.Run(t.Context(), exchange.Export{Kind: kind, Path: path + ".csv"}); err != nil {
			t.Fatal(err)
		}
	}
	want, _ := os.ReadFile(first + ".csv")
	got, _ := os.ReadFile(second + ".csv")
	if !bytes.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant\n%s", kind, got, want)
	}
}

func TestAnImportUndoneLeavesAnEmptyBase(t *testing.T) {
	a := apptest.New(t)
	var text strings.Builder
	text.WriteString("Номер,Дата,Клиент,Товар,Количество,Цена,Менеджер,Регион,Группа\n")
	for i := range 3000 {
		order := i / 3
		day := time.Date(2025, 1, 1+order/4, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		fmt.Fprintf(&text, "Р-%d,%s,Клиент %d,Товар %d,2,10.50,Орлова,Самара,Болты\n", order, day, order%40, i%97)
	}
	out := take(t, a, "sales", text.String())
	if out.Documents != 1000 || out.Clients != 40 || out.Products != 97 || out.Sum != 63000_00 {
		t.Fatalf("imported %+v", out)
	}
	a.Undo()
	clients, err := a.Clients.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	orders, err := a.Orders.List(t.Context(), calendar.Period{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := a.Home(t.Context())
	if err != nil || len(clients)+len(orders) > 0 || h.Month != 0 || h.Debt != 0 || h.LateOrders != 0 {
		t.Errorf("after undo: %d clients, %d orders, %+v, %v", len(clients), len(orders), h, err)
	}
	if again := take(t, a, "sales", text.String()); again.Documents != 1000 || again.Clients != 40 {
		t.Errorf("imported again %+v", again)
	}
}

func TestADryRunAndACancelledImportWriteNothing(t *testing.T) {
	a := apptest.New(t)
	before := a.Bytes()
	path := a.File("sales.csv", lists[3].text)
	out, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: path, DryRun: true}, nil)
	if err != nil || out.Documents != 2 || out.Clients != 2 || out.Sum != 1399_00 {
		t.Errorf("dry run = %+v, %v", out, err)
	}
	for stop := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		told := 0
		_, err := a.Imports.Run(ctx, exchange.Import{Kind: "sales", Path: path}, func(_, _ int64) {
			if told++; told > stop {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at step %d: %v", stop, err)
		}
	}
	if !bytes.Equal(before, a.Bytes()) || len(a.Events) > 0 {
		t.Errorf("something was written: %v", a.Events)
	}
	if verb, err := a.App.Undo(t.Context()); verb != "" || err != nil {
		t.Errorf("there is %q to undo, %v", verb, err)
	}
}

func TestAnOrderThatSaysSomethingElseIsAProblemOfItsRow(t *testing.T) {
	a := apptest.New(t)
	take(t, a, "sales", lists[3].text)
	before := a.Bytes()
	changed := strings.Replace(lists[3].text, "-1,1250.50", "-1,1300", 1)
	_, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: a.File("changed.csv", changed)}, nil)
	if !problem.Has(err, "row.4", "problem.import.order_differs") || len(problem.All(err)) != 1 {
		t.Errorf("Run = %v", err)
	}
	if !bytes.Equal(before, a.Bytes()) {
		t.Error("the refused file has changed the base")
	}
}

func TestAGivenMappingOverridesTheGuessedOne(t *testing.T) {
	a := apptest.New(t)
	text := "Дата,Кому,Клиент,Что,Итого,Сумма\n2026-01-12,ООО «Альфа»,не он,Насос,300,1\n"
	out, err := a.Imports.Run(t.Context(), exchange.Import{
		Kind: "sales", Path: a.File("odd.csv", text), Map: "client=Кому,product=Что,sum=Итого",
	}, nil)
	if err != nil || out.Sum != 300_00 || out.Clients != 1 {
		t.Errorf("imported %+v, %v", out, err)
	}
	if rows, err := a.Clients.List(t.Context()); err != nil || rows[0].Name != "ООО «Альфа»" {
		t.Errorf("clients = %+v, %v", rows, err)
	}
	_, err = a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: a.File("odd.csv", text), Map: "client=Нет"}, nil)
	if len(problem.All(err)) == 0 {
		t.Errorf("a header that is not there = %v", err)
	}
}

func TestLinesWithoutNumbersAreKnownAgain(t *testing.T) {
	a := apptest.New(t)
	text := "Дата,Клиент,Товар,Сумма\n2026-01-12,ООО «Альфа»,Насос,100\n2026-01-12,ООО «Альфа»,Насос,100\n2026-01-13,ООО «Альфа»,Насос,100\n"
	if out := take(t, a, "sales", text); out.Documents != 3 {
		t.Errorf("imported %+v", out)
	}
	more := text + "2026-01-14,ООО «Альфа»,Насос,100\n"
	if out := take(t, a, "sales", more); out.Documents != 1 || out.Unchanged != 3 {
		t.Errorf("imported with one line more %+v", out)
	}
}

func TestClientsAreMatchedByINNAndKPPThenByName(t *testing.T) {
	for _, c := range []struct {
		name, row string
		clients   int // after the row is taken
	}{
		{"the same name in another spelling", "ооо \"альфа\",,,Пермь", 2},
		{"the same INN under another name", "Альфа ООО,7707083893,,Пермь", 2},
		{"the same INN and another branch", "ООО «Альфа»-2,7707083893,773601002,Пермь", 3},
		{"the same name and another INN", "ООО «Альфа»,7710140679,,Пермь", 3},
		{"an INN for a client that had none", "ООО «Бета»,7710140679,,Пермь", 2},
		{"a new name", "ООО «Гамма»,,,Пермь", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := apptest.New(t)
			take(t, a, "clients", "Клиент,ИНН,КПП,Город\nООО «Альфа»,7707083893,773601001,Самара\nООО «Бета»,,,Самара\n")
			take(t, a, "clients", "Клиент,ИНН,КПП,Город\n"+c.row+"\n")
			rows, err := a.Clients.List(t.Context())
			if err != nil || len(rows) != c.clients {
				t.Errorf("%d clients, want %d: %+v, %v", len(rows), c.clients, rows, err)
			}
		})
	}
}

func TestProductsAreMatchedByArticleThenByName(t *testing.T) {
	a := apptest.New(t)
	take(t, a, "products", "Товар,Артикул,Цена\nНасос,Н-1,100\nДоставка,,500\n")
	out := take(t, a, "products", "Товар,Артикул,Цена\nНасос погружной,н-1,110\nдоставка,,550\nНасос,Н-2,200\n")
	if out.Changed != 2 || out.Documents != 1 {
		t.Errorf("imported %+v", out)
	}
	rows, err := a.Products.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	prices := map[string]money.Money{}
	for _, r := range rows {
		prices[r.Name] = r.Price
	}
	if len(rows) != 3 || prices["Насос погружной"] != 110_00 || prices["доставка"] != 550_00 || prices["Насос"] != 200_00 {
		t.Errorf("products = %+v", rows)
	}
}

func TestAnEmptyCellLeavesACardAlone(t *testing.T) {
	a := apptest.New(t)
	take(t, a, "clients", "Клиент,Город,Телефон\nООО «Альфа»,Самара,+78462000001\n")
	take(t, a, "clients", "Клиент,Город,Телефон\nООО «Альфа»,,+78462000002\n")
	rows, err := a.Clients.List(t.Context())
	if err != nil || len(rows) != 1 || rows[0].City != "Самара" || rows[0].Phone != "+7 846 200-00-02" {
		t.Errorf("clients = %+v, %v", rows, err)
	}
}

func TestPaymentsOfUnknownClientsAndOrdersAreAllNamed(t *testing.T) {
	a := apptest.New(t)
	a.Client("ООО «Альфа»")
	text := "Дата,Клиент,Заказ,Сумма\n2026-01-20,ООО «Альфа»,,10\n2026-01-20,ООО «Опечатка»,,10\n2026-01-20,ООО «Альфа»,Р-404,10\n"
	_, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "payments", Path: a.File("p.csv", text)}, nil)
	if !problem.Has(err, "row.3", "problem.import.no_client") || !problem.Has(err, "row.4", "problem.import.no_order") {
		t.Errorf("Run = %v", err)
	}
}

func TestFaultyNewCardsOfASalesFileAreAllNamed(t *testing.T) {
	a := apptest.New(t)
	long := strings.Repeat("длинное имя ", 20)
	text := "Дата,Клиент,Товар,Сумма\n2026-01-20," + long + ",Насос,10\n2026-01-20,ООО «Альфа»," + long + ",10\n2026-01-21," + long + ",Вал,10\n"
	_, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: a.File("s.csv", text)}, nil)
	rows := map[string]bool{}
	for _, p := range problem.All(err) {
		row, _, _ := strings.Cut(strings.TrimPrefix(p.Field, "row."), ".")
		rows[row] = true
	}
	if !rows["2"] || !rows["3"] {
		t.Errorf("Run = %v", err)
	}
}
