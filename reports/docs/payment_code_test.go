package docs_test

import (
	"bytes"
	"image"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/reports/docs"
)

// parse takes a payment code apart as banking applications do.
func parse(code string) []docs.PaymentField {
	var fields []docs.PaymentField
	for _, part := range strings.Split(code[8:], code[7:8]) {
		key, value, _ := strings.Cut(part, "=")
		fields = append(fields, docs.PaymentField{Key: key, Value: value})
	}
	return fields
}

func text(t *testing.T, code []byte) string {
	t.Helper()
	decoded := code
	var err error
	switch docs.Charset(code[6]) {
	case docs.Windows1251:
		decoded, err = charmap.Windows1251.NewDecoder().Bytes(code)
	case docs.KOI8R:
		decoded, err = charmap.KOI8R.NewDecoder().Bytes(code)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(decoded)
}

// scan reads the symbol back with an independent reader.
func scan(t rapid.TB, s docs.Symbol) []byte {
	t.Helper()
	const dots = 4
	n := (len(s.Modules) + 2*docs.QuietZone) * dots
	img := image.NewGray(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			row, col := y/dots-docs.QuietZone, x/dots-docs.QuietZone
			dark := row >= 0 && row < len(s.Modules) && col >= 0 && col < len(s.Modules) && s.Modules[row][col]
			if !dark {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	// The reader needs not look for the symbol in a picture: it is the picture.
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
	if err != nil {
		t.Fatal(err)
	}
	segments := result.GetResultMetadata()[gozxing.ResultMetadataType_BYTE_SEGMENTS].([][]byte)
	return bytes.Join(segments, nil)
}

func TestPaymentCodesAreThoseOfTheStandard(t *testing.T) {
	for _, row := range table(t, "qr.csv") {
		id, payload := row["id"], row["payload"]
		code, err := docs.PaymentCode(docs.Charset(payload[6]), parse(payload)...)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		if got := text(t, code); got != payload {
			t.Errorf("%s: %s\nwant %s", id, got, payload)
		}
		if strconv.Itoa(len(code)) != row["bytes"] {
			t.Errorf("%s: %d bytes, want %s", id, len(code), row["bytes"])
		}
		obligatory := len(code) - len("ST00012")
		if parts := bytes.SplitAfterN(code, code[7:8], 7); len(parts) == 7 {
			obligatory -= len(parts[6]) + 1
		}
		if strconv.Itoa(obligatory) != row["mandatory_bytes"] {
			t.Errorf("%s: %d obligatory bytes, want %s", id, obligatory, row["mandatory_bytes"])
		}
		symbol, err := docs.QR(code)
		if err != nil {
			t.Fatal(err)
		}
		if version := strconv.Itoa((len(symbol.Modules) - 17) / 4); version != row["version_M"] {
			t.Errorf("%s: version %s, want %s", id, version, row["version_M"])
		}
		if got := scan(t, symbol); !bytes.Equal(got, code) {
			t.Errorf("%s: scanned %q", id, got)
		}
		if symbol.Module*float64(len(symbol.Modules)) < 35 || symbol.Module < 0.4 {
			t.Errorf("%s: module %g mm of %d is too small for a phone", id, symbol.Module, len(symbol.Modules))
		}
	}
}

func obligatory(name string) []docs.PaymentField {
	return []docs.PaymentField{
		{Key: "Name", Value: name},
		{Key: "PersonalAcc", Value: account.Account},
		{Key: "BankName", Value: account.Bank},
		{Key: "BIC", Value: account.BIC},
		{Key: "CorrespAcc", Value: account.Corr},
	}
}

func TestPaymentCodeCutsLongValuesAndKeepsOneLine(t *testing.T) {
	fields := obligatory("ООО «Ромашка»")
	fields[2].Value = strings.Repeat("Б", 60)
	code, err := docs.PaymentCode(docs.UTF8, append(fields, docs.PaymentField{
		Key: "Purpose", Value: "Оплата\r\nпо счёту " + strings.Repeat("9", 300),
	})...)
	if err != nil {
		t.Fatal(err)
	}
	got := parse(string(code))
	if n := len([]rune(got[2].Value)); n != 45 {
		t.Errorf("bank of %d letters, want 45", n)
	}
	if purpose := []rune(got[5].Value); len(purpose) != 210 || !strings.HasPrefix(string(purpose), "Оплата  по счёту 9") {
		t.Errorf("purpose of %d letters: %s", len(purpose), string(purpose))
	}
}

func TestPaymentCodeNamesWhatIsMissingOrTooLong(t *testing.T) {
	fields := obligatory("")
	fields[3].Value = " "
	_, err := docs.PaymentCode(docs.UTF8, fields...)
	if !problem.Has(err, "Name", "problem.qr.missing") || !problem.Has(err, "BIC", "problem.qr.missing") {
		t.Errorf("missing name and BIC: %v", err)
	}
	_, err = docs.PaymentCode(docs.UTF8, obligatory(strings.Repeat("Ж", 120))...)
	if !problem.Has(err, "Name", "problem.qr.long") {
		t.Errorf("obligatory block over 300 bytes: %v", err)
	}
	_, err = docs.PaymentCode(docs.KOI8R, obligatory("ООО «Ромашка»")...)
	if !problem.Has(err, "Name", "problem.qr.charset") {
		t.Errorf("quotes KOI8-R lacks: %v", err)
	}
	if _, err = docs.PaymentCode(docs.UTF8, fields[1:]...); err == nil || problem.All(err) != nil {
		t.Errorf("fields out of order: %v, want a fault", err)
	}
}

func TestPaymentCodeComesApartIntoWhatWasPutIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`[a-zа-я0-9|#;:^_~{}!$ "«»№=.-]{1,12}x`)
		fields := obligatory("ООО " + value.Draw(t, "name"))
		fields = append(fields, docs.PaymentField{Key: "Purpose", Value: "Оплата " + value.Draw(t, "purpose")})
		code, err := docs.PaymentCode(docs.UTF8, fields...)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range parse(string(code)) {
			if f != fields[i] {
				t.Fatalf("field %d: %v, want %v", i, f, fields[i])
			}
		}
	})
}

// codeOf is the content of the symbol on the paper.
func codeOf(t *testing.T, blocks []docs.Block) (code []byte, found bool) {
	for _, b := range blocks {
		switch b := b.(type) {
		case docs.Together:
			code, found = codeOf(t, b.Blocks)
		case docs.Beside:
			for _, p := range b.Parts {
				if c, ok := codeOf(t, p.Blocks); ok {
					code, found = c, true
				}
			}
		case docs.Symbol:
			code, found = scan(t, b), true
		}
		if found {
			return code, true
		}
	}
	return nil, false
}

func TestCodeOfAnInvoicePaysIt(t *testing.T) {
	rows := table(t, "qr.csv")
	want := map[string]string{}
	for _, row := range rows {
		want[row["id"]] = row["payload"]
	}
	sample := invoice(t, crm.VATIncluded, paper1())
	sample.Seller.Name = "ООО «Ромашка»"
	exempt := invoice(t, crm.VATOff, line("Услуга", 1, "шт", 5000, crm.VATNone))
	exempt.Seller.Name, exempt.Number = "ООО «Ромашка»", "18"
	barred := sample
	barred.Seller.Name = "ООО «А|Б»"
	for id, v := range map[string]docs.Invoice{"invoice_utf8": sample, "invoice_novat": exempt, "sep_hash": barred} {
		code, _ := codeOf(t, sound(t, v).Blocks)
		if string(code) != want[id] {
			t.Errorf("%s: %s\nwant %s", id, code, want[id])
		}
	}
}

func TestCodeOfALongNameIsWrittenInWindows1251(t *testing.T) {
	v := invoice(t, crm.VATIncluded, paper1())
	v.Seller.Name = "ООО «" + strings.Repeat("Ромашка", 16) + "»"
	code, found := codeOf(t, sound(t, v).Blocks)
	if !found || !strings.HasPrefix(text(t, code), "ST00011|Name=ООО «Ромашка") {
		t.Errorf("code = %q", code)
	}
}

func TestPurposeNamesEachRateAndNoKPPForAnEntrepreneur(t *testing.T) {
	v := invoice(t, crm.VATIncluded, line("А", 2, "шт", 122000, crm.VAT22), line("Б", 1, "шт", 110000, crm.VAT10), line("В", 1, "шт", 100, crm.VATNone))
	v.Seller, v.Account.Corr = trader, ""
	code, _ := codeOf(t, sound(t, v).Blocks)
	got := string(code)
	if !strings.Contains(got, "|CorrespAcc=0|PayeeINN=001122334443|Sum=354100|Purpose=") ||
		!strings.HasSuffix(got, "В т.ч. НДС 22% - 440-00 руб., НДС 10% - 100-00 руб.") {
		t.Errorf("code = %s", got)
	}
}

func TestTheSymbolOfAnyBytesIsReadBackAndIsThatOfAnotherEncoder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SliceOfN(rapid.Byte(), 1, 700).Draw(t, "content")
		symbol, err := docs.QR(content)
		if err != nil {
			t.Fatal(err)
		}
		if got := scan(t, symbol); !bytes.Equal(got, content) {
			t.Fatalf("scanned %q of %q", got, content)
		}
		other, err := qr.Encode(string(content), qr.M, qr.Unicode)
		if err != nil {
			t.Fatal(err)
		}
		if n := other.Bounds().Dx(); n != len(symbol.Modules) {
			t.Fatalf("%d modules, the other encoder makes %d", len(symbol.Modules), n)
		}
		for y, row := range symbol.Modules {
			for x, dark := range row {
				if r, _, _, _ := other.At(x, y).RGBA(); dark != (r == 0) {
					t.Fatalf("module %d, %d differs from the other encoder's", x, y)
				}
			}
		}
	})
}

func TestContentLongerThanAnySymbolIsRefused(t *testing.T) {
	if _, err := docs.QR(make([]byte, 2332)); err == nil {
		t.Error("2332 bytes are one more than the greatest symbol of level M holds")
	}
	if _, err := docs.QR(make([]byte, 2331)); err != nil {
		t.Error(err)
	}
}

func BenchmarkQR(b *testing.B) {
	content := bytes.Repeat([]byte("Оплата "), 24)
	for b.Loop() {
		if _, err := docs.QR(content); err != nil {
			b.Fatal(err)
		}
	}
}
