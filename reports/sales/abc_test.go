package sales_test

import (
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/cube"
	"kartoteka/reports/reporttest"
)

// valuesOf makes sales of one day out of names and values in roubles.
func valuesOf(t testing.TB, path, name, value string) *cube.Rows {
	rows := &cube.Rows{}
	for i, r := range reporttest.CSV(t, path) {
		rows.Append(cube.Sale{
			Client: r[name], Document: fmt.Sprint(i), Revenue: reporttest.Hundredths(t, r[value]), Qty: 1000,
		})
	}
	return rows
}

func classes(r reports.Report) map[string]string {
	got := map[string]string{}
	for _, row := range r.Table.Rows {
		got[row.Cells[0].Text] = row.Cells[4].Text
	}
	return got
}

func wantClasses(t *testing.T, r reports.Report, path, name, class string) {
	t.Helper()
	got := classes(r)
	expected := reporttest.CSV(t, path)
	if len(got) != len(expected) {
		t.Errorf("%d objects, want %d", len(got), len(expected))
	}
	for _, row := range expected {
		if got[row[name]] != row[class] {
			t.Errorf("%s is %q, published %q", row[name], got[row[name]], row[class])
		}
	}
}

func sample(name string) string { return filepath.Join("testdata", name) }

func TestABCGivesThePublishedClassesOf43Clients(t *testing.T) {
	rows := valuesOf(t, sample("abc_clients_43.csv"), "client", "sales")
	expected := sample("abc_clients_43.expected.csv")
	r := reporttest.Build(t, rows, "abc", calendar.Period{}, "a", "55", "b", "85")
	wantClasses(t, r, expected, "client", "class_published_55_85")
	r = reporttest.Build(t, rows, "abc", calendar.Period{})
	wantClasses(t, r, expected, "client", "class_ours_80_95")
	for i, row := range reporttest.CSV(t, expected) {
		got := fmt.Sprintf("%.2f", r.Table.Rows[i].Cells[3].Float)
		if want := fmt.Sprintf("%.2f", reporttest.Float(t, row["cum_share_pct"])); got != want {
			t.Errorf("%s: cumulative %s, published %s", row["client"], got, want)
		}
	}
	r = reporttest.Build(t, rows, "abc", calendar.Period{}, "mode", "1c")
	wantClasses(t, r, expected, "client", "class_1c_meancum")
}

func TestABCGivesThePublishedClassesOfCosmetics(t *testing.T) {
	rows := valuesOf(t, sample("abc_cosmetics_7.csv"), "item", "sales")
	expected := sample("abc_cosmetics_7.expected.csv")
	wantClasses(t, reporttest.Build(t, rows, "abc", calendar.Period{}, "a", "70", "b", "90"), expected, "item", "class_published_summary")
	wantClasses(t, reporttest.Build(t, rows, "abc", calendar.Period{}), expected, "item", "class_ours_80_95")
	wantClasses(t, reporttest.Build(t, rows, "abc", calendar.Period{}, "mode", "1c"), expected, "item", "class_1c_meancum")
}

func TestABCByNumberGivesThePublishedClassesOfBoreki(t *testing.T) {
	rows := valuesOf(t, sample("abc_boreki_10.expected.csv"), "item", "value")
	r := reporttest.Build(t, rows, "abc", calendar.Period{}, "mode", "count")
	wantClasses(t, r, sample("abc_boreki_10.expected.csv"), "item", "class_published")
}

func count(r reports.Report) string {
	n := map[string]int{}
	for _, c := range classes(r) {
		n[c]++
	}
	return fmt.Sprintf("%d/%d/%d", n["A"], n["B"], n["C"])
}

func TestABCOfTheKnownDataSets(t *testing.T) {
	for _, c := range []struct {
		name          string
		rows          func(testing.TB) *cube.Rows
		pareto, rel1C string
		total         money.Money
	}{
		{"superstore", reporttest.Superstore, "395/209/189", "321/202/270", 229720107},
		{"northwind", reporttest.Northwind, "33/27/29", "32/23/34", 126579329},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := c.rows(t)
			r := reporttest.Build(t, rows, "abc", calendar.Period{})
			if got := count(r); got != c.pareto {
				t.Errorf("80/95: %s, want %s", got, c.pareto)
			}
			if got := money.Money(r.Table.Totals[1].Int); got != c.total {
				t.Errorf("total %d, want %d", got, c.total)
			}
			if got := count(reporttest.Build(t, rows, "abc", calendar.Period{}, "mode", "1c")); got != c.rel1C {
				t.Errorf("1c: %s, want %s", got, c.rel1C)
			}
		})
	}
}

// shop is sales of one day, a client a value in roubles.
func shop(values map[string]int64) *cube.Rows {
	rows := &cube.Rows{}
	for name, v := range values {
		rows.Append(cube.Sale{Client: name, Document: name, Qty: 1000, Revenue: money.Money(100 * v)})
	}
	return rows
}

func TestABCAtTheEdges(t *testing.T) {
	for _, c := range []struct {
		name     string
		values   map[string]int64
		settings []string
		want     map[string]string
	}{
		{"one object is A", map[string]int64{"a": 5}, nil, map[string]string{"a": "A"}},
		{"one object is C by 1С", map[string]int64{"a": 5}, []string{"mode", "1c"}, map[string]string{"a": "C"}},
		{"a dominant first is A still", map[string]int64{"a": 900, "b": 50, "c": 30, "d": 20}, nil, map[string]string{"a": "A", "b": "B", "c": "C", "d": "C"}},
		{"a dominant first empties A by 1С", map[string]int64{"a": 900, "b": 50, "c": 30, "d": 20}, []string{"mode", "1c"}, map[string]string{"a": "B", "b": "B", "c": "C", "d": "C"}},
		{"nothing positive, no classes", map[string]int64{"a": 0, "b": -5}, nil, map[string]string{"a": "", "b": ""}},
		{"total of zero by 1С: all but the last are A", map[string]int64{"a": 5, "b": 0, "c": -5}, []string{"mode", "1c"}, map[string]string{"a": "A", "b": "A", "c": "C"}},
		{"zero and below are C", map[string]int64{"a": 80, "b": 20, "c": 0, "d": -50}, nil, map[string]string{"a": "A", "b": "C", "c": "C", "d": "C"}},
		{"the border itself is inside", map[string]int64{"a": 80, "b": 15, "c": 5}, nil, map[string]string{"a": "A", "b": "B", "c": "C"}},
		{"the crossing one falls down", map[string]int64{"a": 50, "b": 40, "c": 10}, nil, map[string]string{"a": "A", "b": "B", "c": "C"}},
		{"the crossing one stays up on demand", map[string]int64{"a": 50, "b": 40, "c": 10}, []string{"boundary", "up"}, map[string]string{"a": "A", "b": "A", "c": "B"}},
		{"equal values part by name", map[string]int64{"a": 40, "b": 40, "c": 20}, []string{"a", "50"}, map[string]string{"a": "A", "b": "B", "c": "C"}},
		{"equal values stay together on demand", map[string]int64{"a": 40, "b": 40, "c": 20}, []string{"a", "50", "ties", "together"}, map[string]string{"a": "A", "b": "A", "c": "C"}},
		{"B up to a hundred", map[string]int64{"a": 90, "b": 10}, []string{"b", "100"}, map[string]string{"a": "A", "b": "B"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := classes(reporttest.Build(t, shop(c.values), "abc", calendar.Period{}, c.settings...))
			if !maps.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestABCHoldsItsPromisesOnAnySales(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := reporttest.RowsOf(reporttest.AnySales(rt, 25))
		settings := []string{
			"mode", rapid.SampledFrom([]string{"pareto", "count"}).Draw(rt, "mode"),
			"by", rapid.SampledFrom([]string{"client", "product", "group", "manager", "region"}).Draw(rt, "by"),
			"measure", rapid.SampledFrom([]string{"revenue", "profit", "quantity", "orders"}).Draw(rt, "measure"),
			"ties", rapid.SampledFrom([]string{"split", "together"}).Draw(rt, "ties"),
			"boundary", rapid.SampledFrom([]string{"down", "up"}).Draw(rt, "boundary"),
		}
		r := reporttest.Build(t, rows, "abc", calendar.Period{}, settings...)
		shares, before, last := 0.0, 0.0, "A"
		for i, row := range r.Table.Rows {
			value, share, cumulative, class := row.Cells[1].Int, row.Cells[2], row.Cells[3], row.Cells[4].Text
			if i > 0 && value > r.Table.Rows[i-1].Cells[1].Int {
				rt.Fatalf("row %d is greater than the one before", i)
			}
			if r.Table.Rows[0].Cells[1].Int > 0 && class < last {
				rt.Fatalf("row %d: class %q after %q", i, class, last)
			}
			last = class
			if value <= 0 {
				if class != "C" && r.Table.Rows[0].Cells[1].Int > 0 {
					rt.Fatalf("row %d of %d is %q", i, value, class)
				}
				continue
			}
			if class == "" || !cumulative.Set || cumulative.Float < before {
				rt.Fatalf("row %d: class %q, cumulative %v after %v", i, class, cumulative.Float, before)
			}
			shares, before = shares+share.Float, cumulative.Float
		}
		if before != 0 && (math.Abs(shares-100) > 1e-6 || math.Abs(before-100) > 1e-6) {
			rt.Fatalf("shares sum to %v, the curve ends at %v", shares, before)
		}
	})
}

func TestAFilterKeepsTheSalesOfNamedObjects(t *testing.T) {
	r := reporttest.Build(t, reporttest.Trade(), "abc", calendar.Period{}, "by", "product", "client", "ооо «ёлка»; ООО «Альфа-Снаб»")
	got := classes(r)
	if want := map[string]string{"Клапан": "A", "Труба": "C"}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEqualValuesStandByName(t *testing.T) {
	r := reporttest.Build(t, shop(map[string]int64{"в": 10, "а": 10, "б": 10, "я": 11}), "abc", calendar.Period{})
	names := ""
	for _, row := range r.Table.Rows {
		names += row.Cells[0].Text
	}
	if names != "яабв" {
		t.Errorf("order %s", names)
	}
}
