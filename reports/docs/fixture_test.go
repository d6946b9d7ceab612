package docs_test

import (
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports/docs"
)

// Requisites of region 00, which does not exist.
var (
	seller = crm.Requisites{
		Kind: crm.Company, Name: `ООО "Ромашка"`, INN: "0012345673", KPP: "001201001",
		Address: "101000, г. Москва, ул. Тестовая, д. 2", Phone: "+7 495 000-00-00",
	}
	buyer = crm.Requisites{
		Kind: crm.Company, Name: `ООО "Василёк"`, INN: "0076543215", KPP: "001701001",
		Address: "101000, г. Москва, ул. Тестовая, д. 1", Phone: "+7 495 000-00-01",
	}
	trader = crm.Requisites{
		Kind: crm.Entrepreneur, Name: "ИП Тестов Тест Тестович", INN: "001122334443",
		Address: "000000, г. Тестов, ул. Новая, д. 3, кв. 4",
	}
	account = crm.BankAccount{
		Bank: "ПАО СБЕРБАНК г. Москва", BIC: "044525225",
		Corr: "30101810400000000225", Account: "40702810500000001234",
	}
)

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// invoice is the sample invoice with these lines.
func invoice(t testing.TB, mode crm.VATMode, lines ...crm.InvoiceLine) docs.Invoice {
	t.Helper()
	for i := range lines {
		calculate(t, mode, &lines[i])
	}
	return docs.Invoice{QR: true, Invoice: crm.Invoice{
		Number: "17", Date: day(2026, time.November, 23),
		Seller: seller, Account: account, Buyer: buyer,
		Director: crm.Signatory{Name: "Иванова О. П."}, Accountant: crm.Signatory{Name: "Петрова М. С."},
		Basis: "Договор поставки № 5 от 01.02.2026", Notice: docs.InvoiceNotice(),
		PayBefore: day(2026, time.November, 25), Mode: mode, Lines: lines,
	}}
}

// calculate sets the sum and tax of a line as an order does.
func calculate(t testing.TB, mode crm.VATMode, l *crm.InvoiceLine) {
	t.Helper()
	c := crm.Line{Qty: l.Qty, Price: l.Price, Discount: l.Discount, VAT: l.VAT}
	if err := c.Calculate(mode); err != nil {
		t.Fatal(err)
	}
	l.VAT, l.Sum, l.Tax = c.VAT, c.Sum, c.Tax
}

func line(name string, qty money.Qty, unit string, price money.Money, vat crm.VATCode) crm.InvoiceLine {
	return crm.InvoiceLine{Name: name, Qty: qty * 1000, Unit: unit, Price: price, VAT: vat}
}

func paper1() crm.InvoiceLine {
	return line("Бумага А4, 80 г/м2, 500 л.", 20, "шт", 61000, crm.VAT22)
}
