package lang_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"

	"kartoteka/assets"
	"kartoteka/data/lang"
	"kartoteka/data/money"
)

// entry is one text of one file: its plural forms, or only "other".
type entry struct {
	file, key string
	counts    bool
	forms     map[string]string
}

// entries reads the files of a language as they are, in the order of their
// keys, so that what loading would merge is still seen.
func entries(t *testing.T, code string) []entry {
	t.Helper()
	names, err := fs.Glob(assets.Lang, path.Join("lang", code, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no words of %q: %v", code, err)
	}
	var all []entry
	for _, name := range names {
		f, err := assets.Lang.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, read(t, name, json.NewDecoder(f))...)
		f.Close()
	}
	return all
}

func read(t *testing.T, name string, d *json.Decoder) []entry {
	t.Helper()
	if _, err := d.Token(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var all []entry
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var value any
		if err := d.Decode(&value); err != nil {
			t.Fatalf("%s: %v: %v", name, key, err)
		}
		e := entry{file: name, key: key.(string), forms: map[string]string{}}
		switch v := value.(type) {
		case string:
			e.forms["other"] = v
		case map[string]any:
			e.counts = true
			for form, text := range v {
				e.forms[form], _ = text.(string)
			}
		default:
			t.Errorf("%s: %s is neither a text nor plural forms", name, key)
		}
		all = append(all, e)
	}
	return all
}

func TestNoKeyIsWrittenTwice(t *testing.T) {
	for _, code := range lang.Codes() {
		seen := map[string]string{}
		for _, e := range entries(t, code) {
			if first, ok := seen[e.key]; ok {
				t.Errorf("%s is in %s and in %s", e.key, first, e.file)
			}
			seen[e.key] = e.file
		}
		if len(seen) != len(lang.Keys(code)) {
			t.Errorf("%s: %d keys in files, %d loaded", code, len(seen), len(lang.Keys(code)))
		}
	}
}

func TestEveryLanguageHasEveryKey(t *testing.T) {
	want := lang.Keys("ru")
	for _, code := range lang.Codes()[1:] {
		have := lang.Keys(code)
		for _, key := range want {
			if _, ok := slices.BinarySearch(have, key); !ok {
				t.Errorf("%s lacks %s", code, key)
			}
		}
		for _, key := range have {
			if _, ok := slices.BinarySearch(want, key); !ok {
				t.Errorf("only %s has %s", code, key)
			}
		}
	}
}

// value matches a value in a text: {{.Name}}.
var value = regexp.MustCompile(`\{\{\s*\.(\w+)`)

// valuesOf collects the names of values in all forms of a text.
func valuesOf(e entry) []string {
	names := map[string]bool{}
	for _, text := range e.forms {
		for _, m := range value.FindAllStringSubmatch(text, -1) {
			names[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func TestEveryLanguageKnowsTheSameValues(t *testing.T) {
	russian := map[string]entry{}
	for _, e := range entries(t, "ru") {
		russian[e.key] = e
	}
	for _, e := range entries(t, "en") {
		r, ok := russian[e.key]
		if !ok || strings.HasPrefix(e.key, "format.") { // dates are built differently
			continue
		}
		if a, b := valuesOf(r), valuesOf(e); !slices.Equal(a, b) {
			t.Errorf("%s has values %v in Russian and %v in English", e.key, a, b)
		}
		if r.counts != e.counts {
			t.Errorf("%s counts in one language only", e.key)
		}
	}
}

func TestPluralFormsAreComplete(t *testing.T) {
	want := map[string][]string{"ru": {"few", "many", "one", "other"}, "en": {"one", "other"}}
	for _, code := range lang.Codes() {
		for _, e := range entries(t, code) {
			if forms := slices.Sorted(maps.Keys(e.forms)); e.counts && !slices.Equal(forms, want[code]) {
				t.Errorf("%s: %s has the forms %v, want %v", e.file, e.key, forms, want[code])
			}
		}
	}
}

var keyForm = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_/]*)+$`)

func TestTextsAreWellMade(t *testing.T) {
	for _, code := range lang.Codes() {
		for _, e := range entries(t, code) {
			if !keyForm.MatchString(e.key) && !strings.HasPrefix(e.key, "fyne.") { // the toolkit's own words
				t.Errorf("%s: %q is no key: lower case words joined by dots", e.file, e.key)
			}
			for form, text := range e.forms {
				where := e.file + ": " + e.key + " (" + form + ")"
				if _, err := template.New("").Parse(text); err != nil {
					t.Errorf("%s: %v", where, err)
				}
				if strings.TrimSpace(text) != text || text == "" {
					t.Errorf("%s is empty or has spaces around: %q", where, text)
				}
				if strings.Contains(text, "!") {
					t.Errorf("%s shouts: %q", where, text)
				}
			}
		}
	}
}

var (
	action = regexp.MustCompile(`\{\{[^}]*\}\}`)
	latin  = regexp.MustCompile(`[A-Za-z][A-Za-z0-9]*`)
	// foreign words that Russian has no other word for: formats, keys, methods,
	// what is typed on the command line and in a rule of repetition.
	foreign = strings.Fields(`
		ABC XYZ RFM PDF XLSX XLS JPEG CSV JSON XML PNG SVG QR SMS SMTP CommerceML vCard vcf iCal ics
		UTF BOM Excel Word Ctrl Shift Alt Esc Enter Tab Del Delete Ins Insert Home End PgUp PgDn Backspace
		F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 K L S P Z F N E A B C X Y Telegram MAX WhatsApp Viber Windows Linux
		macOS ISO mail e SQLite Kartoteka English Noto Sans R M CV I II III IV ID
		comma dot dd mm yyyy RFC FREQ WEEKLY INTERVAL MONTHLY BYDAY FR`)
)

func TestRussianTextsAreRussian(t *testing.T) {
	for _, e := range entries(t, "ru") {
		if strings.HasPrefix(e.key, "cli.") { // names flags and what is typed after them
			continue
		}
		for _, text := range e.forms {
			for _, word := range latin.FindAllString(action.ReplaceAllString(text, ""), -1) {
				if !slices.Contains(foreign, word) {
					t.Errorf("%s: %s holds %q: %s", e.file, e.key, word, text)
				}
			}
		}
	}
}

var cyrillic = regexp.MustCompile(`[А-Яа-яЁё]+`)

func TestEnglishTextsAreEnglish(t *testing.T) {
	for _, e := range entries(t, "en") {
		for _, text := range e.forms {
			if word := cyrillic.FindString(text); word != "" && !strings.HasSuffix(e.key, ".ru") { // Russian names itself
				t.Errorf("%s: %s holds %q: %s", e.file, e.key, word, text)
			}
		}
	}
}

func TestAnUnknownLanguageIsRussian(t *testing.T) {
	for code, want := range map[string]string{
		"ru": "ru", "en": "en", "en-GB": "en", "ru_RU": "ru", "de": "ru", "": "ru", "?": "ru",
	} {
		if got := lang.For(code).Code(); got != want {
			t.Errorf("For(%q) is %s, want %s", code, got, want)
		}
	}
}

func TestTheSystemSpeaksRussianWhereUnknown(t *testing.T) {
	for value, want := range map[string]string{
		"ru_RU.UTF-8": "ru", "en_US.UTF-8": "en", "de_DE.UTF-8": "ru", "C.UTF-8": "ru", "C": "ru", "": "ru",
	} {
		t.Setenv("LC_ALL", value)
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", value)
		t.Setenv("LANGUAGE", "")
		if got := lang.System(); got != want {
			t.Errorf("with %q the system speaks %s, want %s", value, got, want)
		}
	}
}

func TestAnUnknownKeyIsItsOwnText(t *testing.T) {
	if got := ru.T("no.such.key", "A", 1); got != "no.such.key" || ru.Has("no.such.key") {
		t.Errorf("T = %q", got)
	}
	if got := ru.N("no.such.key", 2); got != "no.such.key" {
		t.Errorf("N = %q", got)
	}
	if !ru.Has("period.today") || !ru.Has("problem.inn.length") {
		t.Error("Has denies a key")
	}
}

func TestValuesAreWrittenByTheLanguage(t *testing.T) {
	for _, c := range []struct {
		value  any
		ru, en any
	}{
		{value: money.Money(123456), ru: "1\u00a0234,56", en: "1,234.56"},
		{value: money.Qty(1500), ru: "1,5", en: "1.5"},
		{value: money.Percent(550), ru: "5,5\u00a0%", en: "5.5%"},
		{value: day("2006-01-02", "2026-11-23"), ru: "23.11.2026", en: "23.11.2026"},
		{value: 12345, ru: "12\u00a0345", en: "12,345"},
		{value: int64(7), ru: "7", en: "7"},
		{value: 12.34, ru: "12,3", en: "12.3"},
		{value: lang.Key("step.week"), ru: "Неделя", en: "Week"},
		{value: []string{"а", "б"}, ru: "а, б", en: "а, б"},
		{value: "2026", ru: "2026", en: "2026"},
	} {
		if got := ru.Value(c.value); got != c.ru {
			t.Errorf("Russian writes %v as %q, want %q", c.value, got, c.ru)
		}
		if got := en.Value(c.value); got != c.en {
			t.Errorf("English writes %v as %q, want %q", c.value, got, c.en)
		}
	}
	if got := ru.T("problem.money.decimals", "Text", "1.005", "Max", 2); !strings.Contains(got, "«1.005»") || !strings.HasSuffix(got, "2") {
		t.Errorf("T = %q", got)
	}
}
