package money

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// table reads testdata/NAME.csv, its header row first.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// sum reads a sum of a table.
func sum(t *testing.T, s string) Money {
	t.Helper()
	m, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return m
}

// rate reads a rate of a table: "22", "без НДС".
func rate(t *testing.T, s string) Rate {
	t.Helper()
	if s == "без НДС" {
		return Rate{Num: 0, Den: 1}
	}
	q, err := ParseQty(s)
	if err != nil {
		t.Fatal(err)
	}
	return Rate{Num: int64(q) / 1000, Den: 100}
}

func TestWordsAreThoseOfThePapers(t *testing.T) {
	for _, row := range table(t, "amount_in_words") {
		m := sum(t, row["amount"])
		if got, err := Words(m); err != nil || got != row["words"] {
			t.Errorf("Words(%s) = %q, %v; want %q", m, got, err, row["words"])
		}
		if got := sum(t, m.String()); got != m {
			t.Errorf("%s is read back as %s", row["amount"], got)
		}
	}
}

func TestTaxIsRoundedHalfAwayFromZero(t *testing.T) {
	for _, row := range table(t, "vat") {
		m, r := sum(t, row["sum"]), rate(t, row["rate"])
		for _, c := range []struct {
			column string
			got    Money
		}{
			{"vat_included", r.Included(m)},
			{"net_of_included", m - r.Included(m)},
			{"vat_on_top", r.OnTop(m)},
			{"gross_on_top", m + r.OnTop(m)},
		} {
			if want := sum(t, row[c.column]); c.got != want {
				t.Errorf("%s of %s at %s%% = %s, want %s", c.column, m, row["rate"], c.got, want)
			}
		}
		if r.Included(-m) != -r.Included(m) || r.OnTop(-m) != -r.OnTop(m) {
			t.Errorf("the tax of a return of %s is not that of the sale", m)
		}
	}
}

func TestLineSumIsRoundedOnce(t *testing.T) {
	for _, row := range table(t, "line_sum") {
		q, err := ParseQty(row["qty"])
		if err != nil {
			t.Fatal(err)
		}
		p, err := ParsePercent(row["discount_percent"])
		if err != nil {
			t.Fatal(err)
		}
		got, err := LineSum(q, sum(t, row["price"]), p)
		if want := sum(t, row["sum"]); err != nil || got != want {
			t.Errorf("LineSum(%s × %s − %s%%) = %s, %v; want %s", q, row["price"], p, got, err, want)
		}
	}
}

func TestDocumentTaxIsTheSumOfItsLines(t *testing.T) {
	for _, row := range table(t, "invoice_totals") {
		var net, tax, gross Money
		byRate := map[string]Money{}
		for _, line := range lines(row["lines(sum@rate)"]) {
			s, r := sum(t, line.sum), rate(t, line.rate)
			var v Money
			switch row["vat_mode"] {
			case "included":
				v = r.Included(s)
				net, gross = net+s-v, gross+s
			case "on_top":
				v = r.OnTop(s)
				net, gross = net+s, gross+s+v
			default:
				net, gross = net+s, gross+s
			}
			tax += v
			byRate[line.rate] += v
		}
		for column, got := range map[string]Money{
			"total_without_vat": net, "vat_total": tax, "total_to_pay": gross,
		} {
			if want := sum(t, row[column]); got != want {
				t.Errorf("%s: %s = %s, want %s", row["id"], column, got, want)
			}
		}
		for _, part := range strings.Fields(row["vat_by_rate"]) {
			code, want, _ := strings.Cut(part, ":")
			if byRate[code] != sum(t, want) {
				t.Errorf("%s: VAT at %s%% = %s, want %s", row["id"], code, byRate[code], want)
			}
		}
	}
}

type line struct{ sum, rate string }

// lines splits "1220.00@22 500.00@без НДС".
func lines(s string) []line {
	var all []line
	for part := range strings.FieldsSeq(strings.ReplaceAll(s, "без НДС", "без_НДС")) {
		sum, rate, _ := strings.Cut(part, "@")
		all = append(all, line{sum, strings.ReplaceAll(rate, "_", " ")})
	}
	return all
}
