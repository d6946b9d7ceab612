package exchange

import (
	"strings"
	"sync"
	"unicode"

	"kartoteka/data/text"
)

// Parse says how the text of a field is read.
type Parse int

// Ways to read a field.
const (
	Text    Parse = iota
	Amount        // money, rounded to the kopeck
	Count         // quantity, rounded to the thousandth
	Percent       // per cent or fraction, told over the whole column
	Date          // a day
	INN           // 10 or 12 digits with right check digits
	Code          // digits kept as text: КПП, ОГРН, БИК, accounts
	Email         // one address
	Choice        // one of Field.Choices
)

// Field is one field of a kind. Its words are "field.<kind>.<key>".
type Field struct {
	Key      string // name on the command line and header of exported files
	Parse    Parse  // how its text is read
	Required bool   // a row without it is a fault
	// Instead is the field that makes up for this required one.
	Instead string
	// Headers are usual names of the column, most telling first, in any case,
	// spacing and punctuation.
	Headers []string
	// Choices are the accepted words of a Choice and the value each stands for.
	Choices map[string]string
	// Group names the fields that repeat together in numbered columns; a group
	// of one field is named as the field, and then its columns need no numbers.
	Group string
	// Number is which of its group the field is, from 2; the first has none.
	Number int
	of     string // key of the first of a numbered field
}

// Kind describes a kind of table: its name on the command line and its fields
// in the order they are exported.
type Kind struct {
	Name   string  // on the command line
	Fields []Field // in the order they are exported
}

// Field finds a field by its key.
func (k Kind) Field(key string) (Field, bool) {
	for _, f := range k.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// keys lists the fields for a person.
func (k Kind) keys() string {
	keys := make([]string, len(k.Fields))
	for i, f := range k.Fields {
		keys[i] = f.Key
	}
	return strings.Join(keys, ", ")
}

// Kinds lists every kind of table.
func Kinds() []Kind {
	return []Kind{Sales.Kind, Clients.Kind, Products.Kind, Payments.Kind, Organisations.Kind}
}

// KindNamed finds a kind by its name on the command line.
func KindNamed(name string) (Kind, bool) {
	for _, k := range Kinds() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// isBlank tells spaces of all widths, and the marks that are as invisible.
func isBlank(r rune) bool {
	if r > '\u00a0' && r < '\u1680' {
		return false // most letters, Russian ones among them
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// fold brings a header to the form headers are compared in: letters, digits
// and № only, lower case, ё as е. «OrderID», «Order ID» and «order_id» are one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '№' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return text.FoldLetter(r)
		}
		return -1
	}, s)
}

// foldings are the forms of a header from the whole to its telling part:
// «Цена, руб.» is also «Цена», «Сумма (с НДС)» also «Сумма».
func foldings(header string) []string {
	forms := []string{fold(header)}
	for _, cut := range []string{",", "("} {
		if head, _, ok := strings.Cut(header, cut); ok && fold(head) != "" {
			forms = append(forms, fold(head))
		}
	}
	return forms
}

// knownHeaders holds the folded headers of all kinds.
var knownHeaders = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, k := range Kinds() {
		for _, f := range k.Fields {
			known[fold(f.Key)] = true
			for _, h := range f.Headers {
				known[fold(h)] = true
			}
		}
	}
	return known
})

// knownHeader reports whether some kind has such a column.
func knownHeader(text string) bool {
	for _, form := range foldings(text) {
		if name, _ := parted(form); knownHeaders()[form] || knownHeaders()[name] {
			return true
		}
	}
	return false
}
