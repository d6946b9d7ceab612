package tasks

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// doneDialog asks what came of tasks and what is to be done next.
type doneDialog struct {
	app *app.App
	env *nav.Env
	ids []crm.TaskID

	outcome *kit.Select
	result  *kit.Entry
	next    *kit.Entry
	due     form.MomentEntry
	said    *kit.Paragraph
	hide    func()
}

// askDone asks about the open tasks among the rows.
func askDone(a *app.App, e *nav.Env, rows []tasks.Row) {
	open := slices.DeleteFunc(slices.Clone(rows), func(r tasks.Row) bool { return !isOpen(r) })
	if len(open) > 0 {
		AskDone(a, e, open)
	}
}

// AskDone asks what came of tasks and what is to be done next, then marks them
// done. A next step can be given for one task only.
func AskDone(a *app.App, e *nav.Env, rows []tasks.Row) {
	l := e.Lang
	d := &doneDialog{app: a, env: e, ids: taskIDs(rows), said: kit.NewParagraph("", look.Bad, 420)}
	outcomes := append([]kit.Option{{Name: l.T("task.outcome.none")}}, record.Words("outcome.", crm.Outcomes...)(e.Env)...)
	d.outcome = kit.NewSelect(e.Env, func() []kit.Option { return outcomes }, nil)
	d.outcome.Choose("")
	d.result, d.next, d.due = kit.NewEntry(e.Env), kit.NewEntry(e.Env), form.NewMomentEntry(e.Env)
	parts := []fyne.CanvasObject{kit.Labelled(l.T("task.outcome"), d.outcome), kit.Labelled(l.T("task.result"), d.result)}
	title, detail := l.N("task.done.many", int64(len(rows))), ""
	if len(rows) == 1 {
		title, detail = rows[0].Text, record.Joined(rows[0].Name, rows[0].Name != "", rows[0].Contact)
		parts = append(parts, kit.Section(l.T("task.next")),
			kit.Labelled(l.T("task.next.text"), d.next), kit.Labelled(l.T("task.next.due"), d.due.Entry))
	}
	for _, entry := range []*kit.Entry{d.result, d.next, d.due.Entry} {
		entry.OnEnter = func() { d.save() }
	}
	d.hide = kit.Ask(e.Env, kit.Question{
		Text: title, Detail: detail, Content: kit.Stacked(append(parts, d.said)...), Focus: d.outcome,
		Verbs: []kit.Verb{
			{Text: l.T("task.do"), Primary: true, Try: func() bool { d.save(); return false }},
			{Text: l.T("dialog.cancel"), Cancel: true},
		},
	})
}

// save marks the tasks done; refused, it says why and asks on.
func (d *doneDialog) save() {
	done, err := d.read()
	if err != nil {
		d.refuse(err)
		return
	}
	d.env.Run.Run("task.done", func(ctx context.Context) error { return d.app.Tasks.Done(ctx, d.ids, done) }, func(err error) {
		if err != nil {
			d.refuse(err)
			return
		}
		d.hide()
		d.env.Toast(d.env.Lang.T("done.task.done"), func() { record.Undo(d.app, d.env) })
	})
}

// read takes what was answered; a next step left empty is none.
func (d *doneDialog) read() (tasks.Outcome, error) {
	done := tasks.Outcome{Outcome: crm.Outcome(d.outcome.Chosen().ID), Result: d.result.Text}
	due, timed, err := d.due.Moment()
	if err != nil {
		return done, problem.In("next.due", err)
	}
	if d.next.Text != "" || !due.IsZero() {
		done.Next = &crm.Task{Text: d.next.Text, Due: due, AllDay: !timed}
	}
	return done, nil
}

// refuse says what is to be mended and where.
func (d *doneDialog) refuse(err error) {
	d.said.Set(d.env.Explain(err), look.Bad)
	d.next.SetBad(false)
	for _, p := range problem.All(err) {
		switch p.Field {
		case "next.text":
			d.next.SetBad(true)
			d.env.Window.Canvas().Focus(d.next)
		case "next.due":
			d.due.SetBad(true)
			d.env.Window.Canvas().Focus(d.due.Entry)
		}
	}
}
