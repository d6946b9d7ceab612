package screen

import (
	"context"
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/reports"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
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

	period     *kit.PeriodPicker
	chips      *fyne.Container
	busy       *kit.Busy
	conclusion *kit.Paragraph
	figure     *kit.FigureView
	grid       *kit.Grid
	page       *fyne.Container
}

// Report is the page of a report named by the route; the route's arguments are
// parameters, "from" and "to" the period.
func Report(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	about, err := reports.Find(r.ID)
	if err != nil {
		return kit.Margins(kit.NewParagraph(e.Explain(err), look.Bad, 0))
	}
	p := &reportPage{app: a, env: e, about: about, values: map[string]string{}}
	p.restore(r)
	p.period = kit.NewPeriodPicker(e.Env, "report."+about.Name, crm.Last12Months, func(crm.Period) { p.Reload() })
	if span, ok := spanOf(r); ok {
		p.period.Set(span)
	}
	p.build()
	p.ExtendBaseWidget(p)
	p.Reload()
	return p
}

// spanOf is the period a route names.
func spanOf(r nav.Route) (crm.Period, bool) {
	from, err1 := crm.ParseDate(r.Args["from"], crm.DayOf(epoch))
	to, err2 := crm.ParseDate(r.Args["to"], crm.DayOf(epoch))
	return crm.Period{From: from, To: to}, err1 == nil && err2 == nil
}

// restore takes the parameters chosen last time, then those of the route.
func (p *reportPage) restore(r nav.Route) {
	var kept map[string]string
	if json.Unmarshal([]byte(p.env.Prefs.Get(p.prefKey())), &kept) == nil {
		for k, v := range kept {
			p.values[k] = v
		}
	}
	for _, param := range p.about.Params {
		if v, ok := r.Args[param.Key]; ok {
			p.values[param.Key] = v
		}
	}
}

func (p *reportPage) prefKey() string { return "report." + p.about.Name + ".values" }

func (p *reportPage) build() {
	l := p.env.Lang
	p.chips = kit.Wrapped()
	p.busy = kit.NewBusy()
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
	params := container.NewBorder(nil, nil, container.NewHBox(p.period), nil, p.chips)
	how := kit.NewLink(p.env.Env, l.T("report.how"), p.explain)
	said := container.NewBorder(nil, nil, nil, container.NewHBox(how), p.conclusion)
	top := kit.Stacked(head, params, kit.Callout(said), p.figure)
	p.page = container.NewBorder(kit.Topped(p.busy, kit.Margins(top)), nil, nil, nil)
	p.showChips()
}

// chipsShown is how many parameters stand on the line unless they were changed;
// the rest are behind «+ параметр».
const chipsShown = 4

// showChips shows parameters as «Показатель: выручка».
func (p *reportPage) showChips() {
	l := p.env.Lang
	p.chips.RemoveAll()
	var rest []reports.Param
	for i, param := range p.about.Params {
		value, changed := p.value(param)
		if i >= chipsShown && !changed {
			rest = append(rest, param)
			continue
		}
		var chip *kit.Chip
		chip = kit.NewChip(p.env.Env, l.T("param."+param.Key)+": "+p.valueWords(param, value), changed,
			func() { p.choose(chip, param) }, p.clearer(param, changed))
		p.chips.Add(chip)
	}
	if len(rest) > 0 {
		var more *kit.Chip
		more = kit.NewChip(p.env.Env, l.T("report.param.more"), false, func() { p.chooseOther(more, rest) }, nil)
		p.chips.Add(more)
	}
	p.chips.Refresh()
}

// value is the value of a parameter and whether it is not the default.
func (p *reportPage) value(param reports.Param) (string, bool) {
	if v := p.values[param.Key]; v != "" && v != param.Default {
		return v, true
	}
	return param.Default, false
}

// chooseOther offers the parameters that stand not on the line.
func (p *reportPage) chooseOther(at fyne.CanvasObject, rest []reports.Param) {
	var items []kit.MenuItem
	for _, param := range rest {
		items = append(items, kit.MenuItem{Text: p.env.Lang.T("param." + param.Key), Do: func() { p.choose(at, param) }})
	}
	kit.ShowMenu(p.env.Env, at, items)
}

func (p *reportPage) valueWords(param reports.Param, value string) string {
	if param.Kind == reports.ParamChoice {
		return p.env.Lang.T("param." + param.Key + "." + value)
	}
	if value == "" {
		return p.env.Lang.T("report.usual")
	}
	return value
}

// clearer takes a changed parameter back to its default.
func (p *reportPage) clearer(param reports.Param, changed bool) func() {
	if !changed {
		return nil
	}
	return func() { p.set(param.Key, "") }
}

// choose asks for the value of a parameter.
func (p *reportPage) choose(at fyne.CanvasObject, param reports.Param) {
	if param.Kind != reports.ParamChoice {
		kit.AskText(p.env.Env, p.env.Lang.T("param."+param.Key), p.values[param.Key], func(text string) { p.set(param.Key, strings.TrimSpace(text)) })
		return
	}
	var items []kit.MenuItem
	for _, c := range param.Choices {
		items = append(items, kit.MenuItem{Text: p.valueWords(param, c), Do: func() { p.set(param.Key, c) }})
	}
	kit.ShowMenu(p.env.Env, at, items)
}

// set changes a parameter, remembers it and makes the report anew.
func (p *reportPage) set(key, value string) {
	p.values[key] = value
	if kept, err := json.Marshal(p.values); err == nil {
		p.env.Prefs.Set(p.prefKey(), string(kept))
	}
	p.showChips()
	p.Reload()
}

func (p *reportPage) settings() reports.Settings {
	return reports.Settings{Period: p.period.Period(), Values: p.values}
}

// Title is the name of the report.
func (p *reportPage) Title() string { return p.env.Lang.T("report." + p.about.Name) }

// OnTitle is never called: the name stays.
func (p *reportPage) OnTitle(func()) {}

// Tables are those that sales follow from.
func (p *reportPage) Tables() []string {
	return []string{"shipments", "clients", "products", "groups", "managers", "regions"}
}

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
	p.conclusion.Set(messages(p.env, p.report.Conclusion, " "), look.Plain)
	p.figure.Set(p.report.Figure)
	p.grid = newReportGrid(p.env, p.report.Table, p.openRow)
	edge := look.Current().Size.Page
	p.page.Objects = append(p.page.Objects[:1:1], container.New(sides{edge, edge}, p.grid))
	p.page.Refresh()
}

// explain tells how the figures were counted.
func (p *reportPage) explain() {
	kit.Tell(p.env.Env, p.env.Lang.T("report.how"), messages(p.env, p.report.Table.Notes, "\n"))
}

func messages(e *nav.Env, ms []reports.Message, between string) string {
	parts := make([]string, len(ms))
	for i, m := range ms {
		parts[i] = m.In(e.Lang)
	}
	return strings.Join(parts, between)
}

// openRow and openPoint show what stands behind a row or a bar.
func (p *reportPage) openRow(row int) { p.drill(p.report.Table.Rows[row].Drill) }

func (p *reportPage) openPoint(i int) { p.drill(p.report.Figure.Points[i].Drill) }

// drill opens the card of an object, or the orders of a period.
func (p *reportPage) drill(d *reports.Drill) {
	if d == nil {
		return
	}
	switch d.Axis {
	case "client", "product":
		p.env.Open(nav.To(d.Axis, d.Key))
	default:
		r := nav.To("orders")
		if !d.From.IsZero() && !d.To.IsZero() {
			r = r.With("from", d.From.Format(isoDay)).With("to", d.To.Format(isoDay))
		}
		if d.Axis == "manager" {
			r = r.With("manager", p.nameOf(d))
		}
		p.env.Open(r)
	}
}

// nameOf is the name in the row of a drill.
func (p *reportPage) nameOf(d *reports.Drill) string {
	for _, r := range p.report.Table.Rows {
		if r.Drill != nil && *r.Drill == *d {
			return r.Cells[0].Text
		}
	}
	return ""
}

// saveAs asks where to and writes the report that is shown.
func (p *reportPage) saveAs(format string) {
	r, settings := p.report, p.settings()
	name := p.about.Name + "-" + p.app.Today().Format(isoDay) + "." + format
	p.env.Files.Save(name, func(path string) {
		if !strings.HasSuffix(path, "."+format) {
			path += "." + format
		}
		p.env.Run.Run("", func(ctx context.Context) error {
			return p.app.Reports.Write(ctx, r, p.env.Lang, settings, path, p.env.Lang.Code() == "ru")
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
