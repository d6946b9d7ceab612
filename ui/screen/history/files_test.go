package history_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestFilesDroppedOnTheCardOfAClientAreAdded(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Opens(nav.To("client", v.ID.String()))
	c.Drop(c.Paper("Договор.txt"), c.Paper("Прайс.txt"))
	c.Wants("Файл добавлен")
	c.Opens(nav.To("client", v.ID.String()).With("tab", "files"))
	c.Wants("Договор.txt", "Прайс.txt", "2 КБ")
	c.Ctrl(fyne.KeyZ)
	c.WantsNot("Договор.txt", "Прайс.txt")
	large := filepath.Join(t.TempDir(), "Видео.mp4")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(crm.AttachmentLimit + 1); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	c.Drop(c.Paper("Смета.txt"), large)
	c.Wants("Файл «Видео.mp4» больше 20 МБ")
	c.WantsNot("Смета.txt")
	c.Drop(t.TempDir())
	c.Wants("папка, а нужен файл")
	c.Opens(nav.To("client"))
	c.Drop(c.Paper("Смета.txt"))
	c.Wants("Запишите карточку, и к ней можно будет добавить файлы")
}

func TestAFileOfTheHistoryIsOpenedAndSavedFromItsEntry(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Opens(nav.To("interaction").With("client", v.ID.String()))
	c.Drop(c.Paper("Договор.txt"))
	c.Field("О чём говорили")
	c.Enter("Прислали договор")
	c.Ctrl(fyne.KeyReturn)
	c.Opens(nav.To("client", v.ID.String()).With("tab", "history"))
	c.Click("Договор.txt · 2 КБ")
	if filepath.Base(c.Viewed) != "Договор.txt" {
		t.Errorf("a click opened %q", c.Viewed)
	}
	c.Answers.ToSave = filepath.Join(t.TempDir(), "копия.txt")
	c.Press("Menu")
	c.Wants("Открыть «Договор.txt»", "Сохранить «Договор.txt» как…")
	c.Tap("Сохранить «Договор.txt» как…")
	if text, err := os.ReadFile(c.Answers.ToSave); err != nil || len(text) != 2048 || c.Answers.Proposed != "Договор.txt" {
		t.Errorf("saved %d bytes as %q, %v", len(text), c.Answers.Proposed, err)
	}
}

func TestAFileIsAddedRenamedAndTakenBack(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	path := filepath.Join(t.TempDir(), "Договор.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("текст ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("client", v.ID.String()).With("tab", "files"))
	c.Wants("Здесь будут заметки о клиенте и файлы", "до 20 МБ")
	c.Answers.ToOpen = path
	c.Tap("Добавить файл")
	c.Wants("Договор.txt", "10 КБ", "Файл добавлен")
	c.Press(fyne.KeyF2)
	c.Replace("Договор 2026")
	c.Press(fyne.KeyReturn)
	c.Wants("Договор 2026.txt")
	c.Ctrl(fyne.KeyZ)
	c.Wants("Договор.txt")
	c.Press(fyne.KeyDelete)
	c.WantsNot("10 КБ")
	c.Ctrl(fyne.KeyZ)
	c.Wants("Договор.txt", "10 КБ")
	large := filepath.Join(t.TempDir(), "Видео.mp4")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(crm.AttachmentLimit + 1); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	c.Answers.ToOpen = large
	c.Tap("Добавить файл")
	c.Wants("Файл «Видео.mp4» больше 20 МБ")
}
