package exchange_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/exchange"
	"kartoteka/data/lang"
	"kartoteka/data/problem"
)

// plantedFaults are those of testdata/sales_faults.csv: Windows-1251, semicolons,
// decimal commas, two good rows and twenty with a fault each.
var plantedFaults = []struct {
	row         int
	header, key string
}{
	{3, "Дата", "no_such_day"},
	{4, "Дата", "required"},
	{5, "Дата", "date"},
	{6, "Дата", "far_date"},
	{7, "Клиент", "required"},
	{8, "ИНН", "inn"},
	{9, "Товар", "required"},
	{10, "Количество", "zero_quantity"},
	{11, "Количество", "number"},
	{12, "Цена", "negative"},
	{13, "Цена", "number"},
	{14, "Скидка", "percent"},
	{15, "Сумма", "formula_error"},
	{16, "Сумма", "sign"},
	{17, "Прибыль", "profit"},
	{18, "Срок оплаты", "due"},
	{19, "Дата", "document_date"},
	{20, "Клиент", "document_client"},
	{21, "", "width"},
	{22, "Сумма", "too_large"},
}

func TestEveryPlantedFaultIsNamedByRowAndColumnAndNothingIsWritten(t *testing.T) {
	a := apptest.New(t)
	before := a.Bytes()
	_, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: "testdata/sales_faults.csv"}, nil)
	found := map[string]bool{}
	for _, p := range problem.All(err) {
		header, _ := p.Args["Header"].(string)
		found[fmt.Sprint(p.Args["Row"], header, strings.TrimPrefix(p.Key, "problem.import."))] = true
	}
	for _, f := range plantedFaults {
		key := fmt.Sprint(f.row, f.header, f.key)
		if !found[key] {
			t.Errorf("row %d, column %q: no %s", f.row, f.header, f.key)
		}
		delete(found, key)
	}
	for extra := range found {
		t.Errorf("nobody planted %s", extra)
	}
	for _, code := range []string{"ru", "en"} {
		words := lang.For(code).Problems(err)
		for i, p := range problem.All(err) {
			header, _ := p.Args["Header"].(string)
			if !strings.Contains(words[i], fmt.Sprint(p.Args["Row"])) || !strings.Contains(words[i], header) {
				t.Errorf("%s: the words name no row or column of %v: %s", code, p, words[i])
			}
		}
	}
	if !slices.Equal(before, a.Bytes()) || len(a.Events) > 0 {
		t.Error("the refused file has changed the base")
	}
}

func TestTheSameFileWithoutItsFaultsIsTaken(t *testing.T) {
	a := apptest.New(t)
	text, err := os.ReadFile("testdata/sales_faults.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(text), "\r\n")
	good := strings.Join([]string{rows[0], rows[1], rows[22], ""}, "\r\n")
	out, err := a.Imports.Run(t.Context(), exchange.Import{Kind: "sales", Path: a.File("good.csv", good)}, nil)
	if err != nil || out.Documents != 2 || out.Sum != 5002_00 || out.Clients != 1 || out.Products != 1 {
		t.Errorf("imported %+v, %v", out, err)
	}
	rows2, err := a.Clients.List(t.Context())
	if err != nil || len(rows2) != 1 || rows2[0].Name != "ООО «Ромашка»" || rows2[0].INN != "7707083893" {
		t.Errorf("clients = %+v, %v", rows2, err)
	}
}
