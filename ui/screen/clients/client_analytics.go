package clients

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/reports/sales"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen/figures"
)

// clientAnalytics is how a client buys: revenue month by month, what is bought
// most, how often.
type clientAnalytics struct {
	widget.BaseWidget
	app *app.App
	env *nav.Env
	id  crm.ClientID
	of  string // name of the client

	busy    *kit.Busy
	figures *kit.Metrics
	words   *kit.Paragraph
	page    *fyne.Container
}

func (c *clientCard) analytics(_ *host.Env, v *crm.Client) fyne.CanvasObject {
	p := &clientAnalytics{app: c.app, env: c.env, id: v.ID, of: v.Name}
	p.busy, p.figures = kit.NewBusy(c.env.Env), kit.NewMetrics(c.env.Env)
	p.words = kit.NewParagraph("", look.Muted, 0)
	p.page = container.NewStack(p.busy)
	p.ExtendBaseWidget(p)
	p.Reload()
	return p
}

// Tables are what the page is made of.
func (p *clientAnalytics) Tables() []string { return []string{"orders", "shipments", "products"} }

// Reload reads the figures anew.
func (p *clientAnalytics) Reload() {
	p.busy.Start()
	var got clients.Analytics
	p.env.Run.Run("client.analytics."+p.id.String(), func(ctx context.Context) (err error) {
		got, err = p.app.Clients.Analytics(ctx, p.id, p.env.Lang)
		return err
	}, func(err error) {
		p.busy.Stop()
		switch {
		case err != nil:
			p.say(p.env.Explain(err), look.Bad)
		case got.Orders == 0:
			p.say(p.env.Lang.T("client.analytics.empty"), look.Muted)
		default:
			p.show(got)
		}
	})
}

// say puts a sentence in the place of figures.
func (p *clientAnalytics) say(words string, role look.Role) {
	p.words.Set(words, role)
	p.fill(kit.Stacked(p.words))
}

func (p *clientAnalytics) fill(o fyne.CanvasObject) {
	p.page.Objects = []fyne.CanvasObject{o}
	p.page.Refresh()
}

func (p *clientAnalytics) show(a clients.Analytics) {
	l := p.env.Lang
	orders := func() { p.env.Open(nav.To("orders").With("client", p.of)) }
	p.figures.Set([]kit.Metric{
		{Caption: l.T("client.class"), Value: dash(a.Class != sales.Unclassified, a.Class.String()), Open: func() { p.env.Open(nav.To("report", "abc")) }},
		{Caption: l.T("client.year"), Value: l.Money(a.Year), Open: orders},
		{Caption: l.T("client.average"), Value: l.Money(a.Average), Open: orders},
		{Caption: l.T("client.orders"), Value: l.Int(int64(a.Orders)), Open: orders},
		{Caption: l.T("client.interval"), Value: dash(a.Orders > 1, l.N("client.interval.days", int64(a.Interval)))},
	})
	if !a.Sold {
		p.words.Set(l.T("client.analytics.quiet"), look.Muted)
		p.fill(kit.Stacked(p.figures, p.words))
		return
	}
	chart := kit.NewFigureView(p.env.Env, 190, nil)
	chart.Set(a.Months.Chart)
	head := kit.Stacked(p.figures, chart)
	products := figures.NewReportGrid(p.env, a.Products.Table, func(row int) {
		if d := a.Products.Table.Rows[row].Drill; d != nil {
			p.env.Open(nav.ToRecord(crm.KindProduct, d.Key))
		}
	})
	titled := func(key string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(kit.Section(l.T(key)), nil, nil, nil, o)
	}
	months := figures.NewReportGrid(p.env, a.Months.Table, nil)
	gap := look.Current().Size.Page
	tables := container.NewGridWithColumns(2,
		titled("client.analytics.months", months), container.New(record.Sides{Edge: gap / 2}, titled("client.analytics.products", products)))
	p.fill(container.NewBorder(head, nil, nil, nil, tables))
}

// CreateRenderer shows the page.
func (p *clientAnalytics) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.page)
}
