package exchange

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/app/exchange"
	"kartoteka/data/problem"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// importPage takes a file in: what it holds, which file, which column is what,
// then the result or every fault with its row.
type importPage struct {
	widget.BaseWidget
	app *app.App
	env *nav.Env
	in  exchange.Import

	columns exchange.Columns
	chosen  map[string]string // header by field, over what is guessed

	kinds *kit.Tabs
	file  *kit.Words
	run   *kit.Button
	body  *fyne.Container
	page  *fyne.Container
}

// Imports is the page of taking files in. The route may name the kind and the
// file.
func Imports(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	p := &importPage{app: a, env: e, chosen: map[string]string{}}
	l := e.Lang
	names := make([]string, len(exchange.Kinds()))
	for i, k := range exchange.Kinds() {
		names[i] = l.T("import.kind." + k)
	}
	p.in.Kind = exchange.Kinds()[0]
	p.kinds = kit.NewTabs(e.Env, names, p.chooseKind)
	p.file = kit.Body(l.T("import.no_file"), look.Muted)
	p.run = kit.NewButton(e.Env, l.T("import.run"), p.Run).Primary()
	p.body = kit.Stacked()
	head := kit.Head(kit.Heading(p.Title()), p.run)
	pick := kit.Beside(kit.NewButton(e.Env, l.T("import.choose"), p.chooseFile).Icon("file"), p.file)
	about := kit.NewParagraph(l.T("import.about"), look.Muted, 900)
	p.page = container.NewBorder(kit.Margins(kit.Stacked(head, about, p.kinds, pick)), nil, nil, nil,
		container.NewVScroll(kit.Margins(p.body)))
	p.ExtendBaseWidget(p)
	for i, k := range exchange.Kinds() {
		if k == r.Args["kind"] {
			p.kinds.Select(i)
			p.in.Kind = k
		}
	}
	if path := r.Args["file"]; path != "" {
		p.Take(path)
	}
	return p
}

// Title is the name of the page.
func (p *importPage) Title() string { return p.env.Lang.T("import.title") }

// OnTitle is never called: the name stays.
func (p *importPage) OnTitle(func()) {}

func (p *importPage) chooseKind(i int) {
	p.in.Kind = exchange.Kinds()[i]
	if p.in.Path != "" {
		p.Take(p.in.Path)
	}
}

func (p *importPage) chooseFile() {
	p.env.Files.Open([]string{".csv", ".txt", ".tsv", ".xlsx"}, p.Take)
}

// Dropped takes the first of the files for the one to import.
func (p *importPage) Dropped(paths []string) bool {
	p.Take(paths[0])
	if len(paths) > 1 {
		p.env.Toast(p.env.Lang.T("import.one_file", "Name", filepath.Base(paths[0])), nil)
	}
	return true
}

// Take reads the heads of a file and shows which column would be what.
func (p *importPage) Take(path string) {
	p.in.Path, p.chosen = path, map[string]string{}
	p.file.Set(filepath.Base(path), look.Plain)
	p.look()
}

// look asks for the columns as they are mapped now.
func (p *importPage) look() {
	in := p.in
	var columns exchange.Columns
	p.env.Run.Run("import.columns", func(ctx context.Context) (err error) {
		columns, err = p.app.Imports.Columns(ctx, in)
		return err
	}, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		p.columns = columns
		p.showColumns()
	})
}

// showColumns lists the fields of the kind, each with the column it is read
// from.
func (p *importPage) showColumns() {
	l := p.env.Lang
	p.body.RemoveAll()
	p.body.Add(kit.Section(l.T("import.columns")))
	grid := container.NewGridWithColumns(3)
	for _, f := range p.columns.Fields {
		header := f.Header
		if header == "" {
			header = l.T("import.none")
		}
		role := look.Plain
		if f.Required && f.Header == "" {
			role = look.Bad
		}
		name := l.T("field." + p.in.Kind + "." + f.Base)
		if f.Number > 1 {
			name += " " + strconv.Itoa(f.Number)
		}
		if f.Required {
			name += " *"
		}
		button := kit.NewMenuButton(p.env.Env, header, func() []kit.MenuItem { return p.headers(f.Field) })
		grid.Add(container.NewBorder(nil, nil, kit.Body(name, role), nil, container.NewHBox(button)))
	}
	p.body.Add(grid)
	for _, n := range p.columns.Notes {
		p.body.Add(kit.NewParagraph(l.Problem(n), look.Muted, 900))
	}
	p.body.Refresh()
}

// headers offers the columns of the file for a field.
func (p *importPage) headers(field string) []kit.MenuItem {
	items := []kit.MenuItem{{Text: p.env.Lang.T("import.none"), Do: func() { p.mapTo(field, "") }}}
	for _, h := range p.columns.Headers {
		items = append(items, kit.MenuItem{Text: h, Do: func() { p.mapTo(field, h) }})
	}
	return items
}

// mapTo reads a field from another column.
func (p *importPage) mapTo(field, header string) {
	p.chosen[field] = header
	parts := make([]string, 0, len(p.chosen))
	for _, f := range p.columns.Fields {
		if h, ok := p.chosen[f.Field]; ok {
			parts = append(parts, `"`+f.Field+"="+strings.ReplaceAll(h, `"`, `""`)+`"`)
		}
	}
	p.in.Map = strings.Join(parts, ",")
	p.look()
}

// Run takes the file in, with progress and a way to stop.
func (p *importPage) Run() {
	if p.in.Path == "" {
		p.chooseFile()
		return
	}
	l, in := p.env.Lang, p.in
	var done exchange.Imported
	kit.Job(p.env.Env, l.T("import.running", "Name", filepath.Base(in.Path)), func(ctx context.Context, progress *kit.Progress) (err error) {
		done, err = p.app.Imports.Run(ctx, in, func(n, total int64) { progress.Report(l.T("import.step"), n, total) })
		return err
	}, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		p.showDone(done)
	})
}

// fail lists every fault; nothing was written.
func (p *importPage) fail(err error) {
	l := p.env.Lang
	p.body.RemoveAll()
	if errors.Is(err, context.Canceled) {
		p.body.Add(kit.NewParagraph(l.T("import.stopped"), look.Muted, 900))
	} else if faults := problem.All(err); len(faults) > 0 {
		p.body.Add(kit.Section(l.N("import.faults", int64(len(faults)))))
		p.body.Add(kit.NewParagraph(strings.Join(l.Problems(err), "\n"), look.Bad, 900))
	} else {
		p.body.Add(kit.NewParagraph(p.env.Explain(err), look.Bad, 900))
	}
	p.body.Refresh()
}

// showDone says what came of the import and where to go from here.
func (p *importPage) showDone(done exchange.Imported) {
	l := p.env.Lang
	p.body.RemoveAll()
	p.body.Add(kit.Section(l.T("import.done", "Rows", done.Rows)))
	lines := record.ImportedWords(l, done)
	p.body.Add(kit.NewParagraph(strings.Join(lines, "\n"), look.Plain, 900))
	for _, n := range done.Notes {
		p.body.Add(kit.NewParagraph(l.Problem(n), look.Muted, 900))
	}
	p.body.Add(kit.Beside(
		kit.NewButton(p.env.Env, l.T("import.to_clients"), func() { p.env.Open(nav.To("clients")) }),
		kit.NewButton(p.env.Env, l.T("import.to_abc"), func() { p.env.Open(record.During(nav.To("report", "abc"), done.Period)) }),
		kit.NewButton(p.env.Env, l.T("import.undo"), func() { record.Undo(p.app, p.env) })))
	p.body.Refresh()
}

// CreateRenderer shows the page.
func (p *importPage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.page) }
