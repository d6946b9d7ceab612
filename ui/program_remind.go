package ui

import (
	"context"
	"slices"
	"strings"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	taskpages "kartoteka/ui/screen/tasks"
)

// Tick is a beat of the clock: reminders that have come due are told, once each.
// What came due while the program was closed is told at its start as one digest.
func (p *Program) Tick() {
	a, shell := p.app, p.shell
	if a == nil {
		return
	}
	now := p.Env.Now()
	var due tasks.Reminders
	p.Run.Run("reminders", func(ctx context.Context) (err error) {
		due, err = a.Tasks.Due(ctx, now)
		return err
	}, func(err error) {
		switch {
		case p.app != a || p.shell != shell: // another base since
		case err != nil:
			p.logged(err)
		default:
			p.remind(due)
			if len(due.New) > 0 {
				a.Tasks.Shown(now)
			}
		}
	})
}

// heard looks at reminders again when tasks have changed.
func (p *Program) heard(tables []string) {
	if slices.Contains(tables, "tasks") {
		p.Post(p.Tick)
	}
}

// remind shows what is due: a number on the bell, a notice in the window, a word
// on the desktop. What is not due any more leaves the notice.
func (p *Program) remind(due tasks.Reminders) {
	p.shell.SetNotice(Notice{Count: len(due.Waiting)})
	shown := p.shell.Reminders()
	list := slices.DeleteFunc(slices.Clone(shown), func(r Reminder) bool {
		return !slices.ContainsFunc(due.Waiting, func(id crm.TaskID) bool { return id.String() == r.ID })
	})
	l := p.shell.Env().Lang
	for _, r := range due.New {
		if !slices.ContainsFunc(list, func(o Reminder) bool { return o.ID == r.ID.String() }) {
			list = append(list, reminderOf(l, r))
		}
	}
	if len(due.New) > 0 || len(list) != len(shown) {
		p.shell.SetReminders(list)
	}
	if len(due.New) > 0 && p.Notify != nil {
		p.Notify(l.N("reminder.title", int64(len(due.New))), spoken(l, due.New))
	}
}

// reminderOf writes a task as a reminder.
func reminderOf(l *lang.Lang, r tasks.Row) Reminder {
	when := l.Date(r.Day)
	if !r.AllDay {
		when = l.DateTime(r.Due)
	}
	parts := []string{when}
	for _, s := range []string{r.Name, r.Contact, r.Phone} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return Reminder{ID: r.ID.String(), Text: r.Text, Detail: strings.Join(parts, " · ")}
}

// spoken is what the desktop is told: the names of what is due, a few of many.
func spoken(l *lang.Lang, rows []tasks.Row) string {
	var lines []string
	for _, r := range rows[:min(len(rows), reminderLines)] {
		lines = append(lines, r.Text)
	}
	if more := len(rows) - reminderLines; more > 0 {
		lines = append(lines, l.T("reminder.more", "N", more))
	}
	return strings.Join(lines, "\n")
}

// reminderActions do what the buttons of a reminder say.
func reminderActions(a *app.App) ReminderActions {
	ids := func(rs []Reminder) []crm.TaskID {
		var out []crm.TaskID
		for _, r := range rs {
			if id, err := crm.ParseID[crm.Task](r.ID); err == nil {
				out = append(out, id)
			}
		}
		return out
	}
	return ReminderActions{
		Done: func(e *nav.Env, r Reminder) {
			for _, id := range ids([]Reminder{r}) {
				taskpages.AskDone(a, e, []tasks.Row{{ID: id, Text: r.Text, Name: r.Detail}})
			}
		},
		Snooze: func(e *nav.Env, rs []Reminder) []kit.MenuItem { return taskpages.SnoozeMenu(a, e, ids(rs)) },
		Open:   func(r Reminder) nav.Route { return nav.ToRecord(crm.KindTask, r.ID) },
	}
}
