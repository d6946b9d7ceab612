package cli_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	client   = "client=АО «Спектр-Монтаж-Трейд»"
	clients  = client + "; ИП Сорокин Е. Г."
	product  = "product=Сверло по металлу 6 мм"
	group    = "group=Абразивы"
	manager  = "manager=Орлова А. В."
	region   = "region=Нижегородская область"
	source   = "source=Выставка"
	year2025 = "--from=2025-01-01 --to=2025-12-31"
)

// settings is how each report is made: settings by commas, flags by spaces.
var settings = map[string][]string{
	"sales": {
		"", year2025, "--as-of=2025-10-15", "step=day,--from=2026-01-01", "step=week", "step=decade", "step=quarter",
		"step=halfyear", "step=year", "measure=profit", "measure=quantity", "measure=orders", "split=client",
		"split=product,top=3", "split=group", "split=manager,measure=profit", "split=region,step=quarter",
		"average=6", "vat=included", client, clients, product, group, manager, region + "," + group,
	},
	"abc": {
		"", year2025, "--as-of=2025-10-15", "by=product", "by=group", "by=manager", "by=region", "measure=profit",
		"measure=quantity,by=product", "measure=orders", "mode=1c", "mode=count", "a=50,b=80", "boundary=up",
		"ties=together,by=product,measure=orders", "vat=included", client + ",by=product", product, group,
		manager, region + ",by=group",
	},
	"funnel": {
		"", year2025, "--as-of=2025-10-15", "by=manager", "by=source", "by=pipeline", "pipeline=all", "pipeline=main",
		manager, source, manager + "," + source,
	},
	"bottleneck": {"", year2025, "--as-of=2025-10-15", "pipeline=all", manager, source},
	"pipeline":   {"", year2025, "--as-of=2025-10-15", "pipeline=all", manager, source},
	"losses":     {"", year2025, "--as-of=2025-10-15", "by=manager", "by=source", "by=pipeline", "pipeline=all", manager, source},
	"forecast": {
		"", "--as-of=2025-10-15", "months=3", "weight=0", "stage=contract", "stage=contract,conversion=95",
		"pipeline=all", manager, source,
	},
}

// pictured are the settings whose report is drawn, printed and put in a workbook
// as well; plain ones are without saying.
var pictured = []string{
	"split=client", "split=product,top=3", "split=region,step=quarter", "by=product", "mode=1c", "by=manager",
	"by=source", "stage=contract,conversion=95",
}

// isPictured keeps one report for a run that the race detector watches; a run of
// its own makes the rest, see the Makefile.
func isPictured(report, setting string) bool {
	if raced {
		return report == "sales" && setting == ""
	}
	return setting == "" || slices.Contains(pictured, setting)
}

var notName = regexp.MustCompile(`[^a-z0-9]+`)

func nameOf(report, setting string) string {
	setting = strings.ReplaceAll(setting, ";", "-more-")
	return strings.Trim(notName.ReplaceAllString(report+"-"+setting, "-"), "-")
}

// reportArgs is the command that makes a report of a base.
func reportArgs(base, report, setting string) []string {
	args := []string{"report", report, "--base", base}
	for _, s := range strings.Split(setting, ",") {
		if strings.HasPrefix(s, "--") {
			args = append(args, strings.Fields(s)...)
		} else if s != "" {
			args = append(args, "--set", s)
		}
	}
	return args
}

func (o outputs) reports(t *testing.T, base string) {
	names := regexp.MustCompile(`: (.*)`).FindStringSubmatch(done(t, "report", "--help").out)[1]
	for _, report := range strings.Split(names, ", ") {
		if settings[report] == nil {
			t.Errorf("no settings of the report %s", report)
		}
		for _, s := range settings[report] {
			name, args := nameOf(report, s), reportArgs(base, report, s)
			l := runIn(t, "ru", args...)
			if l.code != 0 {
				t.Fatalf("%v: exit %d: %s", args, l.code, l.err)
			}
			o.add(t, name+".txt", []byte(l.out))
			o.file(t, name+".csv", args...)
			o.file(t, name+".json", args...)
			if s == "" {
				o.add(t, name+".en.txt", []byte(done(t, args...).out))
				o.file(t, name+".excel.csv", append(args, "--excel")...)
			}
			if isPictured(report, s) {
				o.file(t, name+".png", args...)
				o.file(t, name+".pdf", args...)
				o.file(t, name+".xlsx", args...)
			}
		}
	}
}

// exports gives out every kind and takes it in again into an empty base, which
// then gives out the same.
func (o outputs) exports(t *testing.T, base, dir string) {
	again := filepath.Join(dir, "again.db")
	var said strings.Builder
	for _, kind := range []string{"organisation", "products", "clients", "sales", "payments"} {
		for _, format := range []string{".csv", ".json"} {
			o.file(t, "export-"+kind+format, "export", kind, "--base", base)
		}
		o.file(t, "export-"+kind+".excel.csv", "export", kind, "--base", base, "--excel")
		path := filepath.Join(dir, kind+".xlsx")
		done(t, "export", kind, "--base", base, "--out", path)
		o.add(t, "export-"+kind+".xlsx.cells", cells(t, []byte(read(t, path))))

		said.WriteString(kind + "\n" + runIn(t, "ru", "import", kind, path, "--base", again).said(dir))
		o.file(t, "export-"+kind+".again.csv", "export", kind, "--base", again)
	}
	said.WriteString(runIn(t, "ru", "check", "--base", again).said(dir))
	o.add(t, "import.txt", []byte(said.String()))
}

// papers prints invoices by the numbers of orders and one again by its own, and
// one of a firm whose requisites are not known.
func (o outputs) papers(t *testing.T, base, dir string) {
	sales := temp(t, "sales.csv")
	done(t, "export", "sales", "--base", base, "--out", sales)
	_, rows := table(t, sales)
	var said strings.Builder
	show := func(base, number, name string) {
		out := filepath.Join(dir, name+".pdf")
		said.WriteString(runIn(t, "ru", "print", "invoice", number, "--base", base, "--out", out).said(dir))
		o.add(t, name+".pdf", []byte(read(t, out)))
	}
	for i, n := range []int{0, len(rows) / 4, len(rows) / 2, len(rows) * 3 / 4, len(rows) - 1} {
		show(base, rows[n][0], "invoice-"+string(rune('1'+i)))
	}
	show(base, "СЧ-2026/000003", "invoice-3-again")
	bare := temp(t, "bare.db")
	done(t, "import", "sales", write(t, "s.csv", "Номер;Дата;Клиент;Товар;Количество;Цена\nР-1;01.02.2026;ООО «Альфа»;Насос;2;1250,50\n"), "--base", bare)
	show(bare, "Р-1", "invoice-bare")
	o.add(t, "invoices.txt", []byte(said.String()))
}

// words gathers what the commands say of themselves and how they refuse.
func (o outputs) words(t *testing.T, base, dir string) {
	faulty := write(t, "s.csv", "Дата;Клиент;ИНН;Товар;Количество;Цена\n31.02.2026;;7707083894;Насос;две;-1\nвчера;ООО «Альфа»;;;0;1,2,3\n")
	for _, code := range []string{"ru", "en"} {
		var help, refusals strings.Builder
		for _, command := range []string{"", "demo", "import", "export", "report", "print", "check", "repair", "compact", "backup", "restore", "screens"} {
			help.WriteString(runIn(t, code, append(strings.Fields(command), "--help")...).said(dir))
		}
		for _, args := range [][]string{
			reportArgs(base, "abc", "by=nonsense"), reportArgs(base, "abc", "a=much,b=-1,vat=half"),
			reportArgs(base, "abc", "a=90,b=80"), reportArgs(base, "abc", "nonsense=1"),
			reportArgs(base, "sales", "client=Никто; Никогда,region=Нигде"), reportArgs(base, "sales", "top=0,average=1.5"),
			reportArgs(base, "funnel", "manager=Никто,source=Ниоткуда,pipeline=нет"),
			reportArgs(base, "forecast", "stage=нет"), reportArgs(base, "forecast", "stage=won,conversion=101"),
			reportArgs(base, "sales", "--from=2026-02-02 --to=2026-02-01"), reportArgs(base, "sales", "--as-of=вчера"),
			reportArgs(base, "nonsense", ""),
			{"print", "invoice", "нет такого", "--base", base, "--out", filepath.Join(dir, "x.pdf")},
			{"import", "sales", faulty, "--base", base},
			{"report", "abc", "--base", filepath.Join(dir, "absent.db")},
		} {
			refusals.WriteString(strings.Join(args[:2], " ") + "\n" + runIn(t, code, args...).said(dir))
		}
		o.add(t, "help."+code+".txt", []byte(help.String()))
		o.add(t, "refusals."+code+".txt", []byte(refusals.String()))
	}
}

func TestEveryOutputOfTheDemoBaseIsAsItWas(t *testing.T) {
	o, dir := outputs{}, t.TempDir()
	base := filepath.Join(dir, "demo.db")
	l := runIn(t, "ru", "demo", "--base", base, "--clients", "60", "--orders", "400", "--months", "18", "--seed", "1", "--today", "2026-03-02")
	o.add(t, "demo.txt", []byte(l.said(dir)+runIn(t, "ru", "check", "--base", base).said(dir)))
	o.reports(t, base)
	o.exports(t, base, dir)
	o.papers(t, base, dir)
	o.words(t, base, dir)
	o.compare(t, "testdata/outputs")
}
