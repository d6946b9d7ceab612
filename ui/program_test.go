package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/demo"
	"kartoteka/ui"
	"kartoteka/ui/nav"
)

func TestTheFirstRunOffersFourWaysToBegin(t *testing.T) {
	c := newClerk(t)
	c.Welcome(nil)
	c.wants("Посмотреть на примере", "Начать с чистой базы", "Загрузить из файла", "Открыть базу")
	c.picture("first-run.png")
}

func TestAnEmptyBaseBeginsWithTheOrganisation(t *testing.T) {
	c := newClerk(t)
	c.Welcome(nil)
	c.files.save = filepath.Join(c.Folder, "моя фирма")
	c.press(fyne.KeyDown, fyne.KeyReturn)
	c.wants("Наша организация", "База: моя фирма")
	if got := c.Profile.Recent(); len(got) != 1 || got[0] != c.files.save+".db" {
		t.Errorf("remembered %v", got)
	}
	c.field("Краткое наименование")
	c.enter("ООО «Ромашка»")
	c.ctrl(fyne.KeyReturn)
	o, err := c.App().Organisations.Main(t.Context())
	if err != nil || o == nil || o.Name != "ООО «Ромашка»" {
		t.Errorf("stored %+v, %v", o, err)
	}
}

func TestABaseBegunFromAFileLeadsToTheImport(t *testing.T) {
	c := newClerk(t)
	c.Welcome(nil)
	c.files.save = filepath.Join(c.Folder, "firm.db")
	c.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	c.wants("Загрузка из файла")
}

func TestTheDemoBaseIsMadeAndOpenedAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("a demo base of full size takes seconds")
	}
	c := newClerk(t)
	c.Welcome(nil)
	c.press(fyne.KeyReturn)
	c.wants("Нам должны", "Просроченные оплаты")
	rows, err := c.App().Clients.List(t.Context())
	if err != nil || len(rows) < 100 {
		t.Fatalf("%d clients in the demo base, %v", len(rows), err)
	}
}

func TestABaseThatCannotBeOpenedSaysWhy(t *testing.T) {
	for name, want := range map[string]struct{ data, says string }{
		"foreign": {strings.Repeat("это не база ", 1000), "Это не база Картотеки"},
		"empty":   {"", "Файл базы пуст"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newClerk(t)
			path := filepath.Join(c.Folder, "firm.db")
			if err := os.WriteFile(path, []byte(want.data), 0o600); err != nil {
				t.Fatal(err)
			}
			c.Open(path)
			c.picture(name + ".png")
			c.wants(want.says, "Открыть базу")
			after, err := os.ReadFile(path)
			if err != nil || string(after) != want.data {
				t.Error("the file was changed")
			}
		})
	}
	c := newClerk(t)
	c.Open(filepath.Join(c.Folder, "none.db"))
	c.wants("Файла базы нет на прежнем месте", "Открыть базу")
}

func TestABaseThatCannotBeOpenedLeavesTheOneThatIs(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("clients"))
	c.files.open = filepath.Join(t.TempDir(), "none.db")
	c.ctrl(fyne.KeyO)
	c.wants("Файла базы нет на прежнем месте")
	c.press(fyne.KeyEscape)
	c.press(fyne.KeyInsert)
	c.enter("Альфа")
	c.ctrl(fyne.KeyReturn)
	if len(c.clients()) != 1 {
		t.Error("the base that was open cannot be worked in")
	}
}

func TestLanguageAndThemeChangeWhileCardsAreOpen(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.opens(nav.To("clients"))
	c.opens(nav.To("client", v.ID.String()))
	a := c.Shell().Appearance()
	a.Lang, a.Dark = "en", true
	c.Shell().SetAppearance(a)
	c.wants("Clients", "Short name", "Альфа")
	for _, w := range c.words() {
		if strings.ContainsFunc(strings.ReplaceAll(w, "Альфа", ""), func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			t.Errorf("the English window says %q", w)
		}
	}
	c.field("City")
	c.enter("Perm")
	a.Lang = "ru"
	c.Shell().SetAppearance(a) // asks for what is not saved
	c.press(fyne.KeyEscape)
	c.wants("Short name", "Perm")
	c.Shell().SetAppearance(a)
	c.tap("Save")
	c.wants("Краткое наименование")
	if got := c.clients()["Альфа"].City; got != "Perm" {
		t.Errorf("the city saved before the change is %q", got)
	}
}

func TestTabsOfTheBaseComeBack(t *testing.T) {
	c := atDesk(t)
	v := c.client("Альфа")
	c.opens(nav.To("orders"))
	c.opens(nav.To("client", v.ID.String()))
	path := c.App().Path()
	if err := c.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(t.Context(), path, c.Env)
	if err != nil {
		t.Fatal(err)
	}
	c.Folder = t.TempDir() // the clock stands, and copies are named by it
	c.Show(a)
	c.wants("Заказы покупателей", "Краткое наименование", "Альфа")
}

func TestEveryScreenIsDrawnInEveryLook(t *testing.T) {
	a, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "demo.db"), newClerk(t).Env)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	about := demo.Default(a.Today())
	about.Clients, about.Orders = 30, 120
	if err := a.Base.FillDemo(t.Context(), about, nil); err != nil {
		t.Fatal(err)
	}
	want := 0
	looks := []ui.Shots{
		{Size: fyne.NewSize(1280, 800), Look: ui.Appearance{Lang: "ru"}},
		{Size: fyne.NewSize(1280, 800), Look: ui.Appearance{Lang: "ru", Dark: true}},
		{Size: fyne.NewSize(1280, 800), Look: ui.Appearance{Lang: "en"}},
		{Size: fyne.NewSize(1280, 800), Look: ui.Appearance{Lang: "en", Dark: true}},
		{Size: fyne.NewSize(1920, 1080), Look: ui.Appearance{Lang: "ru", Comfortable: true}},
		{Size: fyne.NewSize(1920, 1080), Look: ui.Appearance{Lang: "en", Dark: true, Zoom: ui.ZoomMost}},
	}
	if raced { // the rest are drawn by a run of their own, see the Makefile
		looks = looks[:1]
	}
	for _, s := range looks {
		s.Out = filepath.Join(t.ArtifactDir(), fmt.Sprintf("%s-%v-%v", s.Look.Lang, s.Look.Dark, s.Size.Width))
		n, err := ui.DrawScreens(t.Context(), a, newClerk(t).Env, s)
		if err != nil {
			t.Fatal(err)
		}
		files, err := os.ReadDir(s.Out)
		if err != nil || len(files) != n || n < 19 || want != 0 && n != want {
			t.Errorf("%+v: %d screens, %d files, %v; the first look had %d", s, n, len(files), err, want)
		}
		want = n
	}
}
