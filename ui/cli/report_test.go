package cli_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/ui/cli"
)

// dataset is a public data set that lies beside the project and never in it.
func dataset(t *testing.T, name string) string {
	t.Helper()
	path := "../../../shared/datasets/" + name
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the data set %s is not here: %v", name, err)
	}
	return path
}

// table reads a CSV of a report: its header and its rows.
func table(t *testing.T, path string) (header string, rows [][]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(read(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all[0], ","), all[1:]
}

func classes(t *testing.T, base string, more ...string) (n [3]int) {
	t.Helper()
	out := temp(t, "abc.csv")
	done(t, append([]string{"report", "abc", "--base", base, "--out", out}, more...)...)
	header, rows := table(t, out)
	if !strings.HasPrefix(header, "name,value,share,cumulative,class") {
		t.Errorf("header = %s", header)
	}
	for _, r := range rows {
		n[strings.Index("ABC", r[4])]++
	}
	return n
}

func TestTheFirstWalkGivesThePublishedClasses(t *testing.T) {
	for _, c := range []struct {
		file, from, to, said string
		pareto, oneC         [3]int
	}{
		{"superstore.csv", "2014-01-01", "2017-12-31", "2,297,201.07", [3]int{395, 209, 189}, [3]int{321, 202, 270}},
		{"northwind-sales.csv", "1996-01-01", "1998-12-31", "1,265,793.29", [3]int{33, 27, 29}, [3]int{32, 23, 34}},
	} {
		t.Run(c.file, func(t *testing.T) {
			path, base := dataset(t, c.file), temp(t, "s.db")
			if l := done(t, "import", "sales", path, "--base", base, "--dry-run"); !strings.Contains(l.out, c.said) {
				t.Errorf("dry run says %q", l.out)
			}
			if l := done(t, "import", "sales", path, "--base", base); !strings.Contains(l.out, c.said) {
				t.Errorf("import says %q", l.out)
			}
			period := []string{"--from", c.from, "--to", c.to}
			if n := classes(t, base, period...); n != c.pareto {
				t.Errorf("pareto: %v, want %v", n, c.pareto)
			}
			if n := classes(t, base, append(period, "--set", "mode=1c")...); n != c.oneC {
				t.Errorf("1c: %v, want %v", n, c.oneC)
			}
			done(t, "check", "--base", base)
		})
	}
}

// threeDays is a base with a sale of a client on each of three days.
func threeDays(t *testing.T) string {
	t.Helper()
	base := temp(t, "three.db")
	file := write(t, "sales.csv", "Дата;Клиент;Товар;Сумма\n01.02.2026;Альфа;Насос;100,00\n02.02.2026;Бета;Насос;200,00\n03.02.2026;Гамма;Вал;300,50\n")
	done(t, "import", "sales", file, "--base", base)
	return base
}

func TestTheLastDayOfAPeriodIsInIt(t *testing.T) {
	base := threeDays(t)
	for _, c := range []struct {
		period []string
		want   string
	}{
		{[]string{"--from", "2026-02-01", "--to", "2026-02-02"}, "Бета Альфа"},
		{[]string{"--from", "2026-02-02", "--to", "2026-02-02"}, "Бета"},
		{[]string{"--from", "2026-02-02"}, "Гамма Бета"},
		{[]string{"--to", "2026-02-01"}, "Альфа"},
		{[]string{"--as-of", "2026-02-02"}, "Бета Альфа"},
		{nil, "Гамма Бета Альфа"},
	} {
		out := temp(t, "abc.csv")
		done(t, append([]string{"report", "abc", "--base", base, "--out", out}, c.period...)...)
		_, rows := table(t, out)
		var names []string
		for _, r := range rows {
			names = append(names, r[0])
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.period, got, c.want)
		}
	}
}

func TestCSVIsForProgramsAndOnRequestForExcel(t *testing.T) {
	base, out := threeDays(t), temp(t, "abc.csv")
	done(t, "report", "abc", "--base", base, "--out", out)
	if got := read(t, out); !strings.Contains(got, "Гамма,300.50,") || strings.Contains(got, ";") {
		t.Errorf("plain CSV:\n%s", got)
	}
	done(t, "report", "abc", "--base", base, "--out", out, "--excel")
	if got := read(t, out); !strings.HasPrefix(got, "\ufeff") || !strings.Contains(got, "Гамма;300,50;") {
		t.Errorf("CSV for Excel:\n%s", got)
	}
}

func TestAReportIsPrintedAndSavedInEveryFormat(t *testing.T) {
	base := threeDays(t)
	for _, name := range []string{"abc", "sales"} {
		l := done(t, "report", name, "--base", base)
		if !strings.Contains(l.out, "600.50") && !strings.Contains(l.out, "600,50") {
			t.Errorf("%s prints no total:\n%s", name, l.out)
		}
		for ending, magic := range map[string]string{"csv": "", "json": "", "xlsx": "PK", "pdf": "%PDF-", "png": "\x89PNG"} {
			out := filepath.Join(t.TempDir(), fmt.Sprint("report.", ending))
			done(t, "report", name, "--base", base, "--out", out)
			if got := read(t, out); len(got) == 0 || !strings.HasPrefix(got, magic) {
				t.Errorf("%s as %s begins with %.8q", name, ending, got)
			}
		}
	}
}

func TestAReportThatCannotBeSavedSaysWhere(t *testing.T) {
	refused(t, cli.Failed, "report", "abc", "--base", threeDays(t), "--out", filepath.Join(t.TempDir(), "no", "abc.csv"))
}

func TestAnImportSaysEachFaultOnALine(t *testing.T) {
	base := temp(t, "faults.db")
	l := refused(t, cli.Failed, "import", "sales", "../../app/exchange/testdata/sales_faults.csv", "--base", base)
	if n := strings.Count(strings.TrimSpace(l.err), "\n") + 1; n != 20 {
		t.Errorf("%d lines of faults:\n%s", n, l.err)
	}
	if got := done(t, "export", "clients", "--base", base, "--out", temp(t, "c.csv")).out; !strings.Contains(got, "0") {
		t.Errorf("clients after a refused import: %s", got)
	}
	refused(t, cli.Failed, "import", "sales", temp(t, "absent.csv"), "--base", base)
}
