package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// paper is a file of two kilobytes on the disk.
func (c *clerk) paper(name string) string {
	return c.written(name, strings.Repeat("а", 1024))
}

func (c *clerk) written(name, text string) string {
	c.t.Helper()
	path := filepath.Join(c.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return path
}

func TestFilesDroppedOnTheCardOfAClientAreAdded(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.opens(nav.To("client", v.ID.String()))
	c.drop(c.paper("Договор.txt"), c.paper("Прайс.txt"))
	c.wants("Файл добавлен")
	c.opens(nav.To("client", v.ID.String()).With("tab", "files"))
	c.wants("Договор.txt", "Прайс.txt", "2 КБ")
	c.ctrl(fyne.KeyZ)
	c.wantsNot("Договор.txt", "Прайс.txt")
	large := filepath.Join(t.TempDir(), "Видео.mp4")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(crm.AttachmentLimit + 1); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	c.drop(c.paper("Смета.txt"), large)
	c.wants("Файл «Видео.mp4» больше 20 МБ")
	c.wantsNot("Смета.txt")
	c.drop(t.TempDir())
	c.wants("папка, а нужен файл")
	c.opens(nav.To("client"))
	c.drop(c.paper("Смета.txt"))
	c.wants("Запишите карточку, и к ней можно будет добавить файлы")
}

func TestFilesDroppedOnACallComeWithItIntoTheHistory(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.opens(nav.To("interaction").With("client", v.ID.String()))
	c.drop(c.paper("Договор.txt"))
	c.drop(c.paper("Прайс.txt"), c.paper("Смета.txt"))
	c.wants("«Договор.txt» будет приложен при записи", "«Прайс.txt»", "«Смета.txt»", "Новый звонок · ООО «Дельта» *")
	c.field("О чём говорили")
	c.enter("Прислали договор")
	c.tap("убрать") // the first
	c.wantsNot("«Договор.txt»")
	c.files.open = c.paper("Акт.txt")
	c.tap("Приложить файл")
	c.ctrl(fyne.KeyReturn)
	past := c.past(v)
	if len(past) != 1 || len(past[0].Files) != 3 || past[0].Files[0].Name != "Прайс.txt" || past[0].Files[2].Name != "Акт.txt" {
		t.Fatalf("the history is %+v", past)
	}
	c.opens(nav.To("client", v.ID.String()).With("tab", "history"))
	c.wants("Прислали договор", "Прайс.txt · 2 КБ", "Смета.txt · 2 КБ")
	c.picture("history-files.png")
	c.press(fyne.KeyReturn) // opens the call
	c.wants("Прайс.txt · 2 КБ", "Акт.txt · 2 КБ")
	c.drop(c.paper("Ещё.txt"))
	c.ctrl(fyne.KeyS)
	c.wants("Ещё.txt · 2 КБ")
	c.wantsNot("будет приложен")
	c.picture("call-files.png")
	if past := c.past(v); len(past) != 1 || len(past[0].Files) != 4 || past[0].Text != "Прислали договор" {
		t.Errorf("the history is %+v", past)
	}
}

func TestAFileThatCannotBeKeptLosesNothingOfTheCall(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.opens(nav.To("interaction").With("client", v.ID.String()))
	path := c.paper("Договор.txt")
	c.drop(path)
	c.field("О чём говорили")
	c.enter("Прислали договор")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	c.ctrl(fyne.KeyReturn)
	c.wants("Файла «Договор.txt» нет на месте", "«Договор.txt» будет приложен", "Прислали договор")
	c.tap("убрать")
	c.ctrl(fyne.KeyReturn)
	if past := c.past(v); len(past) != 1 || past[0].Text != "Прислали договор" || len(past[0].Files) != 0 {
		t.Errorf("the history is %+v", past)
	}
}

func TestAFileOfTheHistoryIsOpenedAndSavedFromItsEntry(t *testing.T) {
	c := atDesk(t)
	v := c.known()
	c.opens(nav.To("interaction").With("client", v.ID.String()))
	c.drop(c.paper("Договор.txt"))
	c.field("О чём говорили")
	c.enter("Прислали договор")
	c.ctrl(fyne.KeyReturn)
	c.opens(nav.To("client", v.ID.String()).With("tab", "history"))
	c.click("Договор.txt · 2 КБ")
	if filepath.Base(c.viewed) != "Договор.txt" {
		t.Errorf("a click opened %q", c.viewed)
	}
	c.files.save = filepath.Join(t.TempDir(), "копия.txt")
	c.press("Menu")
	c.wants("Открыть «Договор.txt»", "Сохранить «Договор.txt» как…")
	c.tap("Сохранить «Договор.txt» как…")
	if text, err := os.ReadFile(c.files.save); err != nil || len(text) != 2048 || c.files.proposed != "Договор.txt" {
		t.Errorf("saved %d bytes as %q, %v", len(text), c.files.proposed, err)
	}
}

func TestAFileDroppedOnTheImportIsTheOneToTakeIn(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("import").With("kind", "clients"))
	list := c.written("клиенты.csv", "Клиент;Контакт;Контакт 2\nАльфа;Иванов;Петров\n")
	c.drop(list, c.paper("Прайс.txt"))
	c.wants("клиенты.csv", "За один раз загружается один файл", "Контактное лицо 2", "Контакт 2")
	c.picture("import-contacts.png")
	c.tap("Загрузить")
	rows, err := c.App().Clients.List(t.Context())
	if err != nil || len(rows) != 1 || rows[0].Name != "Альфа" {
		t.Errorf("the base has %+v, %v", rows, err)
	}
}

func TestElsewhereOneIsToldWhereFilesCanBeDropped(t *testing.T) {
	c := atDesk(t)
	c.known()
	const told = "Файлы можно перетащить на карточку клиента или в форму разговора, до 20 МБ каждый"
	for _, r := range []nav.Route{nav.To("home"), nav.To("clients"), nav.To("product")} {
		c.opens(r)
		c.drop(c.paper("Договор.txt"))
		c.wants(told)
		c.drop()
	}
	c.opens(nav.To("import"))
	web, err := storage.ParseURI("https://example.org/price.csv")
	if err != nil {
		t.Fatal(err)
	}
	c.window.dropped(fyne.Position{}, []fyne.URI{web})
	if c.wants(told); c.sees(fmt.Sprint("price", ".csv")) {
		t.Error("a link was taken for a file")
	}
}
