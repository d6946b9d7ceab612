package sheet_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/sheet"
)

// prices is a small report with every kind of cell.
func prices() reports.Report {
	at := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	return reports.Report{
		Table: reports.Table{
			Name: "abc", Title: reports.Say("abc.title.client"),
			Columns: []reports.Column{
				{Key: "name", Kind: reports.KindText, Word: "axis.client"},
				{Key: "value", Kind: reports.KindMoney, Word: "measure.revenue"},
				{Key: "growth", Kind: reports.KindPercent},
				{Key: "class", Kind: reports.KindWord},
				{Key: "period", Kind: reports.KindPeriod},
			},
			Rows: []reports.Row{
				{Cells: []reports.Cell{reports.Text("ООО «Ёлка»"), reports.Money(123456789), reports.Percent(12.596153), reports.Text("A"), reports.Period("month", at)}},
				{Cells: []reports.Cell{reports.Text("=1+1"), reports.Money(-5), reports.Word("dynamics.new"), reports.None(reports.KindWord), reports.Date(at)}},
				{Level: 1, Cells: []reports.Cell{reports.Text("+7 (846) 200-10-20"), reports.Qty(money.Qty(1500)), reports.None(reports.KindPercent), reports.Word("axis.client.none"), reports.Count(12345)}},
			},
			Totals: []reports.Cell{{}, reports.Money(123456784), {}, {}, {}},
			Notes:  []reports.Message{reports.Say("report.vat.excluded")},
		},
		Conclusion: []reports.Message{reports.Say("abc.same")},
	}
}

func TestCSVForProgramsIsPlain(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.CSV(&b, sheet.Of(prices(), lang.For("ru"))); err != nil {
		t.Fatal(err)
	}
	want := `name,value,growth,class,period
ООО «Ёлка»,1234567.89,12.5962,A,2026-11-23
'=1+1,-0.05,,,2026-11-23
+7 (846) 200-10-20,1.5,,none,12345
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestCSVForExcelSpeaksRussian(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.ExcelCSV(&b, sheet.Of(prices(), lang.For("ru")), lang.For("ru")); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\r\n")
	if lines[0] != "\ufeffКлиент;Выручка, ₽;Прирост;Класс;Период" {
		t.Errorf("head %q", lines[0])
	}
	if !strings.HasPrefix(lines[1], "ООО «Ёлка»;1234567,89;12,6;A;ноябрь") {
		t.Errorf("row %q", lines[1])
	}
	if lines[4] != "Итого;1234567,84;;;" {
		t.Errorf("totals %q", lines[4])
	}
}

func TestNoTextOfACSVIsAFormula(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@\-\t\r][ -~]*`)).Draw(rt, "text")
		r := reports.Report{Table: reports.Table{
			Name: "x", Columns: []reports.Column{{Key: "name"}},
			Rows: []reports.Row{{Cells: []reports.Cell{reports.Text(text)}}, {Cells: []reports.Cell{reports.Text("end")}}},
		}}
		var b bytes.Buffer
		if err := sheet.CSV(&b, sheet.Of(r, lang.For("ru"))); err != nil {
			rt.Fatal(err)
		}
		lines, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			rt.Fatal(err)
		}
		got := lines[1][0]
		if got != "" && strings.ContainsRune("=@\t\r\n", rune(got[0])) {
			rt.Fatalf("%q begins a formula", got)
		}
		if got != "" && (got[0] == '+' || got[0] == '-') && strings.ContainsAny(got, "!|=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ*/") {
			rt.Fatalf("%q may be computed", got)
		}
	})
}

func TestXLSXKeepsTypesAndFormats(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.XLSX(&b, sheet.Of(prices(), lang.For("ru")), lang.For("ru")); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	const name = "ABC-анализ клиентов"
	for cell, want := range map[string]string{
		"A1": name, "A4": "Клиент", "B4": "Выручка, ₽",
		"A5": "ООО «Ёлка»", "B5": "1,234,567.89", "C5": "12.6%", "E5": "ноябрь 2026 г.",
		"A6": "=1+1", "C6": "новый", "E6": "23.11.2026", "B7": "1.5", "A8": "Итого", "B8": "1,234,567.84",
	} {
		if got, _ := f.GetCellValue(name, cell); strings.ReplaceAll(got, "\u00a0", " ") != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if formula, _ := f.GetCellFormula(name, "A6"); formula != "" {
		t.Errorf("A6 computes %q", formula)
	}
	if raw, _ := f.GetCellValue(name, "B5", excelize.Options{RawCellValue: true}); raw != "1234567.89" {
		t.Errorf("B5 holds %q, not a number", raw)
	}
}

func TestAWorkbookTakesAnyTextAndIsTheSameEveryTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		r := prices()
		r.Table.Rows[0].Cells[0] = reports.Text(s)
		var a, b bytes.Buffer
		for _, w := range []*bytes.Buffer{&a, &b} {
			if err := sheet.XLSX(w, sheet.Of(r, lang.For("en")), lang.For("en")); err != nil {
				rt.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			rt.Fatal("two workbooks of one report differ")
		}
		f, err := excelize.OpenReader(&a)
		if err != nil {
			rt.Fatal(err)
		}
		got, _ := f.GetCellValue("ABC analysis of clients", "A5")
		if strings.ContainsFunc(s, unicode.IsControl) || strings.Contains(s, "_x") {
			return // control characters are dropped; _xHHHH_ is Excel's own escape
		}
		if got != s {
			rt.Fatalf("%q came back as %q", s, got)
		}
	})
}

func TestJSONKeepsExactNumbers(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.JSON(&b, sheet.Of(prices(), lang.For("en"))); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Name   string
		Rows   []map[string]any
		Totals map[string]any
	}
	d := json.NewDecoder(&b)
	d.UseNumber()
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Name != "abc" || len(got.Rows) != 3 {
		t.Fatalf("%+v", got)
	}
	if v := got.Rows[0]["value"]; v != json.Number("1234567.89") {
		t.Errorf("value %v", v)
	}
	if v, ok := got.Rows[1]["growth"]; v != nil || !ok {
		t.Errorf("growth %v", v)
	}
	if v := got.Totals["value"]; v != json.Number("1234567.84") {
		t.Errorf("total %v", v)
	}
}

func TestAFaultOfTheRowsIsReported(t *testing.T) {
	fault := errors.New("page torn")
	s := sheet.Sheet{Name: "x", Columns: []reports.Column{{Key: "name"}}, Rows: func(yield func(reports.Row, error) bool) {
		yield(reports.Row{}, fault)
	}}
	for _, format := range sheet.Formats {
		if err := sheet.Write(&bytes.Buffer{}, format, s, lang.For("ru"), false); !errors.Is(err, fault) {
			t.Errorf("%s: %v", format, err)
		}
	}
}
