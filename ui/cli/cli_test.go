package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/lang"
	"kartoteka/ui"
	"kartoteka/ui/cli"
)

// line is one call of the command line and what came of it.
type line struct {
	code     int
	out, err string
	window   string // base the window was opened on
	screens  cli.Screens
}

// environment has a clock that stands at noon of 2 March 2026.
func environment() base.Environment {
	return base.Environment{Now: func() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }, User: "test"}
}

// runIn carries a command line out in a language, in this process.
func runIn(t *testing.T, code string, args ...string) (l line) {
	t.Helper()
	var out, errs bytes.Buffer
	words := lang.For(code)
	l.window = "closed"
	l.code = cli.Run(t.Context(), cli.Program{
		Env: environment(), Lang: words, Version: "1.2.3", Out: &out, Err: &errs,
		Window:  func(_ context.Context, base string) error { l.window = base; return nil },
		Screens: func(_ context.Context, s cli.Screens) error { l.screens = s; return nil },
		Explain: func(err error) string {
			sentence, known := ui.Explain(words, err, ui.Situations...)
			if !known {
				t.Errorf("%v has no words: %v", args, err)
			}
			return sentence
		},
	}, args)
	l.out, l.err = out.String(), errs.String()
	return l
}

func run(t *testing.T, args ...string) line { t.Helper(); return runIn(t, "en", args...) }

// done wants success.
func done(t *testing.T, args ...string) line {
	t.Helper()
	l := run(t, args...)
	if l.code != cli.Done {
		t.Fatalf("%v: exit %d: %s", args, l.code, l.err)
	}
	return l
}

// refused wants an exit code and a sentence on the error output only, in both
// languages.
func refused(t *testing.T, code int, args ...string) line {
	t.Helper()
	english, russian := run(t, args...), runIn(t, "ru", args...)
	for name, l := range map[string]line{"en": english, "ru": russian} {
		if l.code != code || strings.TrimSpace(l.err) == "" || l.out != "" {
			t.Errorf("%v in %s: exit %d, out %q, err %q", args, name, l.code, l.out, l.err)
		}
	}
	if !strings.ContainsAny(russian.err, "абвгдежзиклмнопрстуя") {
		t.Errorf("%v in Russian: %s", args, russian.err)
	}
	if english.err == russian.err {
		t.Errorf("%v says the same in both languages: %s", args, english.err)
	}
	return english
}

func temp(t *testing.T, name string) string { t.Helper(); return filepath.Join(t.TempDir(), name) }

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := temp(t, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// demoBase makes a small demo base.
func demoBase(t *testing.T, more ...string) string {
	t.Helper()
	base := temp(t, "demo.db")
	done(t, append([]string{"demo", "--base", base, "--clients", "20", "--orders", "150", "--months", "12"}, more...)...)
	return base
}

func TestWrongUsageIsTwoWithASentence(t *testing.T) {
	base := demoBase(t)
	out := temp(t, "out.csv")
	for _, args := range [][]string{
		{"nonsense"},
		{"--nonsense"},
		{"demo"},
		{"demo", "--base"},
		{"demo", "extra", "--base", base},
		{"demo", "--base", base, "--clients", "many"},
		{"demo", "--base", base, "--clients", "0"},
		{"demo", "--base", base, "--today", "02.03.2026"},
		{"import", "sales", "--base", base},
		{"import", "nonsense", "x.csv", "--base", base},
		{"export", "sales", "--base", base},
		{"export", "nonsense", "--base", base, "--out", out},
		{"export", "sales", "--base", base, "--out", "out.doc"},
		{"report", "--base", base},
		{"report", "nonsense", "--base", base},
		{"report", "abc", "--base", base, "--set", "nonsense=1"},
		{"report", "abc", "--base", base, "--set", "by=nonsense"},
		{"report", "abc", "--base", base, "--set", "a=much"},
		{"report", "abc", "--base", base, "--set", "a"},
		{"report", "abc", "--base", base, "--from", "2026-02-30"},
		{"report", "abc", "--base", base, "--to", "вчера"},
		{"report", "abc", "--base", base, "--as-of", "2026"},
		{"report", "abc", "--base", base, "--from", "2026-02-02", "--to", "2026-02-01"},
		{"report", "abc", "--base", base, "--out", "abc.doc"},
		{"print", "invoice", "--base", base},
		{"print", "nonsense", "1", "--base", base, "--out", "x.pdf"},
		{"print", "invoice", "1", "--base", base},
		{"check"},
		{"repair"},
		{"compact"},
		{"backup", "--base", base},
		{"restore", "--base", base},
		{"screens", "--base", base},
		{"screens", "--base", base, "--out", "x", "--lang", "de"},
		{"screens", "--base", base, "--out", "x", "--theme", "blue"},
		{"screens", "--base", base, "--out", "x", "--size", "10x10"},
		{"screens", "--base", base, "--out", "x", "--size", "large"},
	} {
		refused(t, cli.Usage, args...)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a refused command has written its file")
	}
}

func TestTheWindowAndTheScreensReceiveTheirParameters(t *testing.T) {
	if l := done(t); l.window != "" {
		t.Errorf("without arguments the window opens on %q", l.window)
	}
	if l := done(t, "--base", "firm.db"); l.window != "firm.db" {
		t.Errorf("the window opens on %q", l.window)
	}
	got := done(t, "screens", "--base", "firm.db", "--out", "shots", "--lang", "ru", "--theme", "dark", "--size", "1024x768").screens
	if want := (cli.Screens{Base: "firm.db", Out: "shots", Lang: "ru", Theme: "dark", Width: 1024, Height: 768}); got != want {
		t.Errorf("screens = %+v", got)
	}
	got = done(t, "screens", "--base", "firm.db", "--out", "shots").screens
	if want := (cli.Screens{Base: "firm.db", Out: "shots", Lang: "en", Theme: "light", Width: 1280, Height: 800}); got != want {
		t.Errorf("screens = %+v", got)
	}
}

func TestHelpAndVersionAreSaid(t *testing.T) {
	if l := done(t, "--version"); !strings.Contains(l.out, "1.2.3") {
		t.Errorf("version: %q", l.out)
	}
	for _, name := range []string{"demo", "import", "export", "report", "print", "check", "repair", "compact", "backup", "restore", "screens"} {
		if l := done(t, name, "--help"); !strings.Contains(l.out, "--base") {
			t.Errorf("help of %s: %q", name, l.out)
		}
	}
}
