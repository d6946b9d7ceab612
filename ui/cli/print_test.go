package cli_test

import (
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"

	"kartoteka/app"
	"kartoteka/ui/cli"
)

// requisites is our firm as a file of the kind "organisation".
const requisites = "Наименование;ИНН;КПП;Адрес;Банк;БИК;К/с;Р/с;Руководитель;Главный бухгалтер\n" +
	"ООО «Ромашка»;7707083893;773601001;г. Москва, ул. Вавилова, д. 19;ПАО СБЕРБАНК г. Москва;044525225;30101810400000000225;40702810500000001234;Иванова О. П.;Петрова М. С.\n"

// scanned draws the printed invoice and reads its payment code as a phone would.
func scanned(t *testing.T, base, number string) string {
	t.Helper()
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed")
	}
	a, err := app.Open(t.Context(), base, environment())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	inv, err := a.Invoices.Find(t.Context(), number)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := a.Invoices.Printed(inv).Preview(t.Context(), 200)
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	path := temp(t, "page.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, pages[0]); err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), zbar, "--quiet", "--raw", path).Output()
	if err != nil {
		t.Fatalf("zbarimg: %v", err)
	}
	return string(out)
}

func TestAnInvoiceIsPrintedByTheNumberOfItsOrderAndByItsOwn(t *testing.T) {
	base, pdf := threeDays(t), temp(t, "invoice.pdf")
	done(t, "import", "sales", write(t, "s.csv", "Номер;Дата;Клиент;Товар;Количество;Цена\nР-1;01.02.2026;ООО «Альфа»;Насос;2;1250,50\n"), "--base", base)

	l := done(t, "print", "invoice", "Р-1", "--base", base, "--out", pdf)
	if !strings.HasPrefix(read(t, pdf), "%PDF-") || !strings.Contains(l.out, "СЧ-2026/000001") {
		t.Errorf("printed %q", l.out)
	}
	if strings.TrimSpace(l.err) == "" {
		t.Error("an invoice without a seller warns of nothing")
	}

	done(t, "import", "organisation", write(t, "firm.csv", requisites), "--base", base)
	l = done(t, "print", "invoice", "Р-1", "--base", base, "--out", pdf)
	if !strings.Contains(l.out, "СЧ-2026/000002") {
		t.Errorf("with a seller it is another invoice, yet %q", l.out)
	}
	if l.err != "" {
		t.Errorf("with all requisites it warns: %s", l.err)
	}
	first := read(t, pdf)
	l = done(t, "print", "invoice", "СЧ-2026/000002", "--base", base, "--out", pdf)
	if read(t, pdf) != first || !strings.Contains(l.out, "СЧ-2026/000002") {
		t.Errorf("printed by its own number it is another paper: %q", l.out)
	}
	code := scanned(t, base, "СЧ-2026/000002")
	for _, want := range []string{"ST00012|", "Name=ООО «Ромашка»", "PersonalAcc=40702810500000001234", "BIC=044525225", "CorrespAcc=30101810400000000225", "PayeeINN=7707083893", "KPP=773601001", "Sum=250100"} {
		if !strings.Contains(code, want) {
			t.Errorf("the payment code has no %q: %s", want, code)
		}
	}
}

func TestADemoInvoiceIsPrintedWithoutAWord(t *testing.T) {
	base, sales := demoBase(t), temp(t, "sales.csv")
	done(t, "export", "sales", "--base", base, "--out", sales)
	_, rows := table(t, sales)
	l := done(t, "print", "invoice", rows[0][0], "--base", base, "--out", temp(t, "invoice.pdf"))
	if l.err != "" {
		t.Errorf("a demo invoice warns: %s", l.err)
	}
	if code := scanned(t, base, rows[0][0]); !strings.Contains(code, "ST00012|") {
		t.Errorf("payment code: %s", code)
	}
}

func TestAPaperThatCannotBePrintedIsRefused(t *testing.T) {
	base := threeDays(t)
	refused(t, cli.Failed, "print", "invoice", "нет такого", "--base", base, "--out", temp(t, "x.pdf"))
	_, err := os.Stat(temp(t, "x.pdf"))
	if err == nil {
		t.Error("a refused paper has written its file")
	}
}
