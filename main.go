// Kartoteka is a desktop CRM and sales program for small firms: one window, one
// file, no server. Without arguments it opens the window; the commands of
// ui/cli do the same use cases for scripts.
package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/assets"
	"kartoteka/data/lang"
	"kartoteka/ui"
	"kartoteka/ui/cli"
	"kartoteka/ui/host"
)

// Version and ID are those of FyneApp.toml; a test compares them.
const (
	version = "0.3.1"
	id      = "ru.kartoteka.desktop"
)

// icon is the program's own.
var icon = fyne.NewStaticResource("kartoteka.png", assets.AppIconPNG)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// run wires the program and carries the command line out.
func run(ctx context.Context, args []string) int {
	fault := func(err error) { slog.Error("fault", "error", err) }
	env := base.Environment{Now: time.Now, User: os.Getenv("USER"), View: view, Fault: fault}
	words := lang.For(language())
	self, err := os.Executable()
	if err != nil {
		self = ""
	}
	return cli.Run(ctx, cli.Program{
		Env: env, Lang: words, Version: version, Self: self,
		Window:  func(ctx context.Context, base string) error { return window(ctx, env, base) },
		Screens: func(ctx context.Context, s cli.Screens) error { return screens(ctx, env, s) },
		Explain: func(err error) string {
			sentence, known := ui.Explain(words, err, ui.Situations...)
			if !known {
				sentence += "\n" + err.Error()
			}
			return sentence
		},
		Out: os.Stdout, Err: os.Stderr,
	}, args)
}

// language is KARTOTEKA_LANG where it is set, else the system's.
func language() string {
	if code := os.Getenv("KARTOTEKA_LANG"); code != "" {
		return code
	}
	return lang.System()
}

// folder is where the profile and new bases are: KARTOTEKA_HOME where it is
// set, else the user's folder of settings.
func folder() (string, error) {
	if dir := os.Getenv("KARTOTEKA_HOME"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "kartoteka"), err
}

// window opens the window on a base; on the one opened last when none is named,
// and on the first-run page when there is none.
func window(ctx context.Context, env base.Environment, file string) error {
	dir, err := folder()
	if err != nil {
		return err
	}
	profile, err := base.OpenProfile(dir)
	if err != nil {
		return err
	}
	env.Profile = profile
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: id, Name: "Картотека", Version: version, Icon: icon, Migrations: map[string]bool{"fyneDo": true},
	})
	a := fyneapp.NewWithID(id)
	w := a.NewWindow("Картотека")
	w.SetIcon(icon)
	p := &ui.Program{
		Window: w, Env: env, Profile: profile, Folder: dir, Lang: language(),
		Run: host.NewBackground(ctx, fyne.Do), Post: fyne.Do,
		SetTheme: func(t fyne.Theme) {
			if a.Settings().Theme() != t { // the toolkit reads its fonts anew each time
				a.Settings().SetTheme(t)
			}
		},
		Quiet:  time.Second,
		Notify: func(title, text string) { a.SendNotification(fyne.NewNotification(title, text)) },
		Fault:  env.Fault,
	}
	if recent := profile.Recent(); file == "" && len(recent) > 0 {
		file = recent[0]
	}
	w.Resize(fyne.NewSize(1280, 800))
	if file == "" {
		p.Welcome(nil)
	} else {
		p.Start(file)
	}
	go func() {
		<-ctx.Done()
		fyne.Do(w.Close)
	}()
	go beat(ctx, func() { fyne.Do(p.Tick) })
	w.ShowAndRun()
	return p.Close(context.WithoutCancel(ctx))
}

// beatEvery is how often reminders are looked for.
const beatEvery = 15 * time.Second

// beat calls tick at whole multiples of beatEvery by the clock, so that what is
// due at nine is told at nine.
func beat(ctx context.Context, tick func()) {
	for {
		now := time.Now()
		select {
		case <-ctx.Done():
			return
		case <-time.After(now.Truncate(beatEvery).Add(beatEvery).Sub(now)):
			tick()
		}
	}
}

// screens draws every screen of a base without a display.
func screens(ctx context.Context, env base.Environment, s cli.Screens) error {
	a, err := app.Open(ctx, s.Base, env)
	if err != nil {
		return err
	}
	_, err = ui.DrawScreens(ctx, a, env, ui.Shots{
		Out: s.Out, Size: fyne.NewSize(float32(s.Width), float32(s.Height)),
		Look: ui.Appearance{Dark: s.Theme == "dark", Lang: s.Lang, Zoom: ui.ZoomLeast},
	})
	return errors.Join(err, a.Close())
}
