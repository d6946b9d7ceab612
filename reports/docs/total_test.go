package docs_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports/docs"
)

// table reads a CSV of testdata as rows by column name.
func table(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]map[string]string, len(all)-1)
	for i, cells := range all[1:] {
		rows[i] = map[string]string{}
		for j, name := range all[0] {
			rows[i][name] = cells[j]
		}
	}
	return rows
}

func sum(t *testing.T, s string) money.Money {
	t.Helper()
	m, err := money.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTotalsAreThoseCountedByHand(t *testing.T) {
	for _, row := range table(t, "invoice_totals.csv") {
		mode := crm.VATMode(row["vat_mode"])
		var lines []crm.InvoiceLine
		for _, spec := range strings.Split(strings.ReplaceAll(row["lines(sum@rate)"], "без НДС", "none"), " ") {
			price, code, _ := strings.Cut(spec, "@")
			l := line("", 1, "", sum(t, price), crm.VATCode(code))
			calculate(t, mode, &l)
			lines = append(lines, l)
		}
		got := docs.Totals(lines, mode)
		if got.Net != sum(t, row["total_without_vat"]) || got.Tax != sum(t, row["vat_total"]) || got.Due != sum(t, row["total_to_pay"]) {
			t.Errorf("%s: net %v, tax %v, due %v; want %s, %s, %s", row["id"], got.Net, got.Tax, got.Due,
				row["total_without_vat"], row["vat_total"], row["total_to_pay"])
		}
		var byRate []string
		for _, r := range got.Rates {
			if r.VAT != crm.VATNone {
				byRate = append(byRate, string(r.VAT)+":"+r.Tax.String())
			}
		}
		if want := wantRates(t, row["vat_by_rate"]); strings.Join(byRate, " ") != want {
			t.Errorf("%s: rates %v, want %s", row["id"], byRate, want)
		}
	}
}

// wantRates writes the rates of the table the way money writes sums.
func wantRates(t *testing.T, s string) string {
	var out []string
	for _, f := range strings.Fields(s) {
		code, tax, _ := strings.Cut(f, ":")
		out = append(out, code+":"+sum(t, tax).String())
	}
	return strings.Join(out, " ")
}

func TestZeroRateAndNoVATAreDifferentRates(t *testing.T) {
	got := docs.Totals([]crm.InvoiceLine{
		{Sum: 100, VAT: crm.VATNone}, {Sum: 200, VAT: crm.VAT0}, {Sum: 122, Tax: 22, VAT: crm.VAT22},
	}, crm.VATIncluded)
	if len(got.Rates) != 3 || got.Rates[0].VAT != crm.VAT22 || got.Rates[1].VAT != crm.VAT0 || got.Rates[2].VAT != crm.VATNone {
		t.Errorf("rates = %+v, want 22, 0, none", got.Rates)
	}
	if got.Exempt() {
		t.Error("a document with 0 % is not exempt")
	}
}

func TestADiscountIsTheDifferenceToTheFullSum(t *testing.T) {
	l := line("", 3, "", 1999, crm.VAT22)
	l.Discount = 1000
	calculate(t, crm.VATIncluded, &l)
	got := docs.Totals([]crm.InvoiceLine{l, {Qty: 7000, Price: 333, Sum: 2332}}, crm.VATIncluded)
	if got.Full != 5997+2332 || got.Discount != 600 || got.Sum != 5397+2332 {
		t.Errorf("full %d, discount %d, sum %d", got.Full, got.Discount, got.Sum)
	}
}
