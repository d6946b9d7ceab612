package tasks

import (
	"context"
	"slices"
	"time"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: task.state.* outcome.*

// Tasks is the list of what is to be done.
func Tasks(a *app.App, e *nav.Env) kit.Page {
	mine := list.Flag("mine", func(r tasks.Row) bool { return r.Mine })
	if !a.Me().IsZero() {
		mine = mine.On()
	}
	rows := record.Rows[tasks.Row, crm.Task]{
		App: a, Env: e, Kind: crm.KindTask,
		Of: func(r tasks.Row) (crm.TaskID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[tasks.Row]{
		Key: "tasks", Reads: []string{"tasks", "clients", "managers"},
		Load: func(ctx context.Context, q list.Query) ([]tasks.Row, error) {
			return a.Tasks.List(ctx, tasks.Query{Open: q.Flags["open"], Period: q.Period})
		},
		ID: rows.ID,
		Columns: []list.Column[tasks.Row]{
			list.Badge("when", func(r tasks.Row) (string, look.Role) {
				return "task.state." + string(r.State), record.TaskRole(r.State)
			}).Width(112),
			list.Text("due", func(r tasks.Row) string { return dueWords(e, r) }).Width(132).SortBy(dueOrder).
				Role(func(r tasks.Row) look.Role { return record.OverdueRole(r.State == tasks.TaskOverdue) }),
			list.Text("task", func(r tasks.Row) string { return r.Text }).Lead().Width(220).Flex(3),
			list.Text("client", func(r tasks.Row) string { return r.Name }).Width(150).Flex(2),
			list.Text("contact", func(r tasks.Row) string { return r.Contact }).Width(112).Flex(1),
			list.Text("phone", func(r tasks.Row) string { return r.Phone }).Width(128).Muted(),
			list.Text("about", func(r tasks.Row) string { return r.About }).Width(130).Muted().Hidden(),
			list.Text("manager", func(r tasks.Row) string { return r.Manager }).Width(124),
			list.Text("repeat", func(r tasks.Row) string { return yesWord(e, r.Repeats, "task.repeats") }).Width(92).Muted().Hidden(),
			list.Text("result", func(r tasks.Row) string { return record.Joined(outcomeWord(e, r.Outcome), r.Outcome != "", r.Result) }).Width(160).Flex(1).Hidden(),
		},
		Filters: []list.Filter[tasks.Row]{
			list.Flag("open", isOpen).On().Loads(),
			mine,
			list.Flag("reminded", func(r tasks.Row) bool { return r.Mine && !r.Remind.IsZero() && !r.Remind.After(a.Now()) }),
			list.PeriodFilter("due", func(r tasks.Row) time.Time { return r.Day }).Loads(),
			list.Choice("when", func(r tasks.Row) string { return string(r.State) }).Words("task.state."),
			list.Choice("manager", func(r tasks.Row) string { return r.Manager }),
			list.Choice("client", func(r tasks.Row) string { return r.Name }),
		},
		Search: func(r tasks.Row) string { return r.Text + " " + r.Name + " " + r.Contact + " " + r.About },
		Create: rows.New,
		Open:   rows.Open,
		Copy:   rows.Copy,
		Delete: rows.Mark(a.Tasks.Mark),
		Tick:   func(rs []tasks.Row) { askDone(a, e, rs) },
		Actions: append([]list.Action[tasks.Row]{
			{Key: "task.do", Primary: true, Keys: e.Lang.T("task.do.keys"), Do: func(rs []tasks.Row) { askDone(a, e, rs) }, Enabled: anyOpen},
			{Key: "task.reopen", Do: rows.Do("task.reopen", a.Tasks.Reopen), Enabled: func(rs []tasks.Row) bool { return len(rs) > 0 && !anyOpen(rs) }},
		}, snoozes(a, e)...),
	}.Page(e.Env)
}

// taskIDs are the tasks of rows.
func taskIDs(rows []tasks.Row) []crm.TaskID {
	return record.IDs(rows, func(r tasks.Row) crm.TaskID { return r.ID })
}

// isOpen tells a task that is still to be done.
func isOpen(r tasks.Row) bool { return r.Done.IsZero() && !r.Deleted }

func anyOpen(rows []tasks.Row) bool { return slices.ContainsFunc(rows, isOpen) }
