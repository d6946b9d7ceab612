package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// watched sits a person down before an empty base with a clock the test moves;
// told is what the desktop was told.
type watched struct {
	*clerk
	now  time.Time
	told []string
}

func withClock(t *testing.T) *watched {
	t.Helper()
	w := &watched{clerk: newClerk(t), now: apptest.Now}
	w.Env.Now = func() time.Time { return w.now }
	w.Notify = func(_, text string) { w.told = append(w.told, text) }
	a, err := app.Create(t.Context(), filepath.Join(w.Folder, "test.db"), w.Env)
	if err != nil {
		t.Fatal(err)
	}
	w.Show(a)
	return w
}

// tick moves the clock on and lets it beat.
func (w *watched) tick(by time.Duration) {
	w.now = w.now.Add(by)
	w.Tick()
}

func (w *watched) tasks(q tasks.Query) []tasks.Row {
	w.t.Helper()
	rows, err := w.App().Tasks.List(w.t.Context(), q)
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}

func TestATaskIsMadeRemindedPutOffAndDoneByKeysAlone(t *testing.T) {
	w := withClock(t) // Monday 2 March, 9:00
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "ООО «Ромашка»", Phone: "+7 846 200-00-01"}}
	if err := w.App().Clients.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	w.opens(nav.To("tasks"))
	w.press(fyne.KeyInsert)
	w.enter("Позвонить по договору")
	w.field("Клиент")
	w.enter("ромаш")
	w.press(fyne.KeyReturn)
	w.field("Срок")
	w.replace("10:00")
	w.field("Напомнить")
	w.press(fyne.KeyF4, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // за 15 минут
	w.ctrl(fyne.KeyReturn)
	w.wants("Позвонить по договору", "Сегодня", "02.03.2026 10:00", "ООО «Ромашка»")
	w.wantsNot("Напоминание")

	w.tick(44 * time.Minute)
	w.wantsNot("Напоминание")
	w.tick(time.Minute) // 9:45
	w.wants("Напоминание", "02.03.2026 10:00 · ООО «Ромашка» · +7 846 200-00-01")
	w.picture("reminder.png")
	w.tick(15 * time.Second)
	if len(w.told) != 1 || w.told[0] != "Позвонить по договору" {
		t.Errorf("the desktop was told %q", w.told)
	}

	w.ctrl(fyne.KeyD) // to the notice
	w.press(fyne.KeyTab, fyne.KeyReturn)
	w.press(fyne.KeyDown, fyne.KeyReturn) // отложить на 10 минут
	w.wantsNot("· +7 846 200-00-01")
	w.wants("Напоминание отложено")
	w.tick(9 * time.Minute)
	if len(w.told) != 1 {
		t.Error("a reminder put off for ten minutes comes after nine")
	}
	w.tick(time.Minute)
	if len(w.told) != 2 {
		t.Errorf("told %q after ten minutes", w.told)
	}

	w.ctrl(fyne.KeyD)
	w.press(fyne.KeySpace) // сделано
	w.press(fyne.KeyF4, fyne.KeyDown, fyne.KeyReturn)
	w.press(fyne.KeyTab)
	w.enter("ждут счёт")
	w.press(fyne.KeyTab)
	w.enter("Отправить счёт")
	w.picture("done.png")
	w.press(fyne.KeyReturn) // no day yet
	w.wants("Следующий шаг")
	w.replace("+1 9:30")
	w.press(fyne.KeyReturn)
	w.wantsNot("Следующий шаг", "Позвонить по договору")
	w.wants("Отправить счёт", "Завтра", "03.03.2026 09:30")

	open := w.tasks(tasks.Query{Open: true})
	if len(open) != 1 || open[0].Client != c.ID {
		t.Fatalf("open tasks %+v", open)
	}
	all := w.tasks(tasks.Query{})
	if last := all[len(all)-1]; last.Outcome != crm.OutcomeAgreed || last.Result != "ждут счёт" || !last.Done.Equal(w.now) {
		t.Errorf("done: %+v", last)
	}
}

func TestSpaceInTheListAsksHowATaskEnded(t *testing.T) {
	w := withClock(t)
	for _, text := range []string{"Первое", "Второе"} {
		if err := w.App().Tasks.Save(t.Context(), &crm.Task{Text: text, Due: w.App().Today(), AllDay: true}); err != nil {
			t.Fatal(err)
		}
	}
	w.opens(nav.To("tasks"))
	w.press(fyne.KeySpace)
	w.wants("Чем закончилось")
	w.press(fyne.KeyEscape)
	w.ctrl(fyne.KeyReturn)
	w.wants("Чем закончилось")
	w.press(fyne.KeyReturn)
	w.wants("Дело сделано")
	if open := w.tasks(tasks.Query{Open: true}); len(open) != 1 {
		t.Errorf("open tasks %+v", open)
	}
	w.ctrl(fyne.KeyZ)
	if open := w.tasks(tasks.Query{Open: true}); len(open) != 2 {
		t.Errorf("open tasks after undo %+v", open)
	}
}

func TestWhatCameDueWhileClosedIsOneDigest(t *testing.T) {
	w := withClock(t)
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
	w.now = w.now.Add(24 * time.Hour)
	w.told = nil
	w.Open(path)
	w.wants("3 напоминания", "• Дело 10:00", "• Дело 12:00")
	w.picture("digest.png")
	if len(w.told) != 1 {
		t.Errorf("the desktop was told %d times", len(w.told))
	}
	w.Open(path) // started once more: all was said
	w.wantsNot("3 напоминания")
	if len(w.told) != 1 {
		t.Errorf("the desktop was told %d times", len(w.told))
	}
}

func TestTheStartPageDoesATaskByOnePress(t *testing.T) {
	w := withClock(t)
	if err := w.App().Tasks.Save(t.Context(), &crm.Task{Text: "Сверить остатки", Due: w.App().Today(), AllDay: true, Remind: crm.NoReminder}); err != nil {
		t.Fatal(err)
	}
	w.opens(nav.To("home"))
	w.wants("Дела на сегодня", "Сверить остатки")
	for range 12 {
		w.window.Canvas().FocusNext()
		if _, is := w.window.Canvas().Focused().(interface{ On() bool }); is {
			break
		}
	}
	w.press(fyne.KeySpace)
	w.wantsNot("Сверить остатки")
	w.wants("На сегодня дел нет")
	if open := w.tasks(tasks.Query{Open: true}); len(open) != 0 {
		t.Errorf("open tasks %+v", open)
	}
}

func TestTheCalendarIsWalkedAndFilledByKeys(t *testing.T) {
	w := withClock(t) // Monday 2 March, 9:00
	w.opens(nav.To("calendar"))
	w.wants("02.03.2026 – 08.03.2026", "пн, 2", "вс, 8")
	w.press(fyne.KeyRight, fyne.KeyDown, fyne.KeyInsert) // Tuesday, 10:00
	w.enter("Встреча")
	w.ctrl(fyne.KeyReturn)
	rows := w.tasks(tasks.Query{Open: true})
	if want := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC); len(rows) != 1 || !rows[0].Due.Equal(want) || rows[0].AllDay {
		t.Fatalf("tasks %+v, want one on %v", rows, want)
	}
	w.wants("10:00 Встреча")
	w.picture("week.png")
	w.enter("м")
	w.wants("Март 2026", "10:00 Встреча")
	w.picture("month.png")
	w.press(fyne.KeyPageDown)
	w.wants("Апрель 2026")
	w.wantsNot("Встреча")
	w.enter("t")
	w.press(fyne.KeyRight)
	w.enter("д")
	w.wants("вторник, 3 марта 2026")
	w.picture("day.png")
	w.press(fyne.KeyReturn)
	w.wants("Что сделать")
}

func TestWhoWorksHereIsTheAuthorAndSeesOwnTasks(t *testing.T) {
	w := withClock(t)
	w.opens(nav.To("desk"))
	w.field("Я")
	w.enter("Орлова")
	w.press(fyne.KeyReturn)
	w.ctrl(fyne.KeyS)
	if w.App().Me().IsZero() {
		t.Fatal("nobody works here")
	}
	w.opens(nav.To("task"))
	w.enter("Позвонить")
	w.ctrl(fyne.KeyReturn)
	rows := w.tasks(tasks.Query{})
	if len(rows) != 1 || rows[0].Manager != "Орлова" || !rows[0].Mine {
		t.Fatalf("tasks %+v", rows)
	}
	v, err := w.App().Tasks.Get(t.Context(), rows[0].ID)
	if err != nil || v.Author != w.App().Me() {
		t.Errorf("author %v, %v", v.Author, err)
	}
}
