package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"kartoteka/app"
	"kartoteka/ui/cli"
)

// bad makes each kind of file that is no base to work on.
func bad(t *testing.T) map[string]string {
	whole := read(t, demoBase(t))
	foreign := temp(t, "foreign.db")
	db, err := bolt.Open(foreign, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("somebody")); return err })
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"missing":     temp(t, "missing.db"),
		"empty":       write(t, "empty.db", ""),
		"a text":      write(t, "text.db", strings.Repeat("это не база ", 1000)),
		"of another":  foreign,
		"truncated":   write(t, "cut.db", whole[:len(whole)/2]),
		"a folder":    t.TempDir(),
		"zeros":       write(t, "zeros.db", strings.Repeat("\x00", 65536)),
		"very short":  write(t, "short.db", whole[:100]),
		"of no right": unreadable(t, whole),
	}
}

// unreadable is a base nobody may read; root may read everything.
func unreadable(t *testing.T, whole string) string {
	path := write(t, "secret.db", whole)
	if os.Geteuid() == 0 {
		return temp(t, "missing.db")
	}
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEveryCommandSaysWhyABaseCannotBeOpened(t *testing.T) {
	out := temp(t, "out")
	for name, base := range bad(t) {
		t.Run(name, func(t *testing.T) {
			before, _ := os.ReadFile(base)
			for _, args := range [][]string{
				{"report", "abc", "--base", base},
				{"export", "sales", "--base", base, "--out", out + ".csv"},
				{"print", "invoice", "1", "--base", base, "--out", out + ".pdf"},
				{"check", "--base", base},
				{"compact", "--base", base},
				{"backup", "--base", base, "--out", out + ".db"},
			} {
				l := refused(t, cli.Failed, args...)
				if n := strings.Count(strings.TrimSpace(l.err), "\n"); n > 1 {
					t.Errorf("%v says %d lines: %s", args, n+1, l.err)
				}
			}
			if after, _ := os.ReadFile(base); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestALockedBaseIsSaidToBeOpenElsewhere(t *testing.T) {
	base := demoBase(t)
	a, err := app.Open(t.Context(), base, environment())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	if l := refused(t, cli.Failed, "report", "abc", "--base", base); !strings.Contains(l.err, "elsewhere") && !strings.Contains(l.err, "another") {
		t.Errorf("a locked base: %s", l.err)
	}
}

func TestAReadOnlyBaseIsReadAndRefusesWrites(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	base := demoBase(t)
	if err := os.Chmod(base, 0o400); err != nil {
		t.Fatal(err)
	}
	done(t, "report", "abc", "--base", base)
	refused(t, cli.Failed, "import", "clients", write(t, "c.csv", "Клиент\nАльфа\n"), "--base", base)
}

func TestDemoIsTheSameFromTheSameSeed(t *testing.T) {
	sales := func(seed string) string {
		base, out := demoBase(t, "--seed", seed, "--today", "2026-02-01"), temp(t, "sales.csv")
		done(t, "export", "sales", "--base", base, "--out", out)
		return read(t, out)
	}
	first := sales("7")
	if first != sales("7") {
		t.Error("the same seed gives another firm")
	}
	if first == sales("8") {
		t.Error("another seed gives the same firm")
	}
}

func TestDemoHasTheSizesAskedFor(t *testing.T) {
	base, clients, sales := demoBase(t), temp(t, "clients.csv"), temp(t, "sales.csv")
	if l := done(t, "export", "clients", "--base", base, "--out", clients); !strings.Contains(l.out, "20") {
		t.Errorf("clients: %s", l.out)
	}
	done(t, "export", "sales", "--base", base, "--out", sales)
	_, rows := table(t, sales)
	orders := map[string]bool{}
	for _, r := range rows {
		orders[r[0]] = true
		if r[1] < "2025-03-02" || r[1] > "2026-03-02" {
			t.Errorf("an order of %s", r[1])
		}
	}
	if n := len(orders); n < 130 || n > 150 {
		t.Errorf("%d of 150 orders are shipped", n)
	}
	refused(t, cli.Failed, "demo", "--base", base)
}

func TestACopyIsRestoredAndChecked(t *testing.T) {
	base := demoBase(t)
	dir := filepath.Dir(base)
	saved, sales, again := filepath.Join(dir, "copy.db"), filepath.Join(dir, "a.csv"), filepath.Join(dir, "b.csv")
	done(t, "export", "sales", "--base", base, "--out", sales)
	done(t, "backup", "--base", base, "--out", saved)
	refused(t, cli.Failed, "backup", "--base", base, "--out", saved)
	done(t, "import", "sales", write(t, "s.csv", "Дата;Клиент;Товар;Сумма\n01.02.2026;Альфа;Насос;100,00\n"), "--base", base)
	l := done(t, "restore", "--base", base, "--from", saved)
	if !strings.Contains(l.out, dir) {
		t.Errorf("restore names no kept file: %s", l.out)
	}
	done(t, "check", "--base", base)
	done(t, "export", "sales", "--base", base, "--out", again)
	if read(t, sales) != read(t, again) {
		t.Error("the restored base holds other sales")
	}
	refused(t, cli.Failed, "restore", "--base", base, "--from", write(t, "bad.db", "not a copy"))
	done(t, "check", "--base", base)
	fresh := filepath.Join(dir, "fresh.db")
	done(t, "restore", "--base", fresh, "--from", saved)
	done(t, "check", "--base", fresh)
}

func TestADamagedBaseIsFoundRepairedAndKept(t *testing.T) {
	base := demoBase(t)
	sales := temp(t, "a.csv")
	done(t, "export", "sales", "--base", base, "--out", sales)
	whole := []byte(read(t, base))
	copy(whole[len(whole)/2:], strings.Repeat("повреждение", 400))
	if err := os.WriteFile(base, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	l := run(t, "check", "--base", base)
	if l.code != cli.Failed || strings.TrimSpace(l.err) == "" {
		t.Errorf("check of a damaged base: %+v", l)
	}
	l = done(t, "repair", "--base", base)
	if !strings.Contains(l.out, ".damaged-") {
		t.Errorf("repair says %s", l.out)
	}
	done(t, "check", "--base", base)
	kept, err := filepath.Glob(base + ".damaged-*")
	if err != nil || len(kept) != 1 || read(t, kept[0]) != string(whole) {
		t.Errorf("kept %v, %v", kept, err)
	}
}

func TestCompactKeepsEverything(t *testing.T) {
	base, before, after := demoBase(t), temp(t, "a.csv"), temp(t, "b.csv")
	done(t, "export", "sales", "--base", base, "--out", before)
	if l := done(t, "compact", "--base", base); !strings.Contains(l.out, "KB") {
		t.Errorf("compact says %s", l.out)
	}
	done(t, "check", "--base", base)
	done(t, "export", "sales", "--base", base, "--out", after)
	if read(t, before) != read(t, after) {
		t.Error("the compacted base holds other sales")
	}
	rest, err := os.ReadDir(filepath.Dir(base))
	if err != nil || len(rest) != 1 {
		t.Errorf("beside the base there are %v, %v", fmt.Sprint(rest), err)
	}
}
