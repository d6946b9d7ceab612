package pdf_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/pdf"
)

func options() pdf.ReportOptions {
	return pdf.ReportOptions{
		Lang: lang.For("ru"), Firm: "ООО «Север»", Date: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC),
	}
}

// debts is a report of many rows with a long name every tenth row.
func debts(rows int) reports.Report {
	r := reports.Report{
		Table: reports.Table{
			Name: "abc", Title: reports.Say("abc.title.client"),
			Columns: []reports.Column{
				{Key: "name", Word: "axis.client"},
				{Key: "value", Kind: reports.KindMoney, Word: "measure.revenue"},
				{Key: "share", Kind: reports.KindPercent},
				{Key: "class", Kind: reports.KindWord},
			},
			Totals: []reports.Cell{{}, reports.Money(123_456_789_00), {}, {}},
			Notes:  []reports.Message{reports.Say("abc.how.down")},
		},
		Conclusion: []reports.Message{reports.Say("abc.same"), reports.Say("report.vat.excluded")},
		Chart: &reports.Chart{
			Unit: reports.KindMoney, Points: []reports.Point{{Label: reports.Text("А")}, {Label: reports.Text("Б")}},
			Series: []reports.Series{{Values: []float64{5e7, 3e7}, Tone: 1}}, Caption: reports.Say("abc.caption.client"),
		},
	}
	for i := range rows {
		name := fmt.Sprintf("Клиент %d", i+1)
		if i%10 == 9 {
			name = strings.Repeat("Межрегиональное объединение снабжения ", 4) + fmt.Sprint(i+1)
		}
		r.Table.Rows = append(r.Table.Rows, reports.Row{Cells: []reports.Cell{
			reports.Text(name), reports.Money(money.Money(100_000_000 - i*777_77)), reports.Percent(1.5), reports.Text("A"),
		}})
	}
	return r
}

func write(t testing.TB, r reports.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Report(&b, r, options()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// words is the text of a PDF as pdftotext reads it, page by page.
func words(t *testing.T, file []byte) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("no pdftotext here")
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(out), "\f"), "\f")
}

func TestAReportWrittenTwiceIsTheSameToTheByte(t *testing.T) {
	if !bytes.Equal(write(t, debts(100)), write(t, debts(100))) {
		t.Error("two files of one report differ")
	}
}

func TestEveryPageHasTheHeadOfTheTableAndItsNumber(t *testing.T) {
	pages := words(t, write(t, debts(150)))
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		if !strings.Contains(page, "Выручка") {
			t.Errorf("page %d has no head", i+1)
		}
		if want := fmt.Sprintf("Стр. %d из %d", i+1, len(pages)); !strings.Contains(page, want) {
			t.Errorf("page %d lacks %q", i+1, want)
		}
	}
	whole := strings.Join(pages, "")
	for i := range 150 {
		if i%10 != 9 && !strings.Contains(whole, fmt.Sprintf("Клиент %d ", i+1)) {
			t.Errorf("row %d is lost", i+1)
		}
	}
	if plain := strings.ReplaceAll(whole, "\u00a0", " "); !strings.Contains(plain, "Итого") || !strings.Contains(plain, "123 456 789,00") {
		t.Errorf("no totals on the last page\n%s", pages[len(pages)-1])
	}
}

func TestATextThatLooksLikeThePageNumberStaysItself(t *testing.T) {
	r := debts(2)
	r.Table.Rows[0].Cells[0] = reports.Text("код {nb}")
	if page := words(t, write(t, r))[0]; !strings.Contains(page, "код { nb}") || !strings.Contains(page, "Стр. 1 из 1") {
		t.Error(page)
	}
}

func TestManyColumnsLayThePageOnItsSide(t *testing.T) {
	r := debts(3)
	for i := range 8 {
		r.Table.Columns = append(r.Table.Columns, reports.Column{Key: "value", Kind: reports.KindMoney})
		for k := range r.Table.Rows {
			r.Table.Rows[k].Cells = append(r.Table.Rows[k].Cells, reports.Money(money.Money(1_234_567_89+i)))
		}
	}
	if file := write(t, r); !bytes.Contains(file, []byte("841.89 595.28")) {
		t.Error("the page stands upright")
	}
	if file := write(t, debts(3)); bytes.Contains(file, []byte("841.89 595.28")) {
		t.Error("four columns lie on their side")
	}
}

func TestAnyTextGivesAFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "😀😀", "\x00\x01", "{nb}", strings.Repeat("длинно", 900)}))
		r := debts(2)
		r.Chart = nil // package chart tries figures
		n := rapid.IntRange(0, 14).Draw(rt, "columns")
		r.Table.Columns, r.Table.Rows, r.Table.Totals = nil, nil, nil
		for range n {
			kind := reports.Kind(rapid.IntRange(0, 7).Draw(rt, "kind"))
			r.Table.Columns = append(r.Table.Columns, reports.Column{Key: text.Draw(rt, "key"), Kind: kind})
		}
		for range rapid.IntRange(0, 5).Draw(rt, "rows") {
			row := reports.Row{Level: rapid.IntRange(0, 3).Draw(rt, "level")}
			for range max(n, 1) {
				row.Cells = append(row.Cells, rapid.SampledFrom([]reports.Cell{
					reports.Text(text.Draw(rt, "text")), reports.Percent(math.NaN()), reports.Money(math.MinInt64),
					{},
					reports.Period("week", time.Time{}), reports.None(reports.KindMoney),
				}).Draw(rt, "cell"))
			}
			r.Table.Rows = append(r.Table.Rows, row)
		}
		var b bytes.Buffer
		if err := pdf.Report(&b, r, options()); err != nil {
			rt.Fatal(err)
		}
	})
}
