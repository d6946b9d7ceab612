package docs_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/problem"
	"kartoteka/reports/docs"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a paper with testdata/<name>.golden.
func golden(t *testing.T, name string, p docs.Paper) {
	t.Helper()
	got, file := dump(p), filepath.Join("testdata", name+".golden")
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

// sound is the paper of an invoice that has nothing to warn of.
func sound(t *testing.T, v docs.Invoice) docs.Paper {
	t.Helper()
	p, problems := v.Paper()
	if len(problems) > 0 {
		t.Fatalf("Paper warns of %v, want nothing", problems)
	}
	return p
}

func TestInvoiceWithVATIncludedHasEveryCustomaryElement(t *testing.T) {
	golden(t, "included", sound(t, invoice(t, crm.VATIncluded, paper1())))
}

func TestInvoiceOfMixedRatesShowsALineForEachRate(t *testing.T) {
	golden(t, "mixed", sound(t, invoice(t, crm.VATIncluded,
		line("Без налога", 1, "шт", 50000, crm.VATNone),
		line("Нулевая ставка", 1, "шт", 10000, crm.VAT0),
		line("Книга", 1, "шт", 110000, crm.VAT10),
		line("Стол", 2, "шт", 122000, crm.VAT22),
		line("Услуга на 5 %", 1, "усл. ед", 105000, crm.VAT5),
		line("Услуга на 7 %", 1, "усл. ед", 107000, crm.VAT7),
	)))
}

func TestInvoiceWithVATOnTopAddsItToTheSum(t *testing.T) {
	l := line("Лента", 3, "м", 1003, crm.VAT22)
	l.Qty = 1500
	golden(t, "on_top", sound(t, invoice(t, crm.VATOnTop, paper1(), l)))
}

func TestInvoiceWithoutVATSaysSo(t *testing.T) {
	golden(t, "none", sound(t, invoice(t, crm.VATOff, line("Консультация", 2, "ч", 150050, crm.VATNone))))
}

func TestInvoiceOfAnEntrepreneurHasOneSignatureAndNoKPP(t *testing.T) {
	v := invoice(t, crm.VATOff, line("Ремонт насоса", 1, "усл. ед", 450000, crm.VATNone))
	v.Seller, v.Director.Name, v.Accountant.Name = trader, "Тестов Т. Т.", ""
	golden(t, "entrepreneur", sound(t, v))
}

func TestInvoiceShowsArticlesDiscountsSidesAndPostsWhereThereAreAny(t *testing.T) {
	a, b := paper1(), line("Скрепки", 3, "упак", 1999, crm.VAT22)
	a.Article, a.Discount = "БУМ-001", 550
	v := invoice(t, crm.VATIncluded, a, b)
	v.Consignee, v.Shipper = &trader, &crm.Requisites{Name: "Склад № 2"}
	v.Director.Post = "Генеральный директор"
	v.Conditions = "Срок поставки 10 дней.\nСамовывоз со склада."
	golden(t, "discount", sound(t, v))
}

func TestInvoiceWithoutAnAccountIsMadeWithBlanksAndWarnings(t *testing.T) {
	v := invoice(t, crm.VATIncluded, paper1())
	v.Account, v.Seller.INN, v.Director.Name = crm.BankAccount{}, "", ""
	p, problems := v.Paper()
	golden(t, "no_account", p)
	for _, field := range []string{"account.account", "account.bank", "account.bic", "seller.inn", "director.name"} {
		if !problem.Has(problem.List(problems), field, "problem.paper."+field) {
			t.Errorf("no warning of %s in %v", field, problems)
		}
	}
}

func TestInvoiceOfNothingIsStillAPaper(t *testing.T) {
	p, problems := docs.Invoice{QR: true}.Paper()
	if len(p.Blocks) == 0 {
		t.Fatal("no blocks")
	}
	for _, field := range []string{"number", "date", "lines", "buyer.name", "seller.name"} {
		if !problem.Has(problem.List(problems), field, "problem.paper."+field) {
			t.Errorf("no warning of %s in %v", field, problems)
		}
	}
}

func TestEveryWarningHasWordsInBothLanguages(t *testing.T) {
	_, problems := docs.Invoice{QR: true, Stamp: []byte("?")}.Paper()
	unpaid := invoice(t, crm.VATIncluded, paper1())
	unpaid.Lines[0].Sum = 0
	_, more := unpaid.Paper()
	for _, p := range append(problems, more...) {
		for _, code := range lang.Codes() {
			if !lang.For(code).Has(p.Key) {
				t.Errorf("%s has no words for %s", code, p.Key)
			}
		}
	}
}

func TestInvoiceWarnsOfAPictureThatIsNone(t *testing.T) {
	v := invoice(t, crm.VATIncluded, paper1())
	v.Stamp = []byte("not a picture")
	_, problems := v.Paper()
	if !problem.Has(problem.List(problems), "stamp", "problem.paper.picture") {
		t.Errorf("problems = %v, want one of the stamp", problems)
	}
}

func TestInvoicePrintedWithoutACodeHasNone(t *testing.T) {
	v := invoice(t, crm.VATIncluded, paper1())
	v.QR = false
	if strings.Contains(dump(sound(t, v)), "symbol") {
		t.Error("the paper has a code nobody asked for")
	}
}

func TestInvoiceOfASelfEmployedPersonIsSignedByTheOneWhoWorks(t *testing.T) {
	v := invoice(t, crm.VATOff, line("Перевод текста", 1, "усл. ед", 450000, crm.VATNone))
	v.Seller, v.Director.Name = trader, "Тестов Т. Т."
	v.Seller.Kind = crm.Person
	if got := dump(sound(t, v)); !strings.Contains(got, "[9b |Исполнитель]") || strings.Contains(got, "КПП  ") {
		t.Errorf("paper:\n%s", got)
	}
}
