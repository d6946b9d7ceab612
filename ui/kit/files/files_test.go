package files

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

// find is the first widget of a kind that suits, anywhere under an object.
func find[W fyne.CanvasObject](under fyne.CanvasObject, suits func(W) bool) (found W, ok bool) {
	if w, is := under.(W); is && suits(w) {
		return w, true
	}
	var parts []fyne.CanvasObject
	switch o := under.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		if found, ok = find(part, suits); ok {
			return found, true
		}
	}
	return found, false
}

// pushButton presses the button with a word in the dialog on top.
func pushButton(b *hosttest.Bench, t *testing.T, word string) {
	t.Helper()
	button, ok := find(b.Window.Canvas().Overlays().Top(), func(w *kit.Button) bool { return w.Text() == word })
	if !ok {
		t.Fatalf("no button %q", word)
	}
	test.Tap(button)
}

// files makes files under a new folder, which is the home of the test; a name
// with a separator at its end is a folder.
func files(t *testing.T, names ...string) (home string) {
	t.Helper()
	home = t.TempDir()
	t.Setenv("HOME", home)
	for _, name := range names {
		path := filepath.Join(home, name)
		err := os.MkdirAll(filepath.Dir(path), 0o700)
		if name[len(name)-1] == '/' {
			err = os.MkdirAll(path, 0o700)
		} else if err == nil {
			err = os.WriteFile(path, []byte(name), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return home
}

// listed are the names the dialog on top shows.
func listed(b *hosttest.Bench, t *testing.T) (names []string) {
	t.Helper()
	listing, ok := find(b.Window.Canvas().Overlays().Top(), func(*grid.Grid) bool { return true })
	if !ok {
		t.Fatal("no list of files")
	}
	for row := range listing.Source().Len() {
		names = append(names, listing.Source().ID(row))
	}
	return names
}

func ask(b *hosttest.Bench, extensions ...string) *string {
	chosen := ""
	Dialogs{b.Env}.Open(extensions, func(path string) { chosen = path })
	return &chosen
}

func askSave(b *hosttest.Bench, name string) *string {
	chosen := ""
	Dialogs{b.Env}.Save(name, func(path string) { chosen = path })
	return &chosen
}

func TestFoldersComeFirstAndOnlyFilesOfTheKindAreListed(t *testing.T) {
	b := hosttest.NewBench(t)
	files(t, "цены 10.csv", "цены 9.CSV", "письмо.docx", "Ёлки/", "Архив/", ".скрыто.csv")
	ask(b, ".csv", ".xlsx")
	if got, want := listed(b, t), []string{"Архив", "Ёлки", "цены 9.CSV", "цены 10.csv"}; !slices.Equal(got, want) {
		t.Errorf("listed %q, want %q", got, want)
	}
	all, ok := find(b.Window.Canvas().Overlays().Top(), func(*kit.Check) bool { return true })
	if !ok {
		t.Fatal("nothing shows files of all kinds")
	}
	test.Tap(all)
	if !slices.Contains(listed(b, t), "письмо.docx") {
		t.Error("files of other kinds stay hidden")
	}
}

func TestKeysWalkFoldersAndChooseAFile(t *testing.T) {
	b := hosttest.NewBench(t)
	home := files(t, "Архив/2025/цены.csv", "Архив/2026/")
	chosen := ask(b, ".csv")
	b.Press(fyne.KeyReturn, fyne.KeyReturn) // Архив, 2025
	b.Press(fyne.KeyBackspace)
	if got := listed(b, t); !slices.Equal(got, []string{"2025", "2026"}) {
		t.Fatalf("above lies %q", got)
	}
	b.Press(fyne.KeyReturn, fyne.KeyReturn) // the cursor stands on what was left
	if want := filepath.Join(home, "Архив", "2025", "цены.csv"); *chosen != want || b.Dialogs() != 0 {
		t.Errorf("chosen %q, want %q; %d dialogs left", *chosen, want, b.Dialogs())
	}
}

func TestTypingFindsAFile(t *testing.T) {
	b := hosttest.NewBench(t)
	home := files(t, "прайс.csv", "остатки.csv", "клиенты.csv")
	chosen := ask(b, ".csv")
	b.Enter("ПРАЙ")
	if got := listed(b, t); !slices.Equal(got, []string{"прайс.csv"}) {
		t.Fatalf("found %q", got)
	}
	b.Press(fyne.KeyEscape) // clears the search first
	if got := listed(b, t); len(got) != 3 {
		t.Fatalf("after Esc %q", got)
	}
	b.Enter("ост")
	b.Press(fyne.KeyReturn)
	if *chosen != filepath.Join(home, "остатки.csv") {
		t.Errorf("chosen %q", *chosen)
	}
}

func TestEscGivesUp(t *testing.T) {
	b := hosttest.NewBench(t)
	files(t)
	chosen := ask(b)
	b.Press(fyne.KeyEscape)
	if *chosen != "" || b.Dialogs() != 0 {
		t.Errorf("chosen %q, %d dialogs left", *chosen, b.Dialogs())
	}
}

func TestTheFolderUsedLastIsRememberedForEachKind(t *testing.T) {
	b := hosttest.NewBench(t)
	home := files(t, "Прайсы/цены.csv", "база.db")
	ask(b, ".csv")
	b.Press(fyne.KeyReturn, fyne.KeyReturn)
	ask(b, ".csv")
	if got := listed(b, t); !slices.Equal(got, []string{"цены.csv"}) {
		t.Errorf("the second time lists %q", got)
	}
	b.Press(fyne.KeyEscape)
	ask(b, ".db")
	if got := listed(b, t); !slices.Contains(got, "база.db") {
		t.Errorf("another kind lists %q", got)
	}
	b.Press(fyne.KeyEscape)
	if err := os.RemoveAll(filepath.Join(home, "Прайсы")); err != nil {
		t.Fatal(err)
	}
	ask(b, ".csv", ".db")
	if got := listed(b, t); !slices.Contains(got, "база.db") {
		t.Errorf("in place of a folder that is gone %q", got)
	}
}

func TestChoosingWhereToSaveTouchesNoFileAndKeepsTheExtension(t *testing.T) {
	b := hosttest.NewBench(t)
	home := files(t, "Отчёты/")
	chosen := askSave(b, "отчёт.xlsx")
	b.Press(fyne.KeyReturn)
	if want := filepath.Join(home, "отчёт.xlsx"); *chosen != want {
		t.Errorf("chosen %q, want %q", *chosen, want)
	}
	if _, err := os.Lstat(*chosen); !os.IsNotExist(err) {
		t.Error("the dialog has made the file")
	}
	for typed, want := range map[string]string{"итоги": "итоги.xlsx", "итоги.XLSX": "итоги.XLSX", "Отчёты/май": "Отчёты/май.xlsx"} {
		chosen = askSave(b, "отчёт.xlsx")
		name(b, t).SetText(typed)
		pushButton(b, t, "Сохранить")
		if *chosen != filepath.Join(home, want) {
			t.Errorf("%s is saved as %q", typed, *chosen)
		}
		b.Prefs.Set("files.folder.xlsx", home)
	}
}

// name is the field of the name to save under.
func name(b *hosttest.Bench, t *testing.T) *kit.Entry {
	t.Helper()
	e, ok := b.Window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatal("the name has not the caret")
	}
	return e
}

func TestANameIsAskedFor(t *testing.T) {
	b := hosttest.NewBench(t)
	files(t)
	chosen := askSave(b, "отчёт.pdf")
	name(b, t).SetText("  ")
	b.Press(fyne.KeyReturn)
	if *chosen != "" || b.Dialogs() != 1 {
		t.Fatalf("chosen %q", *chosen)
	}
	if _, ok := find(b.Window.Canvas().Overlays().Top(), func(p *kit.Paragraph) bool {
		return p.Text() == "Напишите имя файла" && p.Role() == look.Bad
	}); !ok {
		t.Error("it is not said what lacks")
	}
}

func TestReplacingAFileIsAskedFirst(t *testing.T) {
	b := hosttest.NewBench(t)
	home := files(t, "база.db")
	chosen := askSave(b, "база.db")
	b.Press(fyne.KeyReturn)
	if *chosen != "" || b.Dialogs() != 2 {
		t.Fatalf("chosen %q with %d dialogs, want a question first", *chosen, b.Dialogs())
	}
	b.Press(fyne.KeyReturn) // «Не заменять» has the focus: one may give another name
	if *chosen != "" || b.Dialogs() != 1 {
		t.Fatalf("chosen %q, %d dialogs", *chosen, b.Dialogs())
	}
	pushButton(b, t, "Сохранить")
	pushButton(b, t, "Заменить")
	if *chosen != filepath.Join(home, "база.db") || b.Dialogs() != 0 {
		t.Errorf("chosen %q, %d dialogs left", *chosen, b.Dialogs())
	}
}

func TestANewFolderIsMadeAndEntered(t *testing.T) {
	b := hosttest.NewBench(t)
	home := files(t, "Счета/")
	chosen := askSave(b, "счёт.pdf")
	pushButton(b, t, "Новая папка")
	b.Enter("Счета")
	b.Press(fyne.KeyReturn)
	if _, ok := find(b.Window.Canvas().Overlays().Top(), func(p *kit.Paragraph) bool {
		return p.Text() == "«Счета» здесь уже есть. Дайте другое имя."
	}); !ok {
		t.Error("a folder that is there is not named")
	}
	pushButton(b, t, "Новая папка")
	b.Enter("Ноябрь")
	b.Press(fyne.KeyReturn)
	pushButton(b, t, "Сохранить")
	if *chosen != filepath.Join(home, "Ноябрь", "счёт.pdf") {
		t.Errorf("chosen %q", *chosen)
	}
}

func TestCrumbsLeadToTheFoldersAbove(t *testing.T) {
	b := hosttest.NewBench(t)
	files(t, "А/Б/цены.csv")
	ask(b, ".csv")
	b.Press(fyne.KeyReturn, fyne.KeyReturn)
	crumb, ok := find(b.Window.Canvas().Overlays().Top(), func(l *kit.Link) bool { return l.Text() == "А" })
	if !ok {
		t.Fatal("the way does not name the folder above")
	}
	test.Tap(crumb)
	if got := listed(b, t); !slices.Equal(got, []string{"Б"}) {
		t.Errorf("the crumb leads to %q", got)
	}
}

func TestAFolderThatMayNotBeReadIsNamed(t *testing.T) {
	b := hosttest.NewBench(t)
	words := folderFault(b.Env, "/дом/тайны", os.ErrPermission)
	if words != "Нет прав на папку «тайны». Выберите другую." {
		t.Errorf("words %q", words)
	}
	home := files(t, "тайны/", "цены.csv")
	if err := os.Chmod(filepath.Join(home, "тайны"), 0); err != nil {
		t.Fatal(err)
	}
	ask(b, ".csv")
	b.Press(fyne.KeyReturn)
	if _, err := os.ReadDir(filepath.Join(home, "тайны")); err == nil {
		t.Skip("this user may read everything")
	}
	if _, ok := find(b.Window.Canvas().Overlays().Top(), func(p *kit.Paragraph) bool { return p.Text() == words }); !ok {
		t.Error("it is not said why the list is empty")
	}
	b.Press(fyne.KeyBackspace)
	if got := listed(b, t); !slices.Equal(got, []string{"тайны", "цены.csv"}) {
		t.Errorf("back above lies %q", got)
	}
}

func TestSizesOfFilesAreWrittenInTheirUnits(t *testing.T) {
	b := hosttest.NewBench(t)
	for bytes, want := range map[int64]string{0: "0 Б", 1023: "1\u00a0023 Б", 1025: "2 КБ", 3 << 19: "1,5 МБ", 5 << 29: "2,5 ГБ"} {
		if got := sizeWords(b.Lang, bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
