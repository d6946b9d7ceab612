// Package lang turns keys into words and values into text, in Russian and in
// English.
//
// # Words
//
// Texts live in assets/lang/CODE/ROOM.json, a flat object of keys per room of
// the program, the same keys in every language. A text may hold values,
// {{.Name}}, in the syntax of text/template; a text that counts is an object of
// plural forms by CLDR ("one", "few", "many", "other"; English "one", "other")
// whose number is {{.N}}.
//
//	l := lang.For("ru")
//	l.T("client.saved", "Name", c.Name)
//	l.N("client.found", n)
//
// Values are written by the language: money.Money as 1 234,56, money.Qty,
// money.Percent with its sign, time.Time as a date, whole numbers with groups, a
// float64 with one decimal and no sign, a Key as the words behind it. Anything
// else is written as it is.
//
// # Keys in code
//
// A test reads the Go sources and demands that every key exists. It looks at
// the key argument of T, N, lang.Key, reports.Word and problem.At, at the field
// Key of composite literals named Message and Problem, and at every literal that
// begins with "problem.". A key made by concatenation, l.T("column."+name), needs
// a comment in its package, so that a reader and the test know the family:
//
//	//lang:column.*
//
// # Numbers and dates
//
// Groups of thousands are parted by no-break spaces in Russian and by commas in
// English, minus is U+2212, and months are inflected where Russian wants it.
// Files get the plain forms of package money instead.
package lang

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// Key is a value of T and N that is itself a key: its words are put in.
type Key = problem.Word

// Lang is one language: its words and its ways of writing numbers and dates. It
// does not change and may be used by many goroutines.
type Lang struct {
	code    string
	words   *i18n.Localizer
	plain   map[string]string // texts without values or plural forms, the most
	plural  map[string]bool   // every key; true when the text counts
	numbers numbers
	dates   dates
	sorters *sync.Pool // of *sorter
}

// Codes of the languages, the default one first.
var codes = []string{"ru", "en"}

// languages reads each language when it is first asked for.
var languages = func() map[string]func() *Lang {
	all := make(map[string]func() *Lang, len(codes))
	for _, code := range codes {
		all[code] = sync.OnceValue(func() *Lang { return mustLoad(code) })
	}
	return all
}()

// Codes returns the codes of the languages, the default one first.
func Codes() []string { return slices.Clone(codes) }

// For returns the language of a code such as "ru" or "en-GB"; Russian for a
// code that is not known.
func For(code string) *Lang {
	if l, ok := languages[code]; ok {
		return l()
	}
	if tag, err := language.Parse(code); err == nil {
		base, _ := tag.Base()
		if l, ok := languages[base.String()]; ok {
			return l()
		}
	}
	return languages[codes[0]]()
}

// Keys returns all keys of a language, sorted.
func Keys(code string) []string { return slices.Sorted(maps.Keys(For(code).plural)) }

// Code returns the two letters of the language: "ru", "en".
func (l *Lang) Code() string { return l.code }

// Has reports whether the key has words.
func (l *Lang) Has(key string) bool {
	_, ok := l.plural[key]
	return ok
}

// T returns the words of a key. Args are name, value pairs for the words; how
// values are written is told in the package comment. An unknown key is its own
// text, so that a person sees something and a test sees the fault.
func (l *Lang) T(key string, args ...any) string {
	if s, ok := l.plain[key]; ok {
		return s
	}
	return l.text(key, nil, l.values(args))
}

// N returns the words of a key in the plural form of n; {{.N}} in them is n as
// the language writes it.
func (l *Lang) N(key string, n int64, args ...any) string {
	values := l.values(args)
	values["N"] = l.Int(n)
	return l.text(key, n, values)
}

// text asks go-i18n; count is nil or the number that chooses the plural form.
func (l *Lang) text(key string, count any, values map[string]any) string {
	s, err := l.words.Localize(&i18n.LocalizeConfig{
		MessageID: key, TemplateData: values, PluralCount: count,
	})
	if err != nil {
		return key
	}
	return s
}

// values makes the data of a template; a name without a value is dropped.
func (l *Lang) values(args []any) map[string]any {
	values := make(map[string]any, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		if name, ok := args[i].(string); ok {
			values[name] = l.Value(args[i+1])
		}
	}
	return values
}

// Value writes one value the way T does; values of other types are returned
// unchanged.
func (l *Lang) Value(v any) any {
	switch v := v.(type) {
	case money.Money:
		return l.Money(v)
	case money.Qty:
		return l.Qty(v)
	case money.Percent:
		return l.Discount(v)
	case time.Time:
		return l.Date(v)
	case int:
		return l.Int(int64(v))
	case int64:
		return l.Int(v)
	case float64:
		return l.Number(v, 1)
	case Key:
		return l.T(string(v))
	case []string:
		return strings.Join(v, ", ")
	default:
		return v
	}
}
