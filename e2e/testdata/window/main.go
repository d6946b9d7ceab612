// Command window is the shell of the program in a real window with pages of one
// field each, and nothing behind them. The tests of the window drive it; it
// tells on stdout what reached the pages.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/data/lang"
	"kartoteka/ui"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

func main() {
	lang := flag.String("lang", "ru", "language of the window")
	flag.Parse()
	app := fyneapp.NewWithID("ru.kartoteka.window")
	w := app.NewWindow("")
	s := ui.New(w, ui.Options{
		Sections: []nav.Section{
			{Key: "home", Icon: "home", Pages: []nav.Link{{Title: "section.home", Route: nav.To("home")}}},
			{Key: "clients", Icon: "clients", Pages: []nav.Link{{Title: "section.clients", Route: nav.To("clients")}}},
			{Key: "reports", Icon: "reports", Listed: true, Pages: []nav.Link{
				{Title: "section.reports", Route: nav.To("reports")}, {Title: "section.money", Route: nav.To("money")},
			}},
		},
		Screens: []nav.Screen{
			{Key: "home", Section: "home", Title: "section.home", Open: open},
			{Key: "clients", Section: "clients", Title: "section.clients", Open: open},
			{Key: "client", Section: "clients", Open: open},
			{Key: "reports", Section: "reports", Title: "section.reports", Open: open},
			{Key: "money", Section: "reports", Title: "section.money", Open: open},
		},
		Home: nav.To("home"), Find: names{}, Prefs: host.MapPrefs{}, Lang: *lang,
		Run: host.NewBackground(context.Background(), fyne.Do), Post: fyne.Do, Now: time.Now,
		SetTheme: app.Settings().SetTheme, Undo: func() { say("undo") },
		Fault: func(err error) { say("fault %v", err) },
	})
	s.SetStatus(ui.Status{Base: "Проба", Network: ui.Offline})
	s.Start()
	w.ShowAndRun()
	say("closed")
}

func say(format string, args ...any) { fmt.Fprintf(os.Stdout, format+"\n", args...) }

// page has one field and reports its keys.
type page struct {
	widget.BaseWidget
	title  string
	field  *kit.Entry
	window fyne.Window
	env    *nav.Env
	turned func()
}

func open(e *nav.Env, r nav.Route) kit.Page {
	p := &page{title: r.ID, field: kit.NewEntry(e.Env), window: e.Window, env: e}
	p.field.OnChanged = func(text string) {
		say("text %s", text)
		if p.turned != nil {
			p.turned()
		}
	}
	p.ExtendBaseWidget(p)
	say("open %s", r)
	return p
}

func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewPadded(container.NewVBox(kit.Heading(p.title), p.field)))
}

func (p *page) Title() string         { return p.title }
func (p *page) OnTitle(turned func()) { p.turned = turned }
func (p *page) FocusFirst()           { p.window.Canvas().Focus(p.field) }
func (p *page) FocusSearch()          { say("search") }
func (p *page) Tables() []string      { return nil }
func (p *page) Reload()               { say("reload") }
func (p *page) Dirty() bool           { return p.field.Text != "" }

func (p *page) Close(done func(bool)) {
	say("asked")
	kit.Ask(p.env.Env, kit.Question{Text: p.title, Verbs: []kit.Verb{
		{Text: "Не сохранять", Primary: true, Do: func() { done(true) }},
		{Text: "Остаться", Cancel: true, Do: func() { done(false) }},
	}})
}

func (p *page) Save(andClose bool) {
	say("save %v", andClose)
	if andClose {
		p.env.Close()
	}
}

func (p *page) HandleKey(ev *fyne.KeyEvent) bool {
	say("key %s", ev.Name)
	return ev.Name == fyne.KeyInsert
}

// names finds one client, in the other layout too.
type names struct{}

func (names) Find(_ context.Context, _ *lang.Lang, text string) ([]nav.Hit, error) {
	typed := strings.ToLower(text)
	if strings.HasPrefix("альфа", typed) || strings.HasPrefix("альфа", lang.OtherLayout(typed)) {
		return []nav.Hit{{Group: "section.clients", Title: "Альфа", Route: nav.To("client", "Альфа")}}, nil
	}
	return nil, nil
}
