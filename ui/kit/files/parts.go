package files

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

// fileParts are the controls of the dialog for files.
type fileParts struct {
	over   *kit.Overlay
	busy   *kit.Busy
	crumbs *fyne.Container
	find   *kit.Entry
	note   *kit.Paragraph // why the list is not what one expects
	grid   *grid.Grid
	name   *kit.Entry // of the file to save
	all    *kit.Check // show files of every kind
}

// build makes the controls and shows them over the window.
func (p *filePage) build() {
	env, l, t := p.env, p.env.Lang, look.Current().Size
	p.busy = kit.NewBusy(env)
	p.crumbs = container.New(kit.Row{})
	p.note = kit.NewParagraph("", look.Muted, p.size().Width-2*t.Page)
	p.all = kit.NewCheck(env, l.T("files.all"), func(bool) { p.list("") })
	p.buildGrid()
	p.buildEntries()
	title, verb, focus := l.T("files.open.title"), l.T("files.open"), fyne.Focusable(p.grid)
	bottom := []fyne.CanvasObject{}
	if p.saving {
		title, verb, focus = l.T("files.save.title"), l.T("files.save"), p.name
		bottom = append(bottom, kit.Led(kit.Body(l.T("files.name"), look.Muted), container.NewBorder(nil, nil, nil, kit.Body(" "+p.extension(), look.Muted), p.name)))
	}
	kind := fyne.CanvasObject(p.all)
	if len(p.extensions) == 0 {
		kind = nil
	}
	bottom = append(bottom, container.NewBorder(nil, nil, kind, kit.Beside(
		kit.NewButton(env, verb, p.accept).Primary(), kit.NewButton(env, l.T("dialog.cancel"), func() { p.over.Close() }))))
	tools := kit.Beside(
		kit.NewButton(env, "", p.up).Quiet().Icon("chevron-up"),
		kit.NewButton(env, "", func() { p.enter(home(), "") }).Quiet().Icon("home"))
	top := kit.Stacked(
		kit.Head(kit.Heading(title), kit.NewButton(env, l.T("files.new_folder"), p.askFolder)),
		container.NewBorder(nil, nil, tools, container.New(kit.AtLeast{Size: fyne.NewSize(t.Sidebar, 0)}, p.find), p.crumbs),
		p.note)
	list := container.New(kit.Margin{Side: 0, End: t.Gap}, p.grid)
	p.over = &kit.Overlay{Env: env, Veil: true, Key: p.key, Content: kit.Topped(p.busy,
		container.New(kit.Margin{Side: t.Page, End: t.Page}, container.NewBorder(top, kit.Stacked(bottom...), nil, nil, list)))}
	p.over.Place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		s := p.size()
		return fyne.NewPos((window.Width-s.Width)/2, (window.Height-s.Height)*2/5), s
	}
	p.over.Open(focus)
}

// size leaves a part of the window to be seen.
func (p *filePage) size() fyne.Size {
	w, t := p.env.Window.Canvas().Size(), look.Current().Size
	return fyne.NewSize(min(w.Width, max(w.Width*3/5, 4*t.Sidebar)), min(w.Height, max(w.Height*3/4, 16*t.Row)))
}

func (p *filePage) buildGrid() {
	l := p.env.Lang
	p.grid = grid.New(p.env, []grid.Column{
		{Key: "name", Title: l.T("files.name"), Flex: 1, Width: 200, Lead: true, Sortable: true},
		{Key: "at", Title: l.T("files.changed"), Width: 132, Sortable: true},
		{Key: "size", Title: l.T("files.size"), Width: 92, Align: grid.AlignRight, Sortable: true},
	}, fileRows{p})
	p.grid.SetSort(p.sort)
	p.grid.OnSort = func(by grid.Sort) {
		p.sort = by
		p.list(p.under())
	}
	p.grid.OnOpen = p.open
	p.grid.OnSelect = p.picked
	p.grid.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyBackspace {
			return false
		}
		p.up()
		return true
	}
	p.grid.OnRune = func(r rune) {
		p.env.Window.Canvas().Focus(p.find)
		p.find.TypedRune(r)
	}
}

// buildEntries makes the search, which keys leave for the list, and the name.
func (p *filePage) buildEntries() {
	p.find = kit.NewEntry(p.env)
	p.find.SetPlaceHolder(p.env.Lang.T("grid.find"))
	p.find.OnChanged = func(string) { p.list("") }
	p.find.OnEnter = func() { p.open(p.grid.Cursor()) }
	p.find.Hook = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			p.grid.TypedKey(ev)
		case fyne.KeyEscape:
			if p.find.Text == "" {
				return false
			}
			p.find.SetText("")
		case fyne.KeyBackspace:
			if p.find.Text != "" {
				return false
			}
			p.up()
		default:
			return false
		}
		return true
	}
	p.name = kit.NewEntry(p.env)
	p.name.SetText(p.stem)
	p.name.OnEnter = p.save
	p.name.OnChanged = func(string) { p.fault("") }
}

// under is the name of the entry under the cursor.
func (p *filePage) under() string {
	if row := p.grid.Cursor(); row >= 0 && row < len(p.rows) {
		return p.rows[row].name
	}
	return ""
}

// picked proposes the name of the file under the cursor, when one walks the list.
func (p *filePage) picked() {
	if row := p.grid.Cursor(); p.saving && p.grid.Focused && row >= 0 && !p.rows[row].folder {
		p.name.SetText(p.withoutExtension(p.rows[row].name))
	}
}

// fault says what went wrong; "" takes the words away.
func (p *filePage) fault(words string) {
	p.note.Set(words, look.Bad)
	p.over.Refresh()
}

// empty says that there is nothing in the folder, unless something worse is
// said.
func (p *filePage) empty() {
	switch {
	case p.note.Text() != "" && p.note.Role() == look.Bad:
	case len(p.rows) > 0:
		p.note.Set("", look.Muted)
	default:
		p.note.Set(p.env.Lang.T("files.nothing"), look.Muted)
	}
	p.over.Refresh()
}

// crumb shows the way to a folder; each part opens. The front is left out when
// the way is long.
func (p *filePage) crumb(path string) {
	t := look.Current().Size
	room := p.size().Width - 2*t.Page - t.Sidebar - 3*t.Input - 2*t.Gap
	var parts []fyne.CanvasObject
	add := func(word, to string) {
		link := kit.NewLink(p.env, word, func() { p.enter(to, "") }).In(look.Plain)
		if len(parts) > 0 {
			parts = append([]fyne.CanvasObject{link, kit.Body("  ›  ", look.Muted)}, parts...)
			return
		}
		parts = []fyne.CanvasObject{link}
	}
	for {
		up, word := filepath.Dir(path), filepath.Base(path)
		if up == path {
			word = strings.TrimSuffix(path, string(filepath.Separator))
		}
		if word == "" {
			word = p.env.Lang.T("files.root")
		}
		room -= draw.TextWidth(word+"  ›  ", t.Text, false)
		if len(parts) > 0 && room < 0 {
			add("…", path)
			break
		}
		add(word, path)
		if up == path {
			break
		}
		path = up
	}
	p.crumbs.Objects = parts
	p.crumbs.Refresh()
}

// fileRows are the rows of the list.
type fileRows struct{ p *filePage }

func (r fileRows) Len() int          { return len(r.p.rows) }
func (r fileRows) ID(row int) string { return r.p.rows[row].name }

func (r fileRows) Cell(row, col int, out *grid.Cell) {
	e, l := r.p.rows[row], r.p.env.Lang
	*out = grid.Cell{}
	switch {
	case col == 0:
		out.Text, out.Icon = e.name, "file"
		if e.folder {
			out.Icon = "folder"
		}
	case col == 1:
		out.Text, out.Role = l.DateTime(e.at.Local()), look.Muted
	case !e.folder:
		out.Text, out.Role = sizeWords(l, e.size), look.Muted
	}
}
