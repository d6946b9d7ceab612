//go:build e2e

package e2e

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
)

// program is the built binary: KARTOTEKA_BIN, or one built now.
func program(t *testing.T) string {
	t.Helper()
	if bin := os.Getenv("KARTOTEKA_BIN"); bin != "" {
		return bin
	}
	return Program(t, ".")
}

// cli runs a command of the program and returns what it said.
func cli(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(program(t), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("kartoteka %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// reopened is the base as the next start of the program would read it; nothing is
// written to it.
func reopened(t *testing.T, file string) *app.App {
	t.Helper()
	a, err := app.Open(t.Context(), file, base.Environment{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// demoBase is a demo base of the test's own: a copy of one made once.
func demoBase(t *testing.T) string {
	t.Helper()
	made.Do(func() {
		dir, err := os.MkdirTemp("", "kartoteka-demo-")
		if err != nil {
			t.Fatal(err)
		}
		made.path = filepath.Join(dir, "demo.db")
		cli(t, "demo", "--base", made.path, "--clients", "60", "--orders", "400", "--today", "2026-11-23")
	})
	data, err := os.ReadFile(made.path)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var made struct {
	sync.Once
	path string
}

// clients are the names of the clients in a base, by the command line.
func clients(t *testing.T, base string) map[string]bool {
	t.Helper()
	out := filepath.Join(t.TempDir(), "clients.csv")
	cli(t, "export", "clients", "--base", base, "--out", out)
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, row := range rows[1:] {
		for i, head := range rows[0] {
			if head == "name" {
				names[row[i]] = true
			}
		}
	}
	return names
}

// ends waits for the end of the program after what was asked of it.
func (a *App) ends() {
	a.t.Helper()
	select {
	case <-a.gone:
	case <-time.After(Limit):
		a.t.Fatalf("the program did not end:\n%s", a.Log())
	}
}

func TestAClientIsTypedSavedAndFoundAgain(t *testing.T) {
	base := demoBase(t)
	a := Start(t, program(t), "--base", base)
	a.title("Главное")
	a.Key("alt+2")
	a.title("Клиенты")
	a.Key("Insert")
	a.title("Новый клиент")
	a.Type("Щегол и Ёж")
	a.Settle()
	a.Key("ctrl+Return")
	a.title("Клиенты")
	a.Type("щегол ёж")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/found.png")
	a.Key("Return", "Return")
	a.title("Щегол и Ёж")
	a.Key("Escape")
	a.title("Клиенты")
	a.Close()
	a.ends()
	if !clients(t, base)["Щегол и Ёж"] {
		t.Error("the client is not in the base")
	}
	cli(t, "check", "--base", base)
}

func TestEverythingIsFoundAndAnInvoiceIsPrinted(t *testing.T) {
	a := Start(t, program(t), "--base", demoBase(t))
	a.Resize(1280, 800)
	a.title("Главное")
	a.Key("ctrl+k")
	a.Settle()
	a.Type("ЗК-2026")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/palette.png")
	a.Key("Return")
	a.begins("Заказ ЗК-2026")
	a.Key("ctrl+p")
	a.begins("Счёт СЧ-2026")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/invoice.png")
	a.Key("alt+7")
	a.title("Отчёты")
	a.Key("Return")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/report.png")
	a.Close()
	a.ends()
}

// begins waits for a page whose name begins so in the title of the window.
func (a *App) begins(page string) {
	a.t.Helper()
	a.Wait("the page "+page, func() bool { return strings.HasPrefix(a.Title(), page) })
}

func TestUnsavedWorkHoldsTheWindowInTheRussianLayout(t *testing.T) {
	base := demoBase(t)
	a := Start(t, program(t), "--base", base)
	a.title("Главное")
	a.Key("alt+2", "Insert")
	a.title("Новый клиент")
	a.Type("Снегирь")
	a.Settle()
	a.Layout("ru")
	a.Physical("ctrl", "s")
	a.Layout("us,ru")
	a.Settle()
	a.Type(" и Ко")
	a.Settle()
	a.Key("alt+F4")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/asked.png")
	a.Key("Escape")
	a.Settle()
	if !a.Running() {
		t.Fatal("the window closed over unsaved work")
	}
	a.Key("alt+F4")
	a.Settle()
	a.Key("Return") // «Сохранить» is the first answer
	a.ends()
	if names := clients(t, base); !names["Снегирь и Ко"] || names["Снегирь"] {
		t.Error("what was typed was not saved")
	}
}

func TestABaseOpenInTheWindowIsSaidToBeOpen(t *testing.T) {
	base := demoBase(t)
	a := Start(t, program(t), "--base", base)
	a.title("Главное")
	out, err := exec.Command(program(t), "check", "--base", base).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "открыт") {
		t.Errorf("check of an open base: %v\n%s", err, out)
	}
	a.Close()
	a.ends()
	cli(t, "check", "--base", base)
}

func TestAskedToEndTheProgramClosesTheBase(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			base := demoBase(t)
			a := Start(t, program(t), "--base", base)
			a.title("Главное")
			if err := a.cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			a.ends()
			if code := a.cmd.ProcessState.ExitCode(); code != 0 {
				t.Errorf("the program ended with %d:\n%s", code, a.Log())
			}
			cli(t, "check", "--base", base)
		})
	}
}

func TestTheFirstRunMakesTheDemoBase(t *testing.T) {
	a := Start(t, program(t))
	a.Resize(1280, 800)
	a.Save(a.t.ArtifactDir() + "/first-run.png")
	a.Key("Return")
	a.title("Главное")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/home.png")
	a.Close()
	a.ends()
}
