package e2e

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// ranks is the order of the rooms: a package may import only packages that
// stand above it in this list (ARCHITECTURE.md).
var ranks = []string{
	"assets", "data/trial",
	"data/text", "data/problem", "data/money", "data/lang/posix", "data/lang", "data/declension", "data/calendar", "data/crm", "data/demo",
	"data/kv", "data/store", "data/find", "data/exchange",
	"reports", "reports/chart", "reports/docs", "reports/pdf", "reports/sheet",
	"reports/cube", "reports/sales", "reports/deals", "reports/all", "reports/reporttest",
	"app/base", "app/firm", "app/goods", "app/tasks", "app/payments", "app/sales", "app/deals", "app/history",
	"app/figures", "app/talk", "app/clients", "app/exchange", "app", "app/apptest",
	"ui/look", "ui/host", "ui/draw", "ui/kit", "ui/kit/grid", "ui/kit/form", "ui/kit/list", "ui/kit/feed", "ui/kit/planner", "ui/kit/files",
	"ui/host/hosttest", "ui/kit/kittest", "ui/nav", "ui/record",
	"ui/screen/tasks", "ui/screen/firm", "ui/screen/goods", "ui/screen/payments", "ui/screen/sales", "ui/screen/history",
	"ui/screen/deals", "ui/screen/figures", "ui/screen/talk", "ui/screen/clients", "ui/screen/exchange", "ui/screen/home",
	"ui/screen", "ui", "ui/uitest", "ui/cli",
	"", // main.go
}

// closed says which packages must never be reached from which rooms, tests
// included.
var closed = []struct{ room, never string }{
	{"data", "fyne.io/"},
	{"reports", "fyne.io/"},
	{"app", "fyne.io/"},
	{"ui/kit", "kartoteka/data/crm"},
	{"ui", "kartoteka/data/kv"},
	{"ui", "kartoteka/data/store"},
	{"ui", "fyne.io/fyne/v2/app"},
	{"ui/host", "kartoteka/data/crm"},
	{"ui/draw", "kartoteka/data/crm"},
	{"data", "time/tzdata"},
}

type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func rank(path string) (int, bool) {
	room := strings.TrimPrefix(strings.TrimPrefix(path, "kartoteka"), "/")
	for i, r := range ranks {
		if r == room {
			return i, true
		}
	}
	return 0, false
}

func TestEveryPackageImportsOnlyPackagesAboveIt(t *testing.T) {
	for _, p := range packages(t) {
		if strings.HasPrefix(p.ImportPath, "kartoteka/e2e") || strings.HasPrefix(p.ImportPath, "kartoteka/scripts/") {
			continue
		}
		mine, known := rank(p.ImportPath)
		if !known {
			t.Errorf("%s has no place in the house: add it to ranks and to ARCHITECTURE.md", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if theirs, ours := rank(imported); ours && strings.HasPrefix(imported, "kartoteka") && theirs >= mine {
				t.Errorf("%s imports %s, which stands below it", p.ImportPath, imported)
			}
		}
	}
}

func TestClosedDoorsStayClosed(t *testing.T) {
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, "kartoteka/")
		for _, c := range closed {
			if room != c.room && !strings.HasPrefix(room, c.room+"/") {
				continue
			}
			for _, imported := range append(append(p.Imports, p.TestImports...), p.XTestImports...) {
				if strings.HasPrefix(imported, c.never) {
					t.Errorf("%s imports %s: never from %s", p.ImportPath, imported, c.room)
				}
			}
		}
	}
}
