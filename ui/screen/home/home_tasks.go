package home

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// homeTasks is how many tasks the start page shows.
const homeTasks = 10

// todayTasks is what is overdue and due today, each done by one press.
type todayTasks struct {
	app  *app.App
	env  *nav.Env
	head *kit.Words
	none *kit.Paragraph
	list *fyne.Container
	more *kit.Link
	body *fyne.Container
}

func newTodayTasks(a *app.App, e *nav.Env) *todayTasks {
	l := e.Lang
	t := &todayTasks{app: a, env: e, head: kit.Section(l.T("home.today")), none: kit.NewParagraph(l.T("home.no_tasks"), look.Muted, 400)}
	t.more = kit.NewLink(e.Env, l.T("home.all_tasks"), func() { e.Open(nav.To("tasks")) })
	days := kit.NewLink(e.Env, l.T("calendar.title"), func() { e.Open(nav.To("calendar")) })
	t.list = kit.Closed()
	t.body = kit.Stacked(kit.Head(t.head, t.more, days), kit.Closed(t.none, t.list))
	return t
}

// load reads the tasks shown.
func (t *todayTasks) load(ctx context.Context) ([]tasks.Row, error) {
	rows, err := t.app.Tasks.List(ctx, tasks.Query{Open: true, Period: calendar.Period{To: t.app.Today().AddDate(0, 0, 1)}})
	var mine []tasks.Row
	for _, r := range rows {
		if r.Mine {
			mine = append(mine, r)
		}
	}
	return mine, err
}

// show shows the tasks; what does not fit is counted at the link to all.
func (t *todayTasks) show(rows []tasks.Row) {
	t.list.Objects = nil
	for _, r := range rows[:min(len(rows), homeTasks)] {
		t.list.Add(t.line(r))
	}
	words := t.env.Lang.T("home.all_tasks")
	if more := len(rows) - homeTasks; more > 0 {
		words = t.env.Lang.T("home.more_tasks", "N", more)
	}
	t.more.SetText(words)
	t.none.Hidden = len(rows) > 0
	t.body.Refresh()
}

// line is a task: the box that marks it done, when, what and with whom.
func (t *todayTasks) line(r tasks.Row) fyne.CanvasObject {
	done := kit.NewCheck(t.env.Env, "", func(bool) {
		record.Do(t.app, t.env, "task.done", func(ctx context.Context) error {
			return t.app.Tasks.Done(ctx, []crm.TaskID{r.ID}, tasks.Outcome{})
		})
	})
	when, role := t.env.Lang.T("task.state."+string(r.State)), record.TaskRole(r.State)
	if r.State == tasks.TaskToday && !r.AllDay {
		when = t.env.Lang.Time(r.Due)
	}
	open := kit.NewLink(t.env.Env, r.Text, func() { t.env.Open(nav.ToRecord(crm.KindTask, r.ID.String())) }).In(look.Plain)
	return container.New(taskLine{}, done, kit.Body(when, role), open, kit.Body(r.Name, look.Muted))
}

// taskLine lays a line out: box, when, what, with whom.
type taskLine struct{}

func (taskLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	x := t.Icon + t.Gap
	when, who := 5*t.Icon, (s.Width-x)*0.36
	put := func(o fyne.CanvasObject, x, w float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, s.Height))
	}
	put(o[0], t.Pad/2, t.Icon+t.Pad)
	put(o[1], x, when)
	put(o[2], x+when+t.Gap, s.Width-x-when-who-2*t.Gap)
	put(o[3], s.Width-who, who)
}

func (taskLine) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, look.Current().Size.Row)
}
