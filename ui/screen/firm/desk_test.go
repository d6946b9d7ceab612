package firm_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/tasks"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestWhoWorksHereIsTheAuthorAndSeesOwnTasks(t *testing.T) {
	w := uitest.AtDesk(t)
	w.Opens(nav.To("desk"))
	w.Field("Я")
	w.Enter("Орлова")
	w.Press(fyne.KeyReturn)
	w.Ctrl(fyne.KeyS)
	if w.App().Me().IsZero() {
		t.Fatal("nobody works here")
	}
	w.Opens(nav.To("task"))
	w.Enter("Позвонить")
	w.Ctrl(fyne.KeyReturn)
	rows := w.Tasks(tasks.Query{})
	if len(rows) != 1 || rows[0].Manager != "Орлова" || !rows[0].Mine {
		t.Fatalf("tasks %+v", rows)
	}
	v, err := w.App().Tasks.Get(t.Context(), rows[0].ID)
	if err != nil || v.Author != w.App().Me() {
		t.Errorf("author %v, %v", v.Author, err)
	}
}
