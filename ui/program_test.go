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
	"kartoteka/ui/uitest"
)

func TestTheFirstRunOffersFourWaysToBegin(t *testing.T) {
	c := uitest.NewClerk(t)
	c.Welcome(nil)
	c.Wants("Посмотреть на примере", "Начать с чистой базы", "Загрузить из файла", "Открыть базу")
	c.Picture("first-run.png")
}

func TestAnEmptyBaseBeginsWithTheOrganisation(t *testing.T) {
	c := uitest.NewClerk(t)
	c.Welcome(nil)
	c.Answers.ToSave = filepath.Join(c.Folder, "моя фирма")
	c.Press(fyne.KeyDown, fyne.KeyReturn)
	c.Wants("Наша организация", "База: моя фирма")
	if got := c.Profile.Recent(); len(got) != 1 || got[0] != c.Answers.ToSave+".db" {
		t.Errorf("remembered %v", got)
	}
	c.Field("Краткое наименование")
	c.Enter("ООО «Ромашка»")
	c.Ctrl(fyne.KeyReturn)
	o, err := c.App().Organisations.Main(t.Context())
	if err != nil || o == nil || o.Name != "ООО «Ромашка»" {
		t.Errorf("stored %+v, %v", o, err)
	}
}

func TestABaseBegunFromAFileLeadsToTheImport(t *testing.T) {
	c := uitest.NewClerk(t)
	c.Welcome(nil)
	c.Answers.ToSave = filepath.Join(c.Folder, "firm.db")
	c.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	c.Wants("Загрузка из файла")
}

func TestTheDemoBaseIsMadeAndOpenedAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("a demo base of full size takes seconds")
	}
	c := uitest.NewClerk(t)
	c.Welcome(nil)
	c.Press(fyne.KeyReturn)
	c.Wants("Нам должны", "Просроченные оплаты")
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
			c := uitest.NewClerk(t)
			path := filepath.Join(c.Folder, "firm.db")
			if err := os.WriteFile(path, []byte(want.data), 0o600); err != nil {
				t.Fatal(err)
			}
			c.Open(path)
			c.Picture(name + ".png")
			c.Wants(want.says, "Открыть базу")
			after, err := os.ReadFile(path)
			if err != nil || string(after) != want.data {
				t.Error("the file was changed")
			}
		})
	}
	c := uitest.NewClerk(t)
	c.Open(filepath.Join(c.Folder, "none.db"))
	c.Wants("Файла базы нет на прежнем месте", "Открыть базу")
}

func TestABaseThatCannotBeOpenedLeavesTheOneThatIs(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("clients"))
	c.Answers.ToOpen = filepath.Join(t.TempDir(), "none.db")
	c.Ctrl(fyne.KeyO)
	c.Wants("Файла базы нет на прежнем месте")
	c.Press(fyne.KeyEscape)
	c.Press(fyne.KeyInsert)
	c.Enter("Альфа")
	c.Ctrl(fyne.KeyReturn)
	if len(c.Clients()) != 1 {
		t.Error("the base that was open cannot be worked in")
	}
}

func TestLanguageAndThemeChangeWhileCardsAreOpen(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	c.Opens(nav.To("clients"))
	c.Opens(nav.To("client", v.ID.String()))
	a := c.Shell().Appearance()
	a.Lang, a.Dark = "en", true
	c.Shell().SetAppearance(a)
	c.Wants("Clients", "Short name", "Альфа")
	for _, w := range c.Words() {
		if strings.ContainsFunc(strings.ReplaceAll(w, "Альфа", ""), func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			t.Errorf("the English window says %q", w)
		}
	}
	c.Field("City")
	c.Enter("Perm")
	a.Lang = "ru"
	c.Shell().SetAppearance(a) // asks for what is not saved
	c.Press(fyne.KeyEscape)
	c.Wants("Short name", "Perm")
	c.Shell().SetAppearance(a)
	c.Tap("Save")
	c.Wants("Краткое наименование")
	if got := c.Clients()["Альфа"].City; got != "Perm" {
		t.Errorf("the city saved before the change is %q", got)
	}
}

func TestTabsOfTheBaseComeBack(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	c.Opens(nav.To("orders"))
	c.Opens(nav.To("client", v.ID.String()))
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
	c.Wants("Заказы покупателей", "Краткое наименование", "Альфа")
}

func TestEveryScreenIsDrawnInEveryLook(t *testing.T) {
	a, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "demo.db"), uitest.NewClerk(t).Env)
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
		n, err := ui.DrawScreens(t.Context(), a, uitest.NewClerk(t).Env, s)
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
