package exchange

import (
	"bytes"
	"encoding/json"
	"iter"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// all yields rows without errors.
func all[T any](rows []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range rows {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// roundTrip writes rows, reads them back and compares.
func roundTrip[T any](t *rapid.T, schema Schema[T], rows []T) {
	f := rapid.SampledFrom([]Format{CSV, ExcelCSV, XLSX}).Draw(t, "format")
	var b bytes.Buffer
	if err := schema.Write(t.Context(), &b, f, all(rows)); err != nil {
		t.Fatal(err)
	}
	s, err := OpenBytes("file", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	batch, err := schema.Read(t.Context(), s, Guess(schema.Kind, s), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := batch.Rows
	if !reflect.DeepEqual(got, rows) {
		t.Fatalf("read  %+v\nwrote %+v", got, rows)
	}
}

// Values of random rows: texts with all that spoils files, in normal form.
var (
	anyText = rapid.Custom(func(t *rapid.T) string {
		return oneLine(strings.TrimFunc(rapid.StringOf(rapid.RuneFrom([]rune("абЁz09'\"=+-@;,|.%#«»№ _x005F\n\t"))).Draw(t, "text"), isBlank))
	})
	anyName = anyText.Filter(func(s string) bool { return s != "" && !formulaError(s) })
	anyDay  = rapid.Map(rapid.IntRange(0, 40_000), func(n int) time.Time {
		return time.Date(1990, 1, 1+n, 0, 0, 0, 0, time.UTC)
	})
	anySum = rapid.Map(rapid.Int64Range(0, 90_000_000_000_000_00), func(n int64) money.Money { return money.Money(n) })
)

// anyContact is a person with a name; one without is taken for none.
var anyContact = rapid.Custom(func(t *rapid.T) ContactRow {
	return ContactRow{
		Name: anyName.Draw(t, "contact"), Role: anyText.Draw(t, "role"),
		Phones:   rapid.SampledFrom([][]string{nil, {"+7 495 123-45-67"}, {"+7 495 123-45-67 доб. 5", "02-15-30, Мария", "+7 900 000-00-02"}}).Draw(t, "phones"),
		Emails:   rapid.SampledFrom([][]string{nil, {"a@example.org"}, {"a@example.org", "b@example.org"}}).Draw(t, "mails"),
		Birthday: rapid.OneOf(rapid.Just(time.Time{}), anyDay).Draw(t, "birthday"),
		NoCalls:  rapid.SampledFrom([]string{"", "yes"}).Draw(t, "no calls"),
		Note:     rapid.SampledFrom([]string{"", "Звонить\nпосле обеда"}).Draw(t, "note"),
	}
})

func TestSalesThatAreExportedCanBeImported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) SaleLine {
			l := SaleLine{
				Date: anyDay.Draw(t, "date"), Client: anyName.Draw(t, "client"),
				INN:     rapid.SampledFrom([]string{"", "0012345673", "500100732259"}).Draw(t, "inn"),
				Product: anyName.Draw(t, "product"), Article: anyText.Draw(t, "article"), Group: anyText.Draw(t, "group"),
				Qty: money.Qty(rapid.Int64Range(1, 1_000_000_000).Draw(t, "qty")), Unit: anyText.Draw(t, "unit"),
				Price: anySum.Draw(t, "price"), Discount: money.Percent(rapid.Int64Range(0, 100_00).Draw(t, "discount")),
				Sum: anySum.Draw(t, "sum"), HasCost: rapid.Bool().Draw(t, "has cost"),
				Manager: anyText.Draw(t, "manager"), Region: anyText.Draw(t, "region"), Source: anyText.Draw(t, "source"),
			}
			if l.HasCost {
				l.Cost = anySum.Draw(t, "cost")
			}
			if rapid.Bool().Draw(t, "a return") {
				l.Qty, l.Sum, l.Cost = -l.Qty, -l.Sum, -l.Cost
			}
			return l
		}), 1, 4).Draw(t, "lines")
		for i := range rows {
			rows[i].Row = i + 2
			rows[i].Number = rapid.SampledFrom([]string{"", "СЧ-", "="}).Draw(t, "number")
			if rows[i].Number != "" {
				rows[i].Number += strings.Repeat("1", i+1)
			}
		}
		roundTrip(t, Sales, rows)
	})
}

func TestListsThatAreExportedCanBeImported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, Clients, []ClientRow{{
			Row: 2,
			Requisites: crm.Requisites{
				Name: anyName.Draw(t, "name"), FullName: anyText.Draw(t, "full name"), Kind: crm.Company, INN: "0012345673",
				KPP: "001201001", OGRN: "1027700132195", Address: anyText.Draw(t, "address"), Phone: "+7 495 123-45-67",
				Email: "info@example.org",
			},
			Region: anyText.Draw(t, "region"), City: anyText.Draw(t, "city"),
			Manager: anyText.Draw(t, "manager"), Source: anyText.Draw(t, "source"), Comment: "Примечание:\n" + anyName.Draw(t, "comment"),
			Account: crm.BankAccount{Bank: anyText.Draw(t, "bank"), BIC: "044525225", Account: "40702810500000001234", Corr: "30101810400000000225"},
			Actual:  anyText.Draw(t, "actual"), Tags: rapid.SampledFrom([]string{"", "опт", "опт, ключевой"}).Draw(t, "tags"),
			Discount: money.Percent(rapid.Int64Range(0, 100_00).Draw(t, "discount")), Deferral: rapid.IntRange(0, crm.DeferralLimit).Draw(t, "deferral"),
			Limit: anySum.Draw(t, "limit"), Birthday: rapid.OneOf(rapid.Just(time.Time{}), anyDay).Draw(t, "birthday"),
			NoCalls:  rapid.SampledFrom([]string{"", "yes", "no"}).Draw(t, "no calls"),
			Contacts: append([]ContactRow(nil), rapid.SliceOfN(anyContact, 0, 3).Draw(t, "contacts")...),
		}})
		roundTrip(t, Products, []ProductRow{{
			Row: 2, Name: anyName.Draw(t, "product"), Article: anyText.Draw(t, "article"), Group: anyText.Draw(t, "group"),
			Unit: anyText.Draw(t, "unit"), Price: anySum.Draw(t, "price"), Cost: anySum.Draw(t, "cost"),
			VAT: rapid.SampledFrom([]crm.VATCode{"", crm.VAT22, crm.VAT20, crm.VAT10, crm.VAT7, crm.VAT5, crm.VAT0, crm.VATNone}).Draw(t, "vat"),
		}})
		roundTrip(t, Payments, []PaymentRow{{
			Row: 2, Number: anyText.Draw(t, "number"), Date: anyDay.Draw(t, "date"), Client: anyName.Draw(t, "client"),
			Order: anyText.Draw(t, "order"), Amount: 1 + anySum.Draw(t, "amount"),
			Direction: rapid.SampledFrom(crm.Directions).Draw(t, "direction"), Purpose: anyText.Draw(t, "purpose"),
		}})
		roundTrip(t, Organisations, []OrganisationRow{{
			Row: 2, Requisites: crm.Requisites{Name: anyName.Draw(t, "organisation"), Kind: crm.Entrepreneur, INN: "500100732259"},
			Director: anyText.Draw(t, "director"),
			TaxMode:  rapid.SampledFrom(crm.TaxModes).Draw(t, "mode"), Prefix: anyText.Draw(t, "prefix"),
		}})
	})
}

var injected = []ProductRow{{Name: "=HYPERLINK(\"http://example.org\")", Article: "+7 495 123-45-67", Group: "@SUM(A1)", Unit: "-1", Price: 10_50}}

func TestAFormulaInATextIsHarmlessInEveryFormat(t *testing.T) {
	var b bytes.Buffer
	if err := Products.Write(t.Context(), &b, CSV, all(injected)); err != nil {
		t.Fatal(err)
	}
	if want := "\"'=HYPERLINK(\"\"http://example.org\"\")\",'+7 495 123-45-67,'@SUM(A1),'-1,10.50,0.00,\n"; !strings.HasSuffix(b.String(), want) {
		t.Errorf("%q", b.String())
	}
	b.Reset()
	if err := Products.Write(t.Context(), &b, XLSX, all(injected)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"A2", "B2", "C2", "D2"} {
		formula, _ := f.GetCellFormula("products", cell)
		kind, err := f.GetCellType("products", cell)
		if formula != "" || err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s: formula %q, type %v, %v", cell, formula, kind, err)
		}
	}
	if kind, _ := f.GetCellType("products", "E2"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the price is no number: %v", kind)
	}
}

func TestTheFileForRussianExcelHasItsMarks(t *testing.T) {
	var b bytes.Buffer
	rows := []PaymentRow{{Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Client: "Василёк", Amount: 12200_50, Direction: crm.Incoming}}
	if err := Payments.Write(t.Context(), &b, ExcelCSV, all(rows)); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffnumber;date;client;inn;order;amount;direction;purpose\r\n;23.11.2026;Василёк;;;12200,50;in;\r\n"; b.String() != want {
		t.Errorf("%q", b.String())
	}
}

func TestJSONKeepsSumsExactAndFieldsByName(t *testing.T) {
	var b bytes.Buffer
	if err := Products.Write(t.Context(), &b, JSON, all(append(injected, ProductRow{Name: "Насос", Price: 9_007_199_254_740_993_01}))); err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(&b)
	d.UseNumber()
	var got []map[string]any
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0]["name"] != injected[0].Name || got[1]["price"] != json.Number("9007199254740993.01") {
		t.Errorf("%v", got)
	}
	b.Reset()
	if err := Products.Write(t.Context(), &b, JSON, all[ProductRow](nil)); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("nothing written as %q, %v", b.String(), err)
	}
}

func TestTheSameRowsMakeTheSameWorkbook(t *testing.T) {
	var want []byte
	for range 8 {
		var b bytes.Buffer
		if err := Products.Write(t.Context(), &b, XLSX, all(injected)); err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = b.Bytes()
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Fatal("two workbooks of the same rows differ")
		}
	}
}
