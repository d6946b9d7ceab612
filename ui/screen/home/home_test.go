package home_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestTheStartPageDoesATaskByOnePress(t *testing.T) {
	w := uitest.AtDesk(t)
	if err := w.App().Tasks.Save(t.Context(), &crm.Task{Text: "Сверить остатки", Due: w.App().Today(), AllDay: true, Remind: crm.NoReminder}); err != nil {
		t.Fatal(err)
	}
	w.Opens(nav.To("home"))
	w.Wants("Дела на сегодня", "Сверить остатки")
	for range 12 {
		w.Window.Canvas().FocusNext()
		if _, is := w.Window.Canvas().Focused().(interface{ On() bool }); is {
			break
		}
	}
	w.Press(fyne.KeySpace)
	w.WantsNot("Сверить остатки")
	w.Wants("На сегодня дел нет")
	if open := w.Tasks(tasks.Query{Open: true}); len(open) != 0 {
		t.Errorf("open tasks %+v", open)
	}
}
