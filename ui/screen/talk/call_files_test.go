package talk_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestFilesDroppedOnACallComeWithItIntoTheHistory(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Opens(nav.To("interaction").With("client", v.ID.String()))
	c.Drop(c.Paper("Договор.txt"))
	c.Drop(c.Paper("Прайс.txt"), c.Paper("Смета.txt"))
	c.Wants("«Договор.txt» будет приложен при записи", "«Прайс.txt»", "«Смета.txt»", "Новый звонок · ООО «Дельта» *")
	c.Field("О чём говорили")
	c.Enter("Прислали договор")
	c.Tap("убрать") // the first
	c.WantsNot("«Договор.txt»")
	c.Answers.ToOpen = c.Paper("Акт.txt")
	c.Tap("Приложить файл")
	c.Ctrl(fyne.KeyReturn)
	past := c.Past(v)
	if len(past) != 1 || len(past[0].Files) != 3 || past[0].Files[0].Name != "Прайс.txt" || past[0].Files[2].Name != "Акт.txt" {
		t.Fatalf("the history is %+v", past)
	}
	c.Opens(nav.To("client", v.ID.String()).With("tab", "history"))
	c.Wants("Прислали договор", "Прайс.txt · 2 КБ", "Смета.txt · 2 КБ")
	c.Picture("history-files.png")
	c.Press(fyne.KeyReturn) // opens the call
	c.Wants("Прайс.txt · 2 КБ", "Акт.txt · 2 КБ")
	c.Drop(c.Paper("Ещё.txt"))
	c.Ctrl(fyne.KeyS)
	c.Wants("Ещё.txt · 2 КБ")
	c.WantsNot("будет приложен")
	c.Picture("call-files.png")
	if past := c.Past(v); len(past) != 1 || len(past[0].Files) != 4 || past[0].Text != "Прислали договор" {
		t.Errorf("the history is %+v", past)
	}
}

func TestAFileThatCannotBeKeptLosesNothingOfTheCall(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Known()
	c.Opens(nav.To("interaction").With("client", v.ID.String()))
	path := c.Paper("Договор.txt")
	c.Drop(path)
	c.Field("О чём говорили")
	c.Enter("Прислали договор")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	c.Ctrl(fyne.KeyReturn)
	c.Wants("Файла «Договор.txt» нет на месте", "«Договор.txt» будет приложен", "Прислали договор")
	c.Tap("убрать")
	c.Ctrl(fyne.KeyReturn)
	if past := c.Past(v); len(past) != 1 || past[0].Text != "Прислали договор" || len(past[0].Files) != 0 {
		t.Errorf("the history is %+v", past)
	}
}
