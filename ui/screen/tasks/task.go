package tasks

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: repeat.* remind.*

// Task is the form of a task. The route may name the client, the contact person
// and the deal it is about, and when it is due: a day, or a day with an hour.
func Task(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return record.Card[crm.Task]{
		Get:   a.Tasks.Get,
		Fresh: record.New(func(r nav.Route) *crm.Task { return newTask(a, r) }),
		Renew: func(v *crm.Task) {
			*v = crm.Task{
				Text: v.Text, Client: v.Client, Contact: v.Contact, Subject: v.Subject, Manager: v.Manager,
				Due: a.Today(), AllDay: true, Remind: v.Remind, Note: v.Note,
			}
		},
		Names: a.Tasks.Names,
		Form:  func(v *crm.Task, n *base.Names) form.Form[crm.Task] { return taskForm(a, e, v, n) },
	}.Page(e, r)
}

func newTask(a *app.App, r nav.Route) *crm.Task {
	v := &crm.Task{
		Client: record.NamedBy[crm.Client](r, "client"), Contact: record.NamedBy[crm.Contact](r, "contact"),
		Subject: record.SubjectOf(r),
		Manager: a.Me(), Due: a.Today(), AllDay: true,
	}
	if t, timed, err := calendar.ParseMoment(r.Args["due"], a.Now()); err == nil {
		v.Due, v.AllDay = t, !timed
	}
	return v
}

func taskForm(a *app.App, e *nav.Env, v *crm.Task, n *base.Names) form.Form[crm.Task] {
	return form.Form[crm.Task]{
		Key: "task", Value: v, Leave: e.Close,
		Title: func(_ *host.Env, v *crm.Task) string { return record.TitleOr(e, v.Text, "task.new") },
		Note: func(_ *host.Env, v *crm.Task) string {
			return record.Joined(outcomeWord(e, v.Outcome), v.Outcome != "", v.Result)
		},
		Badge: func(_ *host.Env, v *crm.Task) (string, look.Role) { return taskBadge(a, e, v) },
		Fields: append(taskWho(a, e, v, n), []form.Field[crm.Task]{
			form.MomentField("task.due", func(v *crm.Task) *time.Time { return &v.Due }, func(v *crm.Task) *bool { return &v.AllDay }).
				Required().Width(4).Hint("task.due.hint").Group("task.group.when"),
			remindField(v),
			repeatField(v, a.Now().Location()),
			form.TextField("task.repeat_rule", func(v *crm.Task) *string { return &v.Repeat }).Path("repeat").Wide().Hint("task.repeat_rule.hint").
				When(func(v *crm.Task) bool { return calendar.RepeatOf(v.Repeat) == calendar.RepeatOwn }),
			form.NoteField("task.note", func(v *crm.Task) *string { return &v.Note }),
		}...),
		Check: (*crm.Task).Check,
		Save:  a.Tasks.Save,
		Actions: []form.Action[crm.Task]{{
			Key: "task.do", Do: func(v *crm.Task) {
				askDone(a, e, []tasks.Row{{ID: v.ID, Text: v.Text, Name: n.Client, Contact: n.Contact}})
			},
			Off: func(v *crm.Task) bool { return v.Rev == 0 || !v.Done.IsZero() },
		}},
		OnSaved: func(v *crm.Task) { e.Replace(nav.ToRecord(crm.KindTask, v.ID.String())) },
		Reads:   []string{"tasks"},
		Load:    record.Reread(a.Tasks.Get, func(v *crm.Task) crm.TaskID { return v.ID }),
	}
}

func taskBadge(a *app.App, e *nav.Env, v *crm.Task) (string, look.Role) {
	switch {
	case v.Deleted:
		return record.DeletedBadge(e, true)
	case !v.Done.IsZero():
		return e.Lang.T("task.done_on", "When", e.Lang.DateTime(v.Done.In(a.Now().Location()))), look.Good
	case v.Rev != 0 && v.Overdue(a.Now()):
		return e.Lang.T("task.state.overdue"), look.Bad
	}
	return "", look.Plain
}

// taskWho are the fields that say what is to be done, with whom and by whom.
func taskWho(a *app.App, e *nav.Env, v *crm.Task, n *base.Names) []form.Field[crm.Task] {
	client := v.Client // as chosen now: people and subjects are of it
	contacts := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Tasks.Contacts(ctx, client, text)
	}
	subjects := func(ctx context.Context, text string) ([]base.Option, error) {
		return a.Tasks.Subjects(ctx, client, text)
	}
	return []form.Field[crm.Task]{
		form.TextField("task.text", func(v *crm.Task) *string { return &v.Text }).Required().Width(8),
		record.DirectoryField(e, "task.manager", a.Managers, func(v *crm.Task) *crm.ManagerID { return &v.Manager }, &n.Manager).Width(4),
		form.PickField("task.client", record.Options(e, a.Clients.Options),
			func(v *crm.Task) kit.Option {
				return kit.Option{ID: v.Client.String(), Name: record.NameWhen(v.Client, n.Client)}
			},
			func(v *crm.Task, o kit.Option) error {
				err := record.SetID(&v.Client, o, &n.Client)
				if v.Client != client { // another client has other people
					client, v.Contact, v.Subject = v.Client, crm.ContactID{}, crm.Subject{}
				}
				return err
			}).Width(4),
		record.RecordField("task.contact", record.Options(e, contacts), func(v *crm.Task) *crm.ContactID { return &v.Contact }, &n.Contact).Width(4),
		form.PickField("task.about", record.Options(e, subjects),
			func(v *crm.Task) kit.Option { return kit.Option{ID: record.SubjectID(v.Subject), Name: n.About} },
			func(v *crm.Task, o kit.Option) error {
				n.About = o.Name
				return record.SetSubject(&v.Subject, o.ID)
			}).Width(4),
	}
}
