package tasks

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: task.snooze.*

// Snoozes are the usual ways of putting a reminder off; the words of each are
// task.snooze.KEY.
var Snoozes = []struct {
	Key   string
	Until func(now time.Time) time.Time
}{
	{"minutes", func(now time.Time) time.Time { return now.Add(10 * time.Minute) }},
	{"hour", func(now time.Time) time.Time { return now.Add(time.Hour) }},
	{"tomorrow", func(now time.Time) time.Time {
		return time.Date(now.Year(), now.Month(), now.Day()+1, crm.DayBegins, 0, 0, 0, now.Location())
	}},
}

// SnoozeMenu offers to put the reminders of tasks off.
func SnoozeMenu(a *app.App, e *nav.Env, ids []crm.TaskID) []kit.MenuItem {
	var items []kit.MenuItem
	until := func(t time.Time) {
		record.Do(a, e, "task.snooze", func(ctx context.Context) error { return a.Tasks.Snooze(ctx, ids, t) })
	}
	for _, s := range Snoozes {
		items = append(items, kit.MenuItem{Text: e.Lang.T("task.snooze." + s.Key), Do: func() { until(s.Until(a.Now())) }})
	}
	return append(items, kit.MenuItem{Text: e.Lang.T("task.snooze.date"), Do: func() {
		form.AskMoment(e.Env, e.Lang.T("task.snooze.ask"), crm.DayBegins, until)
	}})
}

// snoozes are the lines of a row's menu that put its reminder off.
func snoozes(a *app.App, e *nav.Env) []list.Action[tasks.Row] {
	var actions []list.Action[tasks.Row]
	for i := range len(Snoozes) + 1 {
		actions = append(actions, list.Action[tasks.Row]{
			Key: "task.snooze." + snoozeKey(i), Enabled: anyOpen,
			Do: func(rows []tasks.Row) { SnoozeMenu(a, e, taskIDs(rows))[i].Do() },
		})
	}
	return actions
}

func snoozeKey(i int) string {
	if i < len(Snoozes) {
		return Snoozes[i].Key
	}
	return "date"
}
