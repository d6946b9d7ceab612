package screen

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// lang: task.state.* outcome.*

// Tasks is the list of what is to be done.
func Tasks(a *app.App, e *nav.Env) kit.Page {
	mine := kit.Flag("mine", func(r app.TaskRow) bool { return r.Mine })
	if !a.Me().IsZero() {
		mine = mine.On()
	}
	ids := func(rows []app.TaskRow) []crm.TaskID { return taskIDs(rows) }
	return kit.Register[app.TaskRow]{
		Key: "tasks", Reads: []string{"tasks", "clients", "managers"},
		Load: func(ctx context.Context, q kit.Query) ([]app.TaskRow, error) {
			return a.Tasks.List(ctx, app.TaskQuery{Open: q.Flags["open"], Period: q.Period})
		},
		ID: func(r app.TaskRow) string { return r.ID.String() },
		Columns: []kit.Column[app.TaskRow]{
			kit.Badge("when", func(r app.TaskRow) (string, look.Role) { return "task.state." + string(r.State), stateOfTask(r.State) }).Width(112),
			kit.Text("due", func(r app.TaskRow) string { return dueWords(e, r) }).Width(132).SortBy(dueOrder).
				Role(func(r app.TaskRow) look.Role { return lateRole(r) }),
			kit.Text("task", func(r app.TaskRow) string { return r.Text }).Lead().Width(220).Flex(3),
			kit.Text("client", func(r app.TaskRow) string { return r.Name }).Width(150).Flex(2),
			kit.Text("contact", func(r app.TaskRow) string { return r.Contact }).Width(112).Flex(1),
			kit.Text("phone", func(r app.TaskRow) string { return r.Phone }).Width(128).Muted(),
			kit.Text("about", func(r app.TaskRow) string { return r.About }).Width(130).Muted().Hidden(),
			kit.Text("manager", func(r app.TaskRow) string { return r.Manager }).Width(124),
			kit.Text("repeat", func(r app.TaskRow) string { return yesWord(e, r.Repeats, "task.repeats") }).Width(92).Muted().Hidden(),
			kit.Text("result", func(r app.TaskRow) string { return note(outcomeWord(e, r.Outcome), r.Outcome != "", r.Result) }).Width(160).Flex(1).Hidden(),
		},
		Filters: []kit.Filter[app.TaskRow]{
			kit.Flag("open", func(r app.TaskRow) bool { return r.Done.IsZero() && !r.Deleted }).On().Loads(),
			mine,
			kit.Flag("reminded", func(r app.TaskRow) bool { return r.Mine && !r.Remind.IsZero() && !r.Remind.After(a.Now()) }),
			kit.PeriodFilter("due", func(r app.TaskRow) time.Time { return r.Day }).Loads(),
			kit.Choice("when", func(r app.TaskRow) string { return string(r.State) }).Words("task.state."),
			kit.Choice("manager", func(r app.TaskRow) string { return r.Manager }),
			kit.Choice("client", func(r app.TaskRow) string { return r.Name }),
		},
		Search: func(r app.TaskRow) string { return r.Text + " " + r.Name + " " + r.Contact + " " + r.About },
		Create: func() { e.Open(nav.To("task")) },
		Open:   func(r app.TaskRow) { e.Open(nav.To("task", r.ID.String())) },
		Copy:   func(r app.TaskRow) { e.Open(nav.To("task").With("copy", r.ID.String())) },
		Delete: marker(a, e, "task.mark", func(r app.TaskRow) (crm.TaskID, bool) { return r.ID, r.Deleted }, a.Tasks.Mark),
		Tick:   func(rows []app.TaskRow) { askDone(a, e, rows) },
		Actions: append([]kit.Action[app.TaskRow]{
			{Key: "task.do", Primary: true, Keys: e.Lang.T("task.do.keys"), Do: func(rows []app.TaskRow) { askDone(a, e, rows) }, Enabled: anyOpen},
			{Key: "task.reopen", Do: func(rows []app.TaskRow) {
				act(a, e, "task.reopen", func(ctx context.Context) error { return a.Tasks.Reopen(ctx, ids(rows)) })
			}, Enabled: func(rows []app.TaskRow) bool { return len(rows) > 0 && !anyOpen(rows) }},
		}, snoozes(a, e)...),
	}.Page(e.Env)
}

// taskIDs are the tasks of rows.
func taskIDs(rows []app.TaskRow) []crm.TaskID {
	ids := make([]crm.TaskID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func anyOpen(rows []app.TaskRow) bool {
	for _, r := range rows {
		if r.Done.IsZero() && !r.Deleted {
			return true
		}
	}
	return false
}

func stateOfTask(s app.TaskState) look.Role {
	switch s {
	case app.TaskOverdue:
		return look.Bad
	case app.TaskToday:
		return look.Warning
	case app.TaskDoneOn:
		return look.Good
	}
	return look.Muted
}

func lateRole(r app.TaskRow) look.Role {
	if r.State == app.TaskOverdue {
		return look.Bad
	}
	return look.Plain
}

// dueWords writes when a task is due: a day, with an hour if it has one.
func dueWords(e *nav.Env, r app.TaskRow) string {
	if r.AllDay {
		return e.Lang.Date(r.Due)
	}
	return e.Lang.DateTime(r.Due)
}

// dueOrder orders whole days before the hours of them.
func dueOrder(r app.TaskRow) string {
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
