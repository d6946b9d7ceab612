package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// desk is a shell with pages that remember what was asked of them.
type desk struct {
	*Shell
	t      *testing.T
	prefs  host.MapPrefs
	pages  map[string]*page // by route
	heard  func(tables []string)
	faults []error
	closed bool
	undone int
}

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func newDesk(t *testing.T, prefs host.MapPrefs) *desk {
	t.Helper()
	d := &desk{t: t, prefs: prefs, pages: map[string]*page{}}
	h := NewHeadless()
	h.Window.SetOnClosed(func() { d.closed = true })
	d.Shell = New(h.Window, Options{
		Sections: sections, Screens: d.screens(), Home: nav.To("home"), Find: people{},
		Undo: func() { d.undone++ }, Bell: nav.To("home"),
		Prefs: prefs, Run: host.Inline{}, Now: func() time.Time { return now },
		Post:     func(f func()) { f() },
		Watch:    func(heard func([]string)) func() { d.heard = heard; return func() { d.heard = nil } },
		SetTheme: h.SetTheme, Lang: "ru", Fault: func(err error) { d.faults = append(d.faults, err) },
	})
	d.Shell.later = func(time.Duration, func()) func() { return func() {} }
	d.w.Resize(fyne.NewSize(1280, 800))
	d.SetStatus(Status{Base: "Торговый дом «Север»", Copied: now.Add(-48 * time.Minute), Verified: true, Network: Offline})
	d.SetCount("home", 12)
	d.SetCount("deals", 31)
	d.SetCount("money", 7)
	return d
}

func started(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, host.MapPrefs{})
	d.Start()
	return d
}

var sections = []nav.Section{
	{Key: "home", Icon: "home", Pages: []nav.Link{{Title: "section.home", Route: nav.To("home")}}},
	{Key: "clients", Icon: "clients", Pages: []nav.Link{{Title: "section.clients", Route: nav.To("clients")}}},
	{Key: "deals", Icon: "deals", Pages: []nav.Link{{Title: "section.deals", Route: nav.To("deals")}}},
	{Key: "sales", Icon: "sales", Listed: true, Pages: []nav.Link{
		{Title: "section.sales", About: "welcome.open.about", Route: nav.To("orders"), Group: "section.sales"},
		{Title: "section.stock", Route: nav.To("products"), Group: "section.stock", Icon: "stock"},
	}},
	{Key: "money", Icon: "money", Pages: []nav.Link{{Title: "section.money", Route: nav.To("money")}}},
	{Key: "stock", Icon: "stock", Pages: []nav.Link{{Title: "section.stock", Route: nav.To("products")}}},
	{Key: "marketing", Icon: "marketing", Pages: []nav.Link{{Title: "section.marketing", Route: nav.To("marketing")}}},
	{Key: "reports", Icon: "reports", Pages: []nav.Link{{Title: "section.reports", Route: nav.To("reports")}}},
	{Key: "settings", Icon: "settings", Pages: []nav.Link{{Title: "section.settings", Route: nav.To("settings")}}},
}

func (d *desk) screens() []nav.Screen {
	list := func(key, section string) nav.Screen {
		return nav.Screen{Key: key, Section: section, Title: "section." + section, Open: d.openList}
	}
	return []nav.Screen{
		list("home", "home"), list("clients", "clients"), list("deals", "deals"), list("orders", "sales"),
		list("products", "stock"), list("money", "money"), list("marketing", "marketing"),
		list("reports", "reports"), list("settings", "settings"),
		{Key: "client", Section: "clients", Open: d.openCard},
	}
}

// page is a list: a table of clients over which keys work.
type page struct {
	widget.BaseWidget
	env     *nav.Env
	route   nav.Route
	title   string
	grid    *grid.Grid
	body    fyne.CanvasObject
	reloads int
	keys    []fyne.KeyName
	found   int
	follow  bool
}

func (d *desk) openList(e *nav.Env, r nav.Route) kit.Page {
	p := &page{env: e, route: r, title: d.sectionWord(d.Shell.screens[r.Screen].Section)}
	p.grid = grid.New(e.Env, columns, clientRows{})
	p.grid.OnKey = e.Keys
	p.body = container.New(pageLayout{}, kit.Heading(p.title), p.grid)
	p.ExtendBaseWidget(p)
	d.pages[r.String()] = p
	return p
}

func (p *page) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.body) }
func (p *page) Title() string                       { return p.title }
func (p *page) OnTitle(func())                      {}
func (p *page) Tables() []string                    { return []string{p.route.Screen} }
func (p *page) Reload()                             { p.reloads++ }
func (p *page) FocusSearch()                        { p.found++ }
func (p *page) FocusFirst()                         { p.env.Window.Canvas().Focus(p.grid) }
func (p *page) Hints() string {
	return "Ins создать · Enter открыть · F9 скопировать · Ctrl+F найти"
}

func (p *page) Follow(args map[string]string) bool {
	if p.follow {
		p.route.Args = args
	}
	return p.follow
}

func (p *page) HandleKey(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyInsert && ev.Name != fyne.KeyF9 {
		return false
	}
	p.keys = append(p.keys, ev.Name)
	return true
}

// card is a form with one field and an answer ready for who asks.
type card struct {
	page
	field    *kit.Entry
	retitled func()
	saved    []bool
	asked    int
	lets     bool
}

func (d *desk) openCard(e *nav.Env, r nav.Route) kit.Page {
	c := &card{page: page{env: e, route: r, title: "ООО «" + r.ID + "»"}, field: kit.NewEntry(e.Env)}
	c.field.OnChanged = func(string) { c.retitled() }
	c.body = container.New(pageLayout{}, kit.Heading(c.title), container.NewVBox(c.field))
	c.ExtendBaseWidget(c)
	d.pages[r.String()] = &c.page
	cards[r.ID] = c
	return c
}

// cards are the forms opened last, by the ID of their client.
var cards = map[string]*card{}

func (c *card) OnTitle(changed func())           { c.retitled = changed }
func (c *card) FocusFirst()                      { c.env.Window.Canvas().Focus(c.field) }
func (c *card) Dirty() bool                      { return c.field.Text != "" }
func (c *card) HandleKey(ev *fyne.KeyEvent) bool { return false }
func (c *card) Close(done func(bool)) {
	c.asked++
	done(c.lets)
}

func (c *card) Save(andClose bool) {
	c.saved = append(c.saved, andClose)
	if andClose {
		c.page.env.Close()
	}
}

var columns = []grid.Column{
	{Key: "name", Title: "Клиент", Width: 240, Lead: true, Sortable: true},
	{Key: "city", Title: "Город", Width: 100},
	{Key: "state", Title: "Состояние", Width: 100},
	{Key: "debt", Title: "Долг, ₽", Width: 120, Align: grid.AlignRight},
}

type clientRows struct{}

func (clientRows) Len() int          { return 18 }
func (clientRows) ID(row int) string { return fmt.Sprint(row) }
func (clientRows) Cell(row, col int, out *grid.Cell) {
	debts := []string{"", "184 200,00", "", "96 350,50"}
	*out = grid.Cell{}
	switch col {
	case 0:
		out.Text = "ООО «Дельта-Инструмент»"
	case 1:
		out.Text, out.Role = "Самара", look.Muted
	case 2:
		out.Text, out.Role, out.Badge = "активный", look.Good, true
	case 3:
		out.Text = debts[row%4]
	}
}

// people finds clients by the beginning of a name, in either layout.
type people struct{}

func (people) Find(_ context.Context, _ *lang.Lang, text string) ([]nav.Hit, error) {
	if text == "сломать" {
		return nil, errors.New("b+tree is upside down")
	}
	var hits []nav.Hit
	for _, name := range []string{"Иванов и сыновья", "Ивановские ткани", "Альфа-Снаб"} {
		if slip := lang.OtherLayout(text); strings.HasPrefix(folded(name), folded(text)) || slip != "" && strings.HasPrefix(folded(name), folded(slip)) {
			hits = append(hits, nav.Hit{Group: "section.clients", Title: name, Detail: "Самара", Icon: "clients", Route: nav.To("client", name)})
		}
	}
	return hits, nil
}

// press gives a key the way the driver does: to the focused control, else to
// the canvas.
func (d *desk) press(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if f := d.w.Canvas().Focused(); f != nil {
			f.TypedKey(ev)
		} else {
			d.w.Canvas().OnTypedKey()(ev)
		}
	}
}

// chord presses a chord the way the driver does: the main menu goes first.
func (d *desk) chord(c Chord) {
	d.t.Helper()
	name := c.shortcut().ShortcutName()
	for _, m := range d.w.MainMenu().Items {
		for _, it := range m.Items {
			if it.Shortcut != nil && it.Shortcut.ShortcutName() == name {
				it.Action()
				return
			}
		}
	}
	d.t.Fatalf("no item of the main menu has %s", c)
}

func (d *desk) typed(text string) {
	for _, r := range text {
		d.w.Canvas().Focused().TypedRune(r)
	}
}

// words are all texts drawn in an object, in the order of drawing.
func words(o fyne.CanvasObject) []string {
	var all []string
	for _, o := range test.LaidOutObjects(o) {
		if t, ok := o.(*canvas.Text); ok && t.Visible() && t.Text != "" {
			all = append(all, t.Text)
		}
	}
	return all
}

func (d *desk) titles() string {
	var all []string
	for _, t := range d.tabs.list {
		mark := ""
		if t == d.tabs.active {
			mark = ">"
		}
		if t.dirty() {
			mark += "*"
		}
		all = append(all, mark+t.title)
	}
	return strings.Join(all, " | ")
}
