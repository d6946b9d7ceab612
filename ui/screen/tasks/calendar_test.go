package tasks_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/tasks"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestTheCalendarIsWalkedAndFilledByKeys(t *testing.T) {
	w := uitest.AtDesk(t) // Monday 2 March, 9:00
	w.Opens(nav.To("calendar"))
	w.Wants("02.03.2026 – 08.03.2026", "пн, 2", "вс, 8")
	w.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyInsert) // Tuesday, 10:00
	w.Enter("Встреча")
	w.Ctrl(fyne.KeyReturn)
	rows := w.Tasks(tasks.Query{Open: true})
	if want := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC); len(rows) != 1 || !rows[0].Due.Equal(want) || rows[0].AllDay {
		t.Fatalf("tasks %+v, want one on %v", rows, want)
	}
	w.Wants("10:00 Встреча")
	w.Picture("week.png")
	w.Enter("м")
	w.Wants("Март 2026", "10:00 Встреча")
	w.Picture("month.png")
	w.Press(fyne.KeyPageDown)
	w.Wants("Апрель 2026")
	w.WantsNot("Встреча")
	w.Enter("t")
	w.Press(fyne.KeyRight)
	w.Enter("д")
	w.Wants("вторник, 3 марта 2026")
	w.Picture("day.png")
	w.Press(fyne.KeyReturn)
	w.Wants("Что сделать")
}
