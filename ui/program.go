package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/app"
	"kartoteka/data/demo"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/screen"
)

// Program is the window of Kartoteka over a base: the first-run page while none
// is open, the shell when one is.
type Program struct {
	Window   fyne.Window
	Env      app.Environment
	Profile  *app.Profile
	Run      kit.Runner
	Post     func(func())
	SetTheme func(fyne.Theme)
	// Fault is told of errors that no words explain, for the log.
	Fault func(error)
	// Folder is where new bases are put.
	Folder string
	// Lang is the language before the person has chosen one.
	Lang string
	// Files answers for the person in tests; nil asks by dialogs.
	Files kit.Files

	app   *app.App
	shell *Shell
}

// App is the open base, nil on the first-run page.
func (p *Program) App() *app.App { return p.app }

// Shell is the window of the open base, nil on the first-run page.
func (p *Program) Shell() *Shell { return p.shell }

// Open opens a base and shows it. A base that cannot be opened leaves the
// first-run page with the reason.
func (p *Program) Open(path string) {
	p.load(func(ctx context.Context) (*app.App, error) { return app.Open(ctx, path, p.Env) }, nav.Route{})
}

// load opens a base off the thread of the window and shows it, at a route when
// one is given.
func (p *Program) load(open func(ctx context.Context) (*app.App, error), first nav.Route) {
	var a *app.App
	p.Run.Run("", func(ctx context.Context) (err error) {
		a, err = open(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.Welcome(err)
			return
		}
		p.Show(a)
		if first.Screen != "" {
			p.shell.Open(first)
		}
	})
}

// Show shows an open base and closes the one before it.
func (p *Program) Show(a *app.App) {
	p.logged(p.Close(context.Background()))
	p.app = a
	p.Profile.Opened(a.Path())
	p.Window.SetTitle(a.Base.Name() + " — " + lang.For(p.Lang).T("shell.name"))
	p.shell = New(p.Window, p.options(a))
	p.shell.SetStatus(p.status())
	p.shell.Start()
}

// status is the base and its last copy.
func (p *Program) status() Status {
	made, err := p.app.Base.LastCopy(p.copies())
	p.logged(err)
	return Status{Base: p.app.Base.Name(), Copied: made, Verified: !made.IsZero()}
}

// copies is where the program keeps copies of bases by itself.
func (p *Program) copies() string { return filepath.Join(p.Folder, "copies") }

// Close keeps a verified copy of what the session has changed and closes the
// base.
func (p *Program) Close(ctx context.Context) error {
	if p.app == nil {
		return nil
	}
	_, err := p.app.Base.KeepCopy(ctx, p.copies())
	err = errors.Join(err, p.app.Close())
	p.app = nil
	return err
}

// logged tells the log of an error, if there is one.
func (p *Program) logged(err error) {
	if err != nil && p.Fault != nil {
		p.Fault(err)
	}
}

func (p *Program) options(a *app.App) Options {
	return Options{
		Sections: screen.Sections(), Screens: screen.Screens(a), Home: nav.To("home"),
		Commands: p.commands(), Find: finder{a}, Kinds: Situations,
		Save:  func(t reports.Table) { p.saveTable(t, "xlsx") },
		Print: func(t reports.Table) { p.saveTable(t, "pdf") },
		Undo:  func() { screen.Undo(a, &nav.Env{Env: p.shell.Env()}) },
		Prefs: prefsOf(p.Profile, a.Path()), Run: p.Run, Now: p.Env.Now, Post: p.Post, SetTheme: p.SetTheme,
		Watch: func(heard func([]string)) func() { return a.Subscribe(heard) },
		Fault: p.Fault, Lang: p.Lang, Files: p.Files,
	}
}

// commands is the program's own part of the menu «Файл».
func (p *Program) commands() []Command {
	return []Command{
		{Key: "base.open", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyO)}, Do: p.askOpen},
		{Key: "base.new", Menu: MenuFile, Do: p.askNew},
		{Key: "base.import", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyI)}, Do: func() { p.shell.Open(nav.To("import")) }},
	}
}

// saveTable writes what a list shows to a file the person names.
func (p *Program) saveTable(t reports.Table, format string) {
	env := p.shell.Env()
	env.Files.Save(t.Name+"-"+p.Env.Now().Format(time.DateOnly)+"."+format, func(path string) {
		if !strings.HasSuffix(path, "."+format) {
			path += "." + format
		}
		p.Run.Run("", func(ctx context.Context) error {
			return p.app.Reports.Write(ctx, reports.Report{Table: t}, env.Lang, reports.Settings{}, path, env.Lang.Code() == "ru")
		}, func(err error) {
			if err != nil {
				env.Toast(env.Explain(err), nil)
				return
			}
			env.Toast(env.Lang.T("report.saved", "Path", path), nil)
		})
	})
}

// Welcome shows the first-run page; err, when not nil, is why there is no base.
func (p *Program) Welcome(err error) {
	l := lang.For(p.Lang)
	p.SetTheme(Appearance{Zoom: ZoomLeast}.Theme())
	env := &kit.Env{Lang: l, Prefs: p.Profile, Run: p.Run, Window: p.Window, Now: p.Env.Now}
	env.Explain = func(err error) string {
		words, known := Explain(l, err, Situations...)
		if !known {
			p.logged(err)
		}
		return words
	}
	env.Toast = func(string, func()) {}
	env.Keys = func(*fyne.KeyEvent) bool { return false }
	env.Files = p.Files
	if env.Files == nil {
		env.Files = kit.FileDialogs{Env: env}
	}
	speakFyne(l)
	page := NewWelcome(env, Welcome{
		Demo:   func() { p.demo(env) },
		Empty:  func() { p.create(env, nav.To("organisation")) },
		Import: func() { p.create(env, nav.To("import")) },
		Open:   func() { env.Files.Open([]string{".db", ".crmbak"}, p.Open) },
	})
	content := fyne.CanvasObject(page)
	if err != nil {
		reason := kit.Margins(kit.Callout(kit.NewParagraph(env.Explain(err), look.Bad, 900)))
		content = container.NewBorder(reason, nil, nil, nil, page)
	}
	p.Window.SetPadded(false)
	p.Window.SetTitle(l.T("shell.name"))
	p.Window.SetContent(content)
	page.FocusFirst()
}

// demo makes the demo base and shows it.
func (p *Program) demo(env *kit.Env) {
	path := filepath.Join(p.Folder, env.Lang.T("welcome.demo.file")+".db")
	var a *app.App
	kit.Job(env, env.Lang.T("welcome.demo.making"), func(ctx context.Context, progress *kit.Progress) (err error) {
		if a, err = app.Open(ctx, path, p.Env); err == nil {
			return nil
		}
		if a, err = app.Create(ctx, path, p.Env); err != nil {
			return err
		}
		return a.Base.FillDemo(ctx, demo.Default(a.Today()), func(done, total int64) {
			progress.Report(env.Lang.T("welcome.demo.making"), done, total)
		})
	}, func(err error) {
		if err != nil {
			p.Welcome(err)
			return
		}
		p.Show(a)
	})
}

// create asks where to put a new base, makes it and shows it at a route.
func (p *Program) create(env *kit.Env, first nav.Route) {
	env.Files.Save(filepath.Join(p.Folder, env.Lang.T("welcome.empty.file")+".db"), func(path string) {
		if filepath.Ext(path) == "" {
			path += ".db"
		}
		p.load(func(ctx context.Context) (*app.App, error) { return app.Create(ctx, path, p.Env) }, first)
	})
}

// askOpen and askNew change the base; what is not saved is asked about first.
func (p *Program) askOpen() {
	env := p.shell.Env()
	env.Files.Open([]string{".db", ".crmbak"}, func(path string) { p.shell.leave(everyTab, func() { p.Open(path) }) })
}

func (p *Program) askNew() {
	p.shell.leave(everyTab, func() { p.create(p.shell.Env(), nav.To("organisation")) })
}

// finder looks for records for the palette.
type finder struct{ a *app.App }

var finderIcons = map[string]struct{ group, icon string }{
	"client":  {"section.clients", "clients"},
	"order":   {"section.sales", "sales"},
	"product": {"section.stock", "stock"},
}

// Find implements nav.Finder.
func (f finder) Find(ctx context.Context, text string) ([]nav.Hit, error) {
	found, err := f.a.Find(ctx, text)
	hits := make([]nav.Hit, len(found))
	for i, r := range found {
		look := finderIcons[r.Screen]
		hits[i] = nav.Hit{Group: look.group, Title: r.Name, Detail: r.Detail, Icon: look.icon, Route: nav.To(r.Screen, r.ID)}
	}
	return hits, err
}

// basePrefs keeps the tabs and the palette of each base apart; all else is the
// person's, whatever the base.
type basePrefs struct {
	kit.Prefs
	base string
}

func prefsOf(p kit.Prefs, base string) kit.Prefs {
	if abs, err := filepath.Abs(base); err == nil {
		base = abs
	}
	return basePrefs{p, base}
}

func (b basePrefs) key(key string) string {
	if key == prefTabs || key == prefRecent {
		return key + "@" + b.base
	}
	return key
}

// Get implements kit.Prefs.
func (b basePrefs) Get(key string) string { return b.Prefs.Get(b.key(key)) }

// Set implements kit.Prefs.
func (b basePrefs) Set(key, value string) { b.Prefs.Set(b.key(key), value) }
