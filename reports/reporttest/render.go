package reporttest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/sheet"
)

var update = flag.Bool("update", false, "rewrite the golden tables")

// Text is a report as a terminal shows it.
func Text(t *testing.T, l *lang.Lang, r reports.Report) string {
	t.Helper()
	var b strings.Builder
	if err := sheet.Text(&b, sheet.Of(r, l), l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Golden compares a text with the kept one.
func Golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test -update rewrites it\n%s", path, got)
	}
}

// Column finds a column of a table.
func Column(t testing.TB, r reports.Report, key string) int {
	t.Helper()
	for i, c := range r.Table.Columns {
		if c.Key == key {
			return i
		}
	}
	t.Fatalf("no column %s", key)
	return 0
}

// Said is the conclusion in Russian with plain spaces.
func Said(r reports.Report) string {
	var parts []string
	for _, m := range r.Conclusion {
		parts = append(parts, m.In(lang.For("ru")))
	}
	return strings.ReplaceAll(strings.Join(parts, " "), "\u00a0", " ")
}

// Cell is the cell of a column in a row.
func Cell(t rapid.TB, r reports.Report, row int, key string) reports.Cell {
	t.Helper()
	for i, c := range r.Table.Columns {
		if c.Key == key {
			return r.Table.Rows[row].Cells[i]
		}
	}
	t.Fatalf("no column %s", key)
	return reports.Cell{}
}

// TotalOf is the total of a column.
func TotalOf(t rapid.TB, r reports.Report, key string) reports.Cell {
	t.Helper()
	for i, c := range r.Table.Columns {
		if c.Key == key && r.Table.Totals != nil {
			return r.Table.Totals[i]
		}
	}
	return reports.Cell{}
}
