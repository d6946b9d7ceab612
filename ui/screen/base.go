package screen

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/app/exchange"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// basePage is the care of the base: check, copy, exchange with files.
type basePage struct {
	widget.BaseWidget
	app  *app.App
	env  *nav.Env
	said *kit.Paragraph
	page *fyne.Container
}

// Base is the page of the base as a file.
func Base(a *app.App, e *nav.Env, _ nav.Route) kit.Page {
	p := &basePage{app: a, env: e, said: kit.NewParagraph("", look.Plain, 900)}
	l := e.Lang
	button := func(key, icon string, do func()) fyne.CanvasObject {
		return kit.NewButton(e.Env, l.T(key), do).Icon(icon)
	}
	exports := kit.Wrapped()
	for _, kind := range exchange.ExportKinds() {
		exports.Add(kit.NewButton(e.Env, l.T("import.kind."+kind), func() { p.export(kind) }))
	}
	p.page = kit.Margins(kit.Stacked(
		kit.Heading(p.Title()), kit.Body(a.Path(), look.Muted),
		kit.Section(l.T("base.safety")), kit.NewParagraph(l.T("base.safety.about"), look.Muted, 900),
		kit.Wrapped(button("base.backup", "save", p.backup), button("base.check", "check", p.check)),
		kit.Section(l.T("base.export")), kit.NewParagraph(l.T("base.export.about"), look.Muted, 900), exports,
		p.said,
	))
	p.ExtendBaseWidget(p)
	return p
}

// Title is the name of the page.
func (p *basePage) Title() string { return p.env.Lang.T("base.title") }

// OnTitle is never called: the name stays.
func (p *basePage) OnTitle(func()) {}

func (p *basePage) say(text string, role look.Role) {
	p.said.Set(text, role)
	p.page.Refresh()
}

// job does long work and says how it ended.
func (p *basePage) job(title string, work func(ctx context.Context, progress *kit.Progress) error, done func()) {
	kit.Job(p.env.Env, title, work, func(err error) {
		if err != nil {
			p.say(p.env.Explain(err), look.Bad)
			return
		}
		done()
	})
}

func (p *basePage) check() {
	l := p.env.Lang
	var found app.Checked
	p.job(l.T("base.checking"), func(ctx context.Context, progress *kit.Progress) (err error) {
		found, err = p.app.Base.Check(ctx, func(n, total int64) { progress.Report(l.T("base.checking"), n, total) })
		return err
	}, func() {
		if found.OK() {
			p.say(l.N("cli.check.clean", int64(found.Records)), look.Good)
			return
		}
		p.say(l.N("cli.check.found", int64(found.Total))+"\n"+strings.Join(found.Findings, "\n"), look.Bad)
	})
}

func (p *basePage) backup() {
	l := p.env.Lang
	p.env.Files.Save(p.app.Base.CopyName(), func(path string) {
		p.job(l.T("base.copying"), func(ctx context.Context, _ *kit.Progress) error {
			return p.app.Base.Backup(ctx, path)
		}, func() { p.say(l.T("cli.backup.done", "Path", path), look.Good) })
	})
}

func (p *basePage) export(kind string) {
	l := p.env.Lang
	p.env.Files.Save(kind+".xlsx", func(path string) {
		if !strings.HasSuffix(path, ".csv") && !strings.HasSuffix(path, ".json") && !strings.HasSuffix(path, ".xlsx") {
			path += ".xlsx"
		}
		n := 0
		p.job(l.T("base.exporting"), func(ctx context.Context, _ *kit.Progress) (err error) {
			n, err = p.app.Exports.Run(ctx, exchange.Export{Kind: kind, Path: path, Excel: l.Code() == "ru"})
			return err
		}, func() { p.say(l.T("cli.export.done", "Rows", n, "Path", path), look.Good) })
	})
}

// CreateRenderer shows the page.
func (p *basePage) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVScroll(p.page))
}
