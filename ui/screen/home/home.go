package home

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/app/figures"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/reports"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// homePage is the start page: the figures of the firm, what is overdue, sales
// of the year. It is to be read from a metre away.
type homePage struct {
	widget.BaseWidget
	app  *app.App
	env  *nav.Env
	home app.Home

	busy    *kit.Busy
	figures *kit.Metrics
	late    *grid.Grid
	today   *todayTasks
	figure  *kit.FigureView
	stuck   *homeStuck
	empty   *kit.Paragraph
	page    *fyne.Container
}

// Home is the start page.
func Home(a *app.App, e *nav.Env, _ nav.Route) kit.Page {
	p := &homePage{app: a, env: e}
	l := e.Lang
	p.busy = kit.NewBusy(e.Env)
	p.figures = kit.NewMetrics(e.Env)
	p.today = newTodayTasks(a, e)
	p.figure = kit.NewFigureView(e.Env, 260, func(int) { e.Open(nav.To("report", "sales")) })
	p.late = grid.New(e.Env, []grid.Column{
		{Key: "client", Title: l.T("column.client"), Flex: 1, Width: 160, Lead: true},
		{Key: "number", Title: l.T("column.number"), Width: 128},
		{Key: "days", Title: l.T("home.days"), Width: 90, Align: grid.AlignRight},
		{Key: "left", Title: l.T("column.left"), Width: 116, Align: grid.AlignRight},
	}, lateRows{p})
	p.late.OnOpen = func(row int) { e.Open(nav.ToRecord(crm.KindOrder, p.home.Late[row].ID.String())) }
	p.empty = kit.NewParagraph("", look.Muted, 400)
	head := kit.Stacked(kit.Head(kit.Heading(l.T("home.title")),
		kit.NewButton(e.Env, l.T("home.new_order"), func() { e.Open(nav.ToNew(crm.KindOrder)) }).Primary(),
		kit.NewButton(e.Env, l.T("home.new_client"), func() { e.Open(nav.ToNew(crm.KindClient)) }),
		kit.NewButton(e.Env, l.T("home.new_payment"), func() { e.Open(nav.ToNew(crm.KindPayment)) })), p.figures)
	edge := look.Current().Size.Page
	left := container.NewBorder(kit.Stacked(p.today.body, kit.Section(l.T("home.late")), p.empty), nil, nil, nil, p.late)
	p.stuck = newHomeStuck(e)
	right := container.NewBorder(kit.Stacked(kit.Section(l.T("home.sales")), p.figure, p.stuck.body), nil, nil, nil)
	body := container.NewGridWithColumns(2, container.New(record.Sides{}, left), container.New(record.Sides{Edge: edge}, right))
	p.page = container.NewBorder(kit.Topped(p.busy, kit.Margins(head)), nil, nil, nil, container.New(record.Sides{Edge: edge, Foot: edge}, body))
	p.ExtendBaseWidget(p)
	p.Reload()
	return p
}

// lateRows shows the overdue orders.
type lateRows struct{ p *homePage }

func (r lateRows) Len() int          { return len(r.p.home.Late) }
func (r lateRows) ID(row int) string { return r.p.home.Late[row].ID.String() }

func (r lateRows) Cell(row, col int, out *grid.Cell) {
	o, l := r.p.home.Late[row], r.p.env.Lang
	*out = grid.Cell{}
	switch col {
	case 0:
		out.Text = o.Name
	case 1:
		out.Text, out.Role = o.Number, look.Muted
	case 2:
		out.Text = l.T("register.days", "N", int64(o.Days))
	default:
		out.Text, out.Role = l.Money(o.Left), look.Bad
	}
}

// Title is the name of the page.
func (p *homePage) Title() string { return p.env.Lang.T("home.title") }

// OnTitle is never called: the name stays.
func (p *homePage) OnTitle(func()) {}

// Tables are what the page is made of.
func (p *homePage) Tables() []string {
	return []string{"orders", "shipments", "payments", "deals", "pipelines", "clients", "tasks"}
}

// Reload reads the figures anew.
func (p *homePage) Reload() {
	p.busy.Start()
	var home app.Home
	var sales reports.Report
	var today []tasks.Row
	var stuck figures.BottleneckFound
	p.env.Run.Run("home", func(ctx context.Context) (err error) {
		if home, err = p.app.Home(ctx); err != nil {
			return err
		}
		if today, err = p.today.load(ctx); err != nil {
			return err
		}
		if stuck, err = p.app.Reports.Bottleneck(ctx, p.env.Lang, crm.PipelineID{}); err != nil {
			return err
		}
		sales, err = p.app.Reports.Build(ctx, "sales", p.env.Lang, reports.Settings{
			Period: p.app.Year(), Values: map[string]string{"step": "month", "vat": "included"},
		})
		return err
	}, func(err error) {
		p.busy.Stop()
		if err != nil {
			p.empty.Set(p.env.Explain(err), look.Bad)
			return
		}
		p.home = home
		p.today.show(today)
		p.stuck.show(stuck, home.Deals > 0)
		p.show(sales)
	})
}

func (p *homePage) show(sales reports.Report) {
	l, h := p.env.Lang, p.home
	open := func(r nav.Route) func() { return func() { p.env.Open(r) } }
	p.figures.Set([]kit.Metric{
		{Caption: l.T("home.month"), Value: l.Money(h.Month), Open: open(nav.To("report", "sales"))},
		{Caption: l.T("home.before"), Value: l.Money(h.Before), Open: open(nav.To("report", "sales"))},
		{Caption: l.T("home.debt"), Value: l.Money(h.Debt), Open: open(nav.To("clients").With("debtors", "yes"))},
		{Caption: l.N("home.overdue", int64(h.LateOrders)), Value: l.Money(h.Overdue), Role: record.DebtRole(h.Overdue), Open: open(nav.To("orders").With("overdue", "yes"))},
		{Caption: l.N("home.open", int64(h.Open)), Value: l.Money(h.OpenSum), Open: open(nav.To("orders").With("state", "new"))},
		{Caption: l.N("home.deals", int64(h.Deals)), Value: l.Money(h.DealsSum), Open: open(nav.To("deals"))},
	})
	if len(h.Late) == 0 {
		p.empty.Set(l.T("home.no_late"), look.Muted)
	} else {
		p.empty.Set("", look.Muted)
	}
	p.late.Reload()
	p.figure.Set(sales.Chart)
	p.page.Refresh()
}

// FocusFirst goes to what is overdue.
func (p *homePage) FocusFirst() { p.env.Window.Canvas().Focus(p.late) }

// CreateRenderer shows the page.
func (p *homePage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.page) }
