package tasks_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestATaskIsMadeRemindedPutOffAndDoneByKeysAlone(t *testing.T) {
	w := uitest.AtDesk(t) // Monday 2 March, 9:00
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Ромашка»", Phone: "+7 846 200-00-01"}}
	if err := w.App().Clients.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	w.Opens(nav.To("tasks"))
	w.Press(fyne.KeyInsert)
	w.Enter("Позвонить по договору")
	w.Field("Клиент")
	w.Enter("ромаш")
	w.Press(fyne.KeyReturn)
	w.Field("Срок")
	w.Replace("10:00")
	w.Field("Напомнить")
	w.Press(fyne.KeyF4, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // за 15 минут
	w.Ctrl(fyne.KeyReturn)
	w.Wants("Позвонить по договору", "Сегодня", "02.03.2026 10:00", "ООО «Ромашка»")
	w.WantsNot("Напоминание")

	w.Pass(44 * time.Minute)
	w.WantsNot("Напоминание")
	w.Pass(time.Minute) // 9:45
	w.Wants("Напоминание", "02.03.2026 10:00 · ООО «Ромашка» · +7 846 200-00-01")
	w.Picture("reminder.png")
	w.Pass(15 * time.Second)
	if len(w.Told) != 1 || w.Told[0] != "Позвонить по договору" {
		t.Errorf("the desktop was told %q", w.Told)
	}

	w.Ctrl(fyne.KeyD) // to the notice
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	w.Press(fyne.KeyDown, fyne.KeyReturn) // отложить на 10 минут
	w.WantsNot("· +7 846 200-00-01")
	w.Wants("Напоминание отложено")
	w.Pass(9 * time.Minute)
	if len(w.Told) != 1 {
		t.Error("a reminder put off for ten minutes comes after nine")
	}
	w.Pass(time.Minute)
	if len(w.Told) != 2 {
		t.Errorf("told %q after ten minutes", w.Told)
	}

	w.Ctrl(fyne.KeyD)
	w.Press(fyne.KeySpace) // сделано
	w.Press(fyne.KeyF4, fyne.KeyDown, fyne.KeyReturn)
	w.Press(fyne.KeyTab)
	w.Enter("ждут счёт")
	w.Press(fyne.KeyTab)
	w.Enter("Отправить счёт")
	w.Picture("done.png")
	w.Press(fyne.KeyReturn) // no day yet
	w.Wants("Следующий шаг")
	w.Replace("+1 9:30")
	w.Press(fyne.KeyReturn)
	w.WantsNot("Следующий шаг", "Позвонить по договору")
	w.Wants("Отправить счёт", "Завтра", "03.03.2026 09:30")

	open := w.Tasks(tasks.Query{Open: true})
	if len(open) != 1 || open[0].Client != c.ID {
		t.Fatalf("open tasks %+v", open)
	}
	all := w.Tasks(tasks.Query{})
	if last := all[len(all)-1]; last.Outcome != crm.OutcomeAgreed || last.Result != "ждут счёт" || !last.Done.Equal(w.Now) {
		t.Errorf("done: %+v", last)
	}
}

func TestSpaceInTheListAsksHowATaskEnded(t *testing.T) {
	w := uitest.AtDesk(t)
	for _, text := range []string{"Первое", "Второе"} {
		if err := w.App().Tasks.Save(t.Context(), &crm.Task{Text: text, Due: w.App().Today(), AllDay: true}); err != nil {
			t.Fatal(err)
		}
	}
	w.Opens(nav.To("tasks"))
	w.Press(fyne.KeySpace)
	w.Wants("Чем закончилось")
	w.Press(fyne.KeyEscape)
	w.Ctrl(fyne.KeyReturn)
	w.Wants("Чем закончилось")
	w.Press(fyne.KeyReturn)
	w.Wants("Дело сделано")
	if open := w.Tasks(tasks.Query{Open: true}); len(open) != 1 {
		t.Errorf("open tasks %+v", open)
	}
	w.Ctrl(fyne.KeyZ)
	if open := w.Tasks(tasks.Query{Open: true}); len(open) != 2 {
		t.Errorf("open tasks after undo %+v", open)
	}
}

func TestWhatCameDueWhileClosedIsOneDigest(t *testing.T) {
	w := uitest.AtDesk(t)
	for _, hour := range []int{10, 11, 12} {
		due := time.Date(2026, 3, 2, hour, 0, 0, 0, time.UTC)
		if err := w.App().Tasks.Save(t.Context(), &crm.Task{Text: "Дело " + due.Format("15:04"), Due: due}); err != nil {
			t.Fatal(err)
		}
	}
	path := w.App().Path()
	if err := w.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Now = w.Now.Add(24 * time.Hour)
	w.Told = nil
	w.Open(path)
	w.Wants("3 напоминания", "• Дело 10:00", "• Дело 12:00")
	w.Picture("digest.png")
	if len(w.Told) != 1 {
		t.Errorf("the desktop was told %d times", len(w.Told))
	}
	w.Open(path) // started once more: all was said
	w.WantsNot("3 напоминания")
	if len(w.Told) != 1 {
		t.Errorf("the desktop was told %d times", len(w.Told))
	}
}
