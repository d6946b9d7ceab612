package tasks

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: task.state.* outcome.*

// Tasks is the list of what is to be done.
func Tasks(a *app.App, e *nav.Env) kit.Page {
	mine := kit.Flag("mine", func(r tasks.Row) bool { return r.Mine })
	if !a.Me().IsZero() {
		mine = mine.On()
	}
	ids := func(rows []tasks.Row) []crm.TaskID { return taskIDs(rows) }
	return kit.Register[tasks.Row]{
		Key: "tasks", Reads: []string{"tasks", "clients", "managers"},
		Load: func(ctx context.Context, q kit.Query) ([]tasks.Row, error) {
			return a.Tasks.List(ctx, tasks.Query{Open: q.Flags["open"], Period: q.Period})
		},
		ID: func(r tasks.Row) string { return r.ID.String() },
		Columns: []kit.Column[tasks.Row]{
			kit.Badge("when", func(r tasks.Row) (string, look.Role) {
				return "task.state." + string(r.State), record.TaskRole(r.State)
			}).Width(112),
			kit.Text("due", func(r tasks.Row) string { return dueWords(e, r) }).Width(132).SortBy(dueOrder).
				Role(func(r tasks.Row) look.Role { return lateRole(r) }),
			kit.Text("task", func(r tasks.Row) string { return r.Text }).Lead().Width(220).Flex(3),
			kit.Text("client", func(r tasks.Row) string { return r.Name }).Width(150).Flex(2),
			kit.Text("contact", func(r tasks.Row) string { return r.Contact }).Width(112).Flex(1),
			kit.Text("phone", func(r tasks.Row) string { return r.Phone }).Width(128).Muted(),
			kit.Text("about", func(r tasks.Row) string { return r.About }).Width(130).Muted().Hidden(),
			kit.Text("manager", func(r tasks.Row) string { return r.Manager }).Width(124),
			kit.Text("repeat", func(r tasks.Row) string { return yesWord(e, r.Repeats, "task.repeats") }).Width(92).Muted().Hidden(),
			kit.Text("result", func(r tasks.Row) string { return record.Joined(outcomeWord(e, r.Outcome), r.Outcome != "", r.Result) }).Width(160).Flex(1).Hidden(),
		},
		Filters: []kit.Filter[tasks.Row]{
			kit.Flag("open", func(r tasks.Row) bool { return r.Done.IsZero() && !r.Deleted }).On().Loads(),
			mine,
			kit.Flag("reminded", func(r tasks.Row) bool { return r.Mine && !r.Remind.IsZero() && !r.Remind.After(a.Now()) }),
			kit.PeriodFilter("due", func(r tasks.Row) time.Time { return r.Day }).Loads(),
			kit.Choice("when", func(r tasks.Row) string { return string(r.State) }).Words("task.state."),
			kit.Choice("manager", func(r tasks.Row) string { return r.Manager }),
			kit.Choice("client", func(r tasks.Row) string { return r.Name }),
		},
		Search: func(r tasks.Row) string { return r.Text + " " + r.Name + " " + r.Contact + " " + r.About },
		Create: func() { e.Open(nav.ToNew(crm.KindTask)) },
		Open:   func(r tasks.Row) { e.Open(nav.ToRecord(crm.KindTask, r.ID.String())) },
		Copy:   func(r tasks.Row) { e.Open(nav.ToNew(crm.KindTask).With("copy", r.ID.String())) },
		Delete: record.Marker(a, e, "task.mark", func(r tasks.Row) (crm.TaskID, bool) { return r.ID, r.Deleted }, a.Tasks.Mark),
		Tick:   func(rows []tasks.Row) { askDone(a, e, rows) },
		Actions: append([]kit.Action[tasks.Row]{
			{Key: "task.do", Primary: true, Keys: e.Lang.T("task.do.keys"), Do: func(rows []tasks.Row) { askDone(a, e, rows) }, Enabled: anyOpen},
			{Key: "task.reopen", Do: func(rows []tasks.Row) {
				record.Do(a, e, "task.reopen", func(ctx context.Context) error { return a.Tasks.Reopen(ctx, ids(rows)) })
			}, Enabled: func(rows []tasks.Row) bool { return len(rows) > 0 && !anyOpen(rows) }},
		}, snoozes(a, e)...),
	}.Page(e.Env)
}

// taskIDs are the tasks of rows.
func taskIDs(rows []tasks.Row) []crm.TaskID {
	ids := make([]crm.TaskID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func anyOpen(rows []tasks.Row) bool {
	for _, r := range rows {
		if r.Done.IsZero() && !r.Deleted {
			return true
		}
	}
	return false
}

func lateRole(r tasks.Row) look.Role {
	if r.State == tasks.TaskOverdue {
		return look.Bad
	}
	return look.Plain
}

// dueWords writes when a task is due: a day, with an hour if it has one.
func dueWords(e *nav.Env, r tasks.Row) string {
	if r.AllDay {
		return e.Lang.Date(r.Due)
	}
	return e.Lang.DateTime(r.Due)
}

// dueOrder orders whole days before the hours of them.
func dueOrder(r tasks.Row) string {
	if r.AllDay {
		return r.Day.Format(time.DateOnly)
	}
	return r.Due.Format(time.DateOnly + " 15:04")
}

func outcomeWord(e *nav.Env, o crm.Outcome) string {
	if o == "" {
		return ""
	}
	return e.Lang.T("outcome." + string(o))
}

func yesWord(e *nav.Env, on bool, key string) string {
	if !on {
		return ""
	}
	return e.Lang.T(key)
}
