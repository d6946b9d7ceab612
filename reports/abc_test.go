package reports_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// valuesOf makes sales of one day out of names and values in roubles.
func valuesOf(t testing.TB, path, name, value string) *reports.Rows {
	rows := &reports.Rows{}
	for i, r := range table(t, path) {
		rows.Append(reports.Sale{
			Client: r[name], Document: fmt.Sprint(i), Revenue: hundredths(t, r[value]), Qty: 1000,
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
	expected := table(t, path)
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
	r := build(t, rows, "abc", crm.Period{}, "a", "55", "b", "85")
	wantClasses(t, r, expected, "client", "class_published_55_85")
	r = build(t, rows, "abc", crm.Period{})
	wantClasses(t, r, expected, "client", "class_ours_80_95")
	for i, row := range table(t, expected) {
		got := fmt.Sprintf("%.2f", r.Table.Rows[i].Cells[3].Float)
		if want := fmt.Sprintf("%.2f", float(t, row["cum_share_pct"])); got != want {
			t.Errorf("%s: cumulative %s, published %s", row["client"], got, want)
		}
	}
	r = build(t, rows, "abc", crm.Period{}, "mode", "1c")
	wantClasses(t, r, expected, "client", "class_1c_meancum")
}

func TestABCGivesThePublishedClassesOfCosmetics(t *testing.T) {
	rows := valuesOf(t, sample("abc_cosmetics_7.csv"), "item", "sales")
	expected := sample("abc_cosmetics_7.expected.csv")
	wantClasses(t, build(t, rows, "abc", crm.Period{}, "a", "70", "b", "90"), expected, "item", "class_published_summary")
	wantClasses(t, build(t, rows, "abc", crm.Period{}), expected, "item", "class_ours_80_95")
	wantClasses(t, build(t, rows, "abc", crm.Period{}, "mode", "1c"), expected, "item", "class_1c_meancum")
}

func TestABCByNumberGivesThePublishedClassesOfBoreki(t *testing.T) {
	rows := valuesOf(t, sample("abc_boreki_10.expected.csv"), "item", "value")
	r := build(t, rows, "abc", crm.Period{}, "mode", "count")
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
		rows          func(testing.TB) *reports.Rows
		pareto, rel1C string
		total         money.Money
	}{
		{"superstore", superstore, "395/209/189", "321/202/270", 229720107},
		{"northwind", northwind, "33/27/29", "32/23/34", 126579329},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := c.rows(t)
			r := build(t, rows, "abc", crm.Period{})
			if got := count(r); got != c.pareto {
				t.Errorf("80/95: %s, want %s", got, c.pareto)
			}
			if got := money.Money(r.Table.Totals[1].Int); got != c.total {
				t.Errorf("total %d, want %d", got, c.total)
			}
			if got := count(build(t, rows, "abc", crm.Period{}, "mode", "1c")); got != c.rel1C {
				t.Errorf("1c: %s, want %s", got, c.rel1C)
			}
		})
	}
}
