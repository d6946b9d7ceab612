package docs

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"kartoteka/data/problem"
)

// Charset is the encoding of a payment code; its value is the digit that names
// it in the code.
type Charset byte

// Charsets of ГОСТ Р 56042-2014.
const (
	Windows1251 Charset = '1'
	UTF8        Charset = '2'
	KOI8R       Charset = '3'
)

// PaymentField is one requisite of a payment code, such as {"BIC", "044525225"}.
type PaymentField struct {
	Key   string // name of the requisite, as ГОСТ Р 56042 has it
	Value string // what it is
}

// obligatory are the fields a payment code begins with, in this order.
var obligatory = [...]string{"Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc"}

// obligatoryBytes is the limit of their block in the chosen charset.
const obligatoryBytes = 300

// fieldLength is the most letters of a value; longer ones are cut.
var fieldLength = map[string]int{
	"Name": 160, "PersonalAcc": 20, "BankName": 45, "BIC": 9, "CorrespAcc": 20,
	"Sum": 18, "Purpose": 210, "PayeeINN": 12, "PayerINN": 12, "KPP": 9,
}

// separators are tried in this order: the first that stands in no value parts
// the fields, since the standard has no escape.
const separators = "|#;:^_~{}!$%&()*+,/@"

// PaymentCode is the content of a payment QR code by ГОСТ Р 56042-2014 (ST0001):
// requisites a banking application fills a payment order from. The first five
// fields are Name, PersonalAcc, BankName, BIC and CorrespAcc; empty ones after
// them are left out. Sum is whole kopecks. What is missing, can't be written in
// the charset or does not fit is a problem of the field of that name.
func PaymentCode(charset Charset, fields ...PaymentField) ([]byte, error) {
	clean := make([]PaymentField, 0, len(fields))
	var errs []error
	for i, f := range fields {
		f.Value = cutLetters(oneLine(f.Value), fieldLength[f.Key])
		if i < len(obligatory) && f.Key != obligatory[i] {
			return nil, fmt.Errorf("payment code: field %d is %s, not %s", i+1, f.Key, obligatory[i])
		}
		switch {
		case f.Value != "":
			clean = append(clean, f)
		case i < len(obligatory):
			errs = append(errs, problem.At(f.Key, "problem.qr.missing"))
		}
	}
	if err := problem.Join(errs...); err != nil {
		return nil, err
	}
	if len(clean) < len(obligatory) {
		return nil, fmt.Errorf("payment code: %d fields of %d obligatory", len(clean), len(obligatory))
	}
	separator, err := separatorFor(clean)
	if err != nil {
		return nil, err
	}
	return encodeFields(charset, separator, clean)
}

// encodeFields writes the header and the fields in the charset and judges the
// size of the obligatory block.
func encodeFields(charset Charset, separator byte, fields []PaymentField) ([]byte, error) {
	encode, err := charset.encoder()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("ST0001")
	b.WriteByte(byte(charset))
	header := b.Len()
	for i, f := range fields {
		text, err := encode(f.Key + "=" + f.Value)
		if err != nil {
			return nil, problem.At(f.Key, "problem.qr.charset")
		}
		b.WriteByte(separator)
		b.WriteString(text)
		if i == len(obligatory)-1 && b.Len()-header > obligatoryBytes {
			return nil, problem.At("Name", "problem.qr.long", "Limit", obligatoryBytes)
		}
	}
	return b.Bytes(), nil
}

// encoder writes a text in the charset or says that it can't.
func (c Charset) encoder() (func(string) (string, error), error) {
	var cm encoding.Encoding
	switch c {
	case UTF8:
		return func(s string) (string, error) { return s, nil }, nil
	case Windows1251:
		cm = charmap.Windows1251
	case KOI8R:
		cm = charmap.KOI8R
	default:
		return nil, fmt.Errorf("payment code: no charset %q", c)
	}
	return cm.NewEncoder().String, nil
}

// separatorFor finds a character that stands in none of the values.
func separatorFor(fields []PaymentField) (byte, error) {
	for _, s := range []byte(separators) {
		free := true
		for _, f := range fields {
			if strings.IndexByte(f.Value, s) >= 0 {
				free = false
				break
			}
		}
		if free {
			return s, nil
		}
	}
	return 0, problem.At("Name", "problem.qr.separator")
}

// oneLine trims a value, makes its line breaks and tabs spaces and drops bytes
// that are no text.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < ' ' || r == utf8.RuneError:
			return -1
		}
		return r
	}, s))
}

// cutLetters keeps the first n letters; n of 0 keeps all.
func cutLetters(s string, n int) string {
	if n == 0 || utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}
