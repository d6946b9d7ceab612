package pdf

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// These tests read our files with the tools of others: poppler and zbar.

// tool is the path of a program; the test is skipped where it is not installed.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// pdfFile writes the sample with facsimiles to a file.
func pdfFile(t *testing.T, lines int) string {
	t.Helper()
	v := sample(lines, product)
	v.Stamp = stamp(color.NRGBA{R: 30, G: 60, B: 170, A: 200})
	file := filepath.Join(t.TempDir(), "invoice.pdf")
	if err := os.WriteFile(file, write(t, paper(v)), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// rasterise gives the first page as poppler draws it.
func rasterise(t *testing.T, file, dpi string) string {
	t.Helper()
	out := strings.TrimSuffix(file, ".pdf")
	run(t, tool(t, "pdftoppm"), "-r", dpi, "-png", "-singlefile", file, out)
	return out + ".png"
}

func TestTheTextOfAnInvoiceCanBeSearchedInTheFile(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	text := strings.ReplaceAll(run(t, pdftotext, "-layout", pdfFile(t, 70), "-"), "\u00a0", " ")
	for _, want := range []string{
		"Счет на оплату № СЧ-000017 от 23 ноября 2026 г.", "БИК", "044525225", "40702810500000001234", "ИНН 0076543215",
		"Насос циркуляционный НЦ-70", "В том числе НДС (22%):", "Всего наименований 70, на сумму", "Руководитель",
		"/Иванова О. П./", "Счет на оплату № СЧ-000017 — лист 2 из 3", "лист 3 из 3",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text of the file", want)
		}
	}
	if strings.Contains(text, "лист 1 из") {
		t.Error("the first sheet has a footer")
	}
}

func TestAPhoneReadsTheCodeFromThePrintedPage(t *testing.T) {
	zbarimg := tool(t, "zbarimg")
	page := rasterise(t, pdfFile(t, 1), "200")
	got := strings.TrimSpace(run(t, zbarimg, "--raw", "-q", page))
	const want = "ST00012|Name=ООО «Ромашка»|PersonalAcc=40702810500000001234|BankName=ПАО СБЕРБАНК г. Москва|BIC=044525225|" +
		"CorrespAcc=30101810400000000225|PayeeINN=0012345673|KPP=001201001|Sum=122000|" +
		"Purpose=Оплата по счёту № СЧ-000017 от 23.11.2026. В т.ч. НДС 22% - 220-00 руб."
	if got != want {
		t.Errorf("the code says\n%s\nwant\n%s", got, want)
	}
}

func TestTheCodeIsReadFromThePreviewToo(t *testing.T) {
	zbarimg := tool(t, "zbarimg")
	img, err := lay(t, paper(sample(1, product)))[0].Image(144)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "preview.png")
	save(t, file, img)
	if got := run(t, zbarimg, "--raw", "-q", file); !strings.HasPrefix(got, "ST00012|Name=ООО «Ромашка»|") {
		t.Errorf("the code says %s", got)
	}
}

func save(t *testing.T, file string, img image.Image) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// TestThePreviewIsThePrintedPage compares our picture of the page with
// poppler's: in squares of 8 dots, where a letter's edge falls matters little.
func TestThePreviewIsThePrintedPage(t *testing.T) {
	file := rasterise(t, pdfFile(t, 12), "96")
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	printed, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	v := sample(12, product)
	v.Stamp = stamp(color.NRGBA{R: 30, G: 60, B: 170, A: 200})
	preview, err := lay(t, paper(v))[0].Image(96)
	if err != nil {
		t.Fatal(err)
	}
	const square = 8
	worst, at := 0.0, image.Point{}
	for y := 0; y+square <= preview.Bounds().Dy(); y += square {
		for x := 0; x+square <= preview.Bounds().Dx(); x += square {
			r := image.Rect(x, y, x+square, y+square)
			if d := darkness(printed, r) - darkness(preview, r); max(d, -d) > worst {
				worst, at = max(d, -d), r.Min
			}
		}
	}
	if worst > 0.35 {
		t.Errorf("the preview differs by %.2f at %v", worst, at)
	}
	t.Logf("greatest difference %.2f", worst)
}

func darkness(img image.Image, r image.Rectangle) float64 {
	sum := 0.0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			sum += 1 - float64(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)/255
		}
	}
	return sum / float64(r.Dx()*r.Dy())
}
