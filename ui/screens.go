package ui

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/ui/host"
	"kartoteka/ui/nav"
)

// Shots is how screens are drawn without a display.
type Shots struct {
	Out  string // folder, made when it is not there
	Size fyne.Size
	Look Appearance
}

// DrawScreens writes every screen of a base as NUMBER-NAME.png and returns how
// many there are.
func DrawScreens(ctx context.Context, a *app.App, env base.Environment, s Shots) (int, error) {
	if err := os.MkdirAll(s.Out, 0o700); err != nil {
		return 0, err
	}
	h := NewHeadless()
	p := &Program{
		Window: h.Window, SetTheme: h.SetTheme, Env: env, Run: host.Inline{}, Post: func(f func()) { f() }, Lang: s.Look.Lang,
	}
	o := p.options(a)
	o.Prefs, o.Watch = host.MapPrefs{}, nil
	shell := New(h.Window, o)
	shell.SetStatus(Status{Base: a.Base.Name()})
	shots, err := shotsOf(ctx, o.Screens)
	if err != nil {
		return 0, err
	}
	for i, x := range shots {
		if err := ctx.Err(); err != nil {
			return i, err
		}
		img := shell.Shot(x.Route, s.Size, s.Look)
		if err := writePNG(filepath.Join(s.Out, fmt.Sprintf("%02d-%s.png", i+1, x.Name)), img); err != nil {
			return i, err
		}
		shell.closeTab(shell.tabs.active)
	}
	return len(shots), nil
}

// shotsOf are the pictures of all screens.
func shotsOf(ctx context.Context, screens []nav.Screen) ([]nav.Shot, error) {
	var all []nav.Shot
	for _, s := range screens {
		shots, err := s.Shots(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, shots...)
	}
	return all, nil
}

func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}
