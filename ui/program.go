package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen"
)

// Program is the window of Kartoteka over a base: the first-run page while none
// is open, the shell when one is.
type Program struct {
	Window   fyne.Window
	Env      base.Environment
	Profile  *base.Profile
	Run      host.Runner
	Post     func(func())
	SetTheme func(fyne.Theme)
	// Notify tells the desktop of a reminder; nil where there is nobody to tell.
	Notify func(title, text string)
	// Fault is told of errors that no words explain, for the log.
	Fault func(error)
	// Folder is where new bases are put.
	Folder string
	// Lang is the language before the person has chosen one.
	Lang string
	// Quiet is how long work that can wait stands back while the first page is
	// read and drawn.
	Quiet time.Duration
	// Files answers for the person in tests; nil asks by dialogs.
	Files host.Files

	app   *app.App
	shell *Shell
	stop  func() // ends listening for changed tasks
}

// App is the open base, nil on the first-run page.
func (p *Program) App() *app.App { return p.app }

// Shell is the window of the open base, nil on the first-run page.
func (p *Program) Shell() *Shell { return p.shell }

// Open opens a base and shows it. One that cannot be opened leaves the base that
// is open, or the first-run page, with the reason.
func (p *Program) Open(path string) {
	p.load(func(ctx context.Context) (*app.App, error) { return app.Open(ctx, path, p.Env) }, nav.Route{})
}

// Start is Open before the window runs: while the system makes the window, the
// base is opened and the fonts are read.
func (p *Program) Start(path string) {
	p.SetTheme(appearanceOf(p.Profile, p.Lang).Theme())
	p.load(func(ctx context.Context) (*app.App, error) {
		look.ReadFonts()
		return app.Open(ctx, path, p.Env)
	}, nav.Route{})
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
			p.refuse(err)
			return
		}
		p.Show(a)
		if first.Screen != "" {
			p.shell.Open(first)
		}
	})
}

// refuse says why a base could not be opened.
func (p *Program) refuse(err error) {
	if p.app == nil {
		p.Welcome(err)
		return
	}
	env := p.shell.Env()
	kit.Notice(env, env.Lang.T("base.unopened"), err)
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
	p.stop = a.Subscribe(p.heard)
	p.Tick()
	p.prepare(a)
}

// prepare makes ready what the first page does without: the search in memory.
func (p *Program) prepare(a *app.App) {
	p.Run.Run("", func(ctx context.Context) error {
		select {
		case <-time.After(p.Quiet):
			return a.PrepareSearch(ctx)
		case <-ctx.Done():
			return nil
		}
	}, p.logged)
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
	if p.stop != nil {
		p.stop()
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
	screens := screen.Screens(a)
	sections := screen.Sections(screens)
	return Options{
		Sections: sections, Screens: screens, Home: nav.To("home"),
		Bell: nav.To("tasks").With("reminded", "yes"), Remind: reminderActions(a),
		Commands: p.commands(), Find: newFinder(a, sections, screens), Kinds: Situations,
		Stale: func(err error) bool { return errors.Is(err, base.ErrStale) },
		Save:  func(t reports.Table) { p.saveTable(t, "xlsx") },
		Print: func(t reports.Table) { p.saveTable(t, "pdf") },
		Undo:  func() { record.Undo(a, &nav.Env{Env: p.shell.Env()}) },
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
		{Key: "call", Menu: MenuRecord, Chords: []Chord{Ctrl(fyne.KeyL)}, Do: func() { p.shell.Open(p.shell.callAbout()) }},
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
			return p.app.Reports.Write(ctx, reports.Report{Table: t}, env.Lang, path, env.Lang.Code() == "ru")
		}, func(err error) {
			if err != nil {
				env.Toast(env.Explain(err), nil)
				return
			}
			env.Toast(env.Lang.T("report.saved", "Path", path), nil)
		})
	})
}
