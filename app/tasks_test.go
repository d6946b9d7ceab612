package app_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/data/problem"

	"pgregory.net/rapid"
)

// desk is a base with a clock the test moves and a profile that outlives it.
type desk struct {
	*app.App
	t   *testing.T
	env app.Environment
	now time.Time
}

func atDesk(t *testing.T) *desk {
	t.Helper()
	profile, err := app.OpenProfile(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, now: apptest.Now, env: apptest.Environment()} // Monday 2 March 2026, 9:00
	d.env.Profile, d.env.Now = profile, func() time.Time { return d.now }
	if d.App, err = app.Create(t.Context(), filepath.Join(t.TempDir(), "test.db"), d.env); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if found, err := d.Base.Check(context.Background(), nil); err != nil || !found.OK() {
			t.Errorf("the base after the test: %v, %v", found.Findings, err)
		}
		_ = d.Close()
	})
	return d
}

// reopen closes the base and opens it again.
func (d *desk) reopen() {
	d.t.Helper()
	path := d.Path()
	d.must(d.Close())
	var err error
	d.App, err = app.Open(d.t.Context(), path, d.env)
	d.must(err)
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// task enters a task due so long from now.
func (d *desk) task(text string, in time.Duration, set ...func(*crm.Task)) *crm.Task {
	d.t.Helper()
	v := &crm.Task{Text: text, Due: d.now.Add(in)}
	for _, f := range set {
		f(v)
	}
	d.must(d.Tasks.Save(d.t.Context(), v))
	return v
}

// reminded are the new reminders of now, which are taken for shown.
func (d *desk) reminded() string {
	d.t.Helper()
	due, err := d.Tasks.Due(d.t.Context(), d.now)
	d.must(err)
	again, err := d.Tasks.Due(d.t.Context(), d.now)
	d.must(err)
	if texts(due.New) != texts(again.New) {
		d.t.Errorf("asked again, Due says %q, not %q", texts(again.New), texts(due.New))
	}
	d.Tasks.Shown(d.now)
	return texts(due.New)
}

func (d *desk) list(q app.TaskQuery) []app.TaskRow {
	d.t.Helper()
	rows, err := d.Tasks.List(d.t.Context(), q)
	d.must(err)
	return rows
}

func (d *desk) done(id crm.TaskID, what app.TaskDone) {
	d.t.Helper()
	d.must(d.Tasks.Done(d.t.Context(), []crm.TaskID{id}, what))
}

func texts(rows []app.TaskRow) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Text)
	}
	return strings.Join(out, ", ")
}

func remind(minutes int) func(*crm.Task) { return func(t *crm.Task) { t.Remind = minutes } }

func repeat(rule string) func(*crm.Task) { return func(t *crm.Task) { t.Repeat = rule } }

func TestAReminderIsDueOnce(t *testing.T) {
	d := atDesk(t)
	d.task("за 15 минут", time.Hour, remind(15))
	d.task("в срок", time.Hour)
	d.task("никогда", time.Hour, remind(crm.NoReminder))
	for _, want := range []struct {
		after time.Duration
		say   string
	}{
		{44 * time.Minute, ""}, {time.Minute, "за 15 минут"}, {0, ""}, {14 * time.Minute, ""}, {time.Minute, "в срок"}, {time.Hour, ""},
	} {
		d.now = d.now.Add(want.after)
		if got := d.reminded(); got != want.say {
			t.Errorf("%s: %q, want %q", d.now.Format("15:04"), got, want.say)
		}
	}
}

func TestWhatIsPlannedTooLateForItsReminderIsRemindedAtOnce(t *testing.T) {
	d := atDesk(t)
	d.reminded()
	d.now = d.now.Add(time.Minute)
	task := d.task("через пять минут", 5*time.Minute, remind(60))
	if got := d.reminded(); got != "через пять минут" {
		t.Errorf("reminded of %q", got)
	}
	d.now = d.now.Add(time.Minute)
	d.must(d.Tasks.Move(t.Context(), task.ID, d.now.Add(30*time.Minute), false))
	if got := d.reminded(); got != "через пять минут" {
		t.Errorf("moved to half an hour later: reminded of %q", got)
	}
}

func TestMissedRemindersComeTogetherAtTheNextStart(t *testing.T) {
	d := atDesk(t)
	d.task("первое", time.Hour)
	d.task("второе", 2*time.Hour)
	d.reminded()
	d.now = d.now.Add(24 * time.Hour)
	d.reopen()
	if got := d.reminded(); got != "первое, второе" {
		t.Errorf("missed %q", got)
	}
	d.reopen()
	if got := d.reminded(); got != "" {
		t.Errorf("at one more start %q", got)
	}
	if due, _ := d.Tasks.Due(t.Context(), d.now); len(due.Waiting) != 2 {
		t.Errorf("%d wait, want 2", len(due.Waiting))
	}
}

func TestSnoozePutsTheReminderOffAndNothingElse(t *testing.T) {
	d := atDesk(t)
	task := d.task("позвонить", 0)
	d.reminded()
	d.must(d.Tasks.Snooze(t.Context(), []crm.TaskID{task.ID}, d.now.Add(10*time.Minute)))
	d.now = d.now.Add(9 * time.Minute)
	if got := d.reminded(); got != "" {
		t.Errorf("after nine minutes %q", got)
	}
	d.now = d.now.Add(time.Minute)
	if got := d.reminded(); got != "позвонить" {
		t.Errorf("after ten minutes %q", got)
	}
	v, err := d.Tasks.Get(t.Context(), task.ID)
	if err != nil || !v.Due.Equal(task.Due) {
		t.Errorf("due %v, %v; want %v", v.Due, err, task.Due)
	}
}

func TestEachDeskIsRemindedOfItsOwnTasks(t *testing.T) {
	d := atDesk(t)
	anna, err := d.Managers.Ensure(t.Context(), "Анна")
	d.must(err)
	boris, err := d.Managers.Ensure(t.Context(), "Борис")
	d.must(err)
	d.task("Анне", 0, func(t *crm.Task) { t.Manager = anna })
	d.task("Борису", 0, func(t *crm.Task) { t.Manager = boris })
	d.task("кому-нибудь", 0)
	d.SetMe(anna)
	if got := d.reminded(); got != "Анне, кому-нибудь" {
		t.Errorf("Anna is reminded of %q", got)
	}
	if v := d.task("новое", 0); v.Author != anna {
		t.Errorf("the author is %v, not who works here", v.Author)
	}
}

func TestARepeatedTaskMovesOnAndLeavesItsHistory(t *testing.T) {
	d := atDesk(t)
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "Альфа"}}
	d.must(d.Clients.Save(t.Context(), c))
	task := d.task("обзвон", time.Hour, repeat("FREQ=WEEKLY;BYDAY=MO"), func(t *crm.Task) { t.Client = c.ID })
	d.done(task.ID, app.TaskDone{Outcome: crm.OutcomeAgreed, Result: "все на месте"})
	open := d.list(app.TaskQuery{Open: true})
	if len(open) != 1 || open[0].ID != task.ID || open[0].Due.Format("02.01 15:04") != "09.03 10:00" {
		t.Fatalf("open %+v", open)
	}
	all := d.list(app.TaskQuery{Client: c.ID})
	if len(all) != 2 || all[1].State != app.TaskDoneOn || all[1].Repeats || all[1].Result != "все на месте" || !all[1].Due.Equal(task.Due) {
		t.Fatalf("of the client %+v", all)
	}
	_, err := d.Undo(t.Context())
	d.must(err)
	if all = d.list(app.TaskQuery{}); len(all) != 1 || !all[0].Due.Equal(task.Due) {
		t.Errorf("after undo %+v", all)
	}
}

func TestATurnMovedForOnceLeavesTheRuleAlone(t *testing.T) {
	d := atDesk(t)
	task := d.task("планёрка", 0, repeat("FREQ=WEEKLY;BYDAY=MO"))
	for _, day := range []int{1, 4} { // Sunday before, Wednesday after
		d.must(d.Tasks.Move(t.Context(), task.ID, apptest.Day(time.March, day), true))
		d.now = apptest.Day(time.March, day).Add(9 * time.Hour)
		v, err := d.Tasks.Get(t.Context(), task.ID)
		d.must(err)
		if next, _, err := v.Next(d.now); err != nil || next.Format(time.DateOnly) != "2026-03-09" {
			t.Errorf("moved to %d March the next is %v, %v", day, next, err)
		}
	}
}

func TestTheNextStepIsWrittenTogetherWithWhatIsDone(t *testing.T) {
	d := atDesk(t)
	c := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "Альфа"}}
	d.must(d.Clients.Save(t.Context(), c))
	task := d.task("позвонить", 0, func(t *crm.Task) { t.Client = c.ID })
	err := d.Tasks.Done(t.Context(), []crm.TaskID{task.ID}, app.TaskDone{Next: &crm.Task{}})
	if !problem.Has(err, "next.text", "problem.name.empty") && !problem.Has(err, "next.text", "problem.required") || !problem.Has(err, "next.due", "problem.required") {
		t.Fatalf("an empty next step: %v", err)
	}
	if rows := d.list(app.TaskQuery{Open: true}); len(rows) != 1 {
		t.Fatalf("refused, it left %+v", rows)
	}
	d.done(task.ID, app.TaskDone{Next: &crm.Task{Text: "отправить счёт", Due: apptest.Day(time.March, 5), AllDay: true}})
	if rows := d.list(app.TaskQuery{Open: true}); len(rows) != 1 || rows[0].Text != "отправить счёт" || rows[0].Name != "Альфа" {
		t.Fatalf("open %+v", rows)
	}
	if err := d.Tasks.Done(t.Context(), []crm.TaskID{task.ID}, app.TaskDone{}); !problem.Has(err, "", "problem.task.done") {
		t.Errorf("done twice: %v", err)
	}
	_, err = d.Undo(t.Context())
	d.must(err)
	if rows := d.list(app.TaskQuery{Open: true}); len(rows) != 1 || rows[0].Text != "позвонить" {
		t.Errorf("one undo leaves %+v", rows)
	}
}

func TestOverdueTasksComeFirstThenTodayThenByDay(t *testing.T) {
	d := atDesk(t)
	d.task("через неделю", 7*24*time.Hour)
	d.task("завтра", 24*time.Hour)
	d.task("сегодня в 15", 6*time.Hour)
	d.task("сегодня", 0, func(t *crm.Task) { t.Due, t.AllDay = d.Today(), true })
	d.task("час назад", -time.Hour)
	d.task("вчера", 0, func(t *crm.Task) { t.Due, t.AllDay = d.Today().AddDate(0, 0, -1), true })
	d.done(d.task("сделано", -48*time.Hour).ID, app.TaskDone{})
	if got := texts(d.list(app.TaskQuery{})); got != "вчера, час назад, сегодня, сегодня в 15, завтра, через неделю, сделано" {
		t.Errorf("order: %s", got)
	}
	period := crm.Period{From: d.Today(), To: d.Today().AddDate(0, 0, 2)}
	if got := texts(d.list(app.TaskQuery{Open: true, Period: period})); got != "час назад, сегодня, сегодня в 15, завтра" {
		t.Errorf("today and tomorrow: %s", got)
	}
}

func TestDoingARepeatedTaskGivesTheDatesOfItsRule(t *testing.T) {
	d := atDesk(t)
	rapid.Check(t, func(rt *rapid.T) {
		rule := rapid.SampledFrom([]string{"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,FR;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=31", crm.RepeatMonth.Rule(apptest.Day(time.January, 31)), "FREQ=YEARLY"}).Draw(rt, "rule")
		d.now = apptest.Now.AddDate(0, 0, rapid.IntRange(0, 300).Draw(rt, "day"))
		task := d.task("повтор", time.Hour, repeat(rule))
		want := append([]time.Time{task.Due}, task.Ahead(crm.Period{From: d.Today(), To: d.Today().AddDate(9, 0, 0)}, time.UTC)...)
		n := rapid.IntRange(1, 5).Draw(rt, "times")
		for i := range n {
			v, err := d.Tasks.Get(t.Context(), task.ID)
			if err != nil || !v.Due.Equal(want[i]) {
				rt.Fatalf("%s, turn %d: due %v (%v), the rule says %v", rule, i, v.Due, err, want[i])
			}
			d.now = v.Due
			if err := d.Tasks.Done(t.Context(), []crm.TaskID{task.ID}, app.TaskDone{}); err != nil {
				rt.Fatal(err)
			}
		}
	})
}
