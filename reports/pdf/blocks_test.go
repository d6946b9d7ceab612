package pdf

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/reports/docs"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, file, got string) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(was) || line != was[i] {
			t.Fatalf("%s differs at line %d:\n%s", file, i+1, line)
		}
	}
}

func TestInvoiceOfSeventyLinesRepeatsItsHeadAndNumbersItsSheets(t *testing.T) {
	sheets := lay(t, paper(sample(70, product)))
	if len(sheets) != 3 {
		t.Fatalf("%d sheets, want 3", len(sheets))
	}
	golden(t, "seventy_lines.golden", readAll(sheets))
	for i, s := range sheets {
		text := read(s)
		if n := strings.Count(text, "Товары (работы, услуги)"); n != 1 && strings.Contains(text, "Насос") {
			t.Errorf("sheet %d has %d heads", i+1, n)
		}
	}
}

func TestClosingOfAnInvoiceIsNeverParted(t *testing.T) {
	for n := 1; n <= 80; n++ {
		sheets := lay(t, paper(sample(n, product)))
		for i, s := range sheets {
			text := read(s)
			if strings.Contains(text, "Итого:") != strings.Contains(text, "Оплата по QR-коду") {
				t.Fatalf("%d lines: sheet %d parts the sums from the signatures", n, i+1)
			}
			if strings.Contains(text, "Кол-во") && !strings.Contains(text, "Насос") {
				t.Fatalf("%d lines: sheet %d has a head without lines", n, i+1)
			}
			var r readout
			s.draw(&r)
			if r.bottom > 290 { // the footer stands below the room
				t.Fatalf("%d lines: sheet %d is drawn down to %.1f mm", n, i+1, r.bottom)
			}
		}
	}
}

func TestALongNameWrapsInsideItsCell(t *testing.T) {
	long := strings.Repeat("Комплект оборудования для автоматизации ", 7) + "и ввода в эксплуатацию"
	sheets := lay(t, paper(sample(2, func(i int) string { return []string{long, "Кабель"}[i] })))
	golden(t, "long_name.golden", readAll(sheets))
}

func TestARowHigherThanAPageGoesOnOnTheNext(t *testing.T) {
	words := strings.Repeat("слово ", 4000)
	sheets := lay(t, paper(sample(1, func(int) string { return words })))
	if len(sheets) < 3 {
		t.Fatalf("%d sheets", len(sheets))
	}
	if n := strings.Count(readAll(sheets), "слово"); n != 4000 {
		t.Errorf("%d words of 4000 are on paper", n)
	}
}

func TestAWordWiderThanItsCellIsBroken(t *testing.T) {
	sheets := lay(t, paper(sample(1, func(int) string { return strings.Repeat("Ы", 100) })))
	if n := strings.Count(readAll(sheets), "Ы"); n != 100 {
		t.Errorf("%d letters of 100 are on paper", n)
	}
}

func TestConditionsLongerThanAPageFlowOn(t *testing.T) {
	v := sample(1, product)
	v.Conditions = strings.Repeat("Пункт договора о сроках и порядке поставки товара.\n", 100)
	text := readAll(lay(t, paper(v)))
	if n := strings.Count(text, "Пункт договора"); n != 100 {
		t.Errorf("%d paragraphs of 100 are on paper", n)
	}
	if !strings.Contains(text, "Руководитель") {
		t.Error("the signatures are lost")
	}
}

func TestASpanPushesTheRowsBelowApart(t *testing.T) {
	grid := docs.Grid{Widths: []float64{20, 30, 30}, Rows: []docs.Row{
		{Cells: []docs.Cell{{Text: "раз два три четыре пять", Rows: 2, Border: docs.Boxed}, {Text: "Б", Cols: 2}}},
		{Cells: []docs.Cell{{Text: "В"}, {Text: "Г"}}},
		{Cells: []docs.Cell{{Text: "Д"}, {Text: "Е"}, {Text: "Ж"}}},
	}}
	golden(t, "span.golden", readAll(lay(t, docs.Paper{Page: docs.Portrait, Blocks: []docs.Block{grid}})))
}

func TestEqualPapersGiveEqualFiles(t *testing.T) {
	v := sample(70, product)
	v.Stamp = stamp(color.NRGBA{B: 180, A: 160})
	p := paper(v)
	first := write(t, p)
	for range 3 {
		if !bytes.Equal(first, write(t, p)) {
			t.Fatal("the files differ")
		}
	}
}

func TestAPrintRunHoldsEachPaperOnPagesOfItsOwn(t *testing.T) {
	run := []docs.Paper{paper(sample(1, product)), paper(sample(70, product)), paper(sample(2, product))}
	landscape := docs.Paper{Page: docs.Page{Landscape: true, Left: 10, Top: 10, Right: 10, Bottom: 10}, Blocks: []docs.Block{docs.Text{Text: "Альбомный лист"}}}
	file := write(t, append(run, landscape)...)
	if n := bytes.Count(file, []byte("/Type /Page\n")); n != 6 {
		t.Errorf("%d pages, want 1+3+1+1", n)
	}
	if err := Papers(&bytes.Buffer{}); err == nil {
		t.Error("a run of no papers must be refused")
	}
}

func TestAPictureThatCannotBeReadIsAFault(t *testing.T) {
	broken := stamp(color.Black)
	v := sample(1, product)
	v.Stamp = broken[:len(broken)/2]
	p := paper(v)
	if err := Papers(&bytes.Buffer{}, p); err == nil || !strings.Contains(err.Error(), "picture of a paper") {
		t.Errorf("Papers = %v", err)
	}
	if _, err := lay(t, p)[0].Image(50); err == nil {
		t.Error("Image must say so too")
	}
}

func TestAnyTextGoesOnPaper(t *testing.T) {
	var run []docs.Paper
	rapid.Check(t, func(t *rapid.T) {
		v := sample(1, func(int) string { return rapid.String().Draw(t, "name") + "🦊\u0301\t\x00✓" })
		v.Seller.Name = rapid.String().Draw(t, "seller")
		v.Number = rapid.String().Draw(t, "number")
		v.Conditions = rapid.String().Draw(t, "conditions")
		run = append(run, paper(v))
		if _, err := Sheets(paper(v)); err != nil {
			t.Fatal(err)
		}
	})
	write(t, run...)
}

func write(t testing.TB, papers ...docs.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Papers(&b, papers...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// stamp is a ring on a transparent ground, as a PNG of 16 bits.
func stamp(c color.Color) []byte {
	img := image.NewNRGBA64(image.Rect(0, 0, 200, 200))
	for y := range 200 {
		for x := range 200 {
			if d := (x-100)*(x-100) + (y-100)*(y-100); d < 98*98 && d > 88*88 {
				img.Set(x, y, c)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func BenchmarkInvoice(b *testing.B) {
	v := sample(10, product)
	for b.Loop() {
		write(b, paper(v))
	}
}

func BenchmarkHundredInvoicesInOneFile(b *testing.B) {
	for b.Loop() {
		run := make([]docs.Paper, 100)
		for i := range run {
			run[i] = paper(sample(10, product))
		}
		write(b, run...)
	}
}

func BenchmarkPreview(b *testing.B) {
	p := paper(sample(10, product))
	for b.Loop() {
		if _, err := lay(b, p)[0].Image(96); err != nil {
			b.Fatal(err)
		}
	}
}
