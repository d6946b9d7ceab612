package figures

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// reportPage is one report: parameters on a line, the conclusion in words, the
// figure, the table. A row opens what stands behind it.
type reportPage struct {
	widget.BaseWidget
	app    *app.App
	env    *nav.Env
	about  reports.Description
	values map[string]string
	report reports.Report
	column int // of the cell clicked last

	period     *form.PeriodPicker
	chips      *fyne.Container
	busy       *kit.Busy
	conclusion *kit.Paragraph
	figure     *kit.FigureView
	grid       *grid.Grid
	page       *fyne.Container
}

// Report is the page of a report named by the route; one with arguments is made
// when the page follows them.
func Report(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	about, err := all.Find(r.ID)
	if err != nil {
		return kit.Margins(kit.NewParagraph(e.Explain(err), look.Bad, 0))
	}
	p := &reportPage{app: a, env: e, about: about, values: map[string]string{}}
	p.restore()
	p.period = form.NewPeriodPicker(e.Env, "report."+about.Name, calendar.Last12Months, func(calendar.Period) { p.Reload() })
	p.build()
	p.ExtendBaseWidget(p)
	if len(r.Args) == 0 {
		p.Reload()
	}
	return p
}

func (p *reportPage) build() {
	l := p.env.Lang
	p.chips = kit.Wrapped()
	p.busy = kit.NewBusy(p.env.Env)
	p.conclusion = kit.NewParagraph("", look.Plain, 900)
	p.figure = kit.NewFigureView(p.env.Env, 200, p.openPoint)
	save := func(format string) func() { return func() { p.saveAs(format) } }
	head := kit.Head(kit.Heading(p.Title()),
		kit.NewButton(p.env.Env, "Excel", save("xlsx")).Icon("export"),
		kit.NewButton(p.env.Env, "PDF", save("pdf")).Icon("print"),
		kit.NewMenuButton(p.env.Env, l.T("report.more"), func() []kit.MenuItem {
			return []kit.MenuItem{
				{Text: l.T("report.save.csv"), Do: save("csv")},
				{Text: l.T("report.save.png"), Do: save("png")},
				{Text: l.T("report.save.json"), Do: save("json")},
			}
		}))
	params := kit.Led(p.period, p.chips)
	how := kit.NewLink(p.env.Env, l.T("report.how"), p.explain)
	said := container.NewBorder(nil, nil, nil, container.NewHBox(how), p.conclusion)
	top := kit.Stacked(head, params, kit.Callout(said), p.figure)
	p.page = container.NewBorder(kit.Topped(p.busy, kit.Margins(top)), nil, nil, nil)
	p.showChips()
}

func (p *reportPage) settings() reports.Settings {
	return reports.Settings{Period: p.period.Period(), Values: p.values}
}

// Title is the name of the report.
func (p *reportPage) Title() string { return p.env.Lang.T("report." + p.about.Name) }

// OnTitle is never called: the name stays.
func (p *reportPage) OnTitle(func()) {}

// Tables are those that the report follows from.
func (p *reportPage) Tables() []string { return p.about.Reads }

// Reload makes the report anew; what is shown stays until the new one is ready.
func (p *reportPage) Reload() {
	p.busy.Start()
	var fresh reports.Report
	settings := p.settings()
	p.env.Run.Run("report."+p.about.Name, func(ctx context.Context) (err error) {
		fresh, err = p.app.Reports.Build(ctx, p.about.Name, p.env.Lang, settings)
		return err
	}, func(err error) {
		p.busy.Stop()
		if err != nil {
			p.conclusion.Set(p.env.Explain(err), look.Bad)
			p.page.Refresh()
			return
		}
		p.report = fresh
		p.show()
	})
}

// show puts the report on the page.
func (p *reportPage) show() {
	p.conclusion.Set(record.Messages(p.env, p.report.Conclusion, " "), look.Plain)
	p.figure.Set(p.report.Chart)
	p.grid = NewReportGrid(p.env, p.report.Table, p.openRow)
	p.grid.OnCell = func(_, column int) { p.column = column }
	edge := look.Current().Size.Page
	p.page.Objects = append(p.page.Objects[:1:1], container.New(record.Sides{Edge: edge, Foot: edge}, p.grid))
	p.page.Refresh()
}

// explain tells how the figures were counted.
func (p *reportPage) explain() {
	kit.Tell(p.env.Env, p.env.Lang.T("report.how"), record.Messages(p.env, p.report.Table.Notes, "\n"))
}

// saveAs asks where to and writes the report that is shown.
func (p *reportPage) saveAs(format string) {
	r := p.report
	name := p.about.Name + "-" + p.app.Today().Format(record.ISODay) + "." + format
	p.env.Files.Save(name, func(path string) {
		if !strings.HasSuffix(path, "."+format) {
			path += "." + format
		}
		p.env.Run.Run("", func(ctx context.Context) error {
			return p.app.Reports.Write(ctx, r, p.env.Lang, path, p.env.Lang.Code() == "ru")
		}, func(err error) {
			if err != nil {
				p.env.Toast(p.env.Explain(err), nil)
				return
			}
			p.env.Toast(p.env.Lang.T("report.saved", "Path", path), nil)
		})
	})
}

// Export saves the report as a table.
func (p *reportPage) Export() { p.saveAs("xlsx") }

// Print saves the report as pages.
func (p *reportPage) Print() { p.saveAs("pdf") }

// FocusFirst goes to the table.
func (p *reportPage) FocusFirst() {
	if p.grid != nil {
		p.env.Window.Canvas().Focus(p.grid)
	}
}

// Hints is for the status line.
func (p *reportPage) Hints() string { return p.env.Lang.T("report.hints") }

// CreateRenderer shows the page.
func (p *reportPage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.page) }
