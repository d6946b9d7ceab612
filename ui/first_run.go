package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/demo"
	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/files"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Welcome shows the first-run page; err, when not nil, is why there is no base.
func (p *Program) Welcome(err error) {
	a := appearanceOf(p.Profile, p.Lang)
	l := lang.For(a.Lang)
	p.SetTheme(a.Theme())
	env := &host.Env{Lang: l, Prefs: p.Profile, Run: p.Run, Window: p.Window, Now: p.Env.Now}
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
		env.Files = files.Dialogs{Env: env}
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
func (p *Program) demo(env *host.Env) {
	path := filepath.Join(p.Folder, env.Lang.T("welcome.demo.file")+".db")
	var a *app.App
	kit.Job(env, env.Lang.T("welcome.demo.making"), func(ctx context.Context, progress *kit.Progress) (err error) {
		if a, err = app.Open(ctx, path, p.Env); !errors.Is(err, base.ErrNoBase) {
			return err
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
func (p *Program) create(env *host.Env, first nav.Route) {
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
