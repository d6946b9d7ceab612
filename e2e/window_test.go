//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

const shell = "e2e/testdata/window"

// said waits until the program has told this, after what was told before.
func (a *App) said(want string) {
	a.t.Helper()
	a.Wait(want, func() bool {
		at := strings.Index(a.Log()[a.read:], want+"\n")
		if at >= 0 {
			a.read += at + len(want) + 1
		}
		return at >= 0
	})
}

func TestKeysReachThePageWhileOneTypes(t *testing.T) {
	a := Start(t, Program(t, shell))
	a.said("open home")
	a.Key("F5")
	a.said("reload")
	a.Key("Insert")
	a.said("key Insert")
	a.Type("Ёлка")
	a.said("text Ёлка")
	a.Layout("ru")
	a.Physical("ctrl", "s")
	a.said("save false")
	a.Physical("ctrl", "f")
	a.said("search")
	a.Layout("us,ru")
	a.Key("ctrl+Return")
	a.said("save true")
	a.said("open home") // the last tab closed opens home anew
	a.Close()
}

func TestSectionsTabsAndHistoryByKeys(t *testing.T) {
	a := Start(t, Program(t, shell))
	a.Wait("the title", func() bool { return strings.HasSuffix(a.Title(), "Картотека") })
	a.Key("alt+2")
	a.said("open clients")
	a.title("Клиенты")
	a.Key("alt+3")
	a.title("Отчёты")
	a.Key("Down", "Return")
	a.said("open money")
	a.title("Деньги")
	a.Key("ctrl+Tab")
	a.title("Главное")
	a.Key("alt+Left")
	a.title("Деньги")
	a.Key("ctrl+w")
	a.title("Главное")
	a.Close()
	a.said("closed")
}

// title waits for the page of this name in the title of the window.
func (a *App) title(page string) {
	a.t.Helper()
	a.Wait("the page "+page, func() bool { return strings.HasPrefix(a.Title(), page+" — ") })
}

func TestThePaletteOpensARecordTypedInTheWrongLayout(t *testing.T) {
	a := Start(t, Program(t, shell))
	a.said("open home")
	a.Layout("ru")
	a.Physical("ctrl", "k")
	a.Layout("us,ru")
	a.Settle()
	a.Type("fkmaf")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/palette.png")
	a.Key("Return")
	a.said("open client/Альфа")
	a.title("Альфа")
	a.Close()
}

func TestAnUnsavedPageHoldsTheWindow(t *testing.T) {
	a := Start(t, Program(t, shell))
	a.said("open home")
	a.Type("x")
	a.said("text x")
	a.Key("alt+F4")
	a.said("asked")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/asked.png")
	a.Key("Escape")
	a.Settle()
	if !a.Running() {
		t.Fatal("the window closed though the page stayed")
	}
	a.Key("alt+F4")
	a.said("asked")
	a.Settle()
	a.Key("Return")
	a.said("closed")
}

func TestTheWindowIsDrawnInItsThemeAndLanguage(t *testing.T) {
	a := Start(t, Program(t, shell), "--lang", "en")
	a.Resize(1280, 800)
	a.Key("alt+2")
	a.title("Clients")
	a.Settle()
	light := a.Shot().At(700, 500)
	a.Save(a.t.ArtifactDir() + "/light.png")
	a.Key("ctrl+k")
	a.Settle()
	a.Type("dark")
	a.Settle()
	a.Key("Return")
	a.Settle()
	if a.Shot().At(700, 500) == light {
		t.Error("the dark theme is as light as the light one")
	}
	a.Save(a.t.ArtifactDir() + "/dark.png")
	a.Key("ctrl+k")
	a.Settle()
	a.Type("russian")
	a.Settle()
	a.Key("Return")
	a.title("Клиенты")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/russian.png")
	a.Key("ctrl+F1")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/keys.png")
	a.Key("Escape")
	a.Close()
}

func TestTheMouseOpensSectionsAndClosesTabs(t *testing.T) {
	a := Start(t, Program(t, shell))
	a.Resize(1280, 800)
	a.said("open home")
	a.Click(70, 116)
	a.title("Клиенты")
	a.MiddleClick(230, 84)
	a.Key("ctrl+Tab")
	a.title("Клиенты")
	a.Click(70, 86)
	a.said("open home") // its tab was closed, so it is made anew
	a.title("Главное")
	a.Click(230, 84)
	a.title("Клиенты")
	a.Click(715, 46)
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/palette.png")
	a.Click(600, 700)
	a.Settle()
	a.Type("x")
	a.said("text x")
	a.Kill()
}

func TestTheMainMenuWorksAndGivesTheCaretBack(t *testing.T) {
	a := Start(t, Program(t, shell))
	a.Resize(1280, 800)
	a.said("open home")
	light := a.Shot().At(700, 500)
	a.Click(142, 12) // Вид
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/menu.png")
	a.Click(200, 145) // Тёмное оформление
	a.Wait("the dark theme", func() bool { return a.Shot().At(700, 500) != light })
	a.Settle()
	a.Type("x")
	a.said("text x")
	a.Kill()
}
