package tasks

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/planner"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: planner.span.*

// calendarPage is tasks by days: what is to be done, what was done, and the
// coming turns of what repeats.
type calendarPage struct {
	widget.BaseWidget
	app *app.App
	env *nav.Env

	busy    *kit.Busy
	title   *kit.Words
	spans   *kit.Tabs
	mine    *kit.Chip
	only    bool // tasks of who works here
	planner *planner.Planner
	page    *fyne.Container
}

// calendarSpan is the key of the preference for the span.
const calendarSpan = "calendar.span"

// Calendar is the page of tasks by days. The route may name the day.
func Calendar(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	p := &calendarPage{app: a, env: e, only: !a.Me().IsZero()}
	l := e.Lang
	span := planner.Span(e.Prefs.Get(calendarSpan))
	if span != planner.SpanDay && span != planner.SpanMonth {
		span = planner.SpanWeek
	}
	p.busy, p.title = kit.NewBusy(e.Env), kit.Heading("")
	p.planner = planner.New(e.Env, span)
	p.planner.OnSpan = p.Reload
	p.planner.OnOpen = func(id string) { e.Open(nav.ToRecord(crm.KindTask, id)) }
	p.planner.OnCreate = p.create
	p.planner.OnMove = p.move
	names := make([]string, len(planner.Spans))
	for i, s := range planner.Spans {
		names[i] = l.T("planner.span." + string(s))
	}
	p.spans = kit.NewTabs(e.Env, names, func(i int) {
		p.planner.SetSpan(planner.Spans[i])
		p.FocusFirst()
	})
	p.mine = kit.NewChip(e.Env, l.T("filter.mine"), p.only, func() {
		p.only = !p.only
		p.mine.SetOn(p.only)
		p.Reload()
	}, nil)
	turn := func(by int) func() { return func() { p.planner.Turn(by); p.FocusFirst() } }
	head := kit.Head(p.title,
		p.mine, p.spans,
		kit.NewButton(e.Env, "", turn(-1)).Icon("chevron-left"), kit.NewButton(e.Env, "", turn(1)).Icon("chevron-right"),
		kit.NewButton(e.Env, l.T("planner.today"), func() { p.planner.Today(); p.FocusFirst() }),
		kit.NewButton(e.Env, l.T("register.create"), func() { p.create(p.planner.Day(), false) }).Primary(),
	)
	edge := look.Current().Size.Page
	p.page = container.NewBorder(kit.Topped(p.busy, kit.Margins(head)), nil, nil, nil, container.New(record.Sides{Edge: edge, Foot: edge}, p.planner))
	p.ExtendBaseWidget(p)
	if day, err := time.Parse(time.DateOnly, r.Args["day"]); err == nil {
		p.planner.Go(day)
	}
	p.Reload()
	return p
}

// create opens a new task on a day, at an hour when timed.
func (p *calendarPage) create(at time.Time, timed bool) {
	due := at.Format("02.01.2006")
	if timed {
		due = at.Format("02.01.2006 15:04")
	}
	p.env.Open(nav.ToNew(crm.KindTask).With("due", due))
}

// move puts a task where it was let go.
func (p *calendarPage) move(name string, at time.Time, timed bool) {
	id, err := crm.ParseID[crm.Task](name)
	if err != nil {
		return
	}
	due := calendar.DayOf(at)
	if timed {
		due = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, p.app.Now().Location())
	}
	record.Do(p.app, p.env, "task.move", func(ctx context.Context) error { return p.app.Tasks.Move(ctx, id, due, !timed) })
}

// Title is the name of the page.
func (p *calendarPage) Title() string { return p.env.Lang.T("calendar.title") }

// OnTitle is never called: the name stays.
func (p *calendarPage) OnTitle(func()) {}

// Tables are what the page is made of.
func (p *calendarPage) Tables() []string { return []string{"tasks", "clients"} }

// Reload reads the tasks of the days shown.
func (p *calendarPage) Reload() {
	for i, s := range planner.Spans {
		if s == p.planner.Span() && p.spans.Selected() != i {
			p.spans.Select(i)
		}
	}
	p.env.Prefs.Set(calendarSpan, string(p.planner.Span()))
	p.title.SetText(p.spanWords())
	p.busy.Start()
	var rows []tasks.Row
	q := tasks.Query{Period: p.planner.Period(), Ahead: true}
	p.env.Run.Run("calendar", func(ctx context.Context) (err error) {
		rows, err = p.app.Tasks.List(ctx, q)
		return err
	}, func(err error) {
		p.busy.Stop()
		if err != nil {
			p.env.Toast(p.env.Explain(err), nil)
			return
		}
		p.planner.Set(p.items(rows))
	})
}

// spanWords says which days are shown.
func (p *calendarPage) spanWords() string {
	l, shown := p.env.Lang, p.planner.Period()
	switch p.planner.Span() {
	case planner.SpanDay:
		return l.DateLong(shown.From)
	case planner.SpanWeek:
		return l.Date(shown.From) + " – " + l.Date(shown.Last())
	}
	return money.Capital(l.Month(p.planner.Day()))
}

func (p *calendarPage) items(rows []tasks.Row) []planner.Item {
	items := make([]planner.Item, 0, len(rows))
	for _, r := range rows {
		if r.Deleted || p.only && !r.Mine {
			continue
		}
		start := r.Day
		if !r.AllDay {
			start = r.Day.Add(time.Duration(r.Due.Hour())*time.Hour + time.Duration(r.Due.Minute())*time.Minute)
		}
		items = append(items, planner.Item{
			ID: r.ID.String(), Start: start, AllDay: r.AllDay, Text: p.text(r), Detail: r.Name,
			Role: plannerRole(r), Faded: r.State == tasks.TaskDoneOn || r.Ahead, Fixed: r.State == tasks.TaskDoneOn || r.Ahead,
		})
	}
	return items
}

// text is a task with the sign of its state, since colour never speaks alone.
func (p *calendarPage) text(r tasks.Row) string {
	switch {
	case r.State == tasks.TaskDoneOn:
		return "✓ " + r.Text
	case r.Ahead:
		return "↻ " + r.Text
	case r.State == tasks.TaskOverdue:
		return "! " + r.Text
	}
	return r.Text
}

func plannerRole(r tasks.Row) look.Role {
	if r.State == tasks.TaskOverdue {
		return look.Bad
	}
	return look.Accent
}

// HandleKey reloads by F5 and makes a task by Ins wherever the focus is.
func (p *calendarPage) HandleKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyInsert:
		p.create(p.planner.Day(), false)
	case fyne.KeyF5:
		p.Reload()
	default:
		return false
	}
	return true
}

// Hints are the keys of the calendar.
func (p *calendarPage) Hints() string { return p.env.Lang.T("planner.hints") }

// FocusFirst gives the keys to the days.
func (p *calendarPage) FocusFirst() { p.env.Window.Canvas().Focus(p.planner) }

// CreateRenderer shows the page.
func (p *calendarPage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.page) }
