package exchange_test

import (
	"os"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/exchange"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// dataset is a public data set that lies beside the project and never in it.
func dataset(t *testing.T, name string) string {
	t.Helper()
	path := "../../../shared/datasets/" + name
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the data set %s is not here: %v", name, err)
	}
	return path
}

func classes(t *testing.T, a *apptest.App, values map[string]string) [3]int {
	t.Helper()
	r, err := a.Reports.Build(t.Context(), "abc", lang.For("en"), reports.Settings{Values: values})
	if err != nil {
		t.Fatal(err)
	}
	var n [3]int
	for _, row := range r.Table.Rows {
		switch c := row.Cells[4].Text; c[len(c)-1] {
		case 'A', 'a':
			n[0]++
		case 'B', 'b':
			n[1]++
		case 'C', 'c':
			n[2]++
		}
	}
	return n
}

func TestSalesFilesGiveTheKnownFigures(t *testing.T) {
	for _, c := range []struct {
		file                             string
		clients, products, orders, lines int
		sum                              money.Money
		pareto, oneC                     [3]int
	}{
		{"superstore.csv", 793, 1862, 5009, 9994, 229720107, [3]int{395, 209, 189}, [3]int{321, 202, 270}},
		{"northwind-sales.csv", 89, 77, 830, 2155, 126579329, [3]int{33, 27, 29}, [3]int{32, 23, 34}},
	} {
		t.Run(c.file, func(t *testing.T) {
			a := apptest.New(t)
			in := exchange.Import{Kind: "sales", Path: dataset(t, c.file)}
			got, err := a.Imports.Run(t.Context(), in, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Clients != c.clients || got.Products != c.products || got.Documents != c.orders || got.Rows != c.lines || got.Sum != c.sum {
				t.Errorf("imported %+v", got)
			}
			if n := classes(t, a, nil); n != c.pareto {
				t.Errorf("pareto classes = %v, want %v", n, c.pareto)
			}
			if n := classes(t, a, map[string]string{"mode": "1c"}); n != c.oneC {
				t.Errorf("1c classes = %v, want %v", n, c.oneC)
			}
			again, err := a.Imports.Run(t.Context(), in, nil)
			if err != nil {
				t.Fatal(err)
			}
			if again.Clients+again.Products+again.Documents != 0 || again.Unchanged != c.orders {
				t.Errorf("second import changed something: %+v", again)
			}
			a.Undo()
			if rows, err := a.Clients.List(t.Context()); err != nil || len(rows) > 0 {
				t.Errorf("the undone import leaves %d clients, %v", len(rows), err)
			}
		})
	}
}
