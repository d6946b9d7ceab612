package reporttest

import (
	"encoding/csv"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/cube"
)

// CSV reads a CSV file as rows by header.
func CSV(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, key := range lines[0] {
			row[key] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// dataset reads one of the large tables kept beside the project, or skips.
func dataset(t testing.TB, name string) []map[string]string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "datasets", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no data set %s here", name)
	}
	return CSV(t, path)
}

// Superstore is the Superstore sales, each line rounded half up to the
// hundredth.
func Superstore(t testing.TB) *cube.Rows {
	rows := &cube.Rows{}
	for _, r := range dataset(t, "superstore.csv") {
		sum := Hundredths(t, r["Sales"])
		rows.Append(cube.Sale{
			Day: day(t, r["Order Date"]), Client: r["Customer ID"], Product: r["Product ID"],
			Group: r["Category"], Document: r["Order ID"], Region: r["Region"],
			Qty: money.Qty(1000 * Hundredths(t, r["Quantity"]) / 100), Revenue: sum, Cost: sum - Hundredths(t, r["Profit"]),
		})
	}
	return rows
}

// Northwind is the Northwind sales, each line rounded half up.
func Northwind(t testing.TB) *cube.Rows {
	rows := &cube.Rows{}
	for _, r := range dataset(t, "northwind-sales.csv") {
		price, qty, discount := rational(t, r["UnitPrice"]), rational(t, r["Quantity"]), rational(t, r["Discount"])
		sum := new(big.Rat).Mul(price, qty)
		sum.Mul(sum, new(big.Rat).Sub(big.NewRat(1, 1), discount))
		rows.Append(cube.Sale{
			Day: day(t, r["OrderDate"]), Client: r["CustomerID"], Product: r["ProductName"],
			Group: r["CategoryName"], Document: r["OrderID"], Manager: r["Manager"], Region: r["Region"],
			Qty: money.Qty(10 * halfUp(qty)), Revenue: money.Money(halfUp(sum)),
		})
	}
	return rows
}

func day(t testing.TB, s string) calendar.DayNumber {
	t.Helper()
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return calendar.NumberOf(at)
}

func rational(t testing.TB, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("not a number: %q", s)
	}
	return r
}

// Hundredths reads a number in hundredths, halves away from zero.
func Hundredths(t testing.TB, s string) money.Money { return money.Money(halfUp(rational(t, s))) }

// halfUp is a number in hundredths, halves away from zero.
func halfUp(r *big.Rat) int64 {
	x := new(big.Rat).Mul(r, big.NewRat(200, 1))
	if r.Sign() < 0 {
		x.Sub(x, big.NewRat(1, 1))
	} else {
		x.Add(x, big.NewRat(1, 1))
	}
	q := new(big.Int).Quo(x.Num(), new(big.Int).Mul(x.Denom(), big.NewInt(2)))
	return q.Int64()
}

// Source is sales, without deals, and a plain order of names.
func Source(rows *cube.Rows) reports.Source {
	return reports.Source{Views: reports.Views{rows}, Compare: compareBytes, Today: Today}
}

func compareBytes(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Build makes a report of sales by its name; settings are key, value pairs.
func Build(t testing.TB, rows *cube.Rows, name string, period calendar.Period, settings ...string) reports.Report {
	t.Helper()
	d, err := all.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	s := reports.Settings{Period: period, Values: map[string]string{}}
	for i := 0; i < len(settings); i += 2 {
		s.Values[settings[i]] = settings[i+1]
	}
	r, err := d.Build(t.Context(), Source(rows), s)
	if err != nil {
		t.Fatalf("%s %v: %v", name, settings, err)
	}
	return r
}

// Float reads a number.
func Float(t testing.TB, s string) float64 {
	t.Helper()
	f, _ := rational(t, s).Float64()
	return f
}

// Date is a civil day.
func Date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// Sale is one line with VAT of 20 % in its sum of roubles and a cost of six
// tenths of the rest.
func Sale(day, client, product string, document int, qty, sum int64) cube.Sale {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	gross := sum * 100
	vat := gross / 6
	return cube.Sale{
		Day: calendar.NumberOf(at), Client: client, Product: product, Group: "Товары",
		Document: fmt.Sprint(document), Region: "Самара",
		Qty: money.Qty(qty * 1000), Revenue: money.Money(gross), VAT: money.Money(vat), Cost: money.Money((gross - vat) * 6 / 10),
	}
}
