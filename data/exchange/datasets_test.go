package exchange

import (
	"os"
	"path/filepath"
	"testing"

	"kartoteka/data/money"
)

// shared opens a data set that is read in place and never kept here.
func shared(t *testing.T, name string) *Sheet {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "datasets", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s beside the repository", name)
	}
	s, err := Open(path)
	if err != nil {
		t.Fatalf("Open(%s) = %v", name, err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestSuperstoreIsMappedAndReadRightOutOfItsHeaders(t *testing.T) {
	s := shared(t, "superstore.csv")
	m := Guess(Sales.Kind, s)
	wantColumns(t, m, map[string]string{
		"number": "Order ID", "date": "Order Date", "client": "Customer Name", "product": "Product Name",
		"article": "Product ID", "group": "Sub-Category", "quantity": "Quantity", "discount": "Discount",
		"sum": "Sales", "profit": "Profit", "region": "Region",
	})
	b, err := Sales.Read(t.Context(), s, m, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range b.Notes {
		t.Log(n.Field, n.Key, n.Args)
	}
	var total money.Money
	numbers, clients, articles := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, l := range b.Rows {
		total += l.Sum
		numbers[l.Number], clients[l.Client], articles[l.Article] = true, true, true
	}
	if len(b.Rows) != 9994 || total != 2_297_201_07 || len(numbers) != 5009 || len(clients) != 793 || len(articles) != 1862 {
		t.Errorf("%d lines, %v, %d orders, %d clients, %d products", len(b.Rows), total, len(numbers), len(clients), len(articles))
	}
}

func TestNorthwindIsMappedAndReadRightOutOfItsHeaders(t *testing.T) {
	s := shared(t, "northwind-sales.csv")
	m := Guess(Sales.Kind, s)
	wantColumns(t, m, map[string]string{
		"number": "OrderID", "date": "OrderDate", "client": "CompanyName", "product": "ProductName",
		"article": "ProductID", "group": "CategoryName", "price": "UnitPrice", "quantity": "Quantity",
		"discount": "Discount", "manager": "Manager", "region": "Region",
	})
	b, err := Sales.Read(t.Context(), s, m, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range b.Notes {
		t.Log(n.Field, n.Key, n.Args)
	}
	var total money.Money
	for _, l := range b.Rows {
		total += l.Sum
	}
	if len(b.Rows) != 2155 || total != 1_265_793_29 {
		t.Errorf("%d lines, %v", len(b.Rows), total)
	}
}

// wantColumns compares a mapping with field → header.
func wantColumns(t *testing.T, m Mapping, want map[string]string) {
	t.Helper()
	for key, header := range want {
		if got := m.Columns[key].Header; got != header {
			t.Errorf("field %s is filled by %q, want %q", key, got, header)
		}
	}
	for key, c := range m.Columns {
		if _, ok := want[key]; !ok {
			t.Errorf("field %s is filled by %q, want nothing", key, c.Header)
		}
	}
}
