package pdf

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports/docs"
)

// sample is an invoice of n lines, named by the function.
func sample(n int, name func(i int) string) docs.Invoice {
	v := docs.Invoice{QR: true, Invoice: crm.Invoice{
		Number: "СЧ-000017", Date: time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC),
		Seller: crm.Requisites{
			Kind: crm.Company, Name: "ООО «Ромашка»", INN: "0012345673", KPP: "001201001",
			Address: "101000, г. Москва, ул. Тестовая, д. 2", Phone: "+7 495 000-00-00",
		},
		Buyer: crm.Requisites{
			Kind: crm.Company, Name: "ООО «Василёк»", INN: "0076543215", KPP: "001701001",
			Address: "101000, г. Москва, ул. Тестовая, д. 1",
		},
		Account: crm.BankAccount{
			Bank: "ПАО СБЕРБАНК г. Москва", BIC: "044525225",
			Corr: "30101810400000000225", Account: "40702810500000001234",
		},
		Director: crm.Signatory{Name: "Иванова О. П."}, Accountant: crm.Signatory{Name: "Петрова М. С."},
		Basis: "Договор поставки № 5 от 01.02.2026", Notice: docs.InvoiceNotice(),
		PayBefore: time.Date(2026, time.November, 25, 0, 0, 0, 0, time.UTC), Mode: crm.VATIncluded,
	}}
	for i := range n {
		price := money.Money(61000 + 137*i)
		v.Lines = append(v.Lines, crm.InvoiceLine{
			Name: name(i), Unit: "шт", Qty: 2000, Price: price, Sum: 2 * price,
			VAT: crm.VAT22, Tax: crm.VAT22.Rate().Included(2 * price),
		})
	}
	return v
}

func product(i int) string {
	return fmt.Sprintf("Насос циркуляционный НЦ-%d", i+1)
}

func paper(v docs.Invoice) docs.Paper {
	p, _ := v.Paper()
	return p
}

// lay is Sheets of a paper that lays out without a fault.
func lay(t testing.TB, p docs.Paper) []Sheet {
	t.Helper()
	sheets, err := Sheets(p)
	if err != nil {
		t.Fatal(err)
	}
	return sheets
}

// readout is a canvas that keeps what stands where, to be read as text.
type readout struct {
	texts  []string
	at     []float64
	bottom float64 // the lowest thing drawn
}

func (r *readout) text(x, y float64, line string, _ docs.Style) {
	r.texts = append(r.texts, fmt.Sprintf("%06.2f %06.2f %s", y, x, line))
	r.at = append(r.at, y)
	r.bottom = max(r.bottom, y)
}
func (r *readout) line(_, _, _, y2, _ float64)          { r.bottom = max(r.bottom, y2) }
func (r *readout) symbol(_, y float64, s docs.Symbol)   { r.bottom = max(r.bottom, y+s.Side()) }
func (r *readout) picture(_, y float64, p docs.Picture) { r.bottom = max(r.bottom, y+p.Height) }

// read writes the lines of a sheet from top to bottom, texts of one baseline
// parted by bars, with the baseline in millimetres.
func read(s Sheet) string {
	var r readout
	s.draw(&r)
	sort.Strings(r.texts)
	var b strings.Builder
	last := ""
	for _, t := range r.texts {
		y, text := t[:6], t[14:]
		if y != last {
			fmt.Fprintf(&b, "\n%s  %s", y, text)
		} else {
			b.WriteString(" | " + text)
		}
		last = y
	}
	return b.String()
}

func readAll(sheets []Sheet) string {
	var b strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&b, "=== sheet %d%s\n\n", i+1, read(s))
	}
	return b.String()
}
