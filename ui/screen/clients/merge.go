package clients

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: merge.*

// mergePage is two cards side by side: what they say differently is chosen, what
// the merge moves is told before.
type mergePage struct {
	widget.BaseWidget
	app        *app.App
	env        *nav.Env
	kept, gone crm.ClientID
	v          clients.MergePreview
	taken      map[string]bool // keys of parts taken from the card that goes
	lines      []mergeLine

	busy  *kit.Busy
	run   *kit.Button
	said  *kit.Paragraph
	table *fyne.Container
	grid  *grid.Grid
	page  *fyne.Container
}

func mergeRoute(kept, gone crm.ClientID) nav.Route {
	return nav.To("merge").With("a", kept.String()).With("b", gone.String())
}

// Merge is the page of two cards named by the arguments a and b; a is kept
// unless the person turns them round.
func Merge(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	p := &mergePage{app: a, env: e, kept: record.NamedBy[crm.Client](r, "a"), gone: record.NamedBy[crm.Client](r, "b"), taken: map[string]bool{}}
	l := e.Lang
	p.busy = kit.NewBusy(e.Env)
	p.run = kit.NewButton(e.Env, l.T("merge.run"), p.merge).Primary()
	p.said = kit.NewParagraph("", look.Plain, 900)
	p.table = container.NewStack()
	head := kit.Head(kit.Heading(p.Title()), p.run,
		kit.NewButton(e.Env, l.T("merge.turn"), p.turn), kit.NewButton(e.Env, l.T("merge.distinct"), p.distinct))
	top := kit.Stacked(head, kit.Callout(p.said))
	edge := look.Current().Size.Page
	p.page = container.NewBorder(kit.Topped(p.busy, kit.Margins(top)), nil, nil, nil, container.New(record.Sides{Edge: edge, Foot: edge}, p.table))
	p.ExtendBaseWidget(p)
	p.run.Disable()
	p.Reload()
	return p
}

// Title is the name of the page.
func (p *mergePage) Title() string { return p.env.Lang.T("merge.title") }

// OnTitle is never called: the name stays.
func (p *mergePage) OnTitle(func()) {}

// Tables are what the two cards and their records are made of.
func (p *mergePage) Tables() []string {
	return []string{"clients", "orders", "payments", "deals", "interactions", "tasks", "requests", "attachments"}
}

// Reload reads the cards anew; what was chosen stays.
func (p *mergePage) Reload() {
	p.busy.Start()
	var v clients.MergePreview
	p.env.Run.Run("merge."+p.kept.String(), func(ctx context.Context) (err error) {
		v, err = p.app.Merges.Preview(ctx, p.kept, p.gone)
		return err
	}, func(err error) {
		p.busy.Stop()
		if err != nil {
			p.run.Disable()
			p.say(p.env.Explain(err), look.Bad)
			return
		}
		first := p.v.Kept.Client == nil
		p.v = v
		p.run.Enable()
		p.show(first)
	})
}

// show puts both cards on the page. At first a part that the kept card lacks is
// taken from the other.
func (p *mergePage) show(first bool) {
	if first {
		for _, part := range crm.ClientParts {
			p.taken[part.Key] = part.Empty(p.v.Kept.Client) && !part.Empty(p.v.Gone.Client)
		}
	}
	p.lines = mergeLines(p.env.Lang, &p.v)
	l := p.env.Lang
	p.grid = grid.New(p.env.Env, []grid.Column{
		{Key: "part", Title: l.T("merge.part"), Width: 190},
		{Key: "kept", Title: l.T("merge.kept", "Name", p.v.Kept.Name), Width: 260, Flex: 1},
		{Key: "gone", Title: l.T("merge.gone", "Name", p.v.Gone.Name), Width: 260, Flex: 1},
	}, mergeRows{p})
	p.grid.First = p.key
	p.grid.OnCell = func(row, col int) { p.take(row, col == 2, col > 0) }
	p.table.Objects = []fyne.CanvasObject{p.grid}
	p.table.Refresh()
	p.say(mergeWords(l, &p.v), look.Plain)
	if first {
		p.grid.Select(p.firstChoice())
	}
	if p.Visible() {
		p.FocusFirst()
	}
}

func (p *mergePage) say(text string, role look.Role) {
	p.said.Set(text, role)
	p.page.Refresh()
}

// firstChoice is the first row where something is to be chosen.
func (p *mergePage) firstChoice() int {
	for i, line := range p.lines {
		if line.choice {
			return i
		}
	}
	return 0
}

// key chooses a side by ← and → and the other one by Space.
func (p *mergePage) key(ev *fyne.KeyEvent) bool {
	row := p.grid.Cursor()
	if row < 0 {
		return false
	}
	switch ev.Name {
	case fyne.KeyLeft:
		p.take(row, false, true)
	case fyne.KeyRight:
		p.take(row, true, true)
	case fyne.KeySpace:
		p.take(row, !p.taken[p.lines[row].key], true)
	default:
		return false
	}
	return true
}

// take chooses a side of a part.
func (p *mergePage) take(row int, gone, sure bool) {
	if line := p.lines[row]; line.choice && sure {
		p.taken[line.key] = gone
		p.grid.RefreshRow(row)
	}
}

// turn keeps the other card; each part stays as it was chosen.
func (p *mergePage) turn() {
	p.kept, p.gone = p.gone, p.kept
	for _, part := range crm.ClientParts {
		p.taken[part.Key] = !p.taken[part.Key]
	}
	p.env.Replace(mergeRoute(p.kept, p.gone))
	p.Reload()
}

// distinct says that the cards are two clients and closes the page.
func (p *mergePage) distinct() {
	pair := [][2]crm.ClientID{{p.kept, p.gone}}
	p.env.Close()
	record.Do(p.app, p.env, "double.distinct", func(ctx context.Context) error { return p.app.Doubles.Distinct(ctx, pair) })
}

// merge makes one card of two, with progress and a way to stop.
func (p *mergePage) merge() {
	if p.v.Kept.Client == nil {
		return
	}
	l := p.env.Lang
	o := clients.MergeOrder{Kept: p.v.Kept.ID, Gone: p.v.Gone.ID, KeptRev: p.v.Kept.Rev, GoneRev: p.v.Gone.Rev, Taken: p.taken}
	kit.Job(p.env.Env, l.T("merge.running"), func(ctx context.Context, progress *kit.Progress) error {
		return p.app.Merges.Do(ctx, o, func(done, total int64) { progress.Report(l.T("merge.moving"), done, total) })
	}, func(err error) {
		if err != nil {
			p.say(p.env.Explain(err), look.Bad)
			return
		}
		ended(p.app, p.env, "client.merge", p.env.Close)(nil)
	})
}

// Save merges: it is what the keys of saving do on this page.
func (p *mergePage) Save(bool) { p.merge() }

// FocusFirst goes to the parts.
func (p *mergePage) FocusFirst() {
	if p.grid != nil {
		p.env.Window.Canvas().Focus(p.grid)
	}
}

// Hints is for the status line.
func (p *mergePage) Hints() string { return p.env.Lang.T("merge.hints") }

// CreateRenderer shows the page.
func (p *mergePage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.page) }

// mergeRows shows the parts in a grid.
type mergeRows struct{ p *mergePage }

func (r mergeRows) Len() int          { return len(r.p.lines) }
func (r mergeRows) ID(row int) string { return r.p.lines[row].key }

func (r mergeRows) Cell(row, col int, out *grid.Cell) {
	line := r.p.lines[row]
	*out = grid.Cell{Text: strings.ReplaceAll([]string{line.caption, line.kept, line.gone}[col], "\n", " "), Role: look.Muted}
	if out.Text == "" && line.choice {
		out.Text = "—"
	}
	switch {
	case line.head:
		out.Bold, out.Role = true, look.Plain
	case col == 0 || !line.choice:
	case (col == 2) == r.p.taken[line.key]:
		out.Role, out.Bold, out.Icon = look.Accent, true, "check-on"
	default:
		out.Icon = "check-off"
	}
}
